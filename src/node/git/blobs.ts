import { ended, gitOutput, startGit } from './git.ts';

/** A content that git stores, and where it belongs. */
export interface GitBlob {
  readonly id: string;
  /** Relative to the repository's folder, with `/`. */
  readonly path: string;
  /** The commit that introduced it; null if it is staged. */
  readonly commit: string | null;
}

/** Modes of regular files (git-update-index(1)); links and submodules contain no text. */
const fileModes: ReadonlySet<string> = new Set(['100644', '100755']);

/** Returns whether a path in the repository is excluded; called once for each path. */
export type PathChoice = (path: string) => boolean;

/**
 * Returns the folder of a repository's working files. Rejects with `GitError` outside of a repository, and if the repository has
 * no working files, as on servers and in mirrors.
 */
export async function workTreeOf(folder: string): Promise<string> {
  return (await gitOutput(folder, ['rev-parse', '--show-toplevel'])).trimEnd();
}

/** Like {@link workTreeOf}; for a repository without working files, git's own folder. Rejects with `GitError` outside of one. */
export async function repositoryOf(folder: string): Promise<string> {
  const hasFiles = (await gitOutput(folder, ['rev-parse', '--is-inside-work-tree'])).trimEnd() === 'true';
  return hasFiles ? workTreeOf(folder) : (await gitOutput(folder, ['rev-parse', '--absolute-git-dir'])).trimEnd();
}

/** Whether the clone does not contain the oldest commits (git-clone(1), `--depth`). */
export async function isShallow(folder: string): Promise<boolean> {
  return (await gitOutput(folder, ['rev-parse', '--is-shallow-repository'])).trimEnd() === 'true';
}

/** Returns what a commit made now would add or change, without excluded paths. */
export async function stagedBlobs(folder: string, excludes: PathChoice): Promise<readonly GitBlob[]> {
  const head = await gitOutput(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => '');
  // Before the first commit everything is new: compare with the empty tree.
  const base = head.trim() === '' ? await gitOutput(folder, ['hash-object', '-t', 'tree', '--stdin']) : head;
  const words = ['diff-index', '--cached', '--raw', '-z', '--no-renames', '--no-ext-diff', '--diff-filter=ACMT'];
  const output = await gitOutput(folder, [...words, base.trim(), '--']);
  return changesOf(output.split('\0'))
    .filter(({ path }) => !excludes(path))
    .map(each => ({ ...each, commit: null }));
}

/** Returns every content that any commit added or changed, without excluded paths, the oldest first and each once. */
export async function historyBlobs(folder: string, excludes: PathChoice): Promise<readonly GitBlob[]> {
  const words = ['log', '--all', '--reverse', '--raw', '-z', '--no-renames', '--no-abbrev', '--no-ext-diff', '-m'];
  const output = await gitOutput(folder, [...words, '--diff-filter=ACMT', '--root', '--format=%x01%H']);
  const seen = new Set<string>();
  const paths = new Map<string, boolean>();
  const blobs: GitBlob[] = [];
  for (const part of output.split('\u0001').slice(1)) {
    const fields = part.split('\0');
    const commit = (fields[0] ?? '').trim();
    for (const change of changesOf(fields.slice(1))) {
      const isOut = paths.get(change.path) ?? excludes(change.path);
      paths.set(change.path, isOut);
      if (isOut || seen.has(change.id)) continue;
      seen.add(change.id);
      blobs.push({ ...change, commit });
    }
  }
  return blobs;
}

/**
 * Returns the ids of contents that a partial clone did not download (git's partial-clone.txt). Git would fail when reading one of
 * them, since fetching is turned off. Rejects with `GitError`.
 */
