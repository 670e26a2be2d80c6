import { baseName } from '../../paths/workspacePath.ts';
import { utf8Bytes } from '../gitignore/bytes.ts';

/** A file or folder. */
export interface PathNode {
  /** As bytes, with `/`. */
  readonly path: string;
  readonly name: string;
  readonly isFolder: boolean;
  /** Index in the list of the folder that contains it; -1 at the top. */
  readonly parent: number;
}

/** Returns files and the folders above them; a folder comes before its contents. */
export function pathTree(files: readonly string[]): readonly PathNode[] {
  const nodes: PathNode[] = [];
  const folders = new Map<string, number>([['', -1]]);
  const folderAt = (path: string): number => {
    const missing: string[] = [];
    let above = path;
    let parent = folders.get(above);
    while (parent === undefined) {
      missing.push(above);
      above = above.slice(0, Math.max(0, above.lastIndexOf('/')));
      parent = folders.get(above);
    }
    for (const folder of missing.reverse()) {
      nodes.push({ path: folder, name: baseName(folder), isFolder: true, parent });
      parent = nodes.length - 1;
      folders.set(folder, parent);
    }
    return parent;
  };
  for (const file of files) {
    const path = utf8Bytes(file);
    const parent = folderAt(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    nodes.push({ path, name: baseName(path), isFolder: false, parent });
  }
  return nodes;
}
