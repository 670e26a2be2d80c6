import { byteLength } from '../../byteLength.ts';
import type { CutPart } from './messages.ts';

/**
 * Splits a result that is cut in the middle when it is sent: the beginning and the end, each half of the given number of bytes in
 * UTF-8, are sent, and the whole text is stored. A result that is short enough is sent unchanged.
 */
export function withoutMiddle(text: string, bytes: number): readonly CutPart[] {
  if (byteLength(text) <= bytes) return [{ text, isSent: true }];
  const half = Math.floor(bytes / 2);
  const head = longest(text, count => byteLength(text.slice(0, count)) <= half);
  const tail = longest(text, count => byteLength(text.slice(text.length - count)) <= half);
  return [
    { text: text.slice(0, head), isSent: true },
    { text: text.slice(text.length - tail), isSent: true },
    { text, isSent: false },
  ];
}

/** The largest number of units that fits, given that all smaller ones do. */
function longest({ length }: string, fits: (count: number) => boolean): number {
  let [most, tooMany] = [0, length + 1];
  while (tooMany - most > 1) {
    const middle = Math.floor((most + tooMany) / 2);
    if (fits(middle)) most = middle;
    else tooMany = middle;
  }
  return most;
}