export async function leftBehind(folder: string): Promise<ReadonlySet<string>> {
  const configured = ['config', '--get-regexp', '^remote\\..*\\.(promisor|partialclonefilter)$'];
  // The command exits with 1 if there is no such key.
  const isPartial = await gitOutput(folder, configured).catch(() => '');
  if (isPartial === '') return new Set();
  const output = await gitOutput(folder, ['rev-list', '--all', '--objects', '--missing=print', '--no-object-names']);
  return new Set([...output.matchAll(/^\?([\da-f]+)$/gm)].map(([, id = '']) => id));
}

/** Parses `:oldmode newmode oldid newid status`, then a path, each ended by a NUL (git-diff-index(1), raw output format). */
function changesOf(fields: readonly string[]): readonly { readonly id: string; readonly path: string }[] {
  return fields.flatMap((field, at) => {
    const change = /^\n?:\d{6} (\d{6}) [\da-f]+ ([\da-f]+) [ACMT]/.exec(field);
    const path = fields[at + 1];
    return change === null || path === undefined || !fileModes.has(change[1] ?? '')
      ? []
      : [{ id: change[2] ?? '', path }];
  });
}

const newline = 10;

/** Why there is no content: it is larger than the limit, or git does not have it (a partial clone, a damaged repository). */
export type NoContent = 'too-large' | 'missing';

/** Receives a content and its size, or the reason why there is no content. */
type OnBlob = (blob: GitBlob, content: Uint8Array | NoContent, bytes: number) => void;

/** Reads contents one after another and passes each to `onBlob`; above `maximumBytes`, as `too-large`. Rejects with `GitError`. */
export async function readBlobs(
  folder: string,
  blobs: readonly GitBlob[],
  maximumBytes: number,
  onBlob: OnBlob,
): Promise<void> {
  if (blobs.length === 0) return;
  const git = startGit(folder, ['cat-file', '--batch', '--buffer']);
  const end = ended(git);
  git.stdin.on('error', () => {});
  git.stdin.end(blobs.map(({ id }) => `${id}\n`).join(''));
  const reader = new BatchReader(blobs, maximumBytes, onBlob);
  git.stdout.on('data', (part: Buffer) => reader.take(part));
  await end;
}

/** Parses the output of `cat-file --batch`: `id type size`, a newline, the content, a newline. */
class BatchReader {
  #at = 0;
  #head: Buffer[] = [];
  #content: Buffer[] = [];
  #size = 0;
  /** Bytes of the content and its newline that are still to come; null within a header. */
  #left: number | null = null;

  constructor(
    private readonly blobs: readonly GitBlob[],
    private readonly maximumBytes: number,
    private readonly onBlob: OnBlob,
  ) {}

  take(part: Buffer): void {
    let from = 0;
    while (from < part.length) {
      from = this.#left === null ? this.#takeHead(part, from) : this.#takeContent(part, from, this.#left);
    }
  }

  #takeHead(part: Buffer, from: number): number {
    const end = part.indexOf(newline, from);
    this.#head.push(part.subarray(from, end < 0 ? part.length : end));
    if (end < 0) return part.length;
    const size = / blob (\d+)$/.exec(Buffer.concat(this.#head).toString('latin1'))?.[1];
    this.#head = [];
    // `id missing`
    if (size === undefined) this.#give('missing', 0);
    else {
      this.#size = Number(size);
      this.#left = this.#size + 1;
    }
    return end + 1;
  }

  #takeContent(part: Buffer, from: number, left: number): number {
    const end = Math.min(part.length, from + left);
    if (this.#size <= this.maximumBytes) this.#content.push(Buffer.from(part.subarray(from, end)));
    this.#left = left - (end - from);
    if (this.#left === 0) this.#finish();
    return end;
  }

  #finish(): void {
    const isWhole = this.#size <= this.maximumBytes;
    const content = isWhole ? Buffer.concat(this.#content).subarray(0, this.#size) : 'too-large';
    this.#content = [];
    this.#left = null;
    this.#give(content, this.#size);
  }

  #give(content: Uint8Array | NoContent, bytes: number): void {
    const blob = this.blobs[this.#at++];
    if (blob !== undefined) this.onBlob(blob, content, bytes);
  }
}
