import { foldAscii, utf8Bytes } from './bytes.ts';
import type { RuleEntry, RuleFile } from '../types.ts';
import { compileGlob, type Glob } from './wildmatch.ts';

/** One line of a rule file that is a pattern. */
export interface Rule {
  /** 1-based. */
  readonly line: number;
  /** As written, without the trailing spaces that git drops. */
  readonly pattern: string;
  readonly negated: boolean;
  readonly foldersOnly: boolean;
  /** Whether it applies only to files: a pattern over whole paths says nothing about what is below a folder that it matches. */
  readonly filesOnly: boolean;
  /** A pattern without a slash is compared with the last name of the path, any other with the path below the base. */
  readonly matchesName: boolean;
  readonly matches: Glob;
  /**
   * What a text must be for the rule to match, if that can be looked up: the whole name or path, the part of a name from its last dot on,
   * or the first folder of a path. Folded if case does not matter.
   */
  readonly key?: { readonly kind: 'name' | 'ending' | 'path' | 'start'; readonly text: string };
}

/** A line that is a pattern. */
export interface PatternLine {
  readonly line: number;
  readonly pattern: string;
}

const globCharacters = /[*?[\\]/;

/** Returns the rules of a file in order. Never throws. Reads lines as git's dir.c does (git 2.39): BOM, CRLF, comments, trailing spaces. */
export function parseRules(file: RuleFile, matchCase: boolean): readonly Rule[] {
  if (file.entries) return file.entries.map(entry => compileEntry(entry, matchCase));
  return patternLines(file.text).map(({ line, pattern }) => compileRule(line, pattern, matchCase));
}

/** Returns the lines of a rule file that are patterns, as git reads them. */
export function patternLines(text: string): readonly PatternLine[] {
  const lines = (text.startsWith('\uFEFF') ? text.slice(1) : text).split('\n');
  return lines.flatMap((raw, index) => {
    if (raw === '' || raw.startsWith('#')) return [];
    // git itself ends a last line without a line feed, and removes one carriage return from every line.
    const whole = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const nul = whole.indexOf('\0');
    const pattern = withoutTrailingSpaces(nul < 0 ? whole : whole.slice(0, nul));
    return pattern === '' ? [] : [{ line: index + 1, pattern }];
  });
}

/** Removes unescaped spaces at the end; tabs and an escaped space stay. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ') end--;
  if (end === line.length) return line;
  let backslashes = 0;
  while (end - backslashes > 0 && line[end - 1 - backslashes] === '\\') backslashes++;
  return line.slice(0, backslashes % 2 === 1 ? end + 1 : end);
}

function compileRule(line: number, pattern: string, matchCase: boolean): Rule {
  const negated = pattern.startsWith('!');
  const written = utf8Bytes(negated ? pattern.slice(1) : pattern);
  const foldersOnly = written.endsWith('/');
  const body = foldersOnly ? written.slice(0, -1) : written;
  const matchesName = !body.includes('/');
  const matches = lazily(() => (matchesName ? nameGlob : pathGlob)(body, !matchCase));
  const key = keyOf(body, matchesName, !matchCase);
  const rule = { line, pattern, negated, foldersOnly, filesOnly: false, matchesName, matches };
  return key === null ? rule : { ...rule, key };
}

/** Compiles a pattern on first use, because most of many rules are never asked about a path. */
function lazily(make: () => Glob): Glob {
  let made: Glob | undefined;
  return text => (made ??= make())(text);
}

function keyOf(body: string, matchesName: boolean, fold: boolean): NonNullable<Rule['key']> | null {
  const text = fold ? foldAscii(body) : body;
  if (!globCharacters.test(body)) {
    if (matchesName) return { kind: 'name', text };
    const path = text.startsWith('/') ? text.slice(1) : text;
    return path === '' ? null : { kind: 'path', text: path };
  }
  if (matchesName) return /^\*\.[^.*?[\\]+$/.test(body) ? { kind: 'ending', text: text.slice(1) } : null;
  const first = /^\/?([^*?[\\/]+)\//.exec(text)?.[1];
  return first === undefined ? null : { kind: 'start', text: first };
}

function compileEntry(entry: RuleEntry, matchCase: boolean): Rule {
  const { line, written, negated } = entry;
  if (entry.syntax === 'gitignore')
    return { ...compileRule(line, entry.pattern, matchCase), pattern: written, negated };
  const literal = utf8Bytes(entry.pattern).replace(/[[\\]/g, '\\$&');
  const matches = compileGlob(literal, 'name', !matchCase) ?? matchesNothing;
  return { line, pattern: written, negated, foldersOnly: false, filesOnly: true, matchesName: false, matches };
}

function nameGlob(body: string, fold: boolean): Glob {
  const literal = fold ? foldAscii(body) : body;
  if (!globCharacters.test(body)) return text => text === literal;
  if (body.startsWith('*') && !globCharacters.test(body.slice(1))) {
    const ending = literal.slice(1);
    return text => text.endsWith(ending);
  }
  return compileGlob(body, 'name', fold) ?? matchesNothing;
}

/**
 * git compares the part before the first glob character literally and passes only the rest to its matcher. The two stars of `src**`
 * before a slash therefore count as being at a start and cross folders. Measured with git 2.39, as dir.c says.
 */
function pathGlob(body: string, fold: boolean): Glob {
  const anchored = body.startsWith('/') ? body.slice(1) : body;
  const firstGlob = anchored.search(globCharacters);
  const literal = firstGlob < 0 ? anchored : anchored.slice(0, firstGlob);
  const start = fold ? foldAscii(literal) : literal;
  if (firstGlob < 0) return text => text === start && text !== '';
  const rest = lazily(() => compileGlob(anchored.slice(firstGlob), 'path', fold) ?? matchesNothing);
  return text => text.startsWith(start) && rest(text.slice(start.length));
}

function matchesNothing(): boolean {
  return false;
}
