import type { ProductVersions } from '../assistants/versions.ts';
import type { Message } from '../message.ts';
import type { FeatureId } from '../assistants/types.ts';
import type { Matrix } from '../exposure/reach/matrix.ts';
import type { FileCell } from '../exposure/reach/reachMatrix.ts';
import type { ReachableFile } from '../exposure/reach/reachableFiles.ts';
import type { Exposure, Gap, RiskLevel } from '../exposure/types.ts';
import type { GuardStanding } from '../guard/registrations/standing.ts';
import type { Verdict } from '../ignore/types.ts';
import type { ReadersReport } from '../readers/types.ts';
import type { Explanation } from '../secrets/explain.ts';
import type { Finding } from '../secrets/types.ts';
import type { SettingState } from '../settings/types.ts';

/** Turns a message into a sentence; `core` itself produces no text. */
export type Say = (message: Message) => string;

/** A file that was not read, and why. */
export interface SkippedInput {
  readonly path: string;
  readonly reason: string;
  /** With reason `too-many`: findings that are not listed. */
  readonly count?: number;
  /** With reason `too-many`: UTF-16 units at the end that were not searched. */
  readonly unsearched?: number;
}

/** How many files a pattern excluded, and where it is from: a configuration file, or `--exclude`. */
export interface ExcludedFiles {
  readonly by: string;
  readonly pattern: string;
  readonly files: number;
}

/** What limited a run besides the options that the user gave. */
export interface RunLimits {
  /** The configuration file, relative to the workspace if it is inside, and the keys of it that took effect. */
  readonly configuration?: { readonly file: string; readonly sets: object };
  /** Only if exclusions were asked for. */
  readonly excluded?: readonly ExcludedFiles[];
  /** How many findings are accepted by the baseline that the configuration file names. */
  readonly accepted?: number;
}

export interface ScanReport {
  readonly findings: readonly Finding[];
  readonly scanned: { readonly files: number; readonly bytes: number };
  readonly skipped: readonly SkippedInput[];
  /** The text of the secrets by finding, only if the user asked for it. */
  readonly secrets?: ReadonlyMap<Finding, string>;
  /** Entries of the baseline that match nothing any more, with their 1-based line, if a whole folder was scanned. */
  readonly stale?: readonly StaleEntry[];
  /** Why each place was kept, lowered or dropped, only if the user asked for it. */
  readonly explanations?: readonly Explanation[];
  readonly limits?: RunLimits;
}

export interface StaleEntry {
  readonly file: string;
  readonly line: number;
  readonly fingerprint: string;
}

export interface AuditReport extends ScanReport {
  readonly risk: RiskLevel;
  /** Ids and names of the assistants that were checked. */
  readonly assistants: readonly { readonly id: string; readonly name: string }[];
  readonly exposures: readonly Exposure[];
  readonly gaps: readonly Gap[];
  readonly sensitiveFiles: readonly ReachableFile[];
  /** The files of exposures and sensitive files by feature; a row is named as they name their file. */
  readonly reach: Matrix<string, FeatureId, FileCell>;
  readonly settings: readonly SettingState[];
  /** The state of the guard in those of the agents that have hooks, as far as files show. */
  readonly guard: readonly GuardStanding[];
  /** The installed versions of each assistant, and the versions in which its facts were checked. */
  readonly versions: readonly ProductVersions[];
  /** What can read files for a model besides the assistants; extensions are not checked. */
  readonly readers: ReadersReport;
  readonly problems: readonly Message[];
}

export interface VerdictReport {
  readonly verdicts: readonly (Pick<Verdict, 'path' | 'verdict' | 'by' | 'why' | 'fidelity'> &
    Partial<Pick<Verdict, 'source'>> & {
      readonly assistant: string | null;
      readonly feature: string | null;
    })[];
  readonly limits?: RunLimits;
}
