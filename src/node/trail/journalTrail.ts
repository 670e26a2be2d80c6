import { homedir } from 'node:os';
import path from 'node:path';
import { errorCode } from '../files/errorCode.ts';
import { appendToTrail, type TrailNote, usualKeptDays } from './append.ts';

/** Why a change is made, and where it is written down. */
export interface Occasion {
  /** The command of the terminal, or what the editor calls the change. */
  readonly command: string;
  readonly justification: string | null;
  /** Null: next to the journal. */
  readonly folder: string | null;
  readonly keptDays?: number;
}

/** The trail in a folder cannot be written. */
export class TrailUnwritable extends Error {
  override readonly name = 'TrailUnwritable';

  constructor(
    readonly folder: string,
    readonly reason: string,
  ) {
    super(reason);
  }
}

/** Where the journal writes down what it did. Rejects with {@link TrailUnwritable} where it cannot. */
export type Trail = (
  journalFolder: string,
  note: Omit<TrailNote, 'command' | 'justification'>,
  clock: () => Date,
) => Promise<void>;

/**
 * Where the journal notes its changes.
 * @throws TrailUnwritable where a line cannot be added, so that nothing is changed without one
 */
export function trailOn({ command, justification, folder, keptDays = usualKeptDays }: Occasion): Trail {
  return async (journalFolder, note, clock) => {
    const place = folder ?? path.join(path.dirname(journalFolder), 'trail');
    try {
      await appendToTrail(place, { ...note, command, justification }, { clock, keptDays });
    } catch (error) {
      throw new TrailUnwritable(place, errorCode(error));
    }
  };
}

/** The one trail of a person, whatever made the change. */
export function trailFolder(home = homedir()): string {
  return path.join(home, '.sightglass', 'trail');
}
