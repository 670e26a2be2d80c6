/** Character classes as bit sets; characters beyond ASCII belong to none. */
export const isDigit = 1;
export const isLower = 2;
export const isUpper = 4;
/** `_` and `-`, which join words in names and are in base64url. */
export const isJoiner = 8;
/** The rest of what tokens are made of: `+ / = . ~ % : ! @`. */
export const isTokenMark = 16;
export const isBlank = 32;
export const isQuote = 64;
/** `+` and `/`, which standard base64 has besides letters and digits. */
export const isBase64Mark = 128;

export const isLetter = isLower | isUpper;
export const isAlphanumeric = isLetter | isDigit;
export const isName = isAlphanumeric | isJoiner;

/** The classes of every UTF-16 unit, for loops that run over whole texts. */
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
 * The UTF-16 unit at an offset; -1 outside the text. A plain `charCodeAt` outside its text makes V8 throw away the
 * machine code of its caller.
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

/** Whether the character at a place is of one of these classes; false outside of the text. */
export function isAt(text: string, at: number, bits: number): boolean {
  return (classAt(text, at) & bits) !== 0;
}

/** Whether a token may begin at `at`: not in the middle of a word. An escape (`\n`, `%3D`) before it is no word. */
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

/** The offset of the first character at or after `at`, before `limit`, that is in none of the classes. */
export function skipForward(text: string, at: number, limit: number, bits: number): number {
  let i = at;
  while (i < limit && isAt(text, i, bits)) i++;
  return i;
}

/** The offset of the first of the characters of the classes that end at `at`, at or after `limit`. */
export function skipBack(text: string, at: number, limit: number, bits: number): number {
  let i = at;
  while (i > limit && isAt(text, i - 1, bits)) i--;
  return i;
}
