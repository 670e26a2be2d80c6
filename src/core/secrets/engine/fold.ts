import { clusters, kept, placed, type Cluster, type Placed } from './overlap.ts';
import { repetitionsIn } from './repetition.ts';
import { lineReach, lookAhead, lookBehind, type Candidate } from './sink.ts';
import type { ScanInput } from '../types.ts';

/** How far before its beginning a candidate may depend on the text, and how far after it; see `sink.ts`. */
const reachBefore = 2 * lookBehind + lineReach;
const reachAfter = lookBehind + lookAhead;

/** Where a folded text goes on with what stands `length` further in the whole one: some periods later. */
interface Seam {
  readonly at: number;
  readonly period: number;
  readonly length: number;
}

/**
 * A text in which the middle of each long stretch that repeats itself is left out, so that it is searched once and not a
 * thousand times. So much of each stretch remains that every candidate of the whole text is one of the folded text, or
 * stands some periods after one. Seams may lie anywhere in the last period before where they are said to be.
 */
export class Fold {
  /** What is to be searched. */
  readonly input: ScanInput;
  readonly #seams: readonly Seam[];

  constructor(input: ScanInput) {
    const seams: Seam[] = [];
    const pieces: (readonly [start: number, end: number])[] = [];
    let from = 0;
    let left = 0;
    for (const { start, end, period } of repetitionsIn(input.text)) {
      const spare = end - start - reachBefore - reachAfter - 2 * period;
      // Little would be saved.
      if (2 * spare < end - start) continue;
      const at = start + reachBefore + 2 * period;
      const length = spare - (spare % period);
      seams.push({ at: at - left, period, length });
      pieces.push([from, at]);
      from = at + length;
      left += length;
    }
    this.#seams = seams;
    this.input = seams.length === 0 ? input : shortened(input, [...pieces, [from, input.text.length]]);
  }

  /** What remains of the candidates of the whole text, given those of {@link input}; see {@link kept}. */
  resolve(candidates: readonly Candidate[]): Placed {
    const all = placed(candidates);
    if (this.#seams.length === 0 || candidates.length === 0) return kept(all);
    const taken = clusters(all);
    const free = this.#seams.map(seam => freePlace(taken, seam));
    // Between clusters overlaps are resolved alike in every period, so that it need be done in one only.
    if (free.every(at => at !== null)) return this.#unfolded(kept(all), free);
    const ends = this.#seams.map(seam => seam.at);
    return kept(this.#unfolded(all, ends));
  }

  /** Candidates at all their places: those of the last period before a seam come again after it. */
  #unfolded({ candidates, which, starts }: Placed, seams: readonly number[]): Placed {
    const placeAt = (offset: number): number => {
      const place = starts.findIndex(start => start >= offset);
      return place < 0 ? starts.length : place;
    };
    const repeated = this.#seams.map(({ period, length }, index) => {
      const at = seams[index] as number;
      return { first: placeAt(at - period), last: placeAt(at), period, length };
    });
    const count = repeated.reduce(
      (sum, { first, last, period, length }) => sum + ((last - first) * length) / period,
      starts.length,
    );
    const whole = { candidates, which: new Int32Array(count), starts: new Int32Array(count) };
    let next = 0;
    const add = (from: number, to: number, shift: number): void => {
      for (let place = from; place < to; place++) {
        whole.which[next] = which[place] as number;
        whole.starts[next++] = (starts[place] as number) + shift;
      }
    };
    let from = 0;
    let shift = 0;
    for (const { first, last, period, length } of repeated) {
      add(from, last, shift);
      for (let distance = period; distance <= length; distance += period) add(first, last, shift + distance);
      from = last;
      shift += length;
    }
    add(from, starts.length, shift);
    return whole;
  }
}

/** Pieces of a text, joined. */
function shortened(input: ScanInput, pieces: readonly (readonly [start: number, end: number])[]): ScanInput {
  const text = pieces.map(([start, end]) => input.text.slice(start, end)).join('');
  if (input.units === undefined) return { ...input, text };
  const units = new Uint8Array(text.length);
  let at = 0;
  for (const [start, end] of pieces) {
    units.set(input.units.subarray(start, end), at);
    at += end - start;
  }
  return { ...input, text, units };
}

/**
 * A place in the last period before a seam that lies in no cluster, nor does the place a period before it; null without one.
 * It is the earlier place that is asked: what stands at the later one has its like there, but not the other way round where
 * something long began before the stretch.
 */
function freePlace(taken: readonly Cluster[], { at, period }: Seam): number | null {
  let free = at - period;
  for (const { start, end } of taken) {
    if (start + period >= free) break;
    free = Math.max(free, end + period);
  }
  return free <= at ? free : null;
}
