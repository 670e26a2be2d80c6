import { isAlphanumeric, isAt, isBase64Mark, unitAt } from './characters.ts';
import { wordLikeness } from './randomness.ts';

/** How many units before an offset are needed to tell base64 from a path. */
const enough = 32;

/**
 * Whether the text at `start` continues base64 data, such as a picture or a certificate, after a `+` or `/`: the units before it,
 * across at most one line end, are also base64, and unlike a path do not look like words.
 */
export function isInBase64(text: string, start: number): boolean {
  if (!isAt(text, start - 1, isBase64Mark)) return false;
  let before = '';
  let at = start - 1;
  let hasLineEnd = false;
  while (before.length < enough) {
    if (isAt(text, at, isAlphanumeric | isBase64Mark)) before = text.charAt(at) + before;
    else if (hasLineEnd || unitAt(text, at) !== 10) return false;
    else {
      hasLineEnd = true;
      if (unitAt(text, at - 1) === 13) at--;
    }
    at--;
  }
  return wordLikeness(before) < 0;
}
