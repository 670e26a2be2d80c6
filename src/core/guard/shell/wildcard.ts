/** The longest pattern that is matched; a longer one matches every name. */
const longestPattern = 4_096;

/** How the names of files are compared with patterns. */
export interface Matching {
  readonly ignoresCase: boolean;
  /** `[!a]` and `[^a]` match every other character; in PowerShell, `!` and `^` are two more characters of the class. */
  readonly negates: boolean;
  /** `#` repeats what is before it, `^` and `~` exclude what follows. */
  readonly hasOperators: boolean;
}

const asInBash: Matching = { ignoresCase: false, negates: true, hasOperators: false };

/**
 * Returns a test for names that match a pattern with `*`, `?` and `[…]`. If shells or languages disagree about a pattern, every name that one
 * of them matches passes. It takes time proportional to both lengths multiplied.
 */
export function wildcard(pattern: string, matching: Matching = asInBash): (name: string) => boolean {
  const tokens = tokensOf(pattern, matching);
  return name => {
    let reached = new Set(closure(new Set([0]), tokens));
    for (const unit of name) {
      const next = new Set<number>();
      for (const at of reached) {
        const token = tokens[at];
        if (token === undefined) continue;
        if (token === 'any') next.add(at);
        else if (token(unit)) next.add(at + 1);
      }
      reached = closure(next, tokens);
      if (reached.size === 0) return false;
    }
    return reached.has(tokens.length);
  };
}

type Token = 'any' | ((unit: string) => boolean);

function closure(reached: Set<number>, tokens: readonly Token[]): Set<number> {
  for (const at of reached) if (tokens[at] === 'any') reached.add(at + 1);
  return reached;
}

/**
 * A bracket expression that every shell reads alike. With a quote, a bracket, `[.` or `[=` in it, or after an unmatched `[`, where it ends
 * depends on the shell (POSIX.1-2024, XBD 9.3.5; bash manual, 3.5.8.1).
 */
const plainClass = /^\[(?![!^]\])([!^]?)((?:\[:[a-z]+:\]|[^\\[\]])+)\]/;

function tokensOf(pattern: string, { ignoresCase, negates, hasOperators }: Matching): readonly Token[] {
  // No file name is that long: treat it as a match.
  if (pattern.length > longestPattern) return ['any'];
  const tokens: Token[] = [];
  const lastEnd = pattern.lastIndexOf(']');
  for (let at = 0; at < pattern.length; at++) {
    const unit = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
    at += unit.length - 1;
    if (unit === '*') {
      // Several `*` are the same as one.
      if (tokens.at(-1) !== 'any') tokens.push('any');
    } else if (unit === '?') tokens.push(() => true);
    else if (hasOperators && unit === '#') tokens.splice(-1, 1, 'any');
    else if (hasOperators && (unit === '^' || unit === '~')) return [...tokens, 'any'];
    else if (unit === '[' && at < lastEnd) {
      const [whole, sign = '', members = ''] = plainClass.exec(pattern.slice(at)) ?? [];
      if (whole === undefined) return [...tokens, () => true, 'any'];
      tokens.push(negates && sign !== '' ? not(members) : oneOf(sign + members));
      at += whole.length - 1;
    } else {
      const literal = unit === '\\' ? (pattern[++at] ?? '\\') : unit;
      tokens.push(ignoresCase ? each => each.toLowerCase() === literal.toLowerCase() : each => each === literal);
    }
  }
  return tokens;
}

/** Which characters a range contains depends on the language; in some, small and capital letters alternate. */
function oneOf(members: string): (unit: string) => boolean {
  const contains = containedIn(members);
  return unit => contains(unit) || contains(unit.toLowerCase()) || contains(unit.toUpperCase());
}

function not(members: string): (unit: string) => boolean {
  if (members.includes('[:')) return () => true;
  const contains = containedIn(members);
  return unit => !contains(unit);
}

function containedIn(members: string): (unit: string) => boolean {
  // Which characters are in `[:alpha:]` and similar classes depends on the language.
  if (members.includes('[:')) return () => true;
  const units = [...members];
  return unit => {
    for (let at = 0; at < units.length; at++) {
      const from = units[at] ?? '';
      const to = units[at + 1] === '-' && at + 2 < units.length ? (units[at + 2] ?? from) : from;
      if (unit >= from && unit <= to) return true;
      if (to !== from) at += 2;
    }
    return false;
  };
}
