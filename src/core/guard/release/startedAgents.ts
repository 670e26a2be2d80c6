import { catalogue } from '../../assistants/catalogue.ts';
import { unguardedStarts } from '../../assistants/unguarded.ts';
import { agentPrograms } from '../agentPrograms.ts';
import type { UnguardedStart } from './types.ts';

/** Runners of packages and programs, followed by the name of an agent. */
const runners: ReadonlySet<string> = new Set([
  ...['npx', 'pnpx', 'bunx', 'uvx', 'npm', 'pnpm', 'yarn', 'bun', 'node', 'deno'],
]);

/** An agent that a command starts. */
export interface StartedAgent {
  /** Null if it is not known how the agent skips hooks. */
  readonly start: UnguardedStart | null;
}

/** Returns the agent that a command starts, by its program or its package; null for any other command. */
export function agentIn([name = '', ...rest]: readonly string[]): StartedAgent | null {
  const own = agentNamed(name);
  if (own !== null || !runners.has(name)) return own;
  for (const word of rest) {
    const found = agentNamed(word.replace(/^.*[\\/]/, '')) ?? agentOfPackage(word);
    if (found !== null) return found;
  }
  return null;
}

function agentNamed(program: string): StartedAgent | null {
  if (!agentPrograms.has(program)) return null;
  return { start: unguardedStarts.find(each => each.programs.includes(program)) ?? null };
}

/** Returns the agent of `@openai/codex@1.2`, or of a path in the folder of such a package. */
function agentOfPackage(word: string): StartedAgent | null {
  const [, folder] = /node_modules[\\/](.+)$/.exec(word) ?? [];
  const text = folder?.replaceAll('\\', '/') ?? word;
  const isOf = (name: string): boolean =>
    text === name || text.startsWith(`${name}@`) || (folder !== undefined && text.startsWith(`${name}/`));
  const start = unguardedStarts.find(each => each.packages.some(isOf));
  return start === undefined ? null : { start };
}

/** Words that make any agent skip hooks. */
const anyAgent =
  /^--(?:no|disable|skip|without)-(?:\w+-)?hooks?(?:=|$)|disableAllHooks|(?:^|[.{])hooks(?:\.\w+)?\s*=\s*(?:false|\{\})|hooksConfig|^(?:-c)?profile=/;

/** `codex --disable hooks`, `gemini hooks disable`, `claude plugin disable`: combinations of words that do the same. */
const switchingOff =
  /(?:^| )(?:--?disable(?:-all)?|off|remove|uninstall) (?:\S+ )?hooks?(?: |$)|(?:^| )(?:hooks?|plugins?|extensions?|features|config set) (?:-\S+ )*(?:disable|remove|uninstall|hooks)\b/;

/** Whether the arguments of an agent make it skip its hooks. */
export function leavesHooksOut({ start }: StartedAgent, words: readonly string[]): boolean {
  const isOption = (word: string): boolean =>
    start?.options.some(option => word === option || word.startsWith(`${option}=`)) === true;
  return words.some(word => isOption(word) || anyAgent.test(word)) || switchingOff.test(words.slice(1).join(' '));
}

/** Variables that make every agent look for its settings elsewhere, or run foreign code. */
const ofAll = /^(?:HOME|USERPROFILE|XDG_CONFIG_HOME|XDG_STATE_HOME|APPDATA|LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES)$/;

/** Whether a variable disables an agent's hooks. */
export function movesAgent(variable: string, { start }: StartedAgent): boolean {
  return ofAll.test(variable) || (start !== null && isOf(start, variable));
}

/** Whether a variable disables the hooks of any agent and has no other purpose. */
export function movesSomeAgent(variable: string): boolean {
  return unguardedStarts.some(start => isOf(start, variable));
}

function isOf({ id, variables }: UnguardedStart, variable: string): boolean {
  const { movedFolders = {} } = catalogue.find(each => each.id === id) ?? {};
  const isMoving = Object.values(movedFolders).some(place => place.split('/')[0] === variable);
  return isMoving || variables?.test(variable) === true;
}
