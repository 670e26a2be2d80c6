import { type VerifiedTrail, verifyTrail } from '../../core/trail/verify.ts';
import { exclusively } from '../journal/lock.ts';
import { readHeadFile, readKey, readTrailFile, trailFiles } from './store.ts';

/** Milliseconds to wait for a line that is being written. */
const patience = 5_000;

/** Reads and verifies the trail in a folder; null if there is none. */
export async function readTrail(folder: string): Promise<VerifiedTrail | null> {
  const key = readKey(folder);
  if (key === null && trailFiles(folder).length === 0) return null;
  const read = (): VerifiedTrail => {
    const head = key === null ? null : readHeadFile(folder, key);
    const files = trailFiles(folder).map(name => readTrailFile(folder, name));
    return verifyTrail(files, { key, head });
  };
  try {
    return (await exclusively(folder, patience, () => Promise.resolve(read())))?.value ?? read();
  } catch {
    // The folder may be a copy that cannot be written: read it without the lock.
    return read();
  }
}
