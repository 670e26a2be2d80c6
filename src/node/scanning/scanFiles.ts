import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Finding, Scanner } from '../../core/secrets/types.ts';
import { decodeText, maximumTextBytes } from '../files/readText.ts';
import { readRegularSync } from '../files/regularFile.ts';
import type { FileDigest, ScannedFiles, SkippedFile } from './workerProtocol.ts';

/** Most files of source code fit; a new one for each would cost more than reading it. */
const buffer = new Uint8Array(256 * 1024);

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
    const read = readRegularSync(path.resolve(root, name), { maximumBytes: maximumTextBytes, into: buffer });
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
    if (isKnown) return;
    const { findings: found, unlisted, unsearched } = scanner.open({ path: name, text, units });
    for (const each of found) findings.push(each);
    if (unlisted + unsearched > 0)
      skipped.push({ path: name, reason: 'too-many', bytes: read.content.length, count: unlisted, unsearched });
  });
  return { findings, files, bytes, skipped, ...(known === undefined ? {} : { digests }) };
}

/** Names a content: two files with the same one hold the same. */
function contentDigest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 27);
}
