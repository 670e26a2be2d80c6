import { ended, gitOutput, startGit } from './git.ts';

/** A content that git keeps, and where it is. */
export interface GitBlob {
  readonly id: string;
  /** Relative to the repository's folder, with `/`. */
  readonly path: string;
  /** The commit that it came with; null for what is staged. */
  readonly commit: string | null;
}

/** Modes of regular files (git-update-index(1)); links and submodules have no text. */
const fileModes: ReadonlySet<string> = new Set(['100644', '100755']);

/** Tells whether a path in the repository is left out; asked once for each. */
export type PathChoice = (path: string) => boolean;

/**
 * The folder of a repository's files, in which something can be staged. Rejects with `GitError` outside of one, and where it has
 * no files, as on servers and in mirrors.
 */
export async function workTreeOf(folder: string): Promise<string> {
  return (await gitOutput(folder, ['rev-parse', '--show-toplevel'])).trimEnd();
}

/** As {@link workTreeOf}; for a repository without files, git's own folder. Rejects with `GitError` outside of one. */
export async function repositoryOf(folder: string): Promise<string> {
  const hasFiles = (await gitOutput(folder, ['rev-parse', '--is-inside-work-tree'])).trimEnd() === 'true';
  return hasFiles ? workTreeOf(folder) : (await gitOutput(folder, ['rev-parse', '--absolute-git-dir'])).trimEnd();
}

/** Whether the oldest commits were left where the repository was cloned from (git-clone(1), `--depth`). */
export async function isShallow(folder: string): Promise<boolean> {
  return (await gitOutput(folder, ['rev-parse', '--is-shallow-repository'])).trimEnd() === 'true';
}

/** What a commit made now would add or change, without the paths that are left out. */
export async function stagedBlobs(folder: string, excludes: PathChoice): Promise<readonly GitBlob[]> {
  const head = await gitOutput(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']).catch(() => '');
  // Before the first commit everything is new: compared with the tree that holds nothing.
  const base = head.trim() === '' ? await gitOutput(folder, ['hash-object', '-t', 'tree', '--stdin']) : head;
  const words = ['diff-index', '--cached', '--raw', '-z', '--no-renames', '--no-ext-diff', '--diff-filter=ACMT'];
  const output = await gitOutput(folder, [...words, base.trim(), '--']);
  return changesOf(output.split('\0'))
    .filter(({ path }) => !excludes(path))
    .map(each => ({ ...each, commit: null }));
}

/** Every content that any commit added or changed at a path that is not left out, the oldest first and each once. */
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
 * Ids of contents that a partial clone left where it comes from (git's partial-clone.txt). Reading one of them would end git there,
 * since nothing is fetched. Rejects with `GitError`.
 */
export async function leftBehind(folder: string): Promise<ReadonlySet<string>> {
  const configured = ['config', '--get-regexp', '^remote\\..*\\.(promisor|partialclonefilter)$'];
  // Without such a key it ends with 1.
  const isPartial = await gitOutput(folder, configured).catch(() => '');
  if (isPartial === '') return new Set();
  const output = await gitOutput(folder, ['rev-list', '--all', '--objects', '--missing=print', '--no-object-names']);
  return new Set([...output.matchAll(/^\?([\da-f]+)$/gm)].map(([, id = '']) => id));
}

/** `:oldmode newmode oldid newid status`, then a path, each ended by a NUL (git-diff-index(1), raw output format). */
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

/** Takes a content and its size, or why there is none and 0. */
type OnBlob = (blob: GitBlob, content: Uint8Array | NoContent, bytes: number) => void;

/** Reads contents one after another and hands each over, if it has at most `maximumBytes`. Rejects with `GitError`. */
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

/** Takes `cat-file --batch` apart: `id type size`, a line end, the content, a line end. */
class BatchReader {
  #at = 0;
  #head: Buffer[] = [];
  #content: Buffer[] = [];
  #size = 0;
  /** Bytes of content and its line end that are still to come; null within a head. */
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
