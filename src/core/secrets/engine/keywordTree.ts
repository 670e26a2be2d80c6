/**
 * A trie of all keywords, in which each node is a state. State 0 is the root. States of shorter prefixes come first, and the
 * children of a state are numbered consecutively, in the order of their parents. Stored in flat arrays, since thousands of small
 * objects would cost more than the tree itself.
 */
export interface KeywordTree {
  /** The column of the character that leads to each state. */
  readonly columns: Uint8Array;
  /** The number of children of each state. */
  readonly edges: Uint8Array;
  /** For each state, the state of its longest proper suffix that is also in the tree. */
  readonly suffixes: Int32Array;
  /** The state in which each keyword ends. */
  readonly ends: Int32Array;
}

/** @param columnOf the column of each character, indexed by character code */
export function keywordTree(keywords: readonly string[], columnOf: Uint8Array): KeywordTree {
  const grown = new Grown(keywords, columnOf);
  const { count, ends } = grown;
  const order = new Int32Array(count);
  const numbers = new Int32Array(count);
  const suffixes = new Int32Array(count);
  const edges = new Uint8Array(count);
  let known = 1;
  order.forEach((_, number) => {
    const state = order[number] as number;
    for (let next = grown.firstEdge(state); next !== 0; next = grown.nextEdge(next)) {
      edges[number] = (edges[number] as number) + 1;
      numbers[next] = known;
      // The suffix link: follow the parent's suffixes to the first one with a child for the same character.
      if (state !== 0) {
        let from = suffixes[number] as number;
        const column = grown.columnOf(next);
        while (from !== 0 && grown.edge(order[from] as number, column) === 0) from = suffixes[from] as number;
        suffixes[known] = numbers[grown.edge(order[from] as number, column)] as number;
      }
      order[known++] = next;
    }
  });
  return {
    columns: Uint8Array.from(order, state => grown.columnOf(state)),
    edges,
    suffixes,
    ends: Int32Array.from(ends, state => numbers[state] as number),
  };
}

/** The tree in insertion order, keyword by keyword. */
class Grown {
  count = 1;
  /** The state in which each keyword ends. */
  readonly ends: readonly number[];
  readonly #columns: Uint8Array;
  readonly #first: Int32Array;
  readonly #sibling: Int32Array;

  constructor(keywords: readonly string[], columnOf: Uint8Array) {
    const most = keywords.reduce((sum, keyword) => sum + keyword.length, 1);
    this.#columns = new Uint8Array(most);
    this.#first = new Int32Array(most);
    this.#sibling = new Int32Array(most);
    this.ends = keywords.map(keyword => {
      let state = 0;
      for (let i = 0; i < keyword.length; i++) state = this.#grow(state, columnOf[keyword.charCodeAt(i)] as number);
      return state;
    });
  }

  /** The first child of a state; 0 if it has none. */
  firstEdge(state: number): number {
    return this.#first[state] as number;
  }

  /** The next sibling of a state; 0 if there is none. */
  nextEdge(state: number): number {
    return this.#sibling[state] as number;
  }

  /** The column of the character on the edge that leads to a state. */
  columnOf(state: number): number {
    return this.#columns[state] as number;
  }

  /** The child of a state for a column; 0 if there is none. */
  edge(state: number, column: number): number {
    let next = this.firstEdge(state);
    while (next !== 0 && this.columnOf(next) !== column) next = this.nextEdge(next);
    return next;
  }

  #grow(state: number, column: number): number {
    const known = this.edge(state, column);
    if (known !== 0) return known;
    const next = this.count++;
    this.#columns[next] = column;
    this.#sibling[next] = this.firstEdge(state);
    this.#first[state] = next;
    return next;
  }
}

/** Added to numbers to get a printable character code. */
const firstCharacter = 0x20;

/** Packs a tree into a string, which is faster to read than the tree is to build. Empty if a number is too large to be one character. */
export function packedTree(keywords: readonly string[], { columns, edges, suffixes, ends }: KeywordTree): string {
  const numbers = [...columns, ...edges, ...suffixes, ...ends];
  if (numbers.some(number => number + firstCharacter >= 0xd800)) return '';
  return headOf(keywords) + numbers.map(number => String.fromCharCode(number + firstCharacter)).join('');
}

/** Unpacks the result of {@link packedTree}; null if it was packed for other keywords. */
export function unpackedTree(packed: string, keywords: readonly string[]): KeywordTree | null {
  const head = headOf(keywords);
  if (!packed.startsWith(head)) return null;
  const count = (packed.length - head.length - keywords.length) / 3;
  const at = head.length;
  return {
    columns: bytesIn(packed, at, count),
    edges: bytesIn(packed, at + count, count),
    suffixes: numbersIn(packed, at + 2 * count, count),
    ends: numbersIn(packed, at + 3 * count, keywords.length),
  };
}

/** Two functions, since one that writes to several kinds of typed arrays is slow before it is compiled. */
function bytesIn(packed: string, from: number, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let i = 0; i < count; i++) bytes[i] = packed.charCodeAt(from + i) - firstCharacter;
  return bytes;
}

function numbersIn(packed: string, from: number, count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = packed.charCodeAt(from + i) - firstCharacter;
  return numbers;
}

function headOf(keywords: readonly string[]): string {
  return `${keywords.join('\n')}\n\n`;
}
