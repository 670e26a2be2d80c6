import { CancellationTokenSource, FileType, RelativePattern, Uri, workspace, type WorkspaceFolder } from 'vscode';
import { skippedFolders } from '../../node/files/skippedFolders.ts';
import { delays } from '../platform/delays.ts';
import { listOnDisk } from './host.ts';

/** How many files are listed per folder; the others of a larger workspace are ignored. */
const mostListed = 50_000;
/** How many folders are read one by one if a file system cannot be searched. */
const mostFolders = 2_000;

/**
 * Lists the files of a workspace folder, on disk or elsewhere: relative, with `/`, sorted. Folders that tools or package managers
 * create are skipped.
 */
export async function listFiles(folder: WorkspaceFolder, maximumFiles = mostListed): Promise<readonly string[]> {
  if (folder.uri.scheme === 'file') return [...(await listOnDisk(folder.uri.fsPath, maximumFiles))].sort();
  const found = await findInFolder(folder, '**', maximumFiles);
  const start = folder.uri.path.replace(/\/$/, '').length + 1;
  return found.map(uri => uri.path.slice(start)).sort();
}

/**
 * Finds files of a folder that is not on a disk of this host. Not every file system can be searched: if the search finds nothing,
 * the folders are read one by one.
 * @param glob for the names of the files
 * @param isWanted the same test for one file
 */
export async function findInFolder(
  folder: WorkspaceFolder,
  glob: string,
  maximumFiles: number,
  isWanted: (uri: Uri) => boolean = () => true,
): Promise<readonly Uri[]> {
  const found = await search(folder, glob, maximumFiles);
  return found.length > 0 ? found : walk(folder.uri, maximumFiles, isWanted);
}

/** Schemes of file systems that did not answer a search in time. */
const withoutSearch = new Set<string>();

async function search(folder: WorkspaceFolder, glob: string, maximumFiles: number): Promise<readonly Uri[]> {
  const { scheme } = folder.uri;
  if (withoutSearch.has(scheme)) return [];
  const skipped = `**/{${[...skippedFolders].join(',')}}/**`;
  const run = new CancellationTokenSource();
  let late: ReturnType<typeof setTimeout> | undefined;
  const nothing = new Promise<readonly Uri[]>(resolve => {
    late = setTimeout(() => {
      withoutSearch.add(scheme);
      run.cancel();
      resolve([]);
    }, delays.search);
  });
  try {
    const found = workspace.findFiles(new RelativePattern(folder, glob), skipped, maximumFiles, run.token);
    return await Promise.race([found, nothing]);
  } finally {
    clearTimeout(late);
  }
}

async function walk(root: Uri, maximumFiles: number, isWanted: (uri: Uri) => boolean): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  const waiting = [root];
  let folders = 0;
  for (let folder = waiting.shift(); folder !== undefined && folders < mostFolders; folder = waiting.shift()) {
    folders++;
    for (const [name, type] of await entriesOf(folder)) {
      const uri = Uri.joinPath(folder, name);
      // Links are not followed, which rules out loops.
      if (type === FileType.Directory && !skippedFolders.has(name)) waiting.push(uri);
      else if (type === FileType.File && isWanted(uri)) found.push(uri);
      if (found.length === maximumFiles) return found;
    }
  }
  return found;
}

async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    // It was deleted, or may not be read.
    return [];
  }
}
