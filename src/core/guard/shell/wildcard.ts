/** The longest pattern that is matched; a longer one matches every name. */
const longestPattern = 4_096;

/** Returns a test for names that match a pattern with `*`, `?` and `[…]`. It takes time proportional to both lengths multiplied. */
export function wildcard(pattern: string): (name: string) => boolean {
  const tokens = tokensOf(pattern);
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

function tokensOf(pattern: string): readonly Token[] {
  // No file name is that long: treat it as a match.
  if (pattern.length > longestPattern) return ['any'];
  const tokens: Token[] = [];
  const units = [...pattern];
  const lastEnd = units.lastIndexOf(']');
  for (let at = 0; at < units.length; at++) {
    const unit = units[at] ?? '';
    if (unit === '*') {
      // Several `*` are the same as one.
      if (tokens.at(-1) !== 'any') tokens.push('any');
    } else if (unit === '?') tokens.push(() => true);
    else if (unit === '[') {
      const end = at + 2 > lastEnd ? -1 : endOfClass(units, at + 2);
      if (end < 0) tokens.push(each => each === '[');
      else {
        tokens.push(characterClass(units.slice(at + 1, end)));
        at = end;
      }
    } else {
      const literal = unit === '\\' ? (units[++at] ?? '\\') : unit;
      tokens.push(each => each === literal);
    }
  }
  return tokens;
}

/** Returns the index of the bracket that ends a class, skipping those of `[:alpha:]` in it; -1 if there is none. */
function endOfClass(units: readonly string[], from: number): number {
  for (let at = from; at < units.length; at++) {
    if (units[at] === ']' && units[at - 1] !== ':') return at;
  }
  return -1;
}

function characterClass(units: readonly string[]): (unit: string) => boolean {
  const isNegated = units[0] === '!' || units[0] === '^';
  const inside = isNegated ? units.slice(1) : units;
  // Which characters are in `[:alpha:]` and similar classes depends on the language.
  if (inside.includes('[') && inside.includes(':')) return () => true;
  return unit => {
    let isIn = false;
    for (let at = 0; at < inside.length; at++) {
      const from = inside[at] ?? '';
      const to = inside[at + 1] === '-' && at + 2 < inside.length ? (inside[at + 2] ?? from) : from;
      if (unit >= from && unit <= to) isIn = true;
      if (to !== from) at += 2;
    }
    return isIn !== isNegated;
  };
}
