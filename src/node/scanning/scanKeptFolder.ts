import { FindingsCache, scanVersion } from './findingsCache.ts';
import { type FolderScan, type FolderScanOptions, scanFolder } from './scanFolder.ts';

/** Scans a folder, reusing the findings of unchanged files from the cache in `cacheFolder`. */
export function scanKeptFolder(root: string, cacheFolder: string, options: FolderScanOptions): Promise<FolderScan> {
  const version = scanVersion(options.pool.script, options.team ?? null);
  return scanFolder(root, { ...options, cache: new FindingsCache(cacheFolder, root, version) });
}
