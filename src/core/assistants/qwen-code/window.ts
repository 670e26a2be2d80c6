import { isObject, listIn } from '../../json.ts';
import type { MapperState } from '../../history/types.ts';

interface Said {
  readonly id: string;
  /** The record that it follows. */
  readonly parent: string;
  /** An answer, a summary of all before it, or what goes out next. */
  readonly kind: 'answer' | 'summary' | 'prompt' | 'result';
}

/** Which records of a chat go along: all since the last summary that were not taken back (chatRecordingService.ts, read 2026-11). */
export class ChatWindow {
  readonly #said: Said[];

  constructor(saved: MapperState | null) {
    this.#said = listIn(saved, 'said').flatMap(each => (isSaid(each) ? [each] : []));
  }

  state(): readonly Said[] {
    return this.#said;
  }

  add(said: Said): void {
    this.#said.push(said);
  }

  /** What goes along with the next request. */
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

  /** The next record follows that one: what else followed it is taken back, or all where it follows none. */
  rewind(to: string): void {
    const next = this.#said.findIndex(({ parent, kind }) => kind === 'prompt' && parent === to);
    const itself = this.#said.findLastIndex(({ id }) => id === to);
    if (next !== -1) this.#said.length = next;
    else this.#said.length = itself + 1;
  }
}

function isSaid(value: unknown): value is Said {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['parent'] === 'string';
}
