import { equalValues } from '../../settings/values.ts';
import type { McpServer } from './types.ts';

/** Whether a list entry matches a server: it has the same command, or its pattern matches the address. Names are not compared. */
export function isSameServer(entry: Omit<McpServer, 'name'>, server: Omit<McpServer, 'name'>): boolean {
  if (entry.command !== undefined) return equalValues(entry.command, server.command);
  return entry.url !== undefined && server.url !== undefined && matchesUrl(entry.url, server.url);
}

/** Whether a URL matches a pattern: `*` is any text; trailing slashes do not count. */
function matchesUrl(pattern: string, url: string): boolean {
  const parts = trimmed(pattern).split('*');
  const text = trimmed(url);
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return text === first;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
