import { classes, isBase64Mark, isDigit, isName } from '../judgement/characters.ts';
import { copied } from './units.ts';
import { bytes } from './wasm/stretches.wat';

/** The shortest random token that is looked at; also how many units are looked at at once. */
const shortestRun = 16;
const longestRun = 300;
/** Encoded text: at least 30 bytes; what is longer is data, not settings, and passed over. */
const shortestEncoded = 40;
const longestEncoded = 8000;
const alphabet = isName | isBase64Mark;
const plus = 43;
const slash = 47;

/** Called with a stretch [start, end). */
export type StretchVisitor = (start: number, end: number) => void;

/**
 * Called with a run [start, end), whether it has digits in two places, or five together, and whether four units in a row
 * may count up or down in it.
 */
export type RunVisitor = (start: number, end: number, hasDigits: boolean, mayCount: boolean) => void;

/**
 * Finds, in one pass, what may be tokens and what may be encoded text: calls `run` for every longest stretch of 16 to 300
 * letters, digits, `_` and `-`, and `encoded` for every one of 40 to 8,000 of these and `+` and `/`, that begins in
 * [from, to).
 * @param units what `unitsOf` makes of a text
 */
export function forEachStretch(
  units: Uint8Array,
  from: number,
  to: number,
  run: RunVisitor | null,
  encoded: StretchVisitor,
): void {
  const last = Math.min(units.length, to + shortestRun);
  const startsBefore = from > 0 && isIn(units, from - 1);
  let begin = from;
  while (begin < last) {
    const stop = Math.min(last, begin + blockLength);
    const found = stretchesIn(units, begin, stop);
    let next = beginOfLast(units, begin, stop);
    for (let i = 0; i < found.length; i += 4) {
      let start = begin + (found[i] as number);
      let end = begin + (found[i + 1] as number);
      const digits = found[i + 2] as number;
      let flags = found[i + 3] as number;
      let hasDigits = digits >> 16 > 1 || (digits & 0xffff) > 4;
      if (end === stop) {
        end = endOfStretch(units, stop, Math.max(start + longestEncoded, to + longestRun) + 1);
        next = end;
        flags = hasMarks | mayCount;
        hasDigits = true;
      }
      // One that begins before the range is somebody else's; its later parts are not, the first after a mark among them.
      if (start === from && startsBefore) {
        start--;
        flags |= hasMarks;
      }
      if (run !== null) forEachRun(units, start, end, from, to, hasDigits, flags, run);
      const isEncoded = end - start >= shortestEncoded && end - start <= longestEncoded;
      if (isEncoded && start >= from && start < to) encoded(start, end);
    }
    begin = stop === last ? last : next;
  }
}

/** Where a stretch begins in which a block may end, so that the next block sees it whole; else the block's end. */
function beginOfLast(units: Uint8Array, begin: number, stop: number): number {
  let at = stop;
  while (at > stop - shortestRun && at > begin && isIn(units, at - 1)) at--;
  return at;
}

function isIn(units: Uint8Array, at: number): boolean {
  return ((classes[units[at] as number] as number) & alphabet) !== 0;
}

/** Where the stretch that goes on at `at` ends, or `limit`. */
function endOfStretch(units: Uint8Array, at: number, limit: number): number {
  let i = at;
  while (i < limit && i < units.length && isIn(units, i)) i++;
  return i;
}

/**
 * The runs between the `+` and `/` of a stretch; one without these is a run itself.
 * @param mayHoldDigits false where the whole stretch has too few of them, so that no part is to be looked through
 */
function forEachRun(
  units: Uint8Array,
  start: number,
  end: number,
  from: number,
  to: number,
  mayHoldDigits: boolean,
  flags: number,
  run: RunVisitor,
): void {
  const counts = (flags & mayCount) !== 0;
  if ((flags & hasMarks) === 0) {
    if (end - start <= longestRun && start >= from && start < to) run(start, end, mayHoldDigits, counts);
    return;
  }
  let partStart = start;
  for (let i = start; i <= end; i++) {
    const unit = units[i];
    if (i < end && unit !== plus && unit !== slash) continue;
    const length = i - partStart;
    if (length >= shortestRun && length <= longestRun && partStart >= from && partStart < to)
      run(partStart, i, mayHoldDigits && holdsDigits(units, partStart, i), counts);
    partStart = i + 1;
  }
}

/** What `stretches.wat` tells of whole stretches. */
function holdsDigits(units: Uint8Array, start: number, end: number): boolean {
  let places = 0;
  let together = 0;
  for (let i = start; i < end; i++) {
    if (((classes[units[i] as number] as number) & isDigit) === 0) together = 0;
    else if (++together === 1 && ++places > 1) return true;
    else if (together > 4) return true;
  }
  return false;
}

/** How many units `stretches.wat` has room for. */
const blockLength = 0x8000;
const foundAt = 0x9000;
/** The flags that it gives. */
const hasMarks = 1;
const mayCount = 2;

interface Searcher {
  readonly memory: Uint8Array;
  /** The same memory as numbers. */
  readonly numbers: Int32Array;
  readonly search: (to: number) => number;
}

let searcher: Searcher | undefined;

/** The longest stretches within [start, end), four numbers each, as `stretches.wat` gives them. */
function stretchesIn(units: Uint8Array, start: number, end: number): readonly number[] {
  searcher ??= newSearcher();
  const { memory, numbers, search } = searcher;
  memory.set(units.subarray(start, end));
  memory.fill(0, end - start, end - start + shortestRun + 1);
  const foundEnd = search(end - start);
  return copied(numbers, foundAt / 4, foundEnd / 4);
}

function newSearcher(): Searcher {
  // A stretch and the unit between it and the next take seventeen units of text and sixteen bytes of what is found.
  const memory = new WebAssembly.Memory({ initial: 2 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { stretches: { memory } });
  const { buffer } = memory;
  const search = instance.exports['search'] as (to: number) => number;
  return { memory: new Uint8Array(buffer), numbers: new Int32Array(buffer), search };
}
