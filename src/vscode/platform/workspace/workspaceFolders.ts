import { l10n, type Uri, workspace, type WorkspaceFolder } from 'vscode';
import { type WorkspacePath, workspacePath } from '../../../core/paths/workspacePath.ts';
import { folderOf, shownFolder } from '../../files/host.ts';
import { cellOf, fileOf, outputsCell } from './notebooks.ts';

/** Returns the URIs of the folders in order, percent-encoded, as simulators and verdicts expect them. */
export function folderUris(): readonly string[] {
  return (workspace.workspaceFolders ?? []).map(folder => folder.uri.toString());
}

/** Returns the folders that are on a disk of this host. */
export function diskFolders(): readonly WorkspaceFolder[] {
  return (workspace.workspaceFolders ?? []).filter(folder => folder.uri.scheme === 'file');
}

/** Returns the folder of this window that contains a URI, and the path in it. */
export function placeOf(uri: string): WorkspacePath {
  return workspacePath(uri, folderUris());
}

/** Returns the path of a file as shown to users: relative, and with the folder's name in front if there are several folders. */
export function shownPath(uri: Uri): string {
  return workspace.asRelativePath(fileOf(uri));
}

/** Returns the folder of a file outside all folders of this window, with `~` if it is in the home folder; null for other files. */
export function folderElsewhere(uri: Uri): string | null {
  if (uri.scheme !== 'file' || workspace.getWorkspaceFolder(uri) !== undefined) return null;
  return shownFolder(folderOf(uri.fsPath));
}

/** Like {@link shownPath}, plus the number of the cell if the URI is that of a notebook cell. */
export function shownPlace(uri: Uri): string {
  const path = shownPath(uri);
  const cell = cellOf(uri)?.cell.index;
  if (cell !== undefined) return l10n.t('{0}, cell {1}', path, cell + 1);
  const outputs = outputsCell(uri);
  return outputs === undefined ? path : l10n.t('{0}, output of cell {1}', path, outputs + 1);
}
