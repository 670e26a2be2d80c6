import type { Event, Uri } from 'vscode';
import type { HistoryReport } from '../../core/history/report.ts';
import type { Finding } from '../../core/secrets/types.ts';

/** What was already sent, for everything that shows it. Nothing is known until records are read. */
export interface Past {
  /** Fires when more or less is known. */
  readonly onDidChange: Event<void>;
  /** "Already sent to Claude Code …: rotate it", where the records show it of this finding; else null. */
  sentenceOf(uri: string, finding: Finding): string | null;
  /** "given to Codex 3 days ago", where the records show it of this file; else null. */
  givenTo(uri: Uri): string | null;
  /** Null until records were read. */
  readonly read: ReadPast | null;
  /** Forgets what was read: the records may be gone. */
  clear(): void;
}

/** What the last reading of the records gave. */
export interface ReadPast {
  readonly report: HistoryReport;
  /** Sentences about secrets that were sent, each once. */
  readonly sentences: readonly string[];
  readonly summary: string;
  /** What could not be read, and what records cannot show. */
  readonly limits: readonly string[];
}
