import path from 'node:path';
import { placeMark } from '../../../core/secrets/judgement/fingerprint.ts';
import { parseBaseline } from '../../../core/secrets/team/baseline.ts';
import { baselineFile } from '../../../core/secrets/team/teamFiles.ts';
import type { Finding } from '../../../core/secrets/types.ts';
import { readTextSync } from '../../files/readText.ts';

type Scan = (text: string) => readonly Finding[];

/** The largest baseline that is read, in bytes. */
const maximumBytes = 4_000_000;

/**
 * Leaves out secrets whose content is accepted in the folder's baseline, wherever they are. The guard cannot see whether a person
 * trusts the folder, and a repository's baseline must not reveal anything: an entry can only be written by somebody who knows the
 * secret, which was generated and cannot be guessed. Entries for a place, and entries from before 2026-11, which may be for anything,
 * do not count here. The baseline is read when the first secret is found. Never throws on its own.
 */
export function withoutAccepted(scan: Scan, folder: string): Scan {
  let accepted: ReadonlySet<string> | undefined;
  return text =>
    scan(text).filter(({ fingerprint }) => {
      accepted ??= acceptedIn(folder);
      return fingerprint.startsWith(placeMark) || !accepted.has(fingerprint);
    });
}

function acceptedIn(folder: string): ReadonlySet<string> {
  const read = readTextSync(path.join(folder, baselineFile), maximumBytes, folder);
  return read.kind === 'text' ? parseBaseline(read.text).keys : new Set();
}
