import { isOutside } from '../../ignore/sources/outside.ts';
import type { Verdict } from '../../ignore/types.ts';

/** A folder that captures are compared with, as reports and requests name it. */
export interface NamedFolder {
  /** Put before the names of its files; '' if it is the only folder. */
  readonly name: string;
  /** Absolute, as the machine writes paths. */
  readonly root: string;
}

/** Returns the name of a file in a report: relative to its folder, after the folder's name if there are several folders. */
export function shownIn({ name }: Pick<NamedFolder, 'name'>, path: string): string {
  return name === '' ? path : `${name}/${path}`;
}

/** Returns the folder and the path within it of a file that a report names; null if the name belongs to no folder. */
export function folderOf<T extends Pick<NamedFolder, 'name'>>(
  folders: readonly T[],
  shown: string,
): { readonly folder: T; readonly path: string } | null {
  let best: T | null = null;
  for (const folder of folders) {
    const isIn = folder.name === '' || shown.startsWith(`${folder.name}/`);
    if (isIn && (best === null || folder.name.length > best.name.length)) best = folder;
  }
  if (best === null) return null;
  return { folder: best, path: best.name === '' ? shown : shown.slice(best.name.length + 1) };
}

/**
 * Returns names for several folders that cannot be confused: the folder's own name if it cannot mean files of another folder,
 * otherwise as much of the end of its path as needed. An editor may give two folders the same name.
 */
export function distinctNames(folders: readonly NamedFolder[]): readonly string[] {
  const own = folders.map(({ name }) => name);
  const isClear = own.map((name, i) => isApart(name, i, own));
  const depth = Math.max(0, ...folders.map(({ root }) => partsOf(root).length));
  for (let length = 1; length <= depth; length++) {
    const names = folders.map(({ name, root }, i) =>
      isClear[i] === true ? name : partsOf(root).slice(-length).join('/'),
    );
    if (names.every((name, i) => isApart(name, i, names))) return names;
  }
  return folders.map(({ root }) => root);
}

/** Whether a name differs from all others, and no file name can begin with both. */
function isApart(name: string, index: number, names: readonly string[]): boolean {
  return (
    name !== '' &&
    names.every(
      (other, i) => i === index || !(`${name}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${name}/`)),
    )
  );
}

function partsOf(root: string): readonly string[] {
  return root.split(/[/\\]/).filter(part => part !== '');
}

/** Returns a verdict with its file, and the file of its rule, named as in a report. */
export function verdictShownIn(folder: NamedFolder, verdict: Verdict): Verdict {
  if (folder.name === '') return verdict;
  const { by, why } = verdict;
  const shown = { ...verdict, path: shownIn(folder, verdict.path) };
  // A user's own rules are outside every folder.
  if (by === null || isOutside(by.file)) return shown;
  const file = shownIn(folder, by.file);
  return {
    ...shown,
    by: { ...by, file },
    why: why.args['file'] === by.file ? { ...why, args: { ...why.args, file } } : why,
  };
}
