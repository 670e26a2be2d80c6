import { classes, isBase64Mark, isDigit, isName } from '../judgement/characters.ts';
import { copied } from './units.ts';
import { bytes } from './wasm/stretches.wat';

/** The minimum length of a random token; also the number of units examined at once. */
const shortestRun = 16;
const longestRun = 300;
/** Encoded text has at least 30 bytes. Anything longer than the maximum is data rather than settings, and is skipped. */
const shortestEncoded = 40;
const longestEncoded = 8000;
const alphabet = isName | isBase64Mark;
const plus = 43;
const slash = 47;

/** Called with a stretch [start, end). */
export type StretchVisitor = (start: number, end: number) => void;

/**
 * Called with a run [start, end), whether it has digits in two places or five digits in a row, and whether four consecutive units
 * in it may count up or down.
 */
export type RunVisitor = (start: number, end: number, hasDigits: boolean, mayCount: boolean) => void;

/**
 * Finds possible tokens and possible encoded text in one pass. Calls `run` for every maximal stretch of 16 to 300 letters, digits,
 * `_` and `-`, and `encoded` for every maximal stretch of 40 to 8,000 of these, `+` and `/`. Only stretches that begin in [from,
 * to) are reported.
 * @param units the text as returned by `unitsOf`
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
      // A stretch that begins before the range belongs to the previous range, but its parts after a `+` or `/` belong to this one.
      // Include the unit before `from`, so a part that begins at `from` is reported if and only if that unit is such a mark.
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

/** If a block may end within a stretch, returns where the stretch begins, so the next block sees all of it; else the block's end. */
function beginOfLast(units: Uint8Array, begin: number, stop: number): number {
  let at = stop;
  while (at > stop - shortestRun && at > begin && isIn(units, at - 1)) at--;
  return at;
}

function isIn(units: Uint8Array, at: number): boolean {
  return ((classes[units[at] as number] as number) & alphabet) !== 0;
}

/** Returns where the stretch that continues at `at` ends, or `limit`. */
function endOfStretch(units: Uint8Array, at: number, limit: number): number {
  let i = at;
  while (i < limit && i < units.length && isIn(units, i)) i++;
  return i;
}

/**
 * Splits a stretch at `+` and `/` and calls `run` for each part. A stretch without these marks is one run.
 * @param mayHoldDigits false if the whole stretch has too few digits, so its parts need not be checked
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

/** Whether a part has digits in two places or five in a row; `stretches.wat` computes this only for whole stretches. */
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

/** Number of units for which `stretches.wat` has room. */
const blockLength = 0x8000;
const foundAt = 0x9000;
/** Flags set by `stretches.wat`. */
const hasMarks = 1;
const mayCount = 2;

interface Searcher {
  readonly memory: Uint8Array;
  /** The same memory as 32-bit integers. */
  readonly numbers: Int32Array;
  readonly search: (to: number) => number;
}

let searcher: Searcher | undefined;

/** The maximal stretches within [start, end), four numbers each, as `stretches.wat` writes them. */
function stretchesIn(units: Uint8Array, start: number, end: number): readonly number[] {
  searcher ??= newSearcher();
  const { memory, numbers, search } = searcher;
  memory.set(units.subarray(start, end));
  memory.fill(0, end - start, end - start + shortestRun + 1);
  const foundEnd = search(end - start);
  return copied(numbers, foundAt / 4, foundEnd / 4);
}

function newSearcher(): Searcher {
  // A stretch and the unit that separates it from the next one take at least seventeen units of text, and sixteen bytes of output.
  const memory = new WebAssembly.Memory({ initial: 2 });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { stretches: { memory } });
  const { buffer } = memory;
  const search = instance.exports['search'] as (to: number) => number;
  return { memory: new Uint8Array(buffer), numbers: new Int32Array(buffer), search };
}
