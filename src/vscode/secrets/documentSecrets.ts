import { type Event, EventEmitter, type TextDocument, type Uri, workspace } from 'vscode';
import type { Message } from '../../core/message.ts';
import type { Finding, ScanInput, ScanSnapshot } from '../../core/secrets/types.ts';
import type { ScanThreads } from '../../node/scanning/workerPool.ts';
import { Debouncer, delays, nextSlice } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { DocumentChange, EditorState } from '../state/editorState.ts';
import type { Log } from '../platform/log.ts';
import type { SliceMeter } from '../platform/sliceMeter.ts';
import type { TeamFiles } from '../state/team/teamFiles.ts';
import { shownPath } from '../platform/workspace/workspaceFolders.ts';
import { shiftFindings } from '../../core/secrets/shift.ts';

/** Documents with more UTF-16 units are scanned in a worker thread, because scanning them here would exceed a slice. */
const scanHereLimit = 400_000;

/** Schemes of documents that an assistant sees as files; diffs, output and previews only show something else. */
const scannedSchemes: ReadonlySet<string> = new Set([
  'file',
  'untitled',
  'vscode-notebook-cell',
  'vscode-remote',
  'vscode-vfs',
]);

/** The findings in a document. */
interface Scanned {
  /** Null for large documents, which are only scanned in a worker thread. */
  readonly snapshot: ScanSnapshot | null;
  readonly shown: readonly Finding[];
}

/**
 * Findings in the open documents. An edit only rescans what it can have changed. A fixed secret disappears at once; a new one is
 * shown after a pause, because squiggles that appear while a word is typed are distracting.
 */
export class DocumentSecrets {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #documents = new Map<string, Scanned>();
  readonly #waiting = new Set<TextDocument>();
  readonly #settle = this.#store.add(
    new Debouncer(delays.newFinding, () => this.meter.measure('show new findings', () => this.#showNew())),
  );

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(
    editor: EditorState,
    private readonly teams: TeamFiles,
    private readonly pool: ScanThreads,
    private readonly meter: SliceMeter,
    private readonly log: Log,
  ) {
    this.#store.add(
      editor.onDidChangeDocument(change => this.meter.measure('rescan after an edit', () => this.#edited(change))),
    );
    this.#store.add(editor.onDidCloseDocument(uri => this.#closed(uri)));
    this.#store.add(teams.onDidChange(() => void this.#scanAgain()));
  }

  /** The findings by URI. */
  get findings(): ReadonlyMap<string, readonly Finding[]> {
    return new Map([...this.#documents].map(([uri, { shown }]) => [uri, shown]));
  }

  /** Problems with team files that cannot be read. */
  get problems(): readonly Message[] {
    return this.teams.problems;
  }

  /** Scans the documents that are already open, one per slice. */
  async start(): Promise<void> {
    for (const document of workspace.textDocuments) {
      await nextSlice();
      if (document.isClosed) continue;
      this.meter.measure('scan an open document', () => this.#edited({ document, range: null }));
    }
    this.#showNew();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #edited({ document, range }: DocumentChange): void {
    if (!isSeen(document.uri)) return;
    const uri = document.uri.toString();
    const known = this.#documents.get(uri);
    const input = inputOf(document);
    const scanner = this.teams.scannerFor(document.uri);
    let snapshot: ScanSnapshot | null = null;
    let kept: readonly Finding[];
    if (input.text.length > scanHereLimit) {
      kept = range === null ? (known?.shown ?? []) : shiftFindings(known?.shown ?? [], range, input.text);
    } else {
      snapshot =
        range === null || !known?.snapshot ? scanner.open(input) : scanner.rescan(known.snapshot, input, range);
      // Findings in a document that was just opened are shown at once: the user is not typing them.
      kept = known === undefined ? snapshot.findings : stillThere(snapshot.findings, known.shown);
    }
    this.#documents.set(uri, { snapshot, shown: kept });
    if (kept.length !== (known?.shown.length ?? 0)) this.#changed.fire();
    this.#waiting.add(document);
    this.#settle.trigger();
  }

  /** Scans again after the teams' baselines or rules have changed; the result is shown at once, because nobody typed it. */
  async #scanAgain(): Promise<void> {
    await this.start();
    this.#changed.fire();
  }

  #showNew(): void {
    const documents = [...this.#waiting].filter(document => !document.isClosed);
    this.#waiting.clear();
    let isChanged = false;
    for (const document of documents) {
      const uri = document.uri.toString();
      const { snapshot, shown } = this.#documents.get(uri) ?? { snapshot: null, shown: [] };
      if (snapshot === null) {
        void this.#scanInWorker(document);
      } else {
        this.#documents.set(uri, { snapshot, shown: snapshot.findings });
        isChanged ||= snapshot.findings !== shown;
      }
    }
    if (isChanged) this.#changed.fire();
  }

  async #scanInWorker(document: TextDocument): Promise<void> {
    const { version } = document;
    const { path, text } = inputOf(document);
    try {
      const team = this.teams.sourceFor(document.uri);
      const task = { kind: 'text', path, text, languageId: document.languageId, team } as const;
      const { findings } = await this.pool.run(task);
      if (document.isClosed || document.version !== version) return;
      this.#documents.set(document.uri.toString(), { snapshot: null, shown: findings });
      this.#changed.fire();
    } catch (error) {
      this.log.error(`Could not scan ${path}`, error);
    }
  }

  #closed(uri: Uri): void {
    const known = this.#documents.get(uri.toString());
    this.#documents.delete(uri.toString());
    if (known !== undefined && known.shown.length > 0) this.#changed.fire();
  }
}

/** Whether assistants see a document as a file. Workspace folders may be in any file system. */
function isSeen(uri: Uri): boolean {
  return scannedSchemes.has(uri.scheme) || workspace.getWorkspaceFolder(uri) !== undefined;
}

function inputOf(document: TextDocument): ScanInput {
  return { path: shownPath(document.uri), text: document.getText(), languageId: document.languageId };
}

/** Returns the findings that were already shown, at their new positions. */
function stillThere(now: readonly Finding[], before: readonly Finding[]): readonly Finding[] {
  const known = new Set(before.map(finding => `${finding.ruleId} ${finding.fingerprint}`));
  return now.filter(finding => known.has(`${finding.ruleId} ${finding.fingerprint}`));
}
