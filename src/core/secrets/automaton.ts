import { classes, isAlphanumeric } from './characters.ts';
import { bytes } from './wasm/keywords.wat';

/** What can be said of a keyword's place before anything else is asked. */
export interface Gate {
  /** The first unit of the keyword as it must stand, where its case counts; else 0. */
  readonly firstUnit: number;
  /** Whether the keyword must begin a word. */
  readonly beginsWord: boolean;
}

/** How many units are searched at once; see `keywords.wat`, where the hits of so many have room. */
export const blockLength = 8192;

/** Where `keywords.wat` expects or leaves things. */
const classesAt = 0x200;
const hitsAt = 0x400;
const textAt = 0x1_0480;

let assembled: WebAssembly.Module | undefined;

/**
 * Aho-Corasick over ASCII without regard to case, as one flat table: a row per state, a column per character that occurs
 * in a keyword (column 0: all others), and the row's gate. States in which a keyword ends come last, so that the loop needs
 * one comparison for each character.
 */
export class KeywordAutomaton {
  readonly #memory: Uint8Array;
  readonly #search: (at: number, to: number, floor: number) => number;
  readonly #rowSize: number;
  readonly #firstFinal: number;
  /** Keywords that end in a final state, longest first, by state number less the first final one. */
  readonly #ends: readonly (readonly number[])[];
  /** Where a block begins in memory: what the search looks at before it has room between. */
  readonly #start: number;

  /**
   * @param keywords printable ASCII in lower case, each at least one character long
   * @param gates one per keyword; a place that is not as the gate says is no hit, unless several keywords end there
   */
  constructor(keywords: readonly string[], gates: readonly Gate[] = []) {
    const { columns, width } = columnsOf(keywords);
    const longest = Math.max(0, ...keywords.map(keyword => keyword.length));
    // A gate looks at three units before its keyword.
    this.#start = textAt + longest + 3;
    const { children, ends } = completeTrie(keywords, columns, width);

    const order = finalsLast(ends);
    const firstFinal = order.findIndex(state => (ends[state] ?? []).length > 0);
    this.#ends = order.slice(firstFinal).map(state => ends[state] ?? []);
    this.#rowSize = 4 * (width + 1);
    const tableAt = 4 * Math.ceil((this.#start + blockLength) / 4);
    const row = new Int32Array(order.length);
    order.forEach((state, number) => (row[state] = tableAt + number * this.#rowSize));
    this.#firstFinal = tableAt + firstFinal * this.#rowSize;

    const memory = new WebAssembly.Memory({ initial: Math.ceil((tableAt + order.length * this.#rowSize) / 0x1_0000) });
    const table = new Int32Array(memory.buffer, tableAt);
    let at = 0;
    for (const state of order) {
      for (let column = 0; column < width; column++) {
        table[at++] = row[children[state * width + column] as number] as number;
      }
      table[at++] = packedGate(keywords, gates, ends[state] ?? []);
    }
    this.#memory = new Uint8Array(memory.buffer);
    const offsets = new Uint16Array(memory.buffer, 0, 256);
    for (let unit = 0; unit < 256; unit++) {
      offsets[unit] = 4 * (columns[unit] as number);
      this.#memory[classesAt + unit] = ((classes[unit] as number) & isAlphanumeric) === 0 ? 0 : 1;
    }
    assembled ??= new WebAssembly.Module(bytes);
    const root = row[0] as number;
    const { search } = new WebAssembly.Instance(assembled, {
      automaton: { memory, firstFinal: this.#firstFinal, root, gate: 4 * width, longest },
    }).exports;
    this.#search = search as (at: number, to: number, floor: number) => number;
  }

  /**
   * The places in [at, to), at most {@link blockLength} units, where keywords end that begin at or after `from`: pairs of
   * the offset after the keyword and a state for {@link keywordsIn}, in order.
   * @param units what `unitsOf` makes of a text
   */
  search(units: Uint8Array, from: number, at: number, to: number): Int32Array {
    const hits = new Int32Array(this.#memory.buffer.slice(hitsAt, this.#hitsEnd(units, from, at, to)));
    const shift = at - this.#start;
    for (let i = 0; i < hits.length; i += 2) hits[i] = (hits[i] as number) + shift;
    return hits;
  }

  /** Whether a keyword stands in [from, to), at most {@link blockLength} units. */
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

  /** The keywords that end where a search came to a state, longest first, by their index in the constructor's list. */
  keywordsIn(state: number): readonly number[] {
    return this.#ends[(state - this.#firstFinal) / this.#rowSize] as readonly number[];
  }
}

/** A column for each character that occurs, the same for a letter in both cases. */
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

/** What of a gate fits the table; see `keywords.wat`. A state of several keywords has none. */
function packedGate(keywords: readonly string[], gates: readonly Gate[], ends: readonly number[]): number {
  const [keyword = -1, ...others] = ends;
  const gate = gates[keyword];
  const length = keywords[keyword]?.length ?? 0;
  if (gate === undefined || others.length > 0 || length > 255 || (gate.firstUnit === 0 && !gate.beginsWord)) return 0;
  return length | (gate.firstUnit << 8) | (gate.beginsWord ? 1 << 16 : 0);
}

/** All states, the root first and those in which keywords end last. */
function finalsLast(ends: readonly (readonly number[])[]): readonly number[] {
  const states = [...ends.keys()];
  return [
    ...states.filter(state => ends[state]?.length === 0),
    ...states.filter(state => (ends[state]?.length ?? 0) > 0),
  ];
}

interface Trie {
  /** The next state by state and column. */
  readonly children: Int32Array;
  /** The keywords that end in each state, longest first. */
  readonly ends: readonly (readonly number[])[];
}

/** The automaton's states, the root being 0: a missing edge goes where the state's longest proper suffix goes. */
function completeTrie(keywords: readonly string[], columns: Uint8Array, width: number): Trie {
  const most = keywords.reduce((sum, keyword) => sum + keyword.length, 1);
  const children = new Int32Array(most * width);
  const ends: number[][] = [[]];
  keywords.forEach((keyword, index) => {
    let state = 0;
    for (let i = 0; i < keyword.length; i++) {
      const edge = state * width + (columns[keyword.charCodeAt(i)] as number);
      if (children[edge] === 0) {
        children[edge] = ends.length;
        ends.push([]);
      }
      state = children[edge] as number;
    }
    ends[state]?.push(index);
  });
  const suffix = new Int32Array(ends.length);
  const order = [0];
  // Shorter states come first, so that a suffix is complete when it is needed.
  for (let at = 0; at < order.length; at++) {
    const state = order[at] as number;
    for (let column = 0; column < width; column++) {
      const edge = state * width + column;
      const after = state === 0 ? 0 : (children[(suffix[state] as number) * width + column] as number);
      const child = children[edge] as number;
      if (child === 0) {
        children[edge] = after;
        continue;
      }
      order.push(child);
      suffix[child] = after;
      ends[child]?.push(...(ends[after] ?? []));
    }
  }
  return { children, ends };
}
