import { classes, isAlphanumeric } from '../judgement/characters.ts';
import { Trie } from './trie.ts';
import { bytes } from './wasm/keywords.wat';

/** What can be said of a keyword's place before anything else is asked. */
export interface Gate {
  /** The first unit of the keyword as it must stand, where its case counts; else 0. */
  readonly firstUnit: number;
  /** Whether the keyword must begin a word. */
  readonly beginsWord: boolean;
}

/** How many units are searched at once; see `keywords.wat`, where the hits of so many have room. */
export const blockLength = 32_768;

/** Where `keywords.wat` expects or leaves things. */
const classesAt = 0x200;
const hitsAt = 0x400;
const textAt = 0x4_0480;

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
    // A gate looks at three units before its keyword, of which one at least lies in the block.
    this.#start = textAt + longest + 2;
    const tableAt = 4 * Math.ceil((this.#start + blockLength) / 4);
    this.#rowSize = 4 * (width + 1);
    const trie = new Trie(keywords, columns);
    const plain = trie.order.filter(state => trie.endsIn(state).length === 0);
    const finals = trie.order.filter(state => trie.endsIn(state).length > 0);
    this.#ends = Array.from(finals, state => trie.endsIn(state));
    this.#firstFinal = tableAt + plain.length * this.#rowSize;
    const rows = new Int32Array(trie.order.length);
    let row = tableAt;
    for (const states of [plain, finals]) {
      for (const state of states) {
        rows[state] = row;
        row += this.#rowSize;
      }
    }

    const memory = new WebAssembly.Memory({ initial: Math.ceil(row / 0x1_0000) });
    const table = new Int32Array(memory.buffer);
    const root = rows[0] as number;
    table.fill(root, root / 4, root / 4 + width);
    // A missing edge goes where the state's longest proper suffix goes, whose row is complete: shorter states come first.
    for (const state of trie.order) {
      const at = (rows[state] as number) / 4;
      const suffix = (rows[trie.suffixOf(state)] as number) / 4;
      table.copyWithin(at, suffix, suffix + width);
      for (let next = trie.firstEdge(state); next !== 0; next = trie.nextEdge(next)) {
        table[at + trie.columnOf(next)] = rows[next] as number;
      }
      table[at + width] = packedGate(keywords, gates, trie.endsIn(state));
    }
    this.#memory = new Uint8Array(memory.buffer);
    const offsets = new Uint16Array(memory.buffer, 0, 256);
    for (let unit = 0; unit < 256; unit++) {
      offsets[unit] = 4 * (columns[unit] as number);
      this.#memory[classesAt + unit] = ((classes[unit] as number) & isAlphanumeric) === 0 ? 0 : 1;
    }
    assembled ??= new WebAssembly.Module(bytes);
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
