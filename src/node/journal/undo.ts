import type { TextChange } from '../../core/guard/guardChange.ts';
import { message } from '../../core/message.ts';
import { changedFiles, lastChange, recover, undoLast } from './journal.ts';
import { type JournalPorts, type JournalResult, realPorts } from './ports.ts';
import { lastPurge, undoPurge } from './purge.ts';

/** What {@link undoLatest} would take back. */
export interface Latest {
  /** Of its record, which begins with its time. */
  readonly name: string;
  /** Its files as they would change; empty for a purge, which only moves what tools keep. */
  readonly files: readonly TextChange[];
}

/** What was done last, a change of files or a purge. Null: nothing that can be undone. Never throws. */
export async function latest(journalFolder: string, ports: JournalPorts = realPorts): Promise<Latest | null> {
  await recover(journalFolder, ports);
  const [change, purge] = await Promise.all([lastChange(journalFolder), lastPurge(journalFolder)]);
  // Both names begin with the time.
  if (purge !== null && (change === null || purge > change)) return { name: purge, files: [] };
  return change === null ? null : { name: change, files: await changedFiles(journalFolder, change) };
}

/**
 * Takes back whatever was done last, a change of files or a purge. Null: there is nothing. Never throws.
 * @param only refuses where the last is another one than this, which somebody agreed to
 */
export async function undoLatest(
  journalFolder: string,
  only?: Latest,
  ports: JournalPorts = realPorts,
): Promise<JournalResult | null> {
  await recover(journalFolder, ports);
  const [change, purge] = await Promise.all([lastChange(journalFolder), lastPurge(journalFolder)]);
  const isPurge = purge !== null && (change === null || purge > change);
  if (only !== undefined && only.name !== (isPurge ? purge : change))
    return { ok: false, problem: message('journal.otherLast') };
  return isPurge ? undoPurge(journalFolder, ports) : undoLast(journalFolder, ports);
}

/** Whether {@link undoLatest} would find something. */
export async function canUndo(journalFolder: string): Promise<boolean> {
  return (await lastChange(journalFolder)) !== null || (await lastPurge(journalFolder)) !== null;
}
