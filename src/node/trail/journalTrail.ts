import { homedir } from 'node:os';
import path from 'node:path';
import { appendToTrail, type TrailNote, usualKeptDays } from './append.ts';

/** Why a change is made, and where it is written down. */
export interface Occasion {
  /** The command of the terminal, or what the editor calls the change. */
  readonly command: string;
  readonly justification: string | null;
  /** Null: beside the journal. */
  readonly folder: string | null;
  readonly keptDays?: number;
}

/** Where the journal writes down what it did. Rejects where that cannot be written. */
export type Trail = (
  journalFolder: string,
  note: Omit<TrailNote, 'command' | 'justification'>,
  clock: () => Date,
) => Promise<void>;

export function trailOn({ command, justification, folder, keptDays = usualKeptDays }: Occasion): Trail {
  return (journalFolder, note, clock) =>
    appendToTrail(
      folder ?? path.join(path.dirname(journalFolder), 'trail'),
      { ...note, command, justification },
      { clock, keptDays },
    );
}

/** The one trail of a person, whatever made the change. */
export function trailFolder(home = homedir()): string {
  return path.join(home, '.sightglass', 'trail');
}
