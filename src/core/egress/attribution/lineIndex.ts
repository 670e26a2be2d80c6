import { percentDecoded } from '../../paths.ts';
import { claimedPath } from '../bodies/claims.ts';
import { canonicalLine, lineHash, weight } from './canonical.ts';

/** A range of a file of the workspace that a text holds. */
export interface SentRange {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  /** 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** Where it begins in the text: 1-based. */
  readonly textLine: number;
}

interface IndexedFile {
  readonly path: string;
  readonly hashes: Uint32Array;
}

/** Lines with fewer letters and digits occur in any file. */
const anchorWeight = 6;
/** A line that stands in more places tells nothing about where a text comes from. */
const maximumPlaces = 48;
/** Longer files are made by tools. */
const maximumLines = 200_000;

/** By what a run of equal lines counts as evidence. */
const enough = { lines: 3, weight: 60, uniqueWeight: 40, claimedWeight: 8 };

/**
 * The lines of a workspace's files, by hash. Texts are looked up in time that grows with their lines; nothing of the files'
 * own text is kept.
 */
export class LineHashIndex {
  readonly #files: IndexedFile[] = [];
  readonly #places = new Map<number, number[]>();
  readonly #byPath = new Map<string, number>();

  get fileCount(): number {
    return this.#files.length;
  }

  has(path: string): boolean {
    return this.#byPath.has(path);
  }

  /** @param path relative to the workspace, with `/` */
  add(path: string, text: string): void {
    const lines = text.split(/\r\n|\n|\r/, maximumLines);
    const hashes = new Uint32Array(lines.length);
    const file = this.#files.length;
    lines.forEach((line, i) => {
      const canonical = canonicalLine(line);
      const hash = lineHash(canonical);
      hashes[i] = hash;
      if (weight(canonical) < anchorWeight) return;
      const places = this.#places.get(hash);
      if (places === undefined) this.#places.set(hash, [file, i]);
      else if (places.length < 2 * maximumPlaces) places.push(file, i);
      else places.length = 2 * maximumPlaces + 1;
    });
    this.#files.push({ path, hashes });
    this.#byPath.set(path, file);
  }

  /** The file of the workspace that a path from a request means: the one that it ends with, when there is just one. */
  resolve(claimed: string): string | null {
    // Copilot, for one, writes paths as URIs do.
    return this.#ending(claimed) ?? this.#ending(percentDecoded(claimed));
  }

  #ending(claimed: string): string | null {
    const parts = claimed
      .replaceAll('\\', '/')
      .split('/')
      .filter(part => part !== '' && part !== '.');
    for (let from = 0; from < parts.length; from++) {
      const path = parts.slice(from).join('/');
      if (this.#byPath.has(path)) return path;
    }
    return null;
  }

  /**
   * Where the lines of a text stand in the files: longest runs of equal lines, from the first line on, none overlapping in
   * the text. A run counts when it is long enough, or its lines occur nowhere else, or the request names its file.
   * @param claimed files that the request names, as {@link resolve} gave them
   */
  find(text: string, claimed: ReadonlySet<string>): readonly SentRange[] {
    const written = text.split(/\r\n|\n|\r/, maximumLines);
    const lines = written.map(canonicalLine);
    const hashes = lines.map(lineHash);
    const found: SentRange[] = [];
    // The same lines can stand in several files: the one named last above them is meant.
    let named: string | null = null;
    for (let i = 0; i < lines.length;) {
      const claim = claimedPath(written[i] ?? '');
      if (claim !== null) named = this.resolve(claim);
      const run = this.#longestRun(lines, hashes, i, claimed, named);
      if (run === null) {
        i++;
        continue;
      }
      found.push({ path: run.path, startLine: run.line + 1, endLine: run.line + run.length, textLine: i + 1 });
      i += run.length;
    }
    return found;
  }

  #longestRun(
    lines: readonly string[],
    hashes: readonly number[],
    from: number,
    claimed: ReadonlySet<string>,
    named: string | null,
  ): Run | null {
    const places = this.#places.get(hashes[from] ?? 0);
    // An odd number of entries marks a line that stands in too many places to be followed.
    if (places === undefined || places.length % 2 === 1) return null;
    let best: Run | null = null;
    let bestTrust = -1;
    for (let p = 0; p < places.length; p += 2) {
      const file = this.#files[places[p] ?? -1];
      const line = places[p + 1] ?? 0;
      if (file === undefined) continue;
      const length = runLength(hashes, from, file.hashes, line);
      const trust = file.path === named ? 2 : claimed.has(file.path) ? 1 : 0;
      if (best !== null && (length < best.length || (length === best.length && trust <= bestTrust))) continue;
      best = { path: file.path, line, length };
      bestTrust = trust;
    }
    if (best === null) return null;
    const isCounted = isEnough(lines.slice(from, from + best.length), places.length === 2, bestTrust > 0);
    return isCounted ? best : null;
  }
}

interface Run {
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  readonly length: number;
}

/** How many lines are equal from two places on; lines at the end that say nothing may as well belong to what follows. */
function runLength(text: readonly number[], from: number, file: Uint32Array, line: number): number {
  let length = 1;
  while (from + length < text.length && line + length < file.length && text[from + length] === file[line + length])
    length++;
  while (length > 1 && text[from + length - 1] === 0) length--;
  return length;
}

function isEnough(lines: readonly string[], isUnique: boolean, isClaimed: boolean): boolean {
  let sum = 0;
  let filled = 0;
  for (const line of lines) {
    const each = weight(line);
    sum += each;
    if (each > 0) filled++;
    if (filled >= enough.lines) return true;
  }
  if (isClaimed) return sum >= enough.claimedWeight;
  return (filled > 1 && sum >= enough.weight) || (isUnique && sum >= enough.uniqueWeight);
}
