import type { TextChange } from '../../core/guard/guardChange.ts';
import { message } from '../../core/message.ts';
import { changedFiles, lastChange, recover, undoLast } from './journal.ts';
import { type JournalPorts, type JournalResult, realPorts } from './ports.ts';
import { lastPurge, undoPurge } from './purge.ts';

/** What {@link undoLatest} would undo. */
export interface Latest {
  /** The name of its record, which begins with its time. */
  readonly name: string;
  /** The changes to its files; empty for a purge, which only moves files. */
  readonly files: readonly TextChange[];
}

/** Returns what was done last, a change of files or a purge; null if nothing can be undone. Never throws. */
export async function latest(journalFolder: string, ports: JournalPorts = realPorts): Promise<Latest | null> {
  await recover(journalFolder, ports);
  const [change, purge] = await Promise.all([lastChange(journalFolder), lastPurge(journalFolder)]);
  // Both names begin with the time.
  if (purge !== null && (change === null || purge > change)) return { name: purge, files: [] };
  return change === null ? null : { name: change, files: await changedFiles(journalFolder, change) };
}

/**
 * Undoes what was done last, a change of files or a purge. Never throws.
 * @param only the change that the person agreed to; refuses if another one is the last
 * @returns null if there is nothing to undo
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
