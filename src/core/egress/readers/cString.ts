const simple: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, v: 11, f: 12, a: 7, b: 8 };

/** Returns the bytes of the inside of a C string literal, as strace writes it: with octal, hexadecimal and one-letter escapes. */
export function cStringBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const match of text.matchAll(/\\([0-7]{1,3})|\\x([0-9a-fA-F]{2})|\\(.)|([^\\])/gs)) {
    const [, octal, hex, letter, plain] = match;
    if (octal !== undefined) bytes.push(parseInt(octal, 8) & 0xff);
    else if (hex !== undefined) bytes.push(parseInt(hex, 16));
    else if (letter !== undefined) bytes.push(simple[letter] ?? letter.charCodeAt(0) & 0xff);
    else bytes.push((plain ?? '').charCodeAt(0) & 0xff);
  }
  return Uint8Array.from(bytes);
}
