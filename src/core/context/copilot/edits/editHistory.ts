import type { RecentEdit } from '../../types.ts';
import { applyLineEdit, editSize, lineEdit, type LineEdit } from './lineEdit.ts';

/** The longest document whose changes are followed, in UTF-16 units. */
export const longestFollowedDocument = 2_097_152;
const mostEditsPerDocument = 8;
const mostDocuments = 20;
const largestEdit = 2000;
const mergeDistance = 1;

/** A change of one document; a higher stamp is newer. */
export interface StampedEdit extends LineEdit {
  readonly uri: string;
  readonly stamp: number;
}

interface DocumentHistory {
  original: readonly string[];
  current: string;
  edits: readonly StampedEdit[];
}

/** Whether a change touches the last one or is at most one line away from it. */
function adjoins(edit: LineEdit, last: LineEdit): boolean {
  return (
    edit.startLine <= last.startLine + last.added.length + mergeDistance &&
    edit.endLine + 1 >= last.startLine - mergeDistance
  );
}

/**
 * The recent edits of all documents, derived from whole texts as Copilot does it.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core lib/src/prompt/recentEdits/recentEditsReducer.ts.
 */
export class EditHistory {
  readonly #documents = new Map<string, DocumentHistory>();
  #stamp = 0;

  /** Records the current text of a document; its first text only starts the history. */
  feed(uri: string, text: string): void {
    if (text.length > longestFollowedDocument) return;
    const known = this.#documents.get(uri);
    if (known?.current === text) return;
    const lines = text.split('\n');
    const edit = known === undefined ? undefined : this.#stamped(uri, known.current.split('\n'), lines);
    if (known === undefined || edit === undefined || editSize(edit) > largestEdit) {
      this.#documents.set(uri, { original: lines, current: text, edits: [] });
      return;
    }
    known.edits = this.#withEdit(known, edit, lines);
    while (known.edits.length > mostEditsPerDocument) {
      const [oldest, ...rest] = known.edits;
      if (oldest !== undefined) known.original = applyLineEdit(known.original, oldest);
      known.edits = rest;
    }
    known.current = text;
    this.#forgetOldDocuments();
  }

  /**
   * Records an observed change. The first change of a document also records the text before it, unless that is empty; with
   * `isFirstChange`, only that text. Source: the same folder, recentEditsProvider.ts.
   */
  change({ uri, before, after, isFirstChange }: RecentEdit): void {
    if (!this.#documents.has(uri) && before !== '') {
      this.feed(uri, before);
      if (isFirstChange === true) return;
    }
    this.feed(uri, after);
  }

  /** Returns every edit still remembered, oldest first. */
  edits(): readonly StampedEdit[] {
    return [...this.#documents.values()]
      .flatMap(document => document.edits)
      .sort((left, right) => left.stamp - right.stamp);
  }

  #stamped(uri: string, old: readonly string[], now: readonly string[]): StampedEdit | undefined {
    const edit = lineEdit(old, now);
    return edit === undefined ? undefined : { ...edit, uri, stamp: ++this.#stamp };
  }

  #withEdit(known: DocumentHistory, edit: StampedEdit, lines: readonly string[]): readonly StampedEdit[] {
    const last = known.edits.at(-1);
    if (last === undefined || !adjoins(edit, last)) return [...known.edits, edit];
    const earlier = known.edits.slice(0, -1);
    const merged = this.#stamped(edit.uri, earlier.reduce(applyLineEdit, known.original), lines);
    // A perfect undo leaves nothing to merge; the last edit is then kept as it was.
    return merged === undefined ? known.edits : [...earlier, merged];
  }

  #forgetOldDocuments(): void {
    const edited = [...this.#documents].filter(([, document]) => document.edits.length > 0);
    if (edited.length <= mostDocuments) return;
    edited.sort(([, left], [, right]) => (left.edits.at(-1)?.stamp ?? 0) - (right.edits.at(-1)?.stamp ?? 0));
    for (const [uri] of edited.slice(0, edited.length - mostDocuments)) this.#documents.delete(uri);
  }
}
