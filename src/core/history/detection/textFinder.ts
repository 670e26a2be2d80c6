/** A text that is searched for. */
interface Wanted {
  readonly text: string;
  /** The numbers that were given for it. */
  readonly ids: readonly number[];
  /** Where its mark begins in it. */
  readonly markAt: number;
  /** The number of the last search that found it. */
  foundBy: number;
}

type Texts = readonly (readonly [text: string, ids: readonly number[]])[];

/** Lengths of marks, in units. A text uses the longest one that fits. */
const markLengths = [8, 4, 2] as const;

/** The factor of a rolling hash (Karp and Rabin, 1987) modulo 2^32. Any odd factor with many different powers would do. */
const factor = 0x01000193;
/** Hashes are multiplied by this to spread them, since their upper bits select the place. */
const spread = 0x9e3779b1;
const fewestPlaceBits = 10;
const mostPlaceBits = 20;

/**
 * Finds any of very many texts, in one pass for each length of marks. The mark of a text is the part of it that the fewest other
 * texts share, so texts that begin alike cost no more than others. An automaton over all characters of 10,000 lines and their
 * encodings would need hundreds of megabytes.
 */
export class TextFinder {
  readonly #groups: readonly MarkGroup[];
  #searches = 0;

  /** @param texts the texts, each at least two units long, with the numbers to report for it */
  constructor(texts: ReadonlyMap<string, readonly number[]>) {
    const all = [...texts];
    this.#groups = markLengths.flatMap((length, index) => {
      const longer = markLengths[index - 1] ?? Infinity;
      const own = all.filter(([text]) => text.length >= length && text.length < longer);
      return own.length === 0 ? [] : [new MarkGroup(length, own)];
    });
  }

  /** Returns the numbers of all texts that occur in the given text. A number may occur more than once. */
  find(text: string): readonly number[] {
    this.#searches++;
    const found: number[] = [];
    for (const group of this.#groups) group.find(text, found, this.#searches);
    return found;
  }
}

/** The texts whose marks have one length. */
class MarkGroup {
  /** The factor of the unit that leaves the hash window. */
  readonly #last: number;
  readonly #wanted = new Map<number, Wanted[]>();
  /** By how much a spread hash is shifted right to get its place. */
  readonly #shift: number;
  /** One bit for each place, set if a hash in {@link #wanted} has this place. Most hashes are rejected here. */
  readonly #places: Uint8Array;

  constructor(
    private readonly length: number,
    texts: Texts,
  ) {
    let last = 1;
    for (let i = 1; i < length; i++) last = Math.imul(last, factor);
    this.#last = last;
    const marks = texts.reduce((sum, [text]) => sum + text.length, 0);
    const bits = Math.min(mostPlaceBits, Math.max(fewestPlaceBits, Math.ceil(Math.log2(2 * marks))));
    this.#shift = 32 - bits;
    this.#places = new Uint8Array(2 ** (bits - 3));
    const counts = this.#countMarks(texts, 2 ** bits);
    for (const [text, ids] of texts) {
      const { hash, markAt } = this.#rarest(text, counts);
      const wanted = { text, ids, markAt, foundBy: 0 };
      const same = this.#wanted.get(hash);
      if (same === undefined) this.#wanted.set(hash, [wanted]);
      else same.push(wanted);
      const place = this.#placeOf(hash);
      this.#places[place >> 3] = (this.#places[place >> 3] as number) | (1 << (place & 7));
    }
  }

  find(text: string, found: number[], search: number): void {
    const { length } = this;
    const places = this.#places;
    const shift = this.#shift;
    const last = this.#last;
    let hash = this.#begin(text);
    for (let at = 0, end = length - 1; end < text.length; at++, end++) {
      hash = (Math.imul(hash, factor) + text.charCodeAt(end)) | 0;
      const place = Math.imul(hash, spread) >>> shift;
      if (((places[place >> 3] as number) & (1 << (place & 7))) !== 0) this.#look(hash, text, at, found, search);
      hash = (hash - Math.imul(last, text.charCodeAt(at))) | 0;
    }
  }

  #look(hash: number, text: string, at: number, found: number[], search: number): void {
    const all = this.#wanted.get(hash);
    if (all === undefined) return;
    for (const each of all) {
      if (each.foundBy === search || !text.startsWith(each.text, at - each.markAt)) continue;
      each.foundBy = search;
      for (const id of each.ids) found.push(id);
    }
  }

  #placeOf(hash: number): number {
    return Math.imul(hash, spread) >>> this.#shift;
  }

  /** For each place, how often marks with that place occur in all texts. */
  #countMarks(texts: Texts, places: number): Uint32Array {
    const counts = new Uint32Array(places);
    for (const [text] of texts) {
      for (const hash of this.#hashes(text)) {
        const place = this.#placeOf(hash);
        counts[place] = (counts[place] as number) + 1;
      }
    }
    return counts;
  }

  #rarest(text: string, counts: Uint32Array): { readonly hash: number; readonly markAt: number } {
    let rarest = { hash: 0, markAt: 0 };
    let fewest = Infinity;
    this.#hashes(text).forEach((hash, markAt) => {
      const count = counts[this.#placeOf(hash)] as number;
      if (count >= fewest) return;
      fewest = count;
      rarest = { hash, markAt };
    });
    return rarest;
  }

  /** The hashes of all parts of a text that have the length of a mark, in order. */
  #hashes(text: string): Int32Array {
    const hashes = new Int32Array(text.length - this.length + 1);
    let hash = this.#begin(text);
    for (let at = 0, end = this.length - 1; at < hashes.length; at++, end++) {
      hash = (Math.imul(hash, factor) + text.charCodeAt(end)) | 0;
      hashes[at] = hash;
      hash = (hash - Math.imul(this.#last, text.charCodeAt(at))) | 0;
    }
    return hashes;
  }

  /** The hash of a text's first mark without its last unit. */
  #begin(text: string): number {
    let hash = 0;
    for (let at = 0; at < this.length - 1; at++) hash = (Math.imul(hash, factor) + text.charCodeAt(at)) | 0;
    return hash;
  }
}
