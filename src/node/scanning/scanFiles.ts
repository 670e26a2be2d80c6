import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Finding, Scanner } from '../../core/secrets/types.ts';
import { decodeText, maximumTextBytes } from '../files/readText.ts';
import { readRegularSync } from '../files/regularFile.ts';
import type { FileDigest, ScannedFiles, SkippedFile } from './workerProtocol.ts';

/**
 * Reads and scans files, one after the other. Blocking: for worker threads and small lists.
 * @param known digests of contents that need no scan, one per path; see {@link ScannedFiles.digests}
 */
export function scanFiles(
  scanner: Scanner,
  root: string,
  paths: readonly string[],
  known?: readonly (string | null)[],
): ScannedFiles {
  const findings: Finding[] = [];
  const skipped: SkippedFile[] = [];
  const digests: FileDigest[] = [];
  let files = 0;
  let bytes = 0;
  paths.forEach((name, index) => {
    const read = readRegularSync(path.resolve(root, name), { maximumBytes: maximumTextBytes });
    if (read.kind !== 'bytes') {
      // It was there when the folder was listed.
      const reason = read.kind === 'absent' || read.kind === 'outside' ? 'unreadable' : read.kind;
      skipped.push({ path: name, reason, bytes: read.bytes });
      return;
    }
    const digest = known === undefined ? null : contentDigest(read.content);
    const isKnown = digest !== null && known?.[index] === digest;
    const text = isKnown ? '' : decodeText(read.content);
    if (text === null) {
      skipped.push({ path: name, reason: 'binary', bytes: read.content.length });
      return;
    }
    files++;
    bytes += read.content.length;
    if (digest !== null) digests.push({ path: name, digest, isKnown });
    // A decoding that keeps the length gives each byte a unit: no character beyond ASCII takes as many units as bytes.
    const units = text.length === read.content.length ? read.content : undefined;
    if (!isKnown) findings.push(...scanner.scan({ path: name, text, units }));
  });
  return { findings, files, bytes, skipped, ...(known === undefined ? {} : { digests }) };
}

/** Names a content: two files with the same one hold the same. */
function contentDigest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 27);
}
