import type { Uri } from 'vscode';
import type { Message } from '../../../core/message.ts';
import type { PathShift } from '../../../core/secrets/team/teamFiles.ts';
import type { TeamRules } from '../../../core/secrets/team/teamRules.ts';
import type { TeamSource } from '../../../node/scanning/team/teamTexts.ts';

/** A folder whose team files are read. */
export interface TeamFolder {
  readonly folder: Uri;
  /** Maps displayed paths to paths in the folder. */
  readonly shift: PathShift;
  readonly personalData: boolean;
}

/** The rules and exceptions that the team of a folder has configured. */
export interface FolderTeam {
  /** Null if the folder has none. */
  readonly rules: TeamRules | null;
  readonly problems: readonly Message[];
  /** For worker threads that scan open documents, whose paths are the displayed ones; null if there are no rules. */
  readonly source: TeamSource | null;
  /** For worker threads that scan the folder. Without our baseline, which changes more often than the findings. */
  readonly folderSource: TeamSource | null;
}

/** Reads the files that the team of a folder has written. Never rejects. */
export type ReadTeam = (folder: TeamFolder) => Promise<FolderTeam>;
