/** What clients put before a line: numbers of lines, marks of comments, diffs and quotes. */
const prefix = /^(?:\d{1,6}(?:[|→]|: ?|\t)|\/\/+|#+|--+|\/\*+|\*(?=\s)|<!--|;+|%+|'|"{3}|[+>-])\s*/;
/** A comment within a comment within a numbered diff is as deep as it gets. */
const maximumPrefixes = 5;

/**
 * A line without what clients change in it: indentation, blanks at its end, and what they put before it. Copilot, say,
 * sends lines of other files as comments (vscode-copilot-chat@31acd00a). Both sides of a comparison go through this.
 */
export function canonicalLine(line: string): string {
  let rest = line.trim();
  for (let i = 0; i < maximumPrefixes && rest !== ''; i++) {
    const shorter = rest.replace(prefix, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return rest.replace(/\s*(?:\*\/|-->)$/, '').trimEnd();
}

/** How much a line says about where it comes from: letters and digits, none for brackets and blanks. */
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

/** A 32-bit hash (FNV-1a) of a canonical line; 0 stands for lines that say nothing. */
export function lineHash(canonical: string): number {
  if (weight(canonical) === 0) return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < canonical.length; i++) hash = Math.imul(hash ^ canonical.charCodeAt(i), 0x01000193);
  return hash >>> 0 || 1;
}
