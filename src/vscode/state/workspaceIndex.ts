import { type Event, EventEmitter, l10n, ProgressLocation, Uri, window } from 'vscode';
import type { Finding } from '../../core/secrets/types.ts';
import { sensitivePath } from '../../core/secrets/sensitivePaths.ts';
import { namedFiles } from '../../core/context/namedFiles.ts';
import type { FolderFiles } from '../../core/context/types.ts';
import { inTurns } from '../../node/files/inTurns.ts';
import { readTextSync } from '../../node/files/readText.ts';
import type { FolderScan } from '../../node/scanning/scanFolder.ts';
import { walk } from '../../node/files/walk.ts';
import type { WorkerPool } from '../../node/scanning/workerPool.ts';
import path from 'node:path';
import { views } from '../../contract.ts';
import { nextSlice } from '../platform/delays.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toolSettings } from '../settings/lazyToolSettings.ts';
import type { Log } from '../platform/log.ts';
import { type ClosedFiles, type FilesOfRequest, filesOfRequest } from './closedFiles.ts';
import type { TeamFiles } from './team/teamFiles.ts';
import { diskFolders } from '../platform/workspace/workspaceFolders.ts';

/** How many names are kept for the simulators, over all folders. Assistants that list files send far fewer. */
const maximumNames = 20_000;
/** How many files of a folder are scanned: in an editor, a scan has to end. */
const maximumScanned = 200_000;
/** How many names are judged at once: this takes far less than the 8 ms for which the extension host may be blocked. */
const namesAtOnce = 1_000;
/** The largest instruction file, in bytes, that is read to show its size. */
const maximumNamedBytes = 1_000_000;

/** How much a scan of the folders covered. */
export interface ScanSummary {
  readonly files: number;
  /** Files that were not read: binary, too large, unreadable. */
  readonly skipped: number;
}

