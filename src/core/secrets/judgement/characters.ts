/** Character classes as bit sets. Characters beyond ASCII belong to no class. */
export const isDigit = 1;
export const isLower = 2;
export const isUpper = 4;
/** `_` and `-`, which join words in names and occur in base64url. */
export const isJoiner = 8;
/** Other characters of tokens: `+ / = . ~ % : ! @`. */
export const isTokenMark = 16;
export const isBlank = 32;
export const isQuote = 64;
/** `+` and `/`, which standard base64 has in addition to letters and digits. */
export const isBase64Mark = 128;

export const isLetter = isLower | isUpper;
export const isAlphanumeric = isLetter | isDigit;
export const isName = isAlphanumeric | isJoiner;

/** The classes of every UTF-16 unit, for loops over whole texts. */
export const classes = new Uint8Array(0x10000);
const set = (chars: string, bits: number): void => {
  for (let i = 0; i < chars.length; i++) classes[chars.charCodeAt(i)] = bits;
};
set('0123456789', isDigit);
set('abcdefghijklmnopqrstuvwxyz', isLower);
set('ABCDEFGHIJKLMNOPQRSTUVWXYZ', isUpper);
set('_-', isJoiner);
set('=.~%:!@', isTokenMark);
set('+/', isTokenMark | isBase64Mark);
set(' \t', isBlank);
set('"\'`', isQuote);

/**
 * The UTF-16 unit at an offset; -1 outside the text. Calling `charCodeAt` outside the text directly makes V8 discard the optimized
 * code of the caller.
 */
export function unitAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : -1;
}

/** The character at an offset; empty outside the text. */
export function charAt(text: string, at: number): string {
  return at >= 0 && at < text.length ? text.charAt(at) : '';
}

/** The classes of the character at an offset; 0 outside the text. */
export function classAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? (classes[text.charCodeAt(at)] as number) : 0;
}

/** Whether the character at an offset is in one of the given classes; false outside the text. */
export function isAt(text: string, at: number, bits: number): boolean {
  return (classAt(text, at) & bits) !== 0;
}

/** Whether a token may begin at `at`, i.e. not in the middle of a word. An escape (`\n`, `%3D`) before it is not part of a word. */
export function beginsWord(text: string, at: number): boolean {
  const before = classAt(text, at - 1);
  if ((before & isAlphanumeric) === 0 && unitAt(text, at - 1) !== 95) return true;
  if ((before & isLower) !== 0 && unitAt(text, at - 2) === 92) return 'nrt'.includes(charAt(text, at - 1));
  return unitAt(text, at - 3) === 37 && isHex(text, at - 2) && isHex(text, at - 1);
}

/** Whether a token may end at `at`. */
export function endsWord(text: string, at: number): boolean {
  return !isAt(text, at, isAlphanumeric) && unitAt(text, at) !== 95;
}

function isHex(text: string, at: number): boolean {
  const code = unitAt(text, at) | 32;
  return (code >= 97 && code <= 102) || isAt(text, at, isDigit);
}

/** The first offset at or after `at` whose character is in none of the classes; at most `limit`. */
export function skipForward(text: string, at: number, limit: number, bits: number): number {
  let i = at;
  while (i < limit && isAt(text, i, bits)) i++;
  return i;
}

/** The start of the run of characters of these classes that ends at `at`; at least `limit`. */
export function skipBack(text: string, at: number, limit: number, bits: number): number {
  let i = at;
  while (i > limit && isAt(text, i - 1, bits)) i--;
  return i;
}
