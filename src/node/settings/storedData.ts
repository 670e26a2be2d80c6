import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../core/message.ts';
import { type Folders, rootOf } from '../../core/settings/readings.ts';
import type { StoredData, StoredEntry, StoredSpec } from '../../core/settings/stored.ts';

/** How many files are counted at most: a walk must end, however many there are. */
const maximumFiles = 50_000;

/**
 * Measures what tools have stored on this disk; tools that stored nothing are left out. Symbolic links are not followed: below a
 * place they are ignored, and a link on the way to a place is reported as a problem. Changes nothing. Never throws.
 */
export async function measureStored(
  specs: readonly StoredSpec[],
  person: Omit<Folders, 'workspace'>,
  workspaces: readonly string[],
): Promise<readonly StoredData[]> {
  const found = await Promise.all(specs.map(spec => measure(spec, person, workspaces)));
  return found.filter(each => each.entries.length > 0 || each.problem !== null);
}

async function measure(
  spec: StoredSpec,
  person: Omit<Folders, 'workspace'>,
  workspaces: readonly string[],
): Promise<StoredData> {
  const entries: StoredEntry[] = [];
  const budget = { left: maximumFiles };
  let linked: string | null = null;
  for (const name of spec.paths) {
    for (const workspace of name.startsWith('./') ? workspaces : [null]) {
      const places = await expand(name, { ...person, workspace });
      linked ??= places.linked;
      for (const place of places.paths) {
        const size = await sizeOf(place, budget);
        if (size !== null) entries.push({ path: place, ...size });
      }
    }
  }
  const sum = (of: 'bytes' | 'files'): number => entries.reduce((total, each) => total + each[of], 0);
  return {
    spec,
    entries,
    bytes: sum('bytes'),
    files: sum('files'),
    isWhole: budget.left > 0,
    problem: linked === null ? null : message('stored.linked', { file: linked }),
  };
}

interface Places {
  readonly paths: readonly string[];
  /** A symbolic link on the way; nothing behind it is looked at. */
  readonly linked: string | null;
}

/** Returns the paths that a name stands for, resolved one part at a time so that no link is passed. */
async function expand(name: string, folders: Folders): Promise<Places> {
  const root = rootOf(name, folders);
  if (root === null) return { paths: [], linked: null };
  let paths: readonly string[] = [root.folder];
  let linked: string | null = null;
  for (const part of root.rest.split('/')) {
    const next: string[] = [];
    for (const folder of paths) {
      for (const child of part.includes('*') ? await namesIn(folder, part) : [part]) {
        const place = path.join(folder, child);
        const kind = await kindOf(place);
        if (kind === 'link') linked ??= place;
        else if (kind !== 'absent') next.push(place);
      }
    }
    paths = next;
  }
  return { paths, linked };
}

async function namesIn(folder: string, pattern: string): Promise<readonly string[]> {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.at(-1) ?? '';
  const middle = rest.slice(0, -1);
  const names = await readdir(folder).catch(() => []);
  return names.slice(0, maximumFiles).filter(name => {
    if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length) return false;
    let at = first.length;
    for (const part of middle) {
      const found = name.indexOf(part, at);
      if (found < 0 || found + part.length > name.length - last.length) return false;
      at = found + part.length;
    }
    return true;
  });
}

async function kindOf(place: string): Promise<'absent' | 'link' | 'other'> {
  return lstat(place).then(
    stat => (stat.isSymbolicLink() ? 'link' : 'other'),
    () => 'absent',
  );
}

/** Returns the sum of file sizes, not counting links. Null if there are no files. */
async function sizeOf(
  place: string,
  budget: { left: number },
): Promise<{ readonly bytes: number; readonly files: number } | null> {
  let bytes = 0;
  let files = 0;
  const open = [place];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const stat = await lstat(next).catch(() => null);
    if (stat === null) continue;
    if (stat.isFile()) {
      bytes += stat.size;
      files++;
      budget.left--;
    } else if (stat.isDirectory() && budget.left > 0) {
      const folder = next;
      const names = await readdir(folder).catch(() => []);
      budget.left -= names.length === 0 ? 1 : 0;
      open.push(...names.slice(0, Math.max(0, budget.left)).map(name => path.join(folder, name)));
      if (names.length > budget.left) budget.left = 0;
    }
    if (budget.left <= 0) break;
  }
  return files === 0 ? null : { bytes, files };
}
