import {
  type Event,
  EventEmitter,
  type TextDocument,
  type TextDocumentChangeEvent,
  TabInputNotebook,
  TabInputText,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { isOwnScheme } from '../../contract.ts';
import type { ContextRequest, OpenDocument, RecentEdit } from '../../core/context/types.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { inCellOrder } from './notebookOrder.ts';
import { RecentEdits } from './recentEdits.ts';

/** How many documents' last focus is remembered; Copilot remembers ten. */
const keptFocus = 100;
/** A document that took longer to read, in milliseconds, is only read again after a pause in the typing. */
const slowRead = 4;

export interface DocumentChange {
  readonly document: TextDocument;
  /**
   * In UTF-16 units, of the text before the change (start, oldEnd) and after it (newEnd); null if several ranges changed at once.
   */
  readonly range: { readonly start: number; readonly oldEnd: number; readonly newEnd: number } | null;
}

interface KnownText {
  readonly version: number;
  readonly open: OpenDocument;
  readonly isSlow: boolean;
}

/** The editor's state as plain data: open documents, focus, cursor and recent edits. */
export class EditorState {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #documentChanged = this.#store.add(new EventEmitter<DocumentChange>());
  readonly #documentClosed = this.#store.add(new EventEmitter<Uri>());
  /** The last focus by URI, most recent last. A closed document keeps its place, as in Copilot. */
  readonly #focusTimes = new Map<string, number>();
  readonly #texts = new Map<string, KnownText>();
  readonly #edits = this.#store.add(
    new RecentEdits(
      document => this.#open(document).text,
      () => this.#changed.fire(),
    ),
  );
  #focusCount = 0;
  #lastActive: TextEditor | undefined;

  /** Fires when documents, focus, cursor or tabs have changed. */
  readonly onDidChange: Event<void> = this.#changed.event;
  /** Fires when the text of a document has changed; for a newly opened document, the range is null. */
  readonly onDidChangeDocument: Event<DocumentChange> = this.#documentChanged.event;
  readonly onDidCloseDocument: Event<Uri> = this.#documentClosed.event;

  constructor() {
    const fire = (): void => this.#changed.fire();
    this.#focus(window.activeTextEditor);
    this.#store.add(
      window.onDidChangeActiveTextEditor(editor => {
        this.#focus(editor);
        fire();
      }),
    );
    this.#store.add(window.onDidChangeTextEditorSelection(fire));
    this.#store.add(window.tabGroups.onDidChangeTabs(fire));
    this.#store.add(
      workspace.onDidOpenTextDocument(document => {
        this.#documentChanged.fire({ document, range: null });
        fire();
      }),
    );
    this.#store.add(workspace.onDidChangeTextDocument(event => this.#edited(event)));
    this.#store.add(workspace.onDidCloseTextDocument(document => this.#closed(document)));
  }

  /**
   * Returns the open documents in `workspace.textDocuments` order, cells in the order of their notebook, without our own previews.
   * For an unchanged document, the same object is returned as before.
   */
  documents(): readonly OpenDocument[] {
    const open = workspace.textDocuments.filter(({ isClosed, uri }) => !isClosed && !isOwnScheme(uri.scheme));
    return inCellOrder(open, workspace.notebookDocuments).map(document => this.#open(document));
  }

  /**
   * Returns the document in the active text editor; while a panel, a tree or a preview has the focus, the document that had it
   * last.
   */
  active(): ContextRequest['active'] {
    const editor = isOwnPreview(window.activeTextEditor) ? undefined : window.activeTextEditor;
    const { document, selection } = editor ?? this.#lastActive ?? {};
    if (document === undefined || selection === undefined || document.isClosed) return null;
    const offset = document.offsetAt(selection.active);
    const place = { uri: document.uri.toString(), offset };
    return selection.isEmpty ? place : { ...place, anchor: document.offsetAt(selection.anchor) };
  }

  /** Returns the last focus of each document, oldest first, including closed documents. The time is a counter. */
  focusHistory(): NonNullable<ContextRequest['focusHistory']> {
    return [...this.#focusTimes].map(([uri, time]) => ({ uri, time }));
  }

  recentEdits(): readonly RecentEdit[] {
    return this.#edits.edits;
  }

  /** Returns the texts that are shown in a tab. Documents that extensions keep open are not visible to the user. */
  shownUris(): ReadonlySet<string> {
    const shown = new Set<string>();
    for (const group of window.tabGroups.all) {
      for (const { input } of group.tabs) {
        if (input instanceof TabInputText) shown.add(input.uri.toString());
        else if (input instanceof TabInputNotebook) for (const uri of cellUris(input.uri)) shown.add(uri);
      }
    }
    return shown;
  }

  dispose(): void {
    this.#store.dispose();
  }

  #focus(editor: TextEditor | undefined): void {
    if (editor === undefined) return;
    if (!isOwnPreview(editor)) this.#lastActive = editor;
    const uri = editor.document.uri.toString();
    // Only the order matters, and a counter keeps two switches within a millisecond apart.
    this.#focusTimes.delete(uri);
    this.#focusTimes.set(uri, ++this.#focusCount);
    const [oldest] = this.#focusTimes.keys();
    if (this.#focusTimes.size > keptFocus && oldest !== undefined) this.#focusTimes.delete(oldest);
  }

  #open(document: TextDocument): OpenDocument {
    const uri = document.uri.toString();
    const cached = this.#texts.get(uri);
    const lastFocused = this.#focusTimes.get(uri);
    const isCurrent = cached?.version === document.version;
    const isSameElse = cached?.open.languageId === document.languageId && cached.open.lastFocused === lastFocused;
    if (cached !== undefined && isSameElse && (isCurrent || (cached.isSlow && this.#edits.isChanging(uri)))) {
      return cached.open;
    }
    const start = performance.now();
    const text = isCurrent ? cached.open.text : document.getText();
    const isSlow = isCurrent ? cached.isSlow : performance.now() - start > slowRead;
    const open: OpenDocument = {
      uri,
      languageId: document.languageId,
      text,
      ...(lastFocused === undefined ? {} : { lastFocused }),
    };
    this.#texts.set(uri, { version: document.version, open, isSlow });
    return open;
  }

  #edited(event: TextDocumentChangeEvent): void {
    const { document, contentChanges } = event;
    const [only] = contentChanges;
    if (only === undefined) return;
    this.#edits.record(document, this.#texts.get(document.uri.toString())?.open.text);
    const range =
      contentChanges.length === 1
        ? {
            start: only.rangeOffset,
            oldEnd: only.rangeOffset + only.rangeLength,
            newEnd: only.rangeOffset + only.text.length,
          }
        : null;
    this.#documentChanged.fire({ document, range });
    this.#changed.fire();
  }

  #closed(document: TextDocument): void {
    const uri = document.uri.toString();
    this.#texts.delete(uri);
    this.#edits.close(uri);
    this.#documentClosed.fire(document.uri);
    this.#changed.fire();
  }
}

function isOwnPreview(editor: TextEditor | undefined): boolean {
  return editor !== undefined && isOwnScheme(editor.document.uri.scheme);
}

/** Returns the URIs of the documents of a notebook's cells. */
function cellUris(uri: Uri): readonly string[] {
  const notebook = workspace.notebookDocuments.find(each => each.uri.toString() === uri.toString());
  return (notebook?.getCells() ?? []).map(cell => cell.document.uri.toString());
}
