import { l10n, type Uri, workspace, type WorkspaceFolder } from 'vscode';
import { type WorkspacePath, workspacePath } from '../../../core/paths/workspacePath.ts';
import { folderOf, shownFolder } from '../../files/host.ts';
import { cellOf, fileOf, outputsCell } from './notebooks.ts';

/** Folder URIs in order, percent-encoded, as simulators and verdicts take them. */
export function folderUris(): readonly string[] {
  return (workspace.workspaceFolders ?? []).map(folder => folder.uri.toString());
}

/** The folders that are on a disk of this host. */
export function diskFolders(): readonly WorkspaceFolder[] {
  return (workspace.workspaceFolders ?? []).filter(folder => folder.uri.scheme === 'file');
}

/** Where a URI is among the folders of this window. */
export function placeOf(uri: string): WorkspacePath {
  return workspacePath(uri, folderUris());
}

/** How a file is named to people: relative, with the folder's name in front when there are several folders. */
export function shownPath(uri: Uri): string {
  return workspace.asRelativePath(fileOf(uri));
}

/** The folder of a file outside all folders of this window, from `~` where it is in the home folder; null for the others. */
export function folderElsewhere(uri: Uri): string | null {
  if (uri.scheme !== 'file' || workspace.getWorkspaceFolder(uri) !== undefined) return null;
  return shownFolder(folderOf(uri.fsPath));
}

/** As {@link shownPath}, with the cell where the URI is that of a notebook cell. */
export function shownPlace(uri: Uri): string {
  const path = shownPath(uri);
  const cell = cellOf(uri)?.cell.index;
  if (cell !== undefined) return l10n.t('{0}, cell {1}', path, cell + 1);
  const outputs = outputsCell(uri);
  return outputs === undefined ? path : l10n.t('{0}, output of cell {1}', path, outputs + 1);
}
