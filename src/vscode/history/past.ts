import type { Event, Uri } from 'vscode';
import type { HistoryReport } from '../../core/history/report.ts';
import type { Finding } from '../../core/secrets/types.ts';

/** What was already sent, for every view that shows it. Nothing is known until records are read. */
export interface Past {
  /** Fires when the known facts change. */
  readonly onDidChange: Event<void>;
  /** Returns "Already sent to Claude Code …: rotate it" if the records show this for a finding; otherwise null. */
  sentenceOf(uri: string, finding: Finding): string | null;
  /** Returns "given to Codex 3 days ago" if the records show this for a file; otherwise null. */
  givenTo(uri: Uri): string | null;
  /** The result of the last reading; null before the first one. */
  readonly read: ReadPast | null;
  /** Forgets what was read, because the records may be gone. */
  clear(): void;
}

/** The result of the last reading of the records. */
export interface ReadPast {
  readonly report: HistoryReport;
  /** A sentence for each secret that was sent. */
  readonly sentences: readonly string[];
  readonly summary: string;
  /** What could not be read, and what records cannot show. */
  readonly limits: readonly string[];
}
