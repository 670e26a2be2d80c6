/**
 * Where a file is in a workspace. All paths are handled as percent-encoded URIs with `/`, so Windows drives, remote authorities and
 * virtual schemes need no special case.
 */
export interface WorkspacePath {
  /** The folder that contains the file; null if none does. */
  readonly folder: string | null;
  /** Decoded, with `/`: relative to the folder, or the URI's own path if no folder contains it. */
  readonly path: string;
}

/**
 * Finds the innermost of the folders that contain a URI.
 * @param uri percent-encoded, as `Uri.toString()` returns it
 * @param folders percent-encoded folder URIs, with or without a trailing slash
 */
export function workspacePath(uri: string, folders: readonly string[]): WorkspacePath {
  // A notebook cell has its notebook's path under a scheme of its own; in a remote window its authority differs as well.
  const comparable = schemeOf(uri) === notebookCellScheme ? encodedPath : (text: string): string => text;
  const file = comparable(uri);
  let best: { readonly folder: string; readonly prefix: string } | null = null;
  for (const folder of folders) {
    const prefix = comparable(folder.endsWith('/') ? folder : `${folder}/`);
    if (file.startsWith(prefix) && (best === null || prefix.length > best.prefix.length)) best = { folder, prefix };
  }
  if (best === null) return { folder: null, path: percentDecoded(pathOf(uri)) };
  return { folder: best.folder, path: percentDecoded(cutQuery(file.slice(best.prefix.length))) };
}

/** The scheme that VS Code uses for the cells of a notebook; the path is the notebook's. */
export const notebookCellScheme = 'vscode-notebook-cell';

/** Returns the scheme of a URI without the colon; '' if there is none. */
export function schemeOf(uri: string): string {
  return /^([A-Za-z][\w+.-]*):/.exec(uri)?.[1]?.toLowerCase() ?? '';
}

/** Returns the last component of a path with `/`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function pathOf(uri: string): string {
  return cutQuery(encodedPath(uri));
}

/** Returns path, query and fragment of a URI, percent-encoded. */
export function encodedPath(uri: string): string {
  const rest = uri.slice(schemeOf(uri).length + 1);
  if (!rest.startsWith('//')) return rest;
  const slash = rest.indexOf('/', 2);
  return slash < 0 ? '' : rest.slice(slash);
}

function cutQuery(text: string): string {
  const end = text.search(/[?#]/);
  return end < 0 ? text : text.slice(0, end);
}

/** Decodes percent escapes. A text with a malformed escape is returned unchanged, because it still names a file. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