/** The known facts about closed files: their names, the texts that assistants send by name, and after a scan the findings. */
export class WorkspaceIndex implements ClosedFiles {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  #folders: readonly FolderFiles[] = [];
  #sensitiveFiles: readonly string[] = [];
  #findings: ReadonlyMap<string, readonly Finding[]> = new Map();
  #lastScan: ScanSummary | null = null;
  #run: AbortController | undefined;
  #scanning: AbortController | undefined;

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(
    private readonly teams: TeamFiles,
    private readonly pool: WorkerPool,
    /** The folder in which findings are cached between runs. */
    private readonly cacheFolder: string,
    private readonly log: Log,
  ) {
    this.#store.add(
      teams.onDidChange(() => {
        if (this.isScanned) void this.scan();
      }),
    );
  }

  filesOf(folders: readonly string[]): FilesOfRequest {
    return filesOfRequest(this.#folders, folders);
  }

  /** Whether the contents of the files were scanned. */
  get isScanned(): boolean {
    return this.#lastScan !== null;
  }

  /** The summary of the last scan; null before the first one. */
  get lastScan(): ScanSummary | null {
    return this.#lastScan;
  }

  /** URIs of files that usually contain credentials, judged by their names. */
  get sensitiveFiles(): readonly string[] {
    return this.#sensitiveFiles;
  }

  get findings(): ReadonlyMap<string, readonly Finding[]> {
    return this.#findings;
  }

  /**
   * Lists each folder's files and reads the files that assistants send by name. Folders that are not on a disk of this host are
   * skipped.
   */
  async reload(): Promise<void> {
    this.#run?.abort();
    const run = new AbortController();
    this.#run = run;
    const { signal } = run;
    const uris = diskFolders().map(folder => folder.uri);
    const names = await inTurns(
      uris.map(({ fsPath }) => walk(fsPath, { signal })),
      maximumNames,
    );
    const folders: FolderFiles[] = [];
    for (const [i, uri] of uris.entries()) {
      const files = [...(names[i] ?? [])].sort();
      folders.push({ folder: uri.toString(), files, texts: await namedTexts(uri.fsPath, files, signal) });
    }
    const sensitive: string[] = [];
    for (const [i, uri] of uris.entries()) {
      for (const name of await sensitiveNames(folders[i]?.files ?? [], signal))
        sensitive.push(Uri.joinPath(uri, name).toString());
    }
    if (signal.aborted) return;
    this.#folders = folders;
    this.#sensitiveFiles = sensitive;
    this.#changed.fire();
  }

  /**
   * Scans every folder on disk for secrets, with progress in the findings view. A running scan is aborted, because its rules may be
   * older.
   */
  async scan(): Promise<void> {
    const roots = diskFolders();
    this.#scanning?.abort();
    const controller = new AbortController();
    this.#scanning = controller;
    await window.withProgress({ location: { viewId: views.findings } }, () =>
      window.withProgress(
        { location: ProgressLocation.Window, title: l10n.t('Scanning the workspace for secrets'), cancellable: true },
        async (progress, token) => {
          token.onCancellationRequested(() => controller.abort());
          const found = new Map<string, readonly Finding[]>();
          let files = 0;
          let scanned = 0;
          let skipped = 0;
          const incomplete: string[] = [];
          for (const folder of roots) {
            const result = await this.#scanRoot(folder.uri, controller.signal, more => {
              files += more;
              progress.report({ message: l10n.t('{0} files', files) });
            });
            if (result === null || controller.signal.aborted) return;
            scanned += result.scanned.files;
            skipped += result.skipped.length;
            for (const finding of result.findings) {
              if (this.teams.isAccepted(folder.uri, finding)) continue;
              const uri = Uri.joinPath(folder.uri, finding.path).toString();
              found.set(uri, [...(found.get(uri) ?? []), finding]);
            }
            if (result.isIncomplete) incomplete.push(folder.name);
            this.log.info(
              `Scanned ${result.scanned.files} files (${result.scanned.bytes} bytes) of ${folder.name}; ` +
                `${result.skipped.length} skipped${result.isIncomplete ? '; the file budget was reached' : ''}.`,
            );
          }
          if (incomplete.length > 0) {
            const names = incomplete.join(', ');
            void window.showWarningMessage(
              l10n.t(
                'Only a part of {0} was scanned: there are more files than fit. The terminal has no such limit.',
                names,
              ),
            );
          }
          this.#findings = found;
          this.#lastScan = { files: scanned, skipped };
          this.#changed.fire();
        },
      ),
    );
  }

  dispose(): void {
    this.#run?.abort();
    this.#scanning?.abort();
    this.#store.dispose();
  }

  async #scanRoot(folder: Uri, signal: AbortSignal, onProgress: (files: number) => void): Promise<FolderScan | null> {
    try {
      const team = this.teams.folderSource(folder);
      const options = { pool: this.pool, signal, onProgress, team, maximumFiles: maximumScanned };
      return await toolSettings().scanKeptFolder(folder.fsPath, this.cacheFolder, options);
    } catch (error) {
      if (!signal.aborted) this.log.error('The workspace scan ended early', error);
      return null;
    }
  }
}

/**
 * Returns the files that usually contain credentials. Names are judged in batches of a thousand, so the extension host is never
 * blocked.
 */
async function sensitiveNames(files: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
  const found: string[] = [];
  for (let start = 0; start < files.length && !signal.aborted; start += namesAtOnce) {
    await nextSlice();
    found.push(...files.slice(start, start + namesAtOnce).filter(name => sensitivePath(name) !== null));
  }
  return found;
}

/** Reads the texts of a folder's files that assistants send by name. */
async function namedTexts(
  root: string,
  files: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const name of namedFiles(files)) {
    await nextSlice();
    if (signal.aborted) break;
    const read = readTextSync(path.join(root, name), maximumNamedBytes);
    if (read.kind === 'text') texts.set(name, read.text);
  }
  return texts;
}
