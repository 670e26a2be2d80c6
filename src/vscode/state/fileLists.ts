import { type WorkspaceFolder } from 'vscode';
import { listFiles } from '../files/folderFiles.ts';

/** For how many milliseconds a list is reused: about one burst of hovers and keystrokes. */
const freshFor = 5_000;

interface List {
  readonly made: number;
  readonly paths: Promise<readonly string[]>;
}

/** Lists the files of workspace folders, relative, with `/`, sorted; a recent list is reused. */
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
