import { existsSync } from 'node:fs';
import path from 'node:path';
import { jsonFormat } from '../../../core/config/jsonFormat.ts';
import { tomlFormat } from '../../../core/config/tomlFormat.ts';
import { objectOf } from '../../../core/guard/hooks/toolEvents.ts';
import type { AgentHooks } from '../../../core/guard/hooks/types.ts';
import { asList } from '../../../core/json.ts';
import { errorIn, isTrusted, type OwnEntry, ownEntries } from '../../../core/guard/registrations/registration.ts';
import type { GuardScope } from '../../../core/guard/scope.ts';
import type { GuardPlace } from '../../../core/guard/registrations/standing.ts';
import type { Json } from '../../../core/guard/types.ts';
import type { Position } from '../../../core/texts/lines.ts';
import { type Message, message } from '../../../core/message.ts';
import { resolveFile } from '../../../core/settings/readings.ts';
import { type ReadText, readTextSync } from '../../files/readText.ts';
import { movedFolders } from '../../settings/movedFolders.ts';
import { notReadBecause } from '../../settings/readConfig.ts';
import { hookPlaces, type HookPlace, type Installation } from './installation.ts';
import { guardPlaces } from '../places.ts';
import { launchedFrom } from './pointer.ts';

/** The command line that an agent starts: a line for a shell, or a program and its arguments. */
export type Command = readonly string[];

/** What one file says about the guard. Determined without starting anything. */
export interface WrittenHooks extends HookPlace, Omit<GuardPlace, keyof HookPlace> {
  /** Set if the state is `registered`. */
  readonly command: Command | null;
}

/** What the files of an agent say about the guard. */
export interface Registered {
  /** Never empty if the agent has a place for hooks: if no file names the guard, the first place is `missing`. */
  readonly hooks: readonly WrittenHooks[];
  readonly failsClosed: boolean;
}

const maximumBytes = 4_000_000;

/** Returns which files register the guard in an agent, and whether it could answer there. Reads only, starts nothing, never throws. */
export function readRegistered(agent: AgentHooks, installation: Omit<Installation, 'runtime'>): Registered {
  const hooks: WrittenHooks[] = [];
  let isClosed = false;
  const places = hookPlaces(agent, installation);
  for (const place of places) {
    const read = readTextSync(place.file, maximumBytes);
    if (read.kind === 'absent') continue;
    const problem = problemOf(place.file, read, agent);
    if (problem !== null) {
      const isForeign = read.kind !== 'text' || !/sightglass/i.test(read.text);
      hooks.push({ ...place, state: 'broken', problem, ...(isForeign ? { isForeign } : {}), command: null });
      continue;
    }
    const text = read.kind === 'text' ? read.text : '';
    const { found, command } = registrationIn(text, agent);
    if (found === 'none') continue;
    isClosed ||= /--fail-closed/.test(text);
    if (found === 'partly') hooks.push({ ...place, state: 'partly', command: null });
    else hooks.push({ ...place, ...standingOf(agent, place, { text, command }, installation) });
  }
  return {
    hooks: ofWholes(agent, hooks, places),
    failsClosed: agent.closes === 'always' || (agent.closes === 'option' && isClosed),
  };
}

/** Returns the state of a registration that is complete in its file: whether it is effective, and if not, why. */
function standingOf(
  agent: AgentHooks,
  { file, scope }: HookPlace,
  { text, command }: { readonly text: string; readonly command: Command | null },
  installation: Omit<Installation, 'runtime'>,
): Omit<WrittenHooks, keyof HookPlace> {
  if (command === null || !canStart(command, installation.home)) return { state: 'broken', command: null };
  const off = scope === 'machine' ? null : offSwitchOf(agent, installation);
  if (off !== null) return { state: 'disabled', disabledBy: off, command: null };
  if (isTrustedThere(agent, file, text, installation)) return { state: 'registered', command };
  const problem = trustProblem(installation);
  return problem === null ? { state: 'untrusted', command: null } : { state: 'broken', problem, command: null };
}

/** Returns why an agent takes no hooks from a file: it cannot be read, or an error makes all of it invalid. */
function problemOf(
  file: string,
  read: Exclude<ReadText, { kind: 'absent' }>,
  { registration }: AgentHooks,
): Message | null {
  if (read.kind === 'binary') return message('settings.file.notUtf8', { file });
  if (read.kind !== 'text') return notReadBecause(read, file, maximumBytes);
  if (registration.kind !== 'entries' || read.text.trim() === '') return null;
  const error = errorIn(read.text, registration);
  return error === null ? null : malformed(file, error);
}

function malformed(file: string, { line, column }: Position): Message {
  return message('guard.state.malformed', { file, line, column });
}

