import type { Memento } from 'vscode';

/**
 * A memento of VS Code that is written several times in a row. VS Code reports each write to the extension host, where the echo
 * of an earlier one takes the place of a later one that is still on its way: the later one is lost (`ExtensionMemento` in the code of 1.96 and 1.139). Here a
 * write starts when the one before has come back, and what is read is what was written last.
 */
export class OrderedMemento {
  readonly #waiting = new Map<string, { readonly value: unknown }>();
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly memento: Pick<Memento, 'get' | 'update'>) {}

  /** As it may have been broken by others: the caller checks it. */
  get(key: string): unknown {
    const waiting = this.#waiting.get(key);
    return waiting === undefined ? this.memento.get<unknown>(key) : waiting.value;
  }

  /** Undefined removes the key. Resolves when it is written; rejects as VS Code does, and later writes go on. */
  update(key: string, value: unknown): Promise<void> {
    const entry = { value };
    this.#waiting.set(key, entry);
    const written = this.#last.then(async () => {
      try {
        await this.memento.update(key, value);
      } finally {
        if (this.#waiting.get(key) === entry) this.#waiting.delete(key);
      }
    });
    this.#last = written.catch(() => {});
    return written;
  }
}
