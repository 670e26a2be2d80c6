import { claimedPath } from '../bodies/claims.ts';
import { canonicalLine, lineHash, weight } from './canonical.ts';
import { ClaimedFiles } from './claimedFiles.ts';
import { type NamedFolder, shownIn } from './folders.ts';

/** A range of lines of a workspace file that a text contains. */
export interface SentRange {
  /** As reports name it, with `/`; see {@link LineHashIndex.meanings} for lines that are in several folders. */
  readonly path: string;
  /** 1-based, inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** The line of the text at which the range begins, 1-based. */
  readonly textLine: number;
}

interface IndexedFile {
  readonly path: string;
  /** Relative to its folder. */
  readonly ownPath: string;
  readonly hashes: Uint32Array;
}

/** Lines with fewer letters and digits occur in any file, so no search starts from them. */
const anchorWeight = 6;
/** A line found in more places says nothing about the origin of a text. */
const maximumPlaces = 48;
/** Lines beyond this are ignored: files this long are generated. */
const maximumLines = 200_000;

/** How much a run of equal lines needs to count as evidence. */
const enough = { lines: 3, weight: 60, uniqueWeight: 40, claimedWeight: 8 };

/** The folder of a single-folder workspace; its location does not matter for finding a file. */
const onlyFolder: NamedFolder = { name: '', root: '' };

/**
 * Indexes the lines of a workspace's files by hash. A lookup takes time proportional to the lines of the text; the files' own
 * text is not kept.
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

  /** Returns the file that a path from a request means, as {@link ClaimedFiles.resolve} returns it. */
  resolve(claimed: string): string | null {
    return this.#claimed.resolve(claimed);
  }

  /** Returns the files that a name stands for: several if several folders have the file and nothing says which one was meant. */
  meanings(name: string): readonly string[] {
    return this.#claimed.meanings(name);
  }

  /**
   * Finds the lines of a text in the files: the longest runs of equal lines, from the first line on, without overlaps in the
   * text. A run counts if it is long enough, or its lines occur nowhere else, or the request names its file.
   * @param claimed files that the request names, as {@link resolve} returned them
   */
  find(text: string, claimed: ReadonlySet<string>): readonly SentRange[] {
    const written = text.split(/\r\n|\n|\r/, maximumLines);
    const lines = written.map(canonicalLine);
    const hashes = lines.map(lineHash);
    const found: SentRange[] = [];
    const claims = new Set([...claimed].flatMap(name => this.meanings(name)));
    // If several files have the same lines, the file named last above them is meant.
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
    // An odd number of entries marks a line that occurs in too many places.
    if (places === undefined || places.length % 2 === 1) return null;
    const best = this.#longestAt(places, hashes, from, claimed, named);
    const path = best === null ? null : this.#claimed.anyOf(best.twins);
    if (best === null || path === null) return null;
    const isUnique = places.length === 2 * best.twins.length;
    const isCounted = isEnough(lines.slice(from, from + best.length), isUnique, best.trust > 0);
    return isCounted ? { path, line: best.line, length: best.length } : null;
  }

  /** Returns the place with the most equal lines; among equals, the one that the request names. */
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
      // Checked by path, because one file can have the lines twice.
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
  /** Whether the request names the file: 1 if anywhere, 2 if just above the lines, 3 if both. */
  readonly trust: number;
  /** Files with the same path in several folders that have equal lines; `line` is the position in the first one. */
  readonly twins: string[];
}

interface Run {
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  readonly length: number;
}

/**
 * Returns how many lines are equal from two places on. Lines without letters and digits at the end are not counted, as they
 * may belong to what follows.
 */
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
