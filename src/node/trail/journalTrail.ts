import { homedir } from 'node:os';
import path from 'node:path';
import { errorCode } from '../files/errorCode.ts';
import { appendToTrail, type TrailNote, usualKeptDays } from './append.ts';

/** Why a change is made, and where it is recorded. */
export interface Occasion {
  /** The terminal command, or the editor's name for the change. */
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

/** Records what the journal did. Rejects with {@link TrailUnwritable} if that fails. */
export type Trail = (
  journalFolder: string,
  note: Omit<TrailNote, 'command' | 'justification'>,
  clock: () => Date,
) => Promise<void>;

/**
 * Returns a trail for the journal's changes.
 * @throws TrailUnwritable if a line cannot be added; nothing may be changed without one
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

/** The trail folder of a person, the same for everything that makes changes. */
export function trailFolder(home = homedir()): string {
  return path.join(home, '.sightglass', 'trail');
}
