import { rowsIn } from '../../json.ts';
import type { MapperState } from '../../history/types.ts';

interface Said {
  readonly id: string;
  /** An answer, a summary of all before it, or what goes out next. */
  readonly kind: 'answer' | 'summary' | 'prompt' | 'result';
  /** The record that a prompt follows. */
  readonly parent: string;
}

/** A letter for each kind: of a long chat there are many. */
const letters = { answer: 'a', summary: 's', prompt: 'p', result: 'r' } as const;
const kinds = new Map<unknown, Said['kind']>(
  (Object.keys(letters) as readonly Said['kind'][]).map(kind => [letters[kind], kind]),
);

/** Which records of a chat are sent: all since the last summary that were not taken back (chatRecordingService.ts, read 2026-11). */
export class ChatWindow {
  readonly #said: Said[];

  /** @param saved what {@link state} gave */
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

  /** What the next request carries. */
  names(): ReadonlySet<string> {
    const summary = this.#said.findLastIndex(({ kind }) => kind === 'summary');
    return new Set(this.#said.slice(Math.max(0, summary)).map(({ id }) => id));
  }

  /** What was written down since the last answer, and goes out after a summary as it is. */
  waiting(): readonly Said[] {
    const last = this.#said.findLastIndex(({ kind }) => kind === 'answer' || kind === 'summary');
    return this.#said.slice(last + 1);
  }

  /** A summary was made; what waits comes after it, though it was written down before. */
  summarise(id: string): void {
    const waiting = this.waiting();
    this.#said.length -= waiting.length;
    this.#said.push({ id, parent: '', kind: 'summary' }, ...waiting);
  }

  /**
   * The next record follows that one: what else followed it is taken back, or all where it follows none.
   * @returns whether anything is
   */
  rewind(to: string): boolean {
    const before = this.#said.length;
    const next = this.#said.findLastIndex(({ parent, kind }) => kind === 'prompt' && parent === to);
    const itself = this.#said.findLastIndex(({ id }) => id === to);
    this.#said.length = next === -1 ? itself + 1 : next;
    return this.#said.length < before;
  }
}
