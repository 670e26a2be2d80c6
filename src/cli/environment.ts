import { catalogue } from '../core/assistants/catalogue.ts';
import type { Assistant } from '../core/assistants/types.ts';
import { detectAssistants } from '../node/settings/detect.ts';
import type { Person } from '../node/workspace.ts';
import type { Options } from './arguments/options.ts';
import type { Painter } from './output/painter.ts';
import type { Progress } from './output/progress.ts';
import type { Safe } from './output/safe.ts';
import { suggestion } from '../core/texts/closest.ts';
import { UsageError } from './arguments/usage.ts';

/** Everything that a command may use, apart from the disk. */
export interface Environment {
  readonly options: Options;
  readonly env: NodeJS.ProcessEnv;
  readonly painter: Painter;
  readonly print: (text: Safe) => void;
  /** Prints to standard error. Text from files and users is made harmless. */
  readonly warn: (text: string | Safe) => void;
  /** Shows the progress of long work; only on a terminal. */
  readonly progress: Progress;
  /** Standard input, decoded, as it arrives. */
  readonly input: () => AsyncIterable<string>;
  /** Prints to standard output for another program, unchanged. */
  readonly write: (text: string) => void;
  readonly readStdin: () => Promise<string>;
}

/** Assumed if no assistant is found: VS Code itself ships Copilot. */
const assumed: readonly string[] = ['copilot'];

/** The assistants that a command is about. */
export interface Chosen {
  readonly assistants: readonly Assistant[];
  /** No assistant was named and none was found, so one is assumed. */
  readonly isAssumed: boolean;
}

/** Like {@link chosen}, without the information whether one is assumed. */
export async function chosenAssistants(environment: Environment): Promise<readonly Assistant[]> {
  return (await chosen(environment)).assistants;
}

/** Returns the assistants that a command is about. Throws {@link UsageError} for an id that is not in the catalogue. */
export async function chosen({ options, env }: Environment): Promise<Chosen> {
  const withFeatures = catalogue.filter(assistant => assistant.features.length > 0);
  if (options.assistants === 'all') return { assistants: withFeatures, isAssumed: false };
  if (options.assistants !== null) {
    checkIds(options.assistants);
    const wanted = new Set(options.assistants);
    return { assistants: catalogue.filter(assistant => wanted.has(assistant.id)), isAssumed: false };
  }
  const found = new Set(await detected(options.home, env));
  const inUse = withFeatures.filter(assistant => found.has(assistant.id));
  if (inUse.length > 0) return { assistants: inUse, isAssumed: false };
  return { assistants: withFeatures.filter(each => assumed.includes(each.id)), isAssumed: true };
}

/** Throws {@link UsageError} for an id that is not in the catalogue. */
export function checkIds(ids: readonly string[]): void {
  const known = catalogue.map(each => each.id);
  const unknown = ids.find(id => !known.includes(id));
  if (unknown !== undefined)
    throw new UsageError(
      `no assistant is called ${unknown}${suggestion(unknown, known)}; known are ${known.join(', ')}`,
    );
}

/** Returns the person whose global rules apply. */
export function personOf({ options, env }: Environment): Person {
  return { home: options.home, env };
}

/** Returns the ids of the AI tools on this machine. */
export function detected(home: string, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  return detectAssistants({ home, env, extensionIds: null });
}
