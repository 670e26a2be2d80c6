import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../core/assistants/catalogue.ts';
import { jsonFormat } from '../../core/config/jsonFormat.ts';
import { tomlFormat } from '../../core/config/tomlFormat.ts';
import { objectOf, textOf } from '../../core/guard/hooks/toolEvents.ts';
import type { AgentHooks, Answer } from '../../core/guard/hooks/types.ts';
import { isTrusted, type OwnEntry, ownEntries } from '../../core/guard/registration.ts';
import type { Json } from '../../core/guard/types.ts';
import { resolveFile } from '../../core/settings/readings.ts';
import { readTextSync } from '../files/readText.ts';
import { movedFolders } from '../settings/movedFolders.ts';
import { hookPlaces, type HookPlace, type Installation } from './installation.ts';

export type RegistrationState = 'working' | 'untrusted' | 'disabled' | 'broken' | 'missing';

/** One file in which an agent's hooks are, or ought to be. */
export interface RegisteredHooks extends HookPlace {
  readonly state: RegistrationState;
  /** The file that switches hooks off. */
  readonly disabledBy?: string;
}

export interface GuardStatus {
  readonly agent: AgentHooks;
  /** Of the installed program, where a file tells; null where not. */
  readonly version: string | null;
  readonly registered: readonly RegisteredHooks[];
  readonly failsClosed: boolean;
}

const maximumBytes = 4_000_000;
/** Milliseconds for the answer to the question that proves a registration. */
const patience = 10_000;

/** Where the guard is registered in an agent and whether it answers there: the registered command line is run with a question. */
export async function guardStatus(agent: AgentHooks, installation: Installation): Promise<GuardStatus> {
  const registered: RegisteredHooks[] = [];
  let isClosed = false;
  for (const place of hookPlaces(agent, installation)) {
    const read = readTextSync(place.file, maximumBytes);
    if (read.kind !== 'text') continue;
    const { found, command } = registrationIn(read.text, agent);
    if (found === 'none') continue;
    const off = offSwitchOf(agent, installation);
    isClosed ||= /--fail-closed/.test(read.text);
    if (found === 'broken' || command === null) registered.push({ ...place, state: 'broken' });
    else if (place.scope !== 'machine' && off !== null)
      registered.push({ ...place, state: 'disabled', disabledBy: off });
    else if (!isTrustedThere(agent, place.file, read.text, installation))
      registered.push({ ...place, state: 'untrusted' });
    else registered.push({ ...place, state: (await proves(agent, command)) ? 'working' : 'broken' });
  }
  if (registered.length === 0) {
    const [place] = hookPlaces(agent, installation);
    if (place !== undefined) registered.push({ ...place, state: 'missing' });
  }
  const failsClosed = agent.closes === 'always' || (agent.closes === 'option' && isClosed);
  return { agent, version: installedVersion(agent, installation.env), registered, failsClosed };
}

type Command = readonly string[];

function registrationIn(
  text: string,
  { registration, id }: AgentHooks,
): { readonly found: 'none' | 'broken' | 'ours'; readonly command: Command | null } {
  if (registration.kind === 'entries') {
    const entries = ownEntries(text, registration);
    if (entries === null) return { found: /sightglass/.test(text) ? 'broken' : 'none', command: null };
    if (entries.length === 0) return { found: 'none', command: null };
    const isWhole = registration.events.every(event => entries.some(each => each.event === event));
    return { found: isWhole ? 'ours' : 'broken', command: commandOf(entries) };
  }
  if (!text.includes(`${id}`) || !/sightglass/i.test(text)) return { found: 'none', command: null };
  return { found: 'ours', command: commandInText(text) };
}

function commandOf([first]: readonly OwnEntry[]): Command | null {
  const entry = objectOf(first?.value);
  const hooks: Json = entry['hooks'] ?? [];
  const hook = Array.isArray(hooks) && hooks.length > 0 ? objectOf((hooks as readonly Json[])[0]) : entry;
  const command = textOf(hook['command']);
  if (command === '') return null;
  const words: Json = hook['args'] ?? null;
  return Array.isArray(words) ? [command, ...(words as readonly string[])] : [command];
}

