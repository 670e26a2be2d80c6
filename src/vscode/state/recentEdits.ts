import type { TextDocument } from 'vscode';
import type { RecentEdit } from '../../core/context/types.ts';
import { Debouncer, delays } from '../platform/delays.ts';

/** Edits kept for the simulators: assistants that send edit history send at most this many (Copilot's reducer: 20 files). */
const keptEdits = 20;
/** Documents above this many UTF-16 units keep no edit history, which takes two copies of each. */
const historyLimit = 200_000;

interface Pending {
  readonly before: string;
  readonly rest: Debouncer;
  changes: number;
}

/** Changes of documents, one for each burst of typing. */
export class RecentEdits {
  readonly #pending = new Map<string, Pending>();
  /** Documents that were changed before, by URI: only the first change of each is special. */
  readonly #changed = new Set<string>();
  #edits: readonly RecentEdit[] = [];

  /** @param textOf the present text of a document; @param onRest an edit has come to rest */
  constructor(
    private readonly textOf: (document: TextDocument) => string,
    private readonly onRest: () => void,
  ) {}

  /** In time order. */
  get edits(): readonly RecentEdit[] {
    return this.#edits;
  }

  /** Whether a document is being typed in. */
  isChanging(uri: string): boolean {
    return this.#pending.has(uri);
  }

  /** Takes note of one change event; `before` is the text before it, where it is known. */
  record(document: TextDocument, before: string | undefined): void {
    const uri = document.uri.toString();
    const pending = this.#pending.get(uri);
    if (pending !== undefined) {
      pending.changes++;
      pending.rest.trigger();
    } else if (before !== undefined) {
      const rest = new Debouncer(delays.editRest, () => this.#rested(document, uri));
      this.#pending.set(uri, { before, rest, changes: 1 });
      rest.trigger();
    }
  }

  close(uri: string): void {
    this.#pending.get(uri)?.rest.dispose();
    this.#pending.delete(uri);
  }

  dispose(): void {
    for (const { rest } of this.#pending.values()) rest.dispose();
    this.#pending.clear();
  }

  #rested(document: TextDocument, uri: string): void {
    const pending = this.#pending.get(uri);
    this.#pending.delete(uri);
    if (pending === undefined || document.isClosed) return;
    const { before, changes } = pending;
    const after = this.textOf(document);
    if (after !== before && before.length <= historyLimit) {
      const isFirstChange = changes === 1 && !this.#changed.has(uri);
      const edit: RecentEdit = { uri, before, after, ...(isFirstChange ? { isFirstChange } : {}) };
      this.#edits = [...this.#edits, edit].slice(-keptEdits);
    }
    this.#changed.add(uri);
    this.onRest();
  }
}
