/** Keys below this depth are ignored: no pattern is longer. */
export const maximumKeyDepth = 7;

/** The path from the root of a JSON text to the current position: a key for each object, `*` for each list. */
export class JsonPath {
  readonly #names: string[] = [];
  readonly #isList: boolean[] = [];
  #depth = 0;

  get depth(): number {
    return this.#depth;
  }

  get isInList(): boolean {
    return this.#depth > 0 && this.#isList[this.#depth] === true;
  }

  /** Whether the current object or list is an item of a list. */
  get isItem(): boolean {
    return this.#isList[this.#depth - 1] === true;
  }

  enter(isList: boolean): void {
    this.#depth++;
    this.#isList[this.#depth] = isList;
    this.#names[this.#depth] = isList ? '*' : '';
  }

  leave(): void {
    this.#depth--;
  }

  /** Sets the key whose value comes next. */
  name(key: string): void {
    this.#names[this.#depth] = key;
  }

  /** Whether the path, below a depth, begins with these names. */
  isAt(names: readonly string[], below = 0): boolean {
    return names.every((name, i) => this.#names[below + 1 + i] === name);
  }

  /** Sets the path to these names. */
  become(names: readonly string[]): void {
    this.#depth = 0;
    for (const name of names) {
      this.enter(name === '*');
      this.name(name);
    }
  }

  /** Returns the brackets that close everything below a depth. */
  closers(below: number): string {
    let closers = '';
    for (let depth = this.#depth; depth > below; depth--) closers += this.#isList[depth] === true ? ']' : '}';
    return closers;
  }
}
