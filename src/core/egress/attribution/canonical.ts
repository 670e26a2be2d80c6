/** What clients put before a line: line numbers, and markers of comments, diffs and quotes. */
const prefix = /^(?:\d{1,6}(?:[|→]|: ?|\t)|\/\/+|#+|--+|\/\*+|\*(?=\s)|<!--|;+|%+|'|"{3}|[+>-])\s*/;
/** Enough for a comment within a comment within a numbered diff. */
const maximumPrefixes = 5;

/**
 * Returns a line without what clients change in it: indentation, trailing blanks, and prefixes. Copilot, for example, sends
 * lines of other files as comments (vscode-copilot-chat@31acd00a). Both sides of a comparison go through this.
 */
export function canonicalLine(line: string): string {
  let rest = line.trim();
  for (let i = 0; i < maximumPrefixes && mayBePrefixed(rest); i++) {
    const shorter = rest.replace(prefix, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  const isClosed = rest.endsWith('*/') || rest.endsWith('-->');
  return isClosed ? rest.slice(0, rest.endsWith('*/') ? -2 : -3).trimEnd() : rest;
}

/** A quick check: most lines of code begin with a letter or a bracket, and the pattern cannot match those. */
function mayBePrefixed(line: string): boolean {
  const first = line.charCodeAt(0);
  return first < 65 && first !== 40 && first !== 41;
}

/** Returns how much a line says about its origin: the number of its letters and digits; brackets and blanks count nothing. */
export function weight(canonical: string): number {
  let count = 0;
  for (let i = 0; i < canonical.length && count < 200; i++) {
    const unit = canonical.charCodeAt(i);
    const isWord =
      (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit > 127;
    if (isWord) count++;
  }
  return count;
}

/** Matches a letter or a digit, as {@link weight} counts them. */
const saysSomething = /[0-9A-Za-z\u0080-\uffff]/;

/** Returns a 32-bit hash (FNV-1a) of a canonical line; 0 for a line without letters and digits. */
export function lineHash(canonical: string): number {
  if (!saysSomething.test(canonical)) return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < canonical.length; i++) hash = Math.imul(hash ^ canonical.charCodeAt(i), 0x01000193);
  return hash >>> 0 || 1;
}
