/**
 * Aho-Corasick over ASCII without regard to case, as one flat table: a row per state, a column per character that occurs
 * in a keyword (column 0: all others). States in which a keyword ends come last, so that the loop needs one comparison
 * for each character.
 */
export class KeywordAutomaton {
  /** By UTF-16 unit, so that the loop asks for nothing but the table. */
  readonly #columns = new Uint8Array(0x10000);
  /** Row offsets, so that the loop adds and never multiplies. */
  readonly #next: Int32Array;
  readonly #width: number;
  readonly #firstFinal: number;
  /** Keywords that end in a final state, longest first, by state number less the first final one. */
  readonly #ends: readonly (readonly number[])[];

  /** @param keywords printable ASCII in lower case, each at least one character long. */
  constructor(keywords: readonly string[]) {
    let width = 1;
    for (const keyword of keywords) {
      for (let i = 0; i < keyword.length; i++) {
        const code = keyword.charCodeAt(i);
        if (this.#columns[code] === 0) this.#columns[code] = width++;
      }
    }
    for (let code = 65; code <= 90; code++) this.#columns[code] = this.#columns[code + 32] ?? 0;
    this.#width = width;

    const { children, fails, ends } = trie(keywords, this.#columns, width);
    const finals = ends.map((list, state) => ({ list, state })).filter(each => each.list.length > 0);
    const count = ends.length;
    const number = new Int32Array(count);
    let next = 0;
    ends.forEach((list, state) => {
      if (list.length === 0) number[state] = next++;
    });
    this.#firstFinal = next * width;
    for (const each of finals) number[each.state] = next++;
    this.#ends = finals.map(each => each.list);

    this.#next = new Int32Array(count * width);
    const order = breadthFirst(children, width, count);
    // A missing edge goes where the state's longest proper suffix goes; shorter states come first in this order.
    const full = new Int32Array(count * width);
    for (const state of order) {
      for (let column = 0; column < width; column++) {
        const child = children[state * width + column] ?? 0;
        full[state * width + column] =
          child !== 0 ? child : state === 0 ? 0 : (full[(fails[state] ?? 0) * width + column] ?? 0);
      }
    }
    for (let state = 0; state < count; state++) {
      const row = (number[state] ?? 0) * width;
      for (let column = 0; column < width; column++) {
        this.#next[row + column] = (number[full[state * width + column] ?? 0] ?? 0) * width;
      }
    }
  }

  /** Every keyword that ends within [from, to) and begins at or after `from`, one by one. `to` is at most the text's length. */
  search(text: string, from: number, to: number): KeywordSearch {
    return new KeywordSearch(this.#next, this.#columns, this.#firstFinal, this.#width, this.#ends, text, from, to);
  }
}

const none: readonly number[] = [];

/** A search under way. Without a callback its loop is compiled once and for all, whoever asks. */
export class KeywordSearch {
  /** The keyword found last, and the offset after it. */
  keyword = 0;
  end: number;
  #state = 0;
  #found = none;
  #nextFound = 0;

  constructor(
    private readonly table: Int32Array,
    private readonly columns: Uint8Array,
    private readonly firstFinal: number,
    private readonly width: number,
    private readonly ends: readonly (readonly number[])[],
    private readonly text: string,
    from: number,
    private readonly to: number,
  ) {
    this.end = from;
  }

  /** Moves on to the next keyword; false when there is none. */
  next(): boolean {
    if (this.#nextFound < this.#found.length) {
      this.keyword = this.#found[this.#nextFound++] as number;
      return true;
    }
    const { table, columns, firstFinal, text, to } = this;
    let state = this.#state;
    for (let i = this.end; i < to; i++) {
      state = table[state + (columns[text.charCodeAt(i)] as number)] as number;
      if (state >= firstFinal) {
        this.#state = state;
        this.end = i + 1;
        this.#found = this.ends[(state - firstFinal) / this.width] ?? none;
        this.keyword = this.#found[0] as number;
        this.#nextFound = 1;
        return true;
      }
    }
    this.end = to;
    this.#found = none;
    return false;
  }
}

interface Trie {
  /** Child by state and column; 0 (the root) for none. */
  readonly children: readonly number[];
  readonly fails: readonly number[];
  readonly ends: readonly (readonly number[])[];
}

function trie(keywords: readonly string[], columns: Uint8Array, width: number): Trie {
  const children: number[] = new Array<number>(width).fill(0);
  const ends: number[][] = [[]];
  keywords.forEach((keyword, index) => {
    let state = 0;
    for (let i = 0; i < keyword.length; i++) {
      const edge = state * width + (columns[keyword.charCodeAt(i)] ?? 0);
      let child = children[edge] ?? 0;
      if (child === 0) {
        child = ends.length;
        children[edge] = child;
        for (let column = 0; column < width; column++) children.push(0);
        ends.push([]);
      }
      state = child;
    }
    ends[state]?.push(index);
  });
  const fails = new Array<number>(ends.length).fill(0);
  for (const state of breadthFirst(children, width, ends.length)) {
    for (let column = 1; column < width; column++) {
      const child = children[state * width + column] ?? 0;
      if (child === 0) continue;
      let suffix = fails[state] ?? 0;
      while (suffix !== 0 && (children[suffix * width + column] ?? 0) === 0) suffix = fails[suffix] ?? 0;
      const target = state === 0 ? 0 : (children[suffix * width + column] ?? 0);
      fails[child] = target;
      ends[child]?.push(...(ends[target] ?? []));
    }
  }
  return { children, fails, ends };
}

function breadthFirst(children: readonly number[], width: number, count: number): readonly number[] {
  const order = [0];
  for (let at = 0; at < order.length && order.length <= count; at++) {
    const state = order[at] ?? 0;
    for (let column = 1; column < width; column++) {
      const child = children[state * width + column] ?? 0;
      if (child !== 0) order.push(child);
    }
  }
  return order;
}
