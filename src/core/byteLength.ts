// eslint-disable-next-line no-control-regex -- what is all ASCII, as most texts are, is one byte for each character
const beyondAscii = /[^\x00-\x7f]/;

/** Returns the length of a text in bytes of UTF-8. A lone surrogate counts as U+FFFD, which is what is sent in its place. */
export function byteLength(text: string): number {
  if (!beyondAscii.test(text)) return text.length;
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) length++;
    else {
      length += 2;
      // A surrogate pair takes four bytes: one for each unit from above, two added here.
      if (isHigh(unit) && isLow(text.charCodeAt(i + 1))) i++;
    }
  }
  return length;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
