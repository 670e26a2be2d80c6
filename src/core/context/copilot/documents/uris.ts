/** The components of a URI, percent-decoded. */
export interface UriParts {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

// One well-formed UTF-8 sequence of percent escapes; anything else that looks like an escape is left unchanged.
const escapedSequence =
  /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-4](?:%[89ab][0-9a-f]){3}/gi;

/** Decodes percent escapes; a malformed sequence is left unchanged. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(escapedSequence, sequence => {
    try {
      return decodeURIComponent(sequence);
    } catch {
      return sequence; // overlong forms and encoded surrogates
    }
  });
}

function encode(text: string, keep: RegExp): string {
  return text.replace(keep, character => {
    if (/^[!'()*]$/.test(character)) return '%' + character.charCodeAt(0).toString(16).toUpperCase();
    // A lone surrogate has no UTF-8 form; it becomes the replacement character, as in TextEncoder.
    return /^[\ud800-\udfff]$/.test(character) ? '%EF%BF%BD' : encodeURIComponent(character);
  });
}

const encodePath = (text: string): string => encode(text, /[^A-Za-z0-9\-._~/]/gu);

/** Splits a URI at its first `:`, `//`, `?` and `#` and decodes each part. A text without a scheme is a path. */
export function parseUri(uri: string): UriParts {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(uri)?.[0] ?? '';
  let rest = scheme === '' ? uri : uri.slice(scheme.length + 1);
  const cutAt = (mark: string): string => {
    const at = rest.indexOf(mark);
    if (at < 0) return '';
    const part = rest.slice(at + 1);
    rest = rest.slice(0, at);
    return percentDecode(part);
  };
  const fragment = cutAt('#');
  const query = cutAt('?');
  let authority = '';
  if (rest.startsWith('//')) {
    const slash = rest.indexOf('/', 2);
    authority = percentDecode(rest.slice(2, slash < 0 ? undefined : slash));
    rest = slash < 0 ? '' : rest.slice(slash);
  }
  return { scheme, authority, path: percentDecode(rest), query, fragment };
}

/** Returns the URI of an absolute path with `/`; a drive letter is written `/c:/…`. */
export function fileUri(path: string): string {
  const drive = /^\/[A-Za-z]:/.test(path) ? `/${path.charAt(1).toLowerCase()}${path.slice(2)}` : path;
  return `file://${encodePath(drive)}`;
}

/** Returns the last segment of a URI's path, decoded. */
export function baseName(uri: string): string {
  const path = uri.replace(/[#?][^]*$/, '').replace(/\/$/, '');
  return percentDecode(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1));
}

/**
 * Returns the path that Copilot prints for a document: relative to the first workspace folder that contains it and still percent-encoded,
 * otherwise the decoded base name; undefined for an untitled document.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core lib/src/textDocumentManager.ts.
 */
export function pathLabel(uri: string, folders: readonly string[]): string | undefined {
  if (uri.startsWith('untitled:')) return undefined;
  for (const folder of folders) {
    const prefix = folder.replace(/[#?][^]*$/, '').replace(/\/*$/, '/');
    if (uri.startsWith(prefix)) return uri.slice(prefix.length);
  }
  return baseName(uri);
}
