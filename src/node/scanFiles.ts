import path from 'node:path';
import type { Finding, Scanner } from '../core/secrets/types.ts';
import { readTextSync } from './readText.ts';
import type { ScannedFiles, SkippedFile } from './workerProtocol.ts';

/** Reads and scans files, one after the other. Blocking: for worker threads and small lists. */
export function scanFiles(scanner: Scanner, root: string, paths: readonly string[]): ScannedFiles {
  const findings: Finding[] = [];
  const skipped: SkippedFile[] = [];
  let files = 0;
  let bytes = 0;
  for (const name of paths) {
    const read = readTextSync(path.resolve(root, name));
    if (read.kind !== 'text') {
      skipped.push({ path: name, reason: read.kind, bytes: read.bytes });
      continue;
    }
    files++;
    bytes += read.bytes;
    findings.push(...scanner.scan({ path: name, text: read.text }));
  }
  return { findings, files, bytes, skipped };
}
