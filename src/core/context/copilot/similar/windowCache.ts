import { WindowIndex, windowLines } from './windows.ts';
import type { OpenDocument } from '../../types.ts';

/** More documents than can be neighbours, so switching between two languages does not empty the cache. */
const mostDocuments = 64;

/** Caches the window index of each document as long as its text stays the same. */
export class WindowCache {
  /** Least recently used first. */
  readonly #indexes = new Map<string, { readonly text: string; readonly index: WindowIndex }>();

  /** @param height lines of a window; Copilot's by default */
  constructor(private readonly height = windowLines) {}

  indexOf(document: OpenDocument): WindowIndex {
    const known = this.#indexes.get(document.uri);
    const entry =
      known?.text === document.text
        ? known
        : { text: document.text, index: new WindowIndex(document.text, this.height) };
    this.#indexes.delete(document.uri);
    this.#indexes.set(document.uri, entry);
    if (this.#indexes.size > mostDocuments) {
      const oldest = this.#indexes.keys().next();
      if (oldest.done !== true) this.#indexes.delete(oldest.value);
    }
    return entry.index;
  }
}
