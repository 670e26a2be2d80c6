import { workspace } from 'vscode';
import { distinctNames, type NamedFolder } from '../../../core/egress/attribution/folders.ts';
import { diskFolders } from './workspaceFolders.ts';

/**
 * The folders of this window that are on this machine's disk, in order, by the names that VS Code writes before their files:
 * none where the window has one folder only. Folders of the same name are distinguished by their location.
 */
export function namedFolders(): readonly NamedFolder[] {
  const onDisk = diskFolders().map(({ name, uri }) => ({ name, root: uri.fsPath }));
  // VS Code counts the folders that are elsewhere, too.
  const names = (workspace.workspaceFolders ?? []).length > 1 ? distinctNames(onDisk) : [];
  return onDisk.map(({ root }, i) => ({ name: names[i] ?? '', root }));
}
