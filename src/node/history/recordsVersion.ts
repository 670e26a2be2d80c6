import path from 'node:path';
import { scanVersion } from '../scanning/findingsCache.ts';

/** The bundle of the thread that reads records for the editor. */
export const historyWorker = 'historyWorker.js';

/**
 * Names the program on which an index depends, mappers and rules alike. Editor and terminal keep one index: both name the
 * same bundle, which is next to theirs.
 * @param folder where the bundles are
 */
export function recordsVersion(folder: string): string {
  return scanVersion(path.join(folder, historyWorker), null);
}
