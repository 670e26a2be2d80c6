import type { Finding } from '../../core/secrets/types.ts';
import type { FindingsCache } from './findingsCache.ts';
import type { TeamSource } from './team/teamTexts.ts';
import { walk } from '../files/walk.ts';
import type { ScanThreads } from './workerPool.ts';
import type { ScannedFiles, SkippedFile } from './workerProtocol.ts';

/** Files sent to a thread in one message: enough to pay for the message, few enough to distribute the work evenly. */
const batchFiles = 32;
/** Batches in progress at once: the walk waits while the threads are busy, so memory stays bounded. */
const batchesAhead = 8;

export interface FolderScan {
  readonly findings: readonly Finding[];
  /** All files found, relative, sorted. */
  readonly paths: readonly string[];
  readonly scanned: { readonly files: number; readonly bytes: number };
  readonly skipped: readonly SkippedFile[];
  /** Files that were excluded on request; not among `paths`. */
  readonly excluded: readonly string[];
  /** Whether the walk ended at the file limit. */
  readonly isIncomplete: boolean;
}

export interface FolderScanOptions {
  readonly pool: ScanThreads;
  readonly signal?: AbortSignal;
  /** No limit when absent. */
  readonly maximumFiles?: number;
  /** Whether a file is excluded; called once for each. */
  readonly excludes?: (name: string) => boolean;
  readonly onProgress?: (files: number) => void;
  /** Rules of the folder's team; absent or null: only the built-in rules. */
  readonly team?: TeamSource | null;
  /** Results of earlier runs; read and written. */
  readonly cache?: FindingsCache | null;
}

/**
 * Scans all files below a folder in worker threads. Findings are sorted by path and place.
 * Rejects with an `AbortError` when cancelled.
 */
export async function scanFolder(root: string, options: FolderScanOptions): Promise<FolderScan> {
  const { pool, signal, maximumFiles = Infinity, team = null, cache = null } = options;
  const results: ScannedFiles[] = [];
  const paths: string[] = [];
  const excluded: string[] = [];
  const unreadable: SkippedFile[] = [];
  const running = new Set<Promise<void>>();
  let batch: string[] = [];
  let failure: Error | undefined;

  const send = async (): Promise<void> => {
    if (batch.length === 0) return;
    const known = cache === null ? {} : { known: batch.map(name => cache.digestOf(name)) };
    const task = pool.run({ kind: 'files', root, paths: batch, team, ...known }, signal).then(
      result => {
        results.push(cache === null ? result : withCached(result, cache));
        options.onProgress?.(result.files);
      },
      (error: unknown) => {
        failure ??= error instanceof Error ? error : new Error(String(error));
      },
    );
    const tracked = task.finally(() => running.delete(tracked));
    running.add(tracked);
    batch = [];
    if (running.size >= batchesAhead) await Promise.race(running);
  };

  const walking = walk(root, {
    maximumFiles,
    ...(signal === undefined ? {} : { signal }),
    onUnreadable: name => unreadable.push({ path: name, reason: 'unreadable', bytes: 0 }),
  });
  for await (const name of walking) {
    if (failure !== undefined) break;
    if (options.excludes?.(name) === true) {
      excluded.push(name);
      continue;
    }
    paths.push(name);
    batch.push(name);
    if (batch.length >= batchFiles) await send();
  }
  await send();
  await Promise.all(running);
  if (failure !== undefined) throw failure;
  signal?.throwIfAborted();
  await cache?.save();
  return {
    findings: results.flatMap(result => result.findings).sort(byPlace),
    paths: paths.sort(),
    scanned: {
      files: results.reduce((sum, result) => sum + result.files, 0),
      bytes: results.reduce((sum, result) => sum + result.bytes, 0),
    },
    skipped: [...unreadable, ...results.flatMap(result => result.skipped)].sort((a, b) => (a.path < b.path ? -1 : 1)),
    excluded: excluded.sort(),
    isIncomplete: paths.length >= maximumFiles,
  };
}

/** Adds the cached findings of unchanged files to a batch's result, and caches its new findings. */
function withCached(result: ScannedFiles, cache: FindingsCache): ScannedFiles {
  const findings = [...result.findings];
  const byPath = groupByPath(result.findings);
  // These files are not cached: the cache would contain only the findings that are listed.
  const incomplete = new Set(result.skipped.map(each => each.path));
  for (const { path: name, digest, isKnown } of result.digests ?? []) {
    if (isKnown) findings.push(...cache.reuse(name));
    else if (!incomplete.has(name)) cache.keep(name, digest, byPath.get(name) ?? []);
  }
  return { ...result, findings };
}

function groupByPath(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.path);
    if (group === undefined) groups.set(finding.path, [finding]);
    else group.push(finding);
  }
  return groups;
}

function byPlace(a: Finding, b: Finding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.start - b.start;
}
