/**
 * Converts a text to bytes, because git compares bytes, not characters: `?` does not match `é`, which is two bytes in UTF-8. The bytes
 * are kept in a string whose units are 0-255, because strings are what the engine compares fastest.
 */
export function utf8Bytes(text: string): string {
  if (isAscii(text)) return text;
  let bytes = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += character;
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), continuation(code));
    else if (code < 0x10000)
      bytes += String.fromCharCode(0xe0 | (code >> 12), continuation(code >> 6), continuation(code));
    else {
      const lead = 0xf0 | (code >> 18);
      bytes += String.fromCharCode(lead, continuation(code >> 12), continuation(code >> 6), continuation(code));
    }
  }
  return bytes;
}

/** Folds A-Z only, as git's `core.ignoreCase` does. */
export function foldAscii(text: string): string {
  return isAscii(text) ? text.toLowerCase() : text.replace(/[A-Z]+/g, letters => letters.toLowerCase());
}

function continuation(code: number): number {
  return 0x80 | (code & 0x3f);
}

function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}
