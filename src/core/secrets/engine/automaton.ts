import { classes, isAlphanumeric } from '../judgement/characters.ts';
import { type KeywordTree, keywordTree, packedTree, unpackedTree } from './keywordTree.ts';
import { copied } from './units.ts';
import { bytes } from './wasm/keywords.wat';

/** Cheap conditions on the place of a keyword, checked before any matcher runs. */
export interface Gate {
  /** The exact first unit of the keyword if its case matters; else 0. */
  readonly firstUnit: number;
  /** Whether the keyword must begin a word. */
  readonly beginsWord: boolean;
}

/** Number of units searched at once. Must match `keywords.wat`, which reserves room for the hits of one block. */
export const blockLength = 32_768;

/** Memory layout shared with `keywords.wat`. */
const classesAt = 0x200;
const hitsAt = 0x400;
const textAt = 0x4_0480;

let assembled: WebAssembly.Module | undefined;

/**
 * Case-insensitive Aho-Corasick over ASCII, as one flat table: a row per state, a column per character that occurs in a keyword
 * (column 0: all others), and the row's gate in the last column. States in which a keyword ends come last, so the loop needs only
 * one comparison per character.
 */
export class KeywordAutomaton {
  readonly #memory: Uint8Array;
  /** The same memory as 32-bit integers. */
  readonly #numbers: Int32Array;
  readonly #search: (at: number, to: number, floor: number) => number;
  readonly #rowSize: number;
  readonly #firstFinal: number;
  /** The keywords that end in each final state, longest first. The index is the state's number minus that of the first final state. */
  readonly #ends: readonly (readonly number[])[];
  /** Where a block begins in memory. The units before it, which the search also reads, are copied into the gap after `textAt`. */
  readonly #start: number;

