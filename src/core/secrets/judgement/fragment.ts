import { isAlphanumeric, isAt, isBase64Mark, unitAt } from './characters.ts';
import { wordLikeness } from './randomness.ts';

/** Units before a place that tell base64 from a path. */
const enough = 32;

/**
 * Whether what begins at `start` goes on from base64 data, such as a picture's or a certificate's, after its `+` or `/`: the units
 * before it, over one line's end, are of base64 too, and are no words, as a path's are.
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
