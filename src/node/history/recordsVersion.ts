import path from 'node:path';
import { scanVersion } from '../scanning/findingsCache.ts';

/** The bundle of the thread that reads records for the editor. */
export const historyWorker = 'historyWorker.js';

/**
 * Returns the version of the program on which an index depends, including mappers and rules. The editor and the terminal share one
 * index, so both use the same bundle, which is next to theirs.
 * @param folder where the bundles are
 */
export function recordsVersion(folder: string): string {
  return scanVersion(path.join(folder, historyWorker), null);
}
