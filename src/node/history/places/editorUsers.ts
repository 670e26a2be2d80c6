import path from 'node:path';
import { editorFolders } from '../../../core/assistants/storedBuild.ts';
import { type Folders, resolveFile } from '../../../core/settings/readings.ts';
import { editorPlaces } from '../../settings/editors.ts';

/** The editor in whose folder stores are named that lie in those of all editors. */
const model = '~/.config/Code/User/';

/** Where editors keep what belongs to a person, those among them that the tables of products do not name. Absolute. */
export function editorUsers(folders: Folders): {
  readonly named: readonly string[];
  readonly others: readonly string[];
} {
  const named = editorFolders.flatMap(each => resolveFile(each, folders) ?? []);
  // The far end of a remote window has a folder for the machine, next to the user's.
  const all = editorPlaces(folders, process.env, process.platform).map(({ userFile, isRemote }) =>
    isRemote === true ? path.join(userFile, '../../User') : path.dirname(userFile),
  );
  return { named, others: [...new Set(all)].filter(each => !named.includes(each)) };
}

/** What a store's path names below the folder of an editor; null where it lies in no editor, or in one only. */
export function inEditor(name: string, all: readonly string[]): string | null {
  if (!name.startsWith(model)) return null;
  const rest = name.slice(model.length);
  return all.includes(`~/.vscode-server/data/User/${rest}`) ? rest : null;
}
