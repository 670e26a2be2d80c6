import { type WorkspaceFolder } from 'vscode';
import { listFiles } from '../files/folderFiles.ts';

/** Milliseconds for which a list is used again: one burst of hovers and keystrokes. */
const freshFor = 5_000;

interface List {
  readonly made: number;
  readonly paths: Promise<readonly string[]>;
}

/** The files of each workspace folder, relative, with `/`, sorted. */
export class FileLists {
  readonly #lists = new Map<string, List>();

  pathsOf(folder: WorkspaceFolder): Promise<readonly string[]> {
    const key = folder.uri.toString();
    const known = this.#lists.get(key);
    if (known !== undefined && performance.now() - known.made < freshFor) return known.paths;
    const list = { made: performance.now(), paths: listFiles(folder) };
    this.#lists.set(key, list);
    return list.paths;
  }
}
