import { type Event, EventEmitter, Uri, workspace } from 'vscode';
import { namedFiles } from '../../core/context/namedFiles.ts';
import type { FolderFiles } from '../../core/context/types.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { sensitivePath } from '../../core/secrets/sensitivePaths.ts';
import { nextSlice } from '../platform/delays.ts';
import { listFiles } from '../files/folderFiles.ts';
import { decodeText } from '../files/host.ts';
import { LatestRun } from '../platform/latestRun.ts';
import { readFile } from '../platform/workspace/readFile.ts';
import { type ClosedFiles, type FilesOfRequest, filesOfRequest } from '../state/closedFiles.ts';

/** How many names are kept for the simulators, over all folders. Assistants that list files send far fewer. */
const maximumNames = 20_000;
/** The largest instruction file, in bytes, that is read to show its size. */
const maximumNamedBytes = 1_000_000;

/** The names of files in folders that are not on disk, and the texts that assistants send by name. The files are not scanned. */
export class FilesElsewhere implements ClosedFiles {
  readonly #changed = new EventEmitter<void>();
  #folders: readonly FolderFiles[] = [];
  readonly #runs = new LatestRun();

  readonly onDidChange: Event<void> = this.#changed.event;
  readonly isScanned = false;
  readonly findings: ReadonlyMap<string, readonly Finding[]> = new Map();
  #sensitiveFiles: readonly string[] = [];

  get sensitiveFiles(): readonly string[] {
    return this.#sensitiveFiles;
  }

  filesOf(folders: readonly string[]): FilesOfRequest {
    return filesOfRequest(this.#folders, folders);
  }

  /** Lists each folder's files and reads the files that assistants send by name. A newer call replaces an older one. */
  async reload(): Promise<void> {
    const isLatest = this.#runs.begin();
    const open = workspace.workspaceFolders ?? [];
    const folders: FolderFiles[] = [];
    const sensitive: string[] = [];
    for (const folder of open) {
      const files = await listFiles(folder, Math.floor(maximumNames / open.length));
      const texts = await namedTexts(folder.uri, files);
      if (!isLatest()) return;
      folders.push({ folder: folder.uri.toString(), files, texts });
      const found = files.filter(name => sensitivePath(name) !== null);
      sensitive.push(...found.map(name => Uri.joinPath(folder.uri, name).toString()));
    }
    this.#folders = folders;
    this.#sensitiveFiles = sensitive;
    this.#changed.fire();
  }

  dispose(): void {
    this.#runs.begin();
    this.#changed.dispose();
  }
}

/** Reads the texts of a folder's files that assistants send by name. */
async function namedTexts(root: Uri, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const name of namedFiles(files)) {
    await nextSlice();
    const read = await readFile(Uri.joinPath(root, name), maximumNamedBytes);
    const text = typeof read === 'string' ? null : decodeText(read);
    if (text !== null) texts.set(name, text);
  }
  return texts;
}
