import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Finding, Scanner } from '../../core/secrets/types.ts';
import { decodeText, maximumTextBytes } from '../files/readText.ts';
import { readRegularSync } from '../files/regularFile.ts';
import type { FileDigest, ScannedFiles, SkippedFile } from './workerProtocol.ts';

/** Large enough for most source files; allocating a buffer for each file would cost more than reading it. */
const buffer = new Uint8Array(256 * 1024);

/**
 * Reads and scans files, one after the other. Blocking: for worker threads and short lists.
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
      // The file existed when the folder was listed.
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
    // If the text has as many UTF-16 units as the file has bytes, each byte is one unit: a character beyond ASCII takes more bytes.
    const units = text.length === read.content.length ? read.content : undefined;
    if (isKnown) return;
    const { findings: found, unlisted, unsearched } = scanner.open({ path: name, text, units });
    for (const each of found) findings.push(each);
    if (unlisted + unsearched > 0)
      skipped.push({ path: name, reason: 'too-many', bytes: read.content.length, count: unlisted, unsearched });
  });
  return { findings, files, bytes, skipped, ...(known === undefined ? {} : { digests }) };
}

/** Returns a digest of a file's content: files with the same digest have the same content. */
function contentDigest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 27);
}
