import { claimedPath } from '../bodies/claims.ts';
import { canonicalLine, lineHash, weight } from './canonical.ts';
import { ClaimedFiles } from './claimedFiles.ts';
import { type NamedFolder, shownIn } from './folders.ts';

/** A range of a file of the workspace that a text holds. */
export interface SentRange {
  /** As reports name it, with `/`; see {@link LineHashIndex.meanings} for lines that several folders have. */
  readonly path: string;
  /** 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** Where it begins in the text: 1-based. */
  readonly textLine: number;
}

interface IndexedFile {
  readonly path: string;
  /** Relative to its folder. */
  readonly ownPath: string;
  readonly hashes: Uint32Array;
}

/** Lines with fewer letters and digits occur in any file. */
const anchorWeight = 6;
/** A line that is in more places says nothing about where a text comes from. */
const maximumPlaces = 48;
/** Longer files are made by tools. */
const maximumLines = 200_000;

/** By what a run of equal lines counts as evidence. */
const enough = { lines: 3, weight: 60, uniqueWeight: 40, claimedWeight: 8 };

/** A workspace of one folder; where it is says nothing about which of its files is meant. */
const onlyFolder: NamedFolder = { name: '', root: '' };

/**
 * The lines of a workspace's files, by hash. Texts are looked up in time that grows with their lines; nothing of the files'
 * own text is kept.
 */
export class LineHashIndex {
  readonly #files: IndexedFile[] = [];
  readonly #places = new Map<number, number[]>();
  readonly #claimed = new ClaimedFiles();

  /** @param path relative to the folder, with `/` */
  add(path: string, text: string, folder = onlyFolder): void {
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
    this.#files.push({ path: shownIn(folder, path), ownPath: path, hashes });
    this.#claimed.add(path, folder);
  }

  /** The file that a path from a request means, as {@link ClaimedFiles.resolve} tells it. */
  resolve(claimed: string): string | null {
    return this.#claimed.resolve(claimed);
  }

  /** The files that a name stands for: several where several folders have the same, and nothing says which was meant. */
  meanings(name: string): readonly string[] {
    return this.#claimed.meanings(name);
  }

  /**
   * Where the lines of a text are in the files: longest runs of equal lines, from the first line on, none overlapping in
   * the text. A run counts when it is long enough, or its lines occur nowhere else, or the request names its file.
   * @param claimed files that the request names, as {@link resolve} gave them
   */
  find(text: string, claimed: ReadonlySet<string>): readonly SentRange[] {
    const written = text.split(/\r\n|\n|\r/, maximumLines);
    const lines = written.map(canonicalLine);
    const hashes = lines.map(lineHash);
    const found: SentRange[] = [];
    const claims = new Set([...claimed].flatMap(name => this.meanings(name)));
    // The same lines can be in several files: the one named last above them is meant.
    let named: readonly string[] = [];
    for (let i = 0; i < lines.length;) {
      const claim = claimedPath(written[i] ?? '');
      if (claim !== null) named = this.#meantBy(claim);
      const run = this.#longestRun(lines, hashes, i, claims, named);
      if (run === null) {
        i++;
        continue;
      }
      found.push({ path: run.path, startLine: run.line + 1, endLine: run.line + run.length, textLine: i + 1 });
      i += run.length;
    }
    return found;
  }

  #meantBy(claim: string): readonly string[] {
    const name = this.resolve(claim);
    return name === null ? [] : this.meanings(name);
  }

  #longestRun(
    lines: readonly string[],
    hashes: readonly number[],
    from: number,
    claimed: ReadonlySet<string>,
    named: readonly string[],
  ): Run | null {
    const places = this.#places.get(hashes[from] ?? 0);
    // An odd number of entries marks a line that is in too many places to be followed.
    if (places === undefined || places.length % 2 === 1) return null;
    const best = this.#longestAt(places, hashes, from, claimed, named);
    const path = best === null ? null : this.#claimed.anyOf(best.twins);
    if (best === null || path === null) return null;
    const isUnique = places.length === 2 * best.twins.length;
    const isCounted = isEnough(lines.slice(from, from + best.length), isUnique, best.trust > 0);
    return isCounted ? { path, line: best.line, length: best.length } : null;
  }

  /** The place from which most lines are equal; of several the one that the request names. */
  #longestAt(
    places: readonly number[],
    hashes: readonly number[],
    from: number,
    claimed: ReadonlySet<string>,
    named: readonly string[],
  ): Candidate | null {
    let best: Candidate | null = null;
    for (let p = 0; p < places.length; p += 2) {
      const file = this.#files[places[p] ?? -1];
      const line = places[p + 1] ?? 0;
      if (file === undefined) continue;
      const length = runLength(hashes, from, file.hashes, line);
      const trust = (named.includes(file.path) ? 2 : 0) + (claimed.has(file.path) ? 1 : 0);
      const better = best === null ? 1 : length - best.length || trust - best.trust;
      if (best === null || better > 0) best = { ownPath: file.ownPath, line, length, trust, twins: [file.path] };
      // The same file can have the lines twice.
      else if (better === 0 && file.ownPath === best.ownPath && !best.twins.includes(file.path))
        best.twins.push(file.path);
    }
    return best;
  }
}

interface Candidate {
  readonly ownPath: string;
  readonly line: number;
  readonly length: number;
  /** Whether the request names the file (1), and whether just above the lines (2, and counts more). */
  readonly trust: number;
  /** Files with the same path in several folders have equal lines; their first one tells the place. */
  readonly twins: string[];
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
