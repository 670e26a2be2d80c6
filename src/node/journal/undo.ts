import { lastChange, recover, undoLast } from './journal.ts';
import type { JournalResult } from './ports.ts';
import { lastPurge, undoPurge } from './purge.ts';

/** Takes back whatever was done last, a change of files or a purge. Null: there is nothing. Never throws. */
export async function undoLatest(journalFolder: string): Promise<JournalResult | null> {
  await recover(journalFolder);
  const [change, purge] = await Promise.all([lastChange(journalFolder), lastPurge(journalFolder)]);
  // Both names begin with the time.
  return purge !== null && (change === null || purge > change) ? undoPurge(journalFolder) : undoLast(journalFolder);
}

/** Whether {@link undoLatest} would find something. */
export async function canUndo(journalFolder: string): Promise<boolean> {
  return (await lastChange(journalFolder)) !== null || (await lastPurge(journalFolder)) !== null;
}
