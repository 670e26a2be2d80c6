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
import type { OpenDocument, RecentEdit } from '../core/context/types.ts';
import { Debouncer } from './delays.ts';
import { DisposableStore } from './disposables.ts';

/** Edits kept for the simulators: assistants that send edit history send at most this many (Copilot's reducer: 20 files). */
const keptEdits = 20;
/** Documents above this many UTF-16 units keep no edit history: two copies of each would be held. */
const historyLimit = 200_000;
/** Rest after which an edit counts as finished; the value Copilot's own reducer uses (copilot-chat 0.42). */
const editRest = 500;

export interface DocumentChange {
  readonly document: TextDocument;
  /** In UTF-16 units of the text before (start, oldEnd) and after (newEnd); null when several ranges changed at once. */
  readonly range: { readonly start: number; readonly oldEnd: number; readonly newEnd: number } | null;
}

/** What the editor holds, as plain data: open documents, focus, cursor and recent edits. */
export class EditorState {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #documentChanged = this.#store.add(new EventEmitter<DocumentChange>());
  readonly #documentClosed = this.#store.add(new EventEmitter<Uri>());
  readonly #focusTimes = new Map<string, number>();
  readonly #texts = new Map<string, { readonly version: number; readonly open: OpenDocument }>();
  readonly #pendingEdits = new Map<string, { readonly before: string; readonly rest: Debouncer }>();
  #edits: readonly RecentEdit[] = [];
  #focusCount = 0;
  #lastActive: TextEditor | undefined;

  /** Documents, focus, cursor or tabs changed. */
  readonly onDidChange: Event<void> = this.#changed.event;
  /** The text of a document changed; a newly opened document comes as a change of everything. */
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

  /** Open documents in `workspace.textDocuments` order. An unchanged document is the same object as before. */
  documents(): readonly OpenDocument[] {
    return workspace.textDocuments.filter(document => !document.isClosed).map(document => this.#open(document));
  }

  /** The document in the active text editor; while a panel or tree has the focus, the one that had it last. */
  active(): { readonly uri: string; readonly offset: number } | null {
    const editor = window.activeTextEditor ?? this.#lastActive;
    if (editor === undefined || editor.document.isClosed) return null;
    return { uri: editor.document.uri.toString(), offset: editor.document.offsetAt(editor.selection.active) };
  }

  recentEdits(): readonly RecentEdit[] {
    return this.#edits;
  }

  /** Texts shown in a tab: documents that extensions merely hold open are not what a person is looking at. */
  shownUris(): ReadonlySet<string> {
    const shown = new Set<string>();
    for (const group of window.tabGroups.all) {
      for (const { input } of group.tabs) {
        if (input instanceof TabInputText || input instanceof TabInputNotebook) shown.add(input.uri.toString());
      }
    }
    return shown;
  }

  dispose(): void {
    for (const { rest } of this.#pendingEdits.values()) rest.dispose();
    this.#store.dispose();
  }

  #focus(editor: TextEditor | undefined): void {
    if (editor === undefined) return;
    this.#lastActive = editor;
    // A counter stands for the time: only the order counts, and two switches within a millisecond stay apart.
    this.#focusTimes.set(editor.document.uri.toString(), ++this.#focusCount);
  }

  #open(document: TextDocument): OpenDocument {
    const uri = document.uri.toString();
    const cached = this.#texts.get(uri);
    const lastFocused = this.#focusTimes.get(uri);
    if (
      cached?.version === document.version &&
      cached.open.languageId === document.languageId &&
      cached.open.lastFocused === lastFocused
    ) {
      return cached.open;
    }
    const text = cached?.version === document.version ? cached.open.text : document.getText();
    const open: OpenDocument = {
      uri,
      languageId: document.languageId,
      text,
      ...(lastFocused === undefined ? {} : { lastFocused }),
    };
    this.#texts.set(uri, { version: document.version, open });
    return open;
  }

  #edited(event: TextDocumentChangeEvent): void {
    const { document, contentChanges } = event;
    const [only] = contentChanges;
    if (only === undefined) return;
    this.#remember(document);
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

  #remember(document: TextDocument): void {
    const uri = document.uri.toString();
    const pending = this.#pendingEdits.get(uri);
    if (pending !== undefined) {
      pending.rest.trigger();
      return;
    }
    const before = this.#texts.get(uri)?.open.text;
    if (before === undefined || before.length > historyLimit) return;
    const rest = new Debouncer(editRest, () => {
      this.#pendingEdits.delete(uri);
      if (document.isClosed) return;
      const after = this.#open(document).text;
      if (after !== before) this.#edits = [...this.#edits, { uri, before, after }].slice(-keptEdits);
      this.#changed.fire();
    });
    this.#pendingEdits.set(uri, { before, rest });
    rest.trigger();
  }

  #closed(document: TextDocument): void {
    const uri = document.uri.toString();
    this.#texts.delete(uri);
    this.#pendingEdits.get(uri)?.rest.dispose();
    this.#pendingEdits.delete(uri);
    this.#documentClosed.fire(document.uri);
    this.#changed.fire();
  }
}
