import type { Memento } from 'vscode';

/**
 * Writes a memento of VS Code several times in a row without losing a value. VS Code reports each write back to the extension host,
 * where the report of an earlier write overwrites a later value that is still being written, so the later one is lost
 * (`ExtensionMemento` in the code of 1.96 and 1.139). This class starts a write only after the previous one has been reported back,
 * and `get` returns the latest value.
 */
export class OrderedMemento {
  readonly #waiting = new Map<string, { readonly value: unknown }>();
  #last: Promise<void> = Promise.resolve();

  constructor(private readonly memento: Pick<Memento, 'get' | 'update'>) {}

  /** Returns the latest value. Others may have damaged the stored one, so the caller must validate it. */
  get(key: string): unknown {
    const waiting = this.#waiting.get(key);
    return waiting === undefined ? this.memento.get<unknown>(key) : waiting.value;
  }

  /**
   * Writes a value; undefined removes the key. Resolves when it is written. Rejects if VS Code does; later writes still go ahead.
   */
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
