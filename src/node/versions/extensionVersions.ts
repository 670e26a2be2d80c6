import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Installation } from '../../core/assistants/versions.ts';
import { isObject, parseJson } from '../../core/json.ts';
import { resolveFile } from '../../core/settings/readings.ts';
import { readTextSync } from '../files/readText.ts';
import { movedFolders } from '../settings/movedFolders.ts';

/** Where editors keep extensions, as `publisher.name-1.2.3`, followed by the platform if there are builds per platform. */
const extensionFolders = [
  '~/.vscode/extensions',
  '~/.vscode-insiders/extensions',
  '~/.vscode-oss/extensions',
  '~/.vscode-server/extensions',
  '~/.cursor/extensions',
  '~/.windsurf/extensions',
  '~/.local/share/code-server/extensions',
];

/** The largest `.obsolete` file that is read, in bytes. */
const maximumList = 1_000_000;

/** The person whose extensions are looked for, with the variables that move the editors' extension folders. */
export interface Person {
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Returns the extensions with these ids in all of this person's editors, with their versions. Never throws. */
export function extensionVersions(ids: readonly string[], person: Person): readonly Installation[] {
  const wanted = new Map(ids.map(id => [id.toLowerCase(), id]));
  return (installedExtensionsOf(person) ?? []).flatMap(each => {
    const name = wanted.get(each.name.toLowerCase());
    return name === undefined ? [] : [{ ...each, name }];
  });
}

/** Returns all extensions in all of this person's editors; null if no editor keeps any. Never throws. */
export function installedExtensionsOf(person: Person): readonly Installation[] | null {
  const found = [...new Set(foldersOf(person))].map(extensionsIn).filter(each => each !== null);
  return found.length === 0 ? null : found.flat();
}

/** `VSCODE_EXTENSIONS` and, for a portable editor, `VSCODE_PORTABLE` (VS Code's environmentService.ts, 1.139). */
function foldersOf({ home, env }: Person): readonly string[] {
  const { VSCODE_EXTENSIONS: own, VSCODE_PORTABLE: portable } = env;
  const places = { home, workspace: null, moved: movedFolders(env) };
  return [
    ...(own === undefined ? [] : [own]),
    ...(portable === undefined ? [] : [path.join(portable, 'extensions')]),
    ...extensionFolders.flatMap(name => resolveFile(name, places) ?? []),
  ].filter(folder => path.isAbsolute(folder));
}

/** Null if the folder does not exist. Extensions replaced by an update stay for a while; `.obsolete` lists them. */
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
