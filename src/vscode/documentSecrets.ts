import { type Event, EventEmitter, type TextDocument, type Uri, workspace } from 'vscode';
import { createScanner } from '../core/secrets/scanner.ts';
import type { Finding } from '../core/secrets/types.ts';
import type { WorkerPool } from '../node/workerPool.ts';
import { Debouncer, delays } from './delays.ts';
import { DisposableStore } from './disposables.ts';
import type { DocumentChange, EditorState } from './editorState.ts';
import type { Log } from './log.ts';
import { shownPath } from './workspaceFolders.ts';

/** Documents above this many UTF-16 units are scanned in a worker thread: here they would take more than a slice. */
const scanHereLimit = 400_000;

/** Schemes of documents that an assistant sees as files; diffs, output and previews are views of something else. */
const scannedSchemes: ReadonlySet<string> = new Set([
  'file',
  'untitled',
  'vscode-notebook-cell',
  'vscode-remote',
  'vscode-vfs',
]);

/** Findings in the open documents, scanned as they change. */
export class DocumentSecrets {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #scanner = createScanner();
  readonly #findings = new Map<string, readonly Finding[]>();
  readonly #pending = new Set<TextDocument>();
  readonly #settle = this.#store.add(new Debouncer(delays.newFinding, () => this.#showNew()));

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(
    editor: EditorState,
    private readonly pool: WorkerPool,
    private readonly log: Log,
  ) {
    this.#store.add(editor.onDidChangeDocument(change => this.#edited(change)));
    this.#store.add(editor.onDidCloseDocument(uri => this.#closed(uri)));
  }

  /** Findings by URI. The same array as before where nothing changed. */
  get findings(): ReadonlyMap<string, readonly Finding[]> {
    return this.#findings;
  }

  /** Scans what is open already. */
  start(): void {
    for (const document of workspace.textDocuments) this.#pending.add(document);
    this.#showNew();
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** A fixed problem disappears at once, with the keystroke that fixed it; a new one waits for a pause. */
  #edited({ document, range }: DocumentChange): void {
    if (!scannedSchemes.has(document.uri.scheme)) return;
    const uri = document.uri.toString();
    const known = this.#findings.get(uri);
    if (known !== undefined && known.length > 0 && range !== null) {
      const kept = shiftFindings(known, range, document);
      if (kept.length !== known.length) {
        this.#findings.set(uri, kept);
        this.#changed.fire();
      } else {
        this.#findings.set(uri, kept);
      }
    }
    this.#pending.add(document);
    this.#settle.trigger();
  }

  #showNew(): void {
    const documents = [...this.#pending];
    this.#pending.clear();
    for (const document of documents) {
      if (!document.isClosed && scannedSchemes.has(document.uri.scheme)) void this.#scan(document);
    }
  }

  async #scan(document: TextDocument): Promise<void> {
    const { version, languageId } = document;
    const input = { path: shownPath(document.uri), text: document.getText(), languageId };
    try {
      const findings =
        input.text.length <= scanHereLimit
          ? this.#scanner.scan(input)
          : (await this.pool.run({ kind: 'text', ...input })).findings;
      if (document.isClosed || document.version !== version) return;
      this.#findings.set(document.uri.toString(), findings);
      this.#changed.fire();
    } catch (error) {
      this.log.error(`Could not scan ${input.path}`, error);
    }
  }

  #closed(uri: Uri): void {
    if (this.#findings.delete(uri.toString())) this.#changed.fire();
  }
}

/** Findings that an edit did not touch, moved with the text; a touched one is gone until the next scan says otherwise. */
function shiftFindings(
  findings: readonly Finding[],
  change: { readonly start: number; readonly oldEnd: number; readonly newEnd: number },
  document: TextDocument,
): readonly Finding[] {
  const delta = change.newEnd - change.oldEnd;
  const moved: Finding[] = [];
  for (const finding of findings) {
    if (finding.end < change.start) {
      moved.push(finding);
    } else if (finding.start > change.oldEnd) {
      const start = document.positionAt(finding.start + delta);
      const end = document.positionAt(finding.end + delta);
      moved.push({
        ...finding,
        start: finding.start + delta,
        end: finding.end + delta,
        startLine: start.line + 1,
        startColumn: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      });
    }
  }
  return moved;
}
