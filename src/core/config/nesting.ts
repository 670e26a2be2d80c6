/** Deeper than any settings file. Parsers recurse, so a hostile file could exhaust the stack, or take too long. */
const deepestNesting = 200;

/**
 * Returns the offset at which brackets outside strings are nested deeper than in any settings file, or null. Brackets in comments count
 * too, which is on the safe side.
 */
export function tooDeepAt(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 34) {
      for (at++; at < text.length && text.charCodeAt(at) !== 34 && text.charCodeAt(at) !== 10; at++) {
        if (text.charCodeAt(at) === 92) at++;
      }
    } else if (unit === 123 || unit === 91) {
      depth++;
      if (depth > deepestNesting) return at;
    } else if (unit === 125 || unit === 93) depth--;
  }
  return null;
}
