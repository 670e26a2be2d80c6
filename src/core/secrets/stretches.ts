import { classes, isBase64Mark, isName } from './characters.ts';

/** The shortest random token that is looked at; also the stride of the search. */
const shortestRun = 16;
const longestRun = 300;
/** Encoded text: at least 30 bytes; what is longer is data, not settings, and passed over. */
const shortestEncoded = 40;
const longestEncoded = 8000;
const alphabet = isName | isBase64Mark;

/** Told of a stretch [start, end). */
export type StretchVisitor = (start: number, end: number) => void;

/**
 * Finds, in one pass, what may be tokens and what may be encoded text: calls `run` for every longest stretch of 16 to 300
 * letters, digits, `_` and `-`, and `encoded` for every one of 40 to 8,000 of these and `+` and `/`, that begins in
 * [from, to). Each covers a multiple of sixteen, so that only every sixteenth character needs to be looked at first.
 */
export function forEachStretch(
  text: string,
  from: number,
  to: number,
  run: StretchVisitor | null,
  encoded: StretchVisitor,
): void {
  const { length } = text;
  let at = from - (from % shortestRun);
  while (at < to + shortestRun && at < length) {
    if (((classes[text.charCodeAt(at)] as number) & alphabet) === 0) {
      at += shortestRun;
      continue;
    }
    let start = at;
    let seen = 0;
    const floor = Math.max(0, at - longestEncoded);
    while (start > floor) {
      const bits = classes[text.charCodeAt(start - 1)] as number;
      if ((bits & alphabet) === 0) break;
      seen |= bits;
      start--;
    }
    let end = at;
    // A longer one is passed over as a whole, however long it is.
    const ceiling = Math.min(length, Math.max(start + longestEncoded + 1, to));
    while (end < ceiling) {
      const bits = classes[text.charCodeAt(end)] as number;
      if ((bits & alphabet) === 0) break;
      seen |= bits;
      end++;
    }
    if (end - start >= shortestRun) {
      if (run !== null) {
        if ((seen & isBase64Mark) === 0) visitRun(start, end, from, to, run);
        else forEachPart(text, start, end, from, to, run);
      }
      if (end - start >= shortestEncoded && end - start <= longestEncoded && start >= from && start < to)
        encoded(start, end);
    }
    at = end + shortestRun - (end % shortestRun);
  }
}

/** The runs between the `+` and `/` of a stretch. */
function forEachPart(text: string, start: number, end: number, from: number, to: number, run: StretchVisitor): void {
  let partStart = start;
  for (let i = start; i < end; i++) {
    if (((classes[text.charCodeAt(i)] as number) & isBase64Mark) === 0) continue;
    if (i - partStart >= shortestRun) visitRun(partStart, i, from, to, run);
    partStart = i + 1;
  }
  if (end - partStart >= shortestRun) visitRun(partStart, end, from, to, run);
}

function visitRun(start: number, end: number, from: number, to: number, run: StretchVisitor): void {
  if (end - start <= longestRun && start >= from && start < to) run(start, end);
}
