import { RelativePattern, workspace, type WorkspaceFolder } from 'vscode';
import { walk } from '../../node/files/walk.ts';

/** Files listed per folder; in a larger workspace rules are judged by these. */
const maximumFiles = 50_000;
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

async function listFiles(folder: WorkspaceFolder): Promise<readonly string[]> {
  const paths: string[] = [];
  if (folder.uri.scheme === 'file') {
    for await (const name of walk(folder.uri.fsPath, { maximumFiles })) paths.push(name);
  } else {
    const start = folder.uri.path.replace(/\/$/, '').length + 1;
    const found = await workspace.findFiles(new RelativePattern(folder, '**'), null, maximumFiles);
    paths.push(...found.map(uri => uri.path.slice(start)));
  }
  return paths.sort();
}
