import { readdirSync } from 'node:fs';
import path from 'node:path';
import { agentHooks } from '../../../core/assistants/hooks.ts';
import type { AgentHooks } from '../../../core/guard/hooks/types.ts';
import { type OtherHook, otherHooks } from '../../../core/guard/registrations/otherHooks.ts';
import { resolveFile } from '../../../core/settings/readings.ts';
import { readTextSync } from '../../files/readText.ts';
import { launchOf } from './launcher.ts';
import { guardPlaces } from '../places.ts';

/** A file of a repository with hooks that an agent would run there. */
export interface RepositoryHooks {
  /** Absolute. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** How many hooks it has; null for a file that is a program itself. */
  readonly count: number | null;
  /** The hooks; empty for a program. */
  readonly hooks: readonly OtherHook[];
}

const maximumBytes = 4_000_000;
/** How many files of one folder are looked at. */
const mostFiles = 100;

/** Returns the hooks in a folder that are not the guard's. Reads only; the hooks are not run. */
export function repositoryHooks(
  { registration, switches }: AgentHooks,
  workspace: string,
  home: string,
): readonly RepositoryHooks[] {
  const { workspace: ownPlace } = registration.files;
  const named = [...(ownPlace === null ? [] : [ownPlace]), ...switches].filter(file => file.startsWith('./'));
  const files = named.flatMap(file => resolveFile(file, { home, workspace }) ?? []);
  const own = ownTexts(home);
  const inLists = (file: string): readonly RepositoryHooks[] => {
    const read = readTextSync(file, maximumBytes, workspace);
    const hooks = read.kind !== 'text' || own.has(read.text) ? [] : otherHooks(read.text, own);
    const [first] = hooks;
    return first === undefined ? [] : [{ file, line: first.line, count: hooks.length, hooks }];
  };
  // Plugins and scripts: each file is one hook.
  const asProgram = (file: string): readonly RepositoryHooks[] => {
    const read = readTextSync(file, maximumBytes, workspace);
    return read.kind !== 'text' || own.has(read.text) ? [] : [{ file, line: 1, count: null, hooks: [] }];
  };
  const [place] = files;
  if (registration.kind === 'entries' || place === undefined) return files.flatMap(inLists);
  const folder = registration.names.length > 0 ? place : path.dirname(place);
  const all = namesIn(folder).map(name => path.join(folder, name));
  return all.flatMap(file => (file.endsWith('.json') ? inLists(file) : asProgram(file)));
}

/** Returns what the guard writes for any agent, since some agents read each other's files. Whole files, or entries as JSON. */
function ownTexts(home: string): ReadonlySet<string> {
  const { launcher, windowsLauncher } = guardPlaces(home);
  const program = process.platform === 'win32' ? windowsLauncher : launcher;
  const texts = agentHooks.flatMap(({ id, registration }) =>
    [true, false].flatMap(isClosed => {
      const launch = launchOf(program, [], id, isClosed);
      return registration.kind === 'entries'
        ? registration.events.map(event => JSON.stringify(registration.entry(event, launch, isClosed)))
        : [registration.text(launch, isClosed)];
    }),
  );
  return new Set(texts);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).slice(0, mostFiles);
  } catch {
    return [];
  }
}
