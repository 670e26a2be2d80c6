import path from 'node:path';
import { editorFolders } from '../../../core/assistants/storedBuild.ts';
import { type Folders, resolveFile } from '../../../core/settings/readings.ts';
import { editorPlaces } from '../../settings/editors.ts';

/** The folder under which the products' tables list stores that are in the folders of all editors. */
const model = '~/.config/Code/User/';

/** Returns the user folders of editors: those that the tables of products name, and all others. Absolute. */
export function editorUsers(folders: Folders): {
  readonly named: readonly string[];
  readonly others: readonly string[];
} {
  const named = editorFolders.flatMap(each => resolveFile(each, folders) ?? []);
  // The server side of a remote window has a folder for the machine, next to the user's.
  const all = editorPlaces(folders, process.env, process.platform).map(({ userFile, isRemote }) =>
    isRemote === true ? path.join(userFile, '../../User') : path.dirname(userFile),
  );
  return { named, others: [...new Set(all)].filter(each => !named.includes(each)) };
}

/** Returns a store's path below an editor's user folder; null if it is in no editor, or in one editor only. */
export function inEditor(name: string, all: readonly string[]): string | null {
  if (!name.startsWith(model)) return null;
  const rest = name.slice(model.length);
  return all.includes(`~/.vscode-server/data/User/${rest}`) ? rest : null;
}
