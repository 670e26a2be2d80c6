import type { TextDocument } from 'vscode';
import type { RecentEdit } from '../../core/context/types.ts';
import { Debouncer, delays } from '../platform/delays.ts';

/** How many edits are kept for the simulators; no assistant sends more of its edit history (Copilot's reducer: 20 files). */
const keptEdits = 20;
/** Documents with more UTF-16 units have no edit history, which requires two copies of each. */
const historyLimit = 200_000;

interface Pending {
  readonly before: string;
  readonly rest: Debouncer;
  changes: number;
}

/** The recent changes of documents, one for each burst of typing. */
export class RecentEdits {
  readonly #pending = new Map<string, Pending>();
  /** URIs of documents that were changed before: only the first change of a document is special. */
  readonly #changed = new Set<string>();
  #edits: readonly RecentEdit[] = [];

  /**
   * Creates an empty history.
   * @param textOf returns the current text of a document
   * @param onRest called after a pause in the typing
   */
  constructor(
    private readonly textOf: (document: TextDocument) => string,
    private readonly onRest: () => void,
  ) {}

  /** The edits in the order of time. */
  get edits(): readonly RecentEdit[] {
    return this.#edits;
  }

  /** Whether the user is typing in a document. */
  isChanging(uri: string): boolean {
    return this.#pending.has(uri);
  }

  /**
   * Records a change event.
   * @param before the text before the change, if it is known
   */
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
