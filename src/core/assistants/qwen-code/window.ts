import { rowsIn } from '../../json.ts';
import type { MapperState } from '../../history/types.ts';

interface Said {
  readonly id: string;
  /** An answer, a summary of everything before it, or something that is sent with the next request. */
  readonly kind: 'answer' | 'summary' | 'prompt' | 'result';
  /** The record that a prompt follows. */
  readonly parent: string;
}

/** A letter for each kind, to keep the state of a long chat small. */
const letters = { answer: 'a', summary: 's', prompt: 'p', result: 'r' } as const;
const kinds = new Map<unknown, Said['kind']>(
  (Object.keys(letters) as readonly Said['kind'][]).map(kind => [letters[kind], kind]),
);

/** The records of a chat that are sent: all since the last summary that were not taken back (chatRecordingService.ts, read 2026-11). */
export class ChatWindow {
  readonly #said: Said[];

  /** @param saved the result of {@link state} */
  constructor(saved: MapperState | null) {
    this.#said = rowsIn(saved, 'said').flatMap(([letter, id, parent = '']) => {
      const kind = kinds.get(letter);
      return kind !== undefined && typeof id === 'string' && typeof parent === 'string' ? [{ kind, id, parent }] : [];
    });
  }

  state(): readonly unknown[] {
    return this.#said.map(({ kind, id, parent }) =>
      kind === 'prompt' ? [letters[kind], id, parent] : [letters[kind], id],
    );
  }

  add(said: Said): void {
    this.#said.push(said);
  }

  /** Returns the names of what the next request carries. */
  names(): ReadonlySet<string> {
    const summary = this.#said.findLastIndex(({ kind }) => kind === 'summary');
    return new Set(this.#said.slice(Math.max(0, summary)).map(({ id }) => id));
  }

  /** Returns what was recorded since the last answer, and is sent unchanged after a summary. */
  waiting(): readonly Said[] {
    const last = this.#said.findLastIndex(({ kind }) => kind === 'answer' || kind === 'summary');
    return this.#said.slice(last + 1);
  }

  /** Adds a summary; what waits is sent after it, although it was recorded before. */
  summarise(id: string): void {
    const waiting = this.waiting();
    this.#said.length -= waiting.length;
    this.#said.push({ id, parent: '', kind: 'summary' }, ...waiting);
  }

  /**
   * Goes back to a record: takes back what followed it, or everything if neither the record nor a prompt after it is known.
   * @returns whether anything was taken back
   */
  rewind(to: string): boolean {
    const before = this.#said.length;
    const next = this.#said.findLastIndex(({ parent, kind }) => kind === 'prompt' && parent === to);
    const itself = this.#said.findLastIndex(({ id }) => id === to);
    this.#said.length = next === -1 ? itself + 1 : next;
    return this.#said.length < before;
  }
}
