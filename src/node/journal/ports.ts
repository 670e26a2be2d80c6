import { type Message, message } from '../../core/message.ts';
import { errorCode } from '../files/errorCode.ts';
import { folderProblem } from './checks.ts';
import { diskFiles, type JournalFiles } from './files.ts';
import { exclusively } from './lock.ts';
import { type Occasion, type Trail, trailOn } from '../trail/journalTrail.ts';

/** The result of a change: the files that were written, or why nothing was. */
export type JournalResult =
  | {
      readonly ok: true;
      readonly files: readonly string[];
      /** Files that the undo removed because they did not exist before the change. */
      readonly removed?: readonly string[];
    }
  | { readonly ok: false; readonly problem: Message };

/** What the journal needs from outside; tests replace it. */
export interface JournalPorts {
  readonly files: JournalFiles;
  readonly clock: () => Date;
  /** The effective user; null if the system has none (Windows). */
  readonly user: number | null;
  readonly exclusively: typeof exclusively;
  /** Records that a change was made or undone. */
  readonly trail: Trail;
}

export const realPorts: JournalPorts = {
  files: diskFiles,
  clock: () => new Date(),
  user: process.geteuid?.() ?? null,
  exclusively,
  trail: trailOn({ command: 'sightglass', justification: null, folder: null }),
};

/** Returns the real ports, with the reason that a change is made for. */
export function portsOn(occasion: Occasion): JournalPorts {
  return { ...realPorts, trail: trailOn(occasion) };
}

/** Milliseconds to wait for another window or terminal that is writing. */
const patience = 10_000;

/** Runs work while no other window or terminal writes; returns the problem if that is not possible. */
export async function inTurn<T extends JournalResult | null>(
  journalFolder: string,
  ports: JournalPorts,
  work: () => Promise<T>,
): Promise<T | { readonly ok: false; readonly problem: Message }> {
  try {
    const problem = await folderProblem(journalFolder, ports);
    if (problem !== null) return { ok: false, problem };
    const done = await ports.exclusively(journalFolder, patience, work);
    return done === undefined ? { ok: false, problem: message('journal.busy') } : done.value;
  } catch (error) {
    return { ok: false, problem: message('journal.unusable', { reason: errorCode(error) }) };
  }
}