/** The command line in a file of our own: of a plugin, of JSON, or of a script. */
function commandInText(text: string): Command | null {
  const program = /^const program = (".*");$/m.exec(text)?.[1];
  const words = /^const words = (\[.*\]);$/m.exec(text)?.[1];
  try {
    if (program !== undefined && words !== undefined) {
      return [JSON.parse(program) as string, ...(JSON.parse(words) as readonly string[])];
    }
    const script = /^exec (.+)$/m.exec(text)?.[1];
    if (script !== undefined) return [script];
    const found = entryWithCommand(JSON.parse(text) as Json);
    return found;
  } catch {
    return null;
  }
}

function entryWithCommand(value: Json): Command | null {
  if (typeof value !== 'object' || value === null) return null;
  const { exec, args, command } = objectOf(value);
  if (typeof exec === 'string') return [exec, ...(Array.isArray(args) ? (args as readonly string[]) : [])];
  if (typeof command === 'string') return [command];
  for (const each of Object.values(value)) {
    const found = entryWithCommand(each);
    if (found !== null) return found;
  }
  return null;
}

function offSwitchOf({ offSwitches }: AgentHooks, { home, workspace, env }: Installation): string | null {
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
  { home, env }: Installation,
): boolean {
  if (registration.kind !== 'entries' || registration.isTrusted !== true) return true;
  const config = resolveFile('~/.codex/config.toml', { home, workspace: null, moved: movedFolders(env) });
  const read = config === null ? null : readTextSync(config, maximumBytes);
  const trusted = read?.kind === 'text' ? read.text : '';
  return (ownEntries(text, registration) ?? []).every(entry => isTrusted(trusted, file, entry));
}

/** Whether the registered command line refuses a question that must be refused. */
async function proves(agent: AgentHooks, [program = '', ...words]: Command): Promise<boolean> {
  const payload = agent.proof('/sightglass-proof');
  const question = agent.question(payload);
  if (question === null) return false;
  const expected = agent.answer(question, { decision: 'deny', reasons: [] }, 'reason');
  const given = await run(program, words, JSON.stringify(payload));
  return given !== null && given.exit === expected.exit && shapeOf(given.print) === shapeOf(expected.print);
}

function shapeOf(value: Json): string {
  return JSON.stringify(value, (_key, each: Json) =>
    typeof each === 'string' ? each.slice(0, 4).replace(/^Sigh.*|^reas.*|^echo.*/, '') : each,
  );
}

function run(
  program: string,
  words: readonly string[],
  input: string,
): Promise<(Pick<Answer, 'print'> & { exit: number }) | null> {
  return new Promise(resolve => {
    // A command without words is a line for a shell, as the agent would start it.
    const isLine = words.length === 0;
    const child = spawn(program, words, { shell: isLine, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    let text = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (piece: string) => (text += piece));
    child.stdin.on('error', () => {});
    child.on('error', () => resolve(null));
    child.on('close', code => {
      clearTimeout(timer);
      try {
        resolve({ exit: code ?? -1, print: text.trim() === '' ? null : objectOf(JSON.parse(text) as Json) });
      } catch {
        resolve(null);
      }
    });
    child.stdin.end(input);
  });
}

/** The version of an agent that npm installed: its package lies above the program that PATH leads to. */
function installedVersion({ id }: AgentHooks, env: Installation['env']): string | null {
  const commands = catalogue.find(each => each.id === id)?.detection.commands ?? [];
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter(folder => path.isAbsolute(folder));
  for (const file of commands.flatMap(command => folders.map(folder => path.join(folder, command)))) {
    if (!existsSync(file)) continue;
    for (let folder = path.dirname(realpathSync(file)); ; folder = path.dirname(folder)) {
      const read = readTextSync(path.join(folder, 'package.json'), maximumBytes);
      const found = read.kind === 'text' ? versionIn(read.text) : null;
      if (found !== null) return found;
      if (folder === path.dirname(folder)) break;
    }
  }
  return null;
}

function versionIn(text: string): string | null {
  try {
    const { name, version } = objectOf(JSON.parse(text) as Json);
    return typeof name === 'string' && typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}
