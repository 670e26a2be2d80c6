import { workspace } from 'vscode';
import { distinctNames, type NamedFolder } from '../../../core/egress/attribution/folders.ts';
import { diskFolders } from './workspaceFolders.ts';

/**
 * Returns the folders of this window that are on this machine's disk, in order, with the names that VS Code puts in front of their
 * files; the names are empty if the window has only one folder. Folders with the same name are distinguished by their location.
 */
export function namedFolders(): readonly NamedFolder[] {
  const onDisk = diskFolders().map(({ name, uri }) => ({ name, root: uri.fsPath }));
  // VS Code also counts folders that are not on disk.
  const names = (workspace.workspaceFolders ?? []).length > 1 ? distinctNames(onDisk) : [];
  return onDisk.map(({ root }, i) => ({ name: names[i] ?? '', root }));
}
