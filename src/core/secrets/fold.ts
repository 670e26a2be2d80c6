import { clusters, resolveOverlaps, type Cluster } from './overlap.ts';
import { repetitionsIn } from './repetition.ts';
import { lineReach, lookAhead, lookBehind, type Candidate } from './sink.ts';
import type { ScanInput } from './types.ts';

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
    const kept: (readonly [start: number, end: number])[] = [];
    let from = 0;
    let left = 0;
    for (const { start, end, period } of repetitionsIn(input.text)) {
      const spare = end - start - reachBefore - reachAfter - 2 * period;
      // Little would be saved.
      if (2 * spare < end - start) continue;
      const at = start + reachBefore + 2 * period;
      const length = spare - (spare % period);
      seams.push({ at: at - left, period, length });
      kept.push([from, at]);
      from = at + length;
      left += length;
    }
    this.#seams = seams;
    this.input = seams.length === 0 ? input : shortened(input, [...kept, [from, input.text.length]]);
  }

  /** What remains of the candidates of the whole text, given those of {@link input}; see {@link resolveOverlaps}. */
  resolve(candidates: readonly Candidate[]): readonly Candidate[] {
    if (this.#seams.length === 0 || candidates.length === 0) return resolveOverlaps(candidates);
    const taken = clusters(candidates);
    const free = this.#seams.map(seam => freePlace(taken, seam));
    // Between clusters overlaps are resolved alike in every period, so that it need be done in one only.
    if (free.every(at => at !== null)) return this.#unfolded(resolveOverlaps(candidates), free);
    const inOrder = [...candidates].sort((a, b) => a.start - b.start || a.end - b.end);
    const ends = this.#seams.map(seam => seam.at);
    return resolveOverlaps(this.#unfolded(inOrder, ends));
  }

  /** Candidates, in order, at all their places: those of the last period before a seam come again after it. */
  #unfolded(candidates: readonly Candidate[], seams: readonly number[]): readonly Candidate[] {
    const all: Candidate[] = [];
    let next = 0;
    let shift = 0;
    this.#seams.forEach(({ period, length }, index) => {
      const at = seams[index] as number;
      let first = next;
      for (; next < candidates.length; next++) {
        const each = candidates[next] as Candidate;
        if (each.start >= at) break;
        if (each.start < at - period) first = next + 1;
        all.push(moved(each, shift));
      }
      for (let distance = period; distance <= length; distance += period) {
        for (let i = first; i < next; i++) all.push(moved(candidates[i] as Candidate, shift + distance));
      }
      shift += length;
    });
    for (; next < candidates.length; next++) all.push(moved(candidates[next] as Candidate, shift));
    return all;
  }
}

function moved({ rule, start, end, confidence, validation, rank }: Candidate, by: number): Candidate {
  return { rule, start: start + by, end: end + by, confidence, validation, rank };
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
