import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Installation } from '../../core/assistants/versions.ts';
import { isObject, parseJson } from '../../core/json.ts';
import { resolveFile } from '../../core/settings/readings.ts';
import { readTextSync } from '../files/readText.ts';
import { movedFolders } from '../settings/movedFolders.ts';

/** Where editors keep extensions, as `publisher.name-1.2.3`, with the platform behind it where there is one build for each. */
const extensionFolders = [
  '~/.vscode/extensions',
  '~/.vscode-insiders/extensions',
  '~/.vscode-oss/extensions',
  '~/.vscode-server/extensions',
  '~/.cursor/extensions',
  '~/.windsurf/extensions',
  '~/.local/share/code-server/extensions',
];

/** Bytes. */
const maximumList = 1_000_000;

/** Whose extensions, and the variables that move the folders in which editors keep them. */
export interface Person {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The extensions with these ids in every editor of this person, with their versions. Never throws. */
export function extensionVersions(ids: readonly string[], person: Person): readonly Installation[] {
  const wanted = new Map(ids.map(id => [id.toLowerCase(), id]));
  return (installedExtensionsOf(person) ?? []).flatMap(each => {
    const name = wanted.get(each.name.toLowerCase());
    return name === undefined ? [] : [{ ...each, name }];
  });
}

/** Every extension in every editor of this person; null where no editor keeps any. Never throws. */
export function installedExtensionsOf(person: Person): readonly Installation[] | null {
  const found = [...new Set(foldersOf(person))].map(extensionsIn).filter(each => each !== null);
  return found.length === 0 ? null : found.flat();
}

/** `VSCODE_EXTENSIONS` and, of a portable editor, `VSCODE_PORTABLE` (VS Code's environmentService.ts, 1.139). */
function foldersOf({ home, env }: Person): readonly string[] {
  const { VSCODE_EXTENSIONS: own, VSCODE_PORTABLE: portable } = env;
  const places = { home, workspace: null, moved: movedFolders(env) };
  return [
    ...(own === undefined ? [] : [own]),
    ...(portable === undefined ? [] : [path.join(portable, 'extensions')]),
    ...extensionFolders.flatMap(name => resolveFile(name, places) ?? []),
  ].filter(folder => path.isAbsolute(folder));
}

/** Null where the folder is not there. What an update replaced stays for a while; `.obsolete` names it. */
function extensionsIn(folder: string): readonly Installation[] | null {
  const names = namesIn(folder);
  if (names === null) return null;
  const gone = obsoleteIn(folder);
  return names
    .filter(name => !gone.has(name))
    .flatMap((name): readonly Installation[] => {
      const [, id = '', version = ''] = /^(.+?)-(\d+\.\d+\.\d+)(?:-[a-z0-9-]+)?$/i.exec(name) ?? [];
      return id === '' ? [] : [{ kind: 'extension', name: id, version, place: path.join(folder, name) }];
    });
}

function obsoleteIn(folder: string): ReadonlySet<string> {
  const read = readTextSync(path.join(folder, '.obsolete'), maximumList);
  const list = read.kind === 'text' ? parseJson(read.text) : undefined;
  return new Set(isObject(list) ? Object.keys(list).filter(name => list[name] === true) : []);
}

function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder);
  } catch {
    return null;
  }
}