  /**
   * @param keywords printable ASCII in lower case, each at least one character long
   * @param gates one per keyword. A place that fails its gate is not a hit, unless several keywords end there.
   * @param packed the tree of these keywords as returned by {@link packedKeywordTree}; ignored if it was packed for other keywords
   */
  constructor(keywords: readonly string[], gates: readonly Gate[] = [], packed = '') {
    const { columns, width } = columnsOf(keywords);
    const longest = Math.max(0, ...keywords.map(keyword => keyword.length));
    // A gate reads up to three units before its keyword, and at least one unit of the keyword is in the block.
    this.#start = textAt + longest + 2;
    const tableAt = 4 * Math.ceil((this.#start + blockLength) / 4);
    this.#rowSize = 4 * (width + 1);
    const tree = unpackedTree(packed, keywords) ?? keywordTree(keywords, columns);
    const ends = endsIn(tree);
    const count = ends.length;
    const finals = ends.filter(each => each !== none);
    this.#ends = finals;
    this.#firstFinal = tableAt + (count - finals.length) * this.#rowSize;
    const rows = new Int32Array(count);
    let [plainRow, finalRow] = [tableAt, this.#firstFinal];
    for (let state = 0; state < count; state++) {
      if (ends[state] === none) {
        rows[state] = plainRow;
        plainRow += this.#rowSize;
      } else {
        rows[state] = finalRow;
        finalRow += this.#rowSize;
      }
    }

    // While the table is being filled, the tree is stored after it.
    const treeAt = finalRow;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((treeAt + 10 * count) / 0x1_0000) });
    const table = new Int32Array(memory.buffer);
    const root = rows[0] as number;
    table.fill(root, root / 4, root / 4 + width);
    this.#memory = new Uint8Array(memory.buffer);
    this.#numbers = table;
    const offsets = new Uint16Array(memory.buffer, 0, 256);
    for (let unit = 0; unit < 256; unit++) {
      offsets[unit] = 4 * (columns[unit] as number);
      this.#memory[classesAt + unit] = ((classes[unit] as number) & isAlphanumeric) === 0 ? 0 : 1;
    }
    assembled ??= new WebAssembly.Module(bytes);
    const { search, fill } = new WebAssembly.Instance(assembled, {
      automaton: { memory, firstFinal: this.#firstFinal, root, gate: 4 * width, longest },
    }).exports;
    table.set(rows, treeAt / 4);
    table.set(tree.suffixes, treeAt / 4 + count);
    this.#memory.set(tree.columns, treeAt + 8 * count);
    this.#memory.set(tree.edges, treeAt + 9 * count);
    (fill as (...addresses: readonly number[]) => void)(
      treeAt,
      treeAt + 4 * count,
      treeAt + 8 * count,
      treeAt + 9 * count,
      count,
    );
    finals.forEach((final, index) => {
      table[(this.#firstFinal + index * this.#rowSize) / 4 + width] = packedGate(keywords, gates, final);
    });
    this.#search = search as (at: number, to: number, floor: number) => number;
  }

  /**
   * Returns where keywords end in [at, to), which is at most {@link blockLength} units long, if they begin at or after `from`. The
   * result is a flat list of pairs, in order: the offset after the keyword and a state for {@link keywordsIn}.
   * @param units the text as returned by `unitsOf`
   */
  search(units: Uint8Array, from: number, at: number, to: number): readonly number[] {
    const hits = copied(this.#numbers, hitsAt / 4, this.#hitsEnd(units, from, at, to) / 4);
    const shift = at - this.#start;
    for (let i = 0; i < hits.length; i += 2) hits[i] = (hits[i] as number) + shift;
    return hits;
  }

  /** Whether [from, to), at most {@link blockLength} units, contains a keyword. */
  isIn(units: Uint8Array, from: number, to: number): boolean {
    return this.#hitsEnd(units, from, from, to) > hitsAt;
  }

  #hitsEnd(units: Uint8Array, from: number, at: number, to: number): number {
    const start = this.#start;
    const lead = Math.min(at, start - textAt);
    this.#memory.fill(0, textAt, start - lead);
    this.#memory.set(units.subarray(at - lead, to), start - lead);
    return this.#search(start, start + to - at, start - Math.min(lead, at - from));
  }

  /** The keywords that end in a state reported by `search`, longest first, as indices into the constructor's list. */
  keywordsIn(state: number): readonly number[] {
    return this.#ends[(state - this.#firstFinal) / this.#rowSize] as readonly number[];
  }
}

/** Packs the tree of some keywords at build time, to be passed to the constructor of {@link KeywordAutomaton}. */
export function packedKeywordTree(keywords: readonly string[]): string {
  return packedTree(keywords, keywordTree(keywords, columnsOf(keywords).columns));
}

/** Packs gates into a string at build time, two characters per gate. */
export function packGates(gates: readonly Gate[]): string {
  return gates
    .map(({ firstUnit, beginsWord }) => String.fromCharCode(firstUnit + firstGate, Number(beginsWord) + firstGate))
    .join('');
}

/** Unpacks the result of {@link packGates}. */
export function unpackedGates(packed: string): readonly Gate[] {
  return Array.from({ length: packed.length / 2 }, (_, at) => ({
    firstUnit: packed.charCodeAt(2 * at) - firstGate,
    beginsWord: packed.charCodeAt(2 * at + 1) > firstGate,
  }));
}

/** Added to numbers to get a printable character code. */
const firstGate = 0x20;

const none: readonly number[] = [];

/** For each state, the indices of the keywords that end in it, longest first. */
function endsIn({ columns, suffixes, ends }: KeywordTree): readonly (readonly number[])[] {
  const own = new Map<number, number[]>();
  ends.forEach((state, keyword) => {
    const same = own.get(state);
    if (same === undefined) own.set(state, [keyword]);
    else same.push(keyword);
  });
  const all: (readonly number[])[] = [];
  for (let state = 0; state < columns.length; state++) {
    const shorter = state === 0 ? none : (all[suffixes[state] as number] ?? none);
    const here = own.get(state);
    all.push(here === undefined ? shorter : [...here, ...shorter]);
  }
  return all;
}

/** Assigns a column to each character that occurs; both cases of a letter share one. */
function columnsOf(keywords: readonly string[]): { readonly columns: Uint8Array; readonly width: number } {
  const columns = new Uint8Array(256);
  let width = 1;
  for (const keyword of keywords) {
    for (let i = 0; i < keyword.length; i++) {
      const code = keyword.charCodeAt(i);
      if (columns[code] === 0) columns[code] = width++;
    }
  }
  for (let code = 65; code <= 90; code++) columns[code] = columns[code + 32] as number;
  return { columns, width };
}

/**
 * Packs the gate of a final state for its row in the table (see `keywords.wat`). 0, which is always open, if several keywords end
 * in the state.
 */
function packedGate(keywords: readonly string[], gates: readonly Gate[], ends: readonly number[]): number {
  const [keyword = -1, ...others] = ends;
  const gate = gates[keyword];
  const length = keywords[keyword]?.length ?? 0;
  if (gate === undefined || others.length > 0 || length > 255 || (gate.firstUnit === 0 && !gate.beginsWord)) return 0;
  return length | (gate.firstUnit << 8) | (gate.beginsWord ? 1 << 16 : 0);
}
