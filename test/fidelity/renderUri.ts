import { parseUri } from '../../src/core/context/copilot/documents/uris.ts';

function encode(text: string, keep: RegExp): string {
  return text.replace(keep, character => {
    if (/^[!'()*]$/.test(character)) return '%' + character.charCodeAt(0).toString(16).toUpperCase();
    // A lone surrogate has no UTF-8 form; as in TextEncoder, it is replaced by the replacement character.
    return /^[\ud800-\udfff]$/.test(character) ? '%EF%BF%BD' : encodeURIComponent(character);
  });
}

const encodePath = (text: string): string => encode(text, /[^A-Za-z0-9\-._~/]/gu);
const encodePart = (text: string): string => encode(text, /[^A-Za-z0-9\-._~]/gu);
const encodeHost = (text: string): string => encode(text, /[^A-Za-z0-9\-._~[\]:]/gu);

function renderAuthority(authority: string): string {
  const at = authority.indexOf('@');
  const host = authority.slice(at + 1).toLowerCase();
  if (at < 0) return encodeHost(host);
  const user = authority.slice(0, at);
  const colon = user.lastIndexOf(':');
  const login =
    colon < 0 ? encodePart(user) : `${encodePart(user.slice(0, colon))}:${encodePart(user.slice(colon + 1))}`;
  return `${login}@${encodeHost(host)}`;
}

/** Writes a URI like VS Code's `Uri.toString()`, however it was escaped before. */
export function renderUri(uri: string): string {
  const { scheme, authority, path, query, fragment } = parseUri(uri);
  const drive = /^\/[A-Za-z]:/.test(path) ? `/${path.charAt(1).toLowerCase()}${path.slice(2)}` : path;
  return (
    (scheme === '' ? '' : `${scheme}:`) +
    (authority !== '' || scheme === 'file' ? `//${renderAuthority(authority)}` : '') +
    encodePath(drive) +
    (query === '' ? '' : `?${encodePart(query)}`) +
    (fragment === '' ? '' : `#${encodePart(fragment)}`)
  );
}
