import type { StaleEntry } from '../core/report/types.ts';
import type { Explanation } from '../core/secrets/explain.ts';
import type { Finding } from '../core/secrets/types.ts';
import type { SkippedFile } from '../node/scanning/workerProtocol.ts';

/** One target of `scan`: where its paths start from, and what was found there; paths relative to `base`. */
export interface TargetScan {
  readonly base: string;
  /** Whether what was asked for itself could not be read: a file that was named, or contents that git should have. */
  readonly isUnread: boolean;
  readonly findings: readonly Finding[];
  /** The same with paths relative to the folder of the baseline. */
  readonly inTeam: readonly Finding[];
  /** Findings that our baseline accepts. */
  readonly accepted: number;
  readonly skipped: readonly SkippedFile[];
  readonly files: number;
  readonly bytes: number;
  readonly explanations: readonly Explanation[];
  readonly stale: readonly StaleEntry[];
  /** What was scanned, where it is no file. */
  readonly text?: string;
}
