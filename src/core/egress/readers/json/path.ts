/** Keys below this depth are not looked at: no pattern is longer. */
export const maximumKeyDepth = 7;

/** The way from the root of a JSON text to the present place: a key for each object, `*` for each list. */
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

  /** Whether the present object or list is an item of a list. */
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

  /** The key whose value comes next. */
  name(key: string): void {
    this.#names[this.#depth] = key;
  }

  /** Whether the path, below a depth, begins with some names. */
  isAt(names: readonly string[], below = 0): boolean {
    return names.every((name, i) => this.#names[below + 1 + i] === name);
  }

  /** Goes to a place by its names. */
  become(names: readonly string[]): void {
    this.#depth = 0;
    for (const name of names) {
      this.enter(name === '*');
      this.name(name);
    }
  }

  /** The brackets that close everything below a depth. */
  closers(below: number): string {
    let closers = '';
    for (let depth = this.#depth; depth > below; depth--) closers += this.#isList[depth] === true ? ']' : '}';
    return closers;
  }
}
