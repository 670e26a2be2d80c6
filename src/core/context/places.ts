import { fileUri, parseUri } from './copilot/documents/uris.ts';
import type { ContextRequest, FolderFiles, OpenDocument } from './types.ts';

/** Returns the active document and the cursor in it; undefined if no document is active or it is not open. */
export function activePlace(
  request: ContextRequest,
): { active: OpenDocument; cursor: number; anchor: number } | undefined {
  const { active: place } = request;
  const active = request.documents.find(document => document.uri === place?.uri);
  if (active === undefined || place === null) return undefined;
  const inside = (offset: number): number => Math.max(0, Math.min(Math.trunc(offset) || 0, active.text.length));
  return { active, cursor: inside(place.offset), anchor: inside(place.anchor ?? place.offset) };
}

/** Returns the closed files of all folders, those of the first folder first; none without a folder. */
export function folderFiles(request: ContextRequest): readonly FolderFiles[] {
  const [folder] = request.workspaceFolders;
  if (folder === undefined) return [];
  const first = { folder, files: request.workspaceFiles, texts: request.fileTexts };
  return [first, ...(request.otherFolders ?? [])];
}

/** Returns the URI of a file named relative to a folder. */
export function uriIn(folder: string, path: string): string {
  // The prefix that fileUri puts in front of a path is left out: the folder may be on another host or scheme.
  return `${folder}/${fileUri(path).slice('file://'.length)}`;
}

/** Returns the decoded path of a document relative to the first folder that contains it; its whole path outside of all folders. */
export function relativePath(request: ContextRequest, uri: string): string {
  const { path } = parseUri(uri);
  for (const folder of request.workspaceFolders) {
    const root = `${parseUri(folder).path}/`;
    if (uri.startsWith(`${folder}/`) && path.startsWith(root)) return path.slice(root.length);
  }
  return path;
}

/** Whether the user edits a document: assistants look at files, unsaved documents and notebook cells, not at output or diffs. */
export function isEditorDocument({ uri }: OpenDocument): boolean {
  return /^(?:file|untitled|vscode-notebook-cell|vscode-remote|vscode-vfs):/.test(uri);
}

/** Returns the open documents that the user edits, except the active one, last focused first. */
export function otherDocuments(request: ContextRequest): readonly OpenDocument[] {
  return request.documents
    .filter(document => isEditorDocument(document) && document.uri !== request.active?.uri)
    .sort((left, right) => (right.lastFocused ?? 0) - (left.lastFocused ?? 0));
}