/** Sets registrations in a scope to `partly` as long as other files that the agent needs there do not register the guard. */
function ofWholes(
  { registration }: AgentHooks,
  hooks: readonly WrittenHooks[],
  places: readonly HookPlace[],
): readonly WrittenHooks[] {
  const [usual] = places;
  if (hooks.length === 0) return usual === undefined ? [] : [{ ...usual, state: 'missing', command: null }];
  if (registration.kind !== 'own-files' || registration.names.length < 2) return hooks;
  const isWhole = (scope: GuardScope): boolean =>
    places.every(
      each => each.scope !== scope || hooks.some(({ file, state }) => file === each.file && state === 'registered'),
    );
  return hooks.map(each => (each.state === 'registered' && !isWhole(each.scope) ? { ...each, state: 'partly' } : each));
}

/** Returns false if files that the command line needs are known to be gone: an update of Sightglass moves its programs. */
function canStart([program = '', ...words]: Command, home: string): boolean {
  const { launcher, windowsLauncher } = guardPlaces(home);
  const named = [launcher, windowsLauncher].find(file => program.includes(file));
  if (named === undefined)
    return (
      words.length === 0 || [program, ...words].filter(word => path.isAbsolute(word)).every(file => existsSync(file))
    );
  return launchedFrom(home) !== null;
}

function registrationIn(
  text: string,
  { registration, id }: AgentHooks,
): { readonly found: 'none' | 'partly' | 'ours'; readonly command: Command | null } {
  if (registration.kind === 'entries') {
    const entries = ownEntries(text, registration);
    if (entries === null || entries.length === 0) return { found: 'none', command: null };
    const isWhole = registration.events.every(event => entries.some(each => each.event === event));
    return { found: isWhole ? 'ours' : 'partly', command: commandOf(entries) };
  }
  if (!text.includes(id) || !/sightglass/i.test(text)) return { found: 'none', command: null };
  return { found: 'ours', command: commandInText(text) };
}

function commandOf([first]: readonly OwnEntry[]): Command | null {
  const entry = objectOf(first?.value);
  const hooks: Json = entry['hooks'] ?? [];
  const hook = Array.isArray(hooks) && hooks.length > 0 ? objectOf((hooks as readonly Json[])[0]) : entry;
  return commandWith(hook['command'], hook['args']);
}

/** Returns a program with its arguments, if both are strings. */
function commandWith(program: unknown, words: unknown): Command | null {
  if (typeof program !== 'string' || program === '') return null;
  const all = asList(words);
  return all.every(each => typeof each === 'string') ? [program, ...all] : null;
}

/** Returns the command line in a file of our own: a plugin, JSON, or a script. */
function commandInText(text: string): Command | null {
  const program = /^const program = (".*");$/m.exec(text)?.[1];
  const words = /^const words = (\[.*\]);$/m.exec(text)?.[1];
  try {
    if (program !== undefined && words !== undefined) return commandWith(JSON.parse(program), JSON.parse(words));
    const script = /^exec (.+)$/m.exec(text)?.[1];
    if (script !== undefined) return [script];
    return entryWithCommand(JSON.parse(text) as Json);
  } catch {
    return null;
  }
}

function entryWithCommand(value: Json): Command | null {
  if (typeof value !== 'object' || value === null) return null;
  const { exec, args, command } = objectOf(value);
  if (typeof exec === 'string') return commandWith(exec, args);
  if (typeof command === 'string') return [command];
  for (const each of Object.values(value)) {
    const found = entryWithCommand(each);
    if (found !== null) return found;
  }
  return null;
}

function offSwitchOf(
  { offSwitches }: AgentHooks,
  { home, workspace, env }: Omit<Installation, 'runtime'>,
): string | null {
  for (const { file: name, keyPath, value } of offSwitches) {
    const file = resolveFile(name, { home, workspace, moved: movedFolders(env) });
    const read = file === null ? null : readTextSync(file, maximumBytes);
    if (file === null || read?.kind !== 'text') continue;
    const format = file.endsWith('.toml') ? tomlFormat : jsonFormat(false, '  ');
    const found = format.lookup(read.text, keyPath);
    if (found.kind === 'value' && found.value === value) return file;
  }
  return null;
}

function isTrustedThere(
  { registration }: AgentHooks,
  file: string,
  text: string,
  { home, env }: Omit<Installation, 'runtime'>,
): boolean {
  if (registration.kind !== 'entries' || registration.isTrusted !== true) return true;
  const { text: trusted } = codexConfiguration({ home, env });
  return (ownEntries(text, registration) ?? []).every(entry => isTrusted(trusted, file, entry));
}

/** Returns Codex's configuration, which contains what it trusts; the text is empty if it cannot be read. */
function codexConfiguration({ home, env }: Pick<Installation, 'home' | 'env'>): { file: string; text: string } {
  const file = resolveFile('~/.codex/config.toml', { home, workspace: null, moved: movedFolders(env) });
  const read = file === null ? null : readTextSync(file, maximumBytes);
  return { file: file ?? '', text: read?.kind === 'text' ? read.text : '' };
}

/** Returns why nothing can be trusted in Codex's configuration; null if it can. */
function trustProblem(installation: Pick<Installation, 'home' | 'env'>): Message | null {
  const { file, text } = codexConfiguration(installation);
  const found = tomlFormat.lookup(text, ['hooks']);
  return found.kind === 'malformed' ? malformed(file, found) : null;
}
