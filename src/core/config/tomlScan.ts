import { nextLine } from '../texts/lines.ts';

/** A statement of a TOML text with its place; offsets are UTF-16 units, ends exclusive. */
export type TomlStatement = TomlTableHeader | TomlPair;

interface TomlTableHeader {
  readonly kind: 'table' | 'array-table';
  readonly path: readonly string[];
  readonly start: number;
  /** After the header's line, including its line end. */
  readonly end: number;
}

export interface TomlPair {
  readonly kind: 'pair';
  /** The whole path: that of its table and its own, dotted keys included. Null inside an array of tables. */
  readonly path: readonly string[] | null;
  /** Its own part of the path. */
  readonly key: readonly string[];
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** After the statement's line, including its line end. */
  readonly end: number;
}

/**
 * Finds the statements of a TOML text that a real parser has accepted; for a broken text, the result is meaningless. Linear in the text's
 * length.
 */
export function scanToml(text: string): readonly TomlStatement[] {
  const statements: TomlStatement[] = [];
  const arrays = new Set<string>();
  let table: readonly string[] | null = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const start = skipBlanks(text, at);
    const unit = text[start];
    if (unit === '#' || unit === '\n' || unit === '\r' || unit === undefined) {
      at = nextLine(text, start);
    } else if (unit === '[') {
      const isArray = text[start + 1] === '[';
      const { key, end: keyEnd } = readKey(text, start + (isArray ? 2 : 1));
      // Inside an array of tables, and in its subtables, a path does not name a single place.
      const isInArray = key.some((_, i) => arrays.has(JSON.stringify(key.slice(0, i + 1))));
      if (isArray) arrays.add(JSON.stringify(key));
      const end = nextLine(text, keyEnd);
      statements.push({ kind: isArray ? 'array-table' : 'table', path: key, start, end });
      table = isArray || isInArray ? null : key;
      at = end;
    } else {
      const { key, end: keyEnd } = readKey(text, start);
      const valueStart = skipBlanks(text, text.indexOf('=', keyEnd) + 1);
      const valueEnd = skipValue(text, valueStart);
      const end = nextLine(text, valueEnd);
      statements.push({ kind: 'pair', path: table && [...table, ...key], key, start, valueStart, valueEnd, end });
      at = end;
    }
  }
  return statements;
}

/** Returns the pairs of an inline table whose opening brace is at `open`. */
export function scanInlineTable(text: string, open: number): readonly Omit<TomlPair, 'path' | 'end'>[] {
  const pairs: Omit<TomlPair, 'path' | 'end'>[] = [];
  let at = skipSpace(text, open + 1);
  while (at < text.length && text[at] !== '}') {
    const { key, end } = readKey(text, at);
    const valueStart = skipSpace(text, text.indexOf('=', end) + 1);
    const valueEnd = skipValue(text, valueStart);
    pairs.push({ kind: 'pair', key, start: at, valueStart, valueEnd });
    at = skipSpace(text, valueEnd);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return pairs;
}

/** Whether a path of keys is at or below another. */
export function startsWith(path: readonly string[], beginning: readonly string[]): boolean {
  return beginning.length <= path.length && beginning.every((part, i) => part === path[i]);
}

function readKey(text: string, from: number): { readonly key: readonly string[]; readonly end: number } {
  const key: string[] = [];
  let at = skipBlanks(text, from);
  for (;;) {
    const quote = text[at];
    if (quote === '"' || quote === "'") {
      const end = skipString(text, at);
      key.push(unquote(text.slice(at, end)));
      at = end;
    } else {
      const bare = /[A-Za-z0-9_-]*/y;
      bare.lastIndex = at;
      const [name = ''] = bare.exec(text) ?? [];
      key.push(name);
      at += name.length;
    }
    const next = skipBlanks(text, at);
    if (text[next] !== '.') return { key, end: at };
    at = skipBlanks(text, next + 1);
  }
}

function unquote(quoted: string): string {
  if (quoted.startsWith("'")) return quoted.slice(1, -1);
  const escapes: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', e: '\x1b' };
  const escape = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|(.))/g;
  return quoted.slice(1, -1).replace(escape, (_, four?: string, eight?: string, two?: string, short?: string) => {
    const code = four ?? eight ?? two;
    return code === undefined ? (escapes[short ?? ''] ?? short ?? '') : String.fromCodePoint(parseInt(code, 16));
  });
}

/** Returns the offset after the value that starts at `from`: a string, a number, a list or an inline table. */
function skipValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const unit = text[at];
    if (unit === '"' || unit === "'") {
      at = skipString(text, at);
      if (depth === 0) return at;
      continue;
    }
    if (unit === '[' || unit === '{') depth++;
    else if (unit === ']' || unit === '}') {
      if (depth === 0) break;
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && /[#\n\r,]/.test(unit ?? '')) break;
    else if (unit === '#') {
      at = nextLine(text, at);
      continue;
    }
    at++;
  }
  return from + text.slice(from, at).trimEnd().length;
}

function skipString(text: string, from: number): number {
  const quote = text[from] ?? '"';
  const long = quote.repeat(3);
  if (text.startsWith(long, from)) {
    let at = from + 3;
    while (at < text.length && !text.startsWith(long, at)) at += quote === '"' && text[at] === '\\' ? 2 : 1;
    at += 3;
    // Up to two quotes may directly precede the closing three.
    while (text[at] === quote) at++;
    return Math.min(at, text.length);
  }
  let at = from + 1;
  while (at < text.length && text[at] !== quote && text[at] !== '\n') at += quote === '"' && text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++;
    if (text[at] !== '#') return at;
    at = nextLine(text, at);
  }
}
