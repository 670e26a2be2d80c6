import path from 'node:path';
import { catalogue } from '../core/assistants/catalogue.ts';
import type { Assistant } from '../core/assistants/types.ts';
import { detectAssistants } from '../node/settings/detect.ts';
import type { Person } from '../node/workspace.ts';
import type { Options } from './arguments/options.ts';
import type { Painter } from './output/painter.ts';
import { UsageError } from './arguments/usage.ts';

/** Everything a command may touch besides the disk. */
export interface Environment {
  readonly options: Options;
  readonly env: NodeJS.ProcessEnv;
  readonly painter: Painter;
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly readStdin: () => Promise<string>;
}

/** Where nothing is found on the machine: VS Code ships Copilot itself. */
const assumed: readonly string[] = ['copilot'];

/** The assistants a command is about. Throws {@link UsageError} for an id that no catalogue row has. */
export async function chosenAssistants({ options, env }: Environment): Promise<readonly Assistant[]> {
  const withFeatures = catalogue.filter(assistant => assistant.features.length > 0);
  if (options.assistants === 'all') return withFeatures;
  if (options.assistants !== null) {
    const unknown = options.assistants.find(id => !catalogue.some(assistant => assistant.id === id));
    if (unknown !== undefined) {
      throw new UsageError(`no assistant is called ${unknown}; known are ${catalogue.map(each => each.id).join(', ')}`);
    }
    const wanted = new Set(options.assistants);
    return catalogue.filter(assistant => wanted.has(assistant.id));
  }
  const found = new Set(await detected(options.home, env));
  const inUse = withFeatures.filter(assistant => found.has(assistant.id));
  return inUse.length > 0 ? inUse : withFeatures.filter(assistant => assumed.includes(assistant.id));
}

/** Whose rules for every folder count. */
export function personOf({ options, env }: Environment): Person {
  return { home: options.home, env };
}

/** Ids of the AI tools on this machine. */
export function detected(home: string, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  return detectAssistants({ home, pathDirs: (env['PATH'] ?? '').split(path.delimiter), extensionIds: null });
}
