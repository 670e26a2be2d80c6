import { type Event, EventEmitter, type NotebookCell, type NotebookDocument, workspace } from 'vscode';
import type { Finding } from '../../core/secrets/types.ts';
import type { Steps } from '../../core/steps.ts';
import { Debouncer, delays, inSlices } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { outputsUri } from '../platform/workspace/notebooks.ts';
import { shownPath } from '../platform/workspace/workspaceFolders.ts';
import type { TeamFiles } from '../state/team/teamFiles.ts';

/** How much of a cell's outputs is scanned, in UTF-16 units; more would block the extension host too long. */
const scanLimit = 400_000;

/** Whether outputs of a MIME type are text. */
const isText = (mime: string): boolean => /^text\/|json|xml|stdout|stderr|notebook\.error|javascript/.test(mime);

/** Findings in the outputs of open notebooks. Outputs are part of the file and are sent with it. */
export class NotebookOutputs {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  readonly #notebooks = new Map<NotebookDocument, ReadonlyMap<string, readonly Finding[]>>();
  readonly #waiting = new Set<NotebookDocument>();
  /** Ends when the notebooks that waited so far are scanned; later ones are scanned after them. */
  #scanned: Promise<void> = Promise.resolve();
  readonly #settle = this.#store.add(new Debouncer(delays.newFinding, () => this.#scanWaiting()));

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(private readonly teams: TeamFiles) {
    this.#store.add(workspace.onDidOpenNotebookDocument(notebook => this.#scanSoon([notebook])));
    this.#store.add(workspace.onDidChangeNotebookDocument(({ notebook }) => this.#scanSoon([notebook])));
    this.#store.add(
      workspace.onDidCloseNotebookDocument(notebook => {
        if (this.#notebooks.delete(notebook)) this.#changed.fire();
      }),
    );
    this.#store.add(teams.onDidChange(() => this.start()));
  }

  /** The findings by the URI from {@link outputsUri}. */
  get findings(): ReadonlyMap<string, readonly Finding[]> {
    return new Map([...this.#notebooks.values()].flatMap(found => [...found]));
  }

  /** Scans the notebooks that are already open. */
  start(): void {
    this.#scanSoon(workspace.notebookDocuments);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #scanSoon(notebooks: readonly NotebookDocument[]): void {
    for (const notebook of notebooks) this.#waiting.add(notebook);
    if (this.#waiting.size > 0) this.#settle.trigger();
  }

  #scanWaiting(): void {
    const scan = async (): Promise<void> => {
      await inSlices(this.#scan(), () => false);
      this.#changed.fire();
    };
    this.#scanned = this.#scanned.then(scan, scan);
  }

  *#scan(): Steps<void> {
    const notebooks = [...this.#waiting];
    this.#waiting.clear();
    for (const notebook of notebooks) {
      const found = new Map<string, readonly Finding[]>();
      for (const cell of notebook.isClosed ? [] : notebook.getCells()) {
        const findings = this.#findingsOf(cell);
        if (findings.length > 0) found.set(outputsUri(cell).toString(), findings);
        yield undefined;
      }
      if (!notebook.isClosed) this.#notebooks.set(notebook, found);
    }
  }

  #findingsOf(cell: NotebookCell): readonly Finding[] {
    const text = outputText(cell);
    if (text === '') return [];
    const { uri } = cell.notebook;
    return this.teams.scannerFor(uri).scan({ path: shownPath(uri), text, languageId: 'plaintext' });
  }
}

function outputText({ outputs }: NotebookCell): string {
  const decoder = new TextDecoder();
  const items = outputs.flatMap(output => output.items.filter(item => isText(item.mime)));
  // An output has several representations; text that occurs in more than one of them is scanned once.
  return [...new Set(items.map(item => decoder.decode(item.data)))].join('\n').slice(0, scanLimit);
}
