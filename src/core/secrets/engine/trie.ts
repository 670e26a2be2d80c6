const none: readonly number[] = [];

/**
 * The beginnings of all keywords as a tree, each a state, with the longest proper suffix of each that is a state too. The
 * root is 0. Kept in flat arrays: thousands of small objects would cost more than the tree itself.
 */
export class Trie {
  /** All states, shorter ones first. */
  readonly order: Int32Array;
  readonly #columns: Uint16Array;
  readonly #first: Int32Array;
  readonly #sibling: Int32Array;
  readonly #suffix: Int32Array;
  readonly #ends: (number[] | undefined)[] = [];
  #count = 1;

  /** @param columns of each character, by its code */
  constructor(keywords: readonly string[], columns: Uint8Array) {
    const most = keywords.reduce((sum, keyword) => sum + keyword.length, 1);
    this.#columns = new Uint16Array(most);
    this.#first = new Int32Array(most);
    this.#sibling = new Int32Array(most);
    this.#suffix = new Int32Array(most);
    keywords.forEach((keyword, index) => {
      let state = 0;
      for (let i = 0; i < keyword.length; i++) state = this.#grow(state, columns[keyword.charCodeAt(i)] as number);
      this.#keep(state, index);
    });
    this.order = new Int32Array(this.#count);
    let known = 1;
    for (const state of this.order) {
      for (let next = this.firstEdge(state); next !== 0; next = this.nextEdge(next)) {
        this.order[known++] = next;
        const suffix = state === 0 ? 0 : this.#follow(this.suffixOf(state), this.columnOf(next));
        this.#suffix[next] = suffix;
        for (const keyword of this.endsIn(suffix)) this.#keep(next, keyword);
      }
    }
  }

  /** The first state that a state has an edge to; 0 for none. */
  firstEdge(state: number): number {
    return this.#first[state] as number;
  }

  /** The next state to which the same state has an edge; 0 for none. */
  nextEdge(state: number): number {
    return this.#sibling[state] as number;
  }

  /** The column of the character on the edge that leads to a state. */
  columnOf(state: number): number {
    return this.#columns[state] as number;
  }

  suffixOf(state: number): number {
    return this.#suffix[state] as number;
  }

  /** The keywords that end in a state, longest first, by their index. */
  endsIn(state: number): readonly number[] {
    return this.#ends[state] ?? none;
  }

  #keep(state: number, keyword: number): void {
    (this.#ends[state] ??= []).push(keyword);
  }

  /** Where a state's edge leads; 0 without one. */
  #edge(state: number, column: number): number {
    let next = this.firstEdge(state);
    while (next !== 0 && this.columnOf(next) !== column) next = this.nextEdge(next);
    return next;
  }

  #grow(state: number, column: number): number {
    const known = this.#edge(state, column);
    if (known !== 0) return known;
    const next = this.#count++;
    this.#columns[next] = column;
    this.#sibling[next] = this.firstEdge(state);
    this.#first[state] = next;
    return next;
  }

  /** Where the edge of a state, or else of its longest suffix that has one, leads. */
  #follow(from: number, column: number): number {
    let state = from;
    while (state !== 0 && this.#edge(state, column) === 0) state = this.suffixOf(state);
    return this.#edge(state, column);
  }
}
