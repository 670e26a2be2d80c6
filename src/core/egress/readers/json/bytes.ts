export const quote = 34;
export const comma = 44;
export const colon = 58;
export const openBracket = 91;
export const backslash = 92;
export const closeBracket = 93;
export const openBrace = 123;
export const closeBrace = 125;

export const blank = 1;
/** Part of a number or of true, false and null. */
export const scalar = 2;

/** The class of each byte: {@link blank}, {@link scalar}, or 0 for any other byte. */
export const byteClasses = new Uint8Array(256);
for (const byte of [32, 9, 10, 13]) byteClasses[byte] = blank;
for (const part of '0123456789+-.eEtrufalsn') byteClasses[part.charCodeAt(0)] = scalar;
