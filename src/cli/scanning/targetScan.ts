import type { StaleEntry } from '../../core/report/types.ts';
import type { Explanation } from '../../core/secrets/explain.ts';
import type { Finding } from '../../core/secrets/types.ts';
import type { SkippedFile } from '../../node/scanning/workerProtocol.ts';

/** The result for one target of `scan`. Paths are relative to `base`. */
export interface TargetScan {
  readonly base: string;
  /** Whether the target itself could not be read: a named file, or contents that git should have. */
  readonly isUnread: boolean;
  readonly findings: readonly Finding[];
  /** The findings, with paths relative to the folder of the baseline. */
  readonly inTeam: readonly Finding[];
  /** Findings that our baseline accepts. */
  readonly accepted: number;
  readonly skipped: readonly SkippedFile[];
  readonly files: number;
  readonly bytes: number;
  readonly explanations: readonly Explanation[];
  readonly stale: readonly StaleEntry[];
  /** The scanned text, if it did not come from a file. */
  readonly text?: string;
}
