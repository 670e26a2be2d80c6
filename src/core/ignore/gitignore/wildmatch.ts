import { parseClass } from './characterClass.ts';
import { foldAscii } from './bytes.ts';

/** Whether a byte text matches as a whole. With case folding, the text has to be in lower case already. */
export type Glob = (text: string) => boolean;

/** `path`: `*`, `?` and classes stop at `/`, and `**` between slashes crosses them; `name`: there are no slashes. */
export type GlobMode = 'path' | 'name';

const slash = 47;

type Token =
  | { readonly kind: 'literal'; readonly byte: number }
  | { readonly kind: 'any' }
  | { readonly kind: 'class'; readonly bytes: Uint8Array }
  | { readonly kind: 'star' }
  | { readonly kind: 'folders' }
  | { readonly kind: 'everything' };

/**
 * Compiles a glob with the meaning of git's wildmatch.c. The text is matched by stepping all alternatives at once, so a hostile pattern
 * costs at most length × length and never backtracks.
 * @returns null if the pattern can match nothing: an unclosed class, an unknown class name, a lone backslash at the end
 */
export function compileGlob(pattern: string, mode: GlobMode, fold: boolean): Glob | null {
  const tokens = tokenize(pattern, mode, fold);
  if (!tokens) return null;
  const shortest = tokens.filter(
    token => token.kind === 'literal' || token.kind === 'any' || token.kind === 'class',
  ).length;
  // These literal parts, which any match must contain, rule out nearly every text before a state is stepped.
  const runs = literalRuns(tokens);
  const start = tokens[0]?.kind === 'literal' ? (runs[0] ?? '') : '';
  const end = tokens.at(-1)?.kind === 'literal' ? (runs.at(-1) ?? '') : '';
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  return text =>
    text.length >= shortest &&
    text.startsWith(start) &&
    text.endsWith(end) &&
    text.includes(longest) &&
    simulate(tokens, text, start.length, mode);
}

function tokenize(pattern: string, mode: GlobMode, fold: boolean): readonly Token[] | null {
  const tokens: Token[] = [];
  const folded = fold ? foldAscii(pattern) : pattern;
  let at = 0;
  while (at < pattern.length) {
    const unit = pattern[at];
    if (unit === '*') {
      const stars = readStars(pattern, at, mode);
      // Any number of folders twice is the same as once; kept once, because a hostile file could otherwise create many equal states.
      if (stars.kind !== 'folders' || tokens.at(-1)?.kind !== 'folders') tokens.push({ kind: stars.kind });
      at = stars.end;
    } else if (unit === '?') {
      tokens.push({ kind: 'any' });
      at++;
    } else if (unit === '[') {
      const parsed = parseClass(pattern, at, fold);
      if (!parsed) return null;
      tokens.push({ kind: 'class', bytes: parsed.bytes });
      at = parsed.end;
    } else if (unit === '\\') {
      if (at + 1 >= pattern.length) return null;
      // git folds the pattern's case only outside escapes, so `\A` matches nothing when case is folded. We do the same.
      tokens.push({ kind: 'literal', byte: pattern.charCodeAt(at + 1) });
      at += 2;
    } else {
      tokens.push({ kind: 'literal', byte: folded.charCodeAt(at) });
      at++;
    }
  }
  return tokens;
}

/** Reads one or more stars. For `**` between slashes, the slash after it is included. */
function readStars(
  pattern: string,
  start: number,
  mode: GlobMode,
): { readonly kind: 'star' | 'folders' | 'everything'; readonly end: number } {
  let end = start;
  while (pattern[end] === '*') end++;
  if (mode === 'name') return { kind: 'everything', end };
  const isAtStart = start === 0 || pattern[start - 1] === '/';
  const isAtEnd = end === pattern.length || pattern[end] === '/' || pattern.startsWith('\\/', end);
  if (end - start === 1 || !isAtStart || !isAtEnd) return { kind: 'star', end };
  return pattern[end] === '/' ? { kind: 'folders', end: end + 1 } : { kind: 'everything', end };
}

function literalRuns(tokens: readonly Token[]): readonly string[] {
  const runs: string[] = [];
  let isRunning = false;
  for (const token of tokens) {
    if (token.kind === 'literal') runs.push((isRunning ? (runs.pop() ?? '') : '') + String.fromCharCode(token.byte));
    isRunning = token.kind === 'literal';
  }
  return runs;
}

/** Matches the text after the literal prefix, whose `skip` tokens (one per byte) have been compared already. */
function simulate(tokens: readonly Token[], text: string, skip: number, mode: GlobMode): boolean {
  let current: number[] = [];
  let next: number[] = [];
  const stamp = new Int32Array(tokens.length + 1).fill(-1);
  enter(tokens, skip, skip, current, stamp);
  for (let at = skip; at < text.length; at++) {
    const byte = text.charCodeAt(at);
    const crosses = byte !== slash || mode === 'name';
    for (const state of current) {
      const token = tokens[state];
      if (token === undefined) continue;
      if (token.kind === 'folders') stay(state, at + 1, next, stamp);
      if (!reads(token, byte, crosses)) continue;
      const mayReadMore = token.kind === 'star' || token.kind === 'everything';
      enter(tokens, mayReadMore ? state : state + 1, at + 1, next, stamp);
    }
    if (next.length === 0) return false;
    [current, next] = [next, current];
    next.length = 0;
  }
  return stamp[tokens.length] === text.length;
}

/**
 * Whether a token accepts a byte and lets the next token follow.
 * @param crosses whether a wildcard accepts this byte
 */
function reads(token: Token, byte: number, crosses: boolean): boolean {
  switch (token.kind) {
    case 'literal':
      return token.byte === byte;
    case 'any':
    case 'star':
      return crosses;
    case 'class':
      return crosses && token.bytes[byte] === 1;
    case 'everything':
      return true;
    case 'folders':
      // Inside a folder's name, only a slash leads on; at its start, `**/` may also stand for nothing (see `enter`).
      return byte === slash;
  }
}

function stay(state: number, at: number, states: number[], stamp: Int32Array): boolean {
  if (stamp[state] === at) return false;
  stamp[state] = at;
  states.push(state);
  return true;
}

/** Adds a state and every state that can be reached from it without reading a byte. */
function enter(tokens: readonly Token[], state: number, at: number, states: number[], stamp: Int32Array): void {
  for (let reached = state; stay(reached, at, states, stamp); reached++) {
    const kind = tokens[reached]?.kind;
    if (kind !== 'star' && kind !== 'everything' && kind !== 'folders') return;
  }
}
