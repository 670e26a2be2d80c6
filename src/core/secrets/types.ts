import type { Message } from '../message.ts';

export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** The result of offline checks of a finding. */
export type Validation = 'checksum-valid' | 'checksum-invalid' | 'structure-valid' | 'none';

/** A secret at a range of a text. Does not contain the secret itself. */
export interface Finding {
  readonly ruleId: string;
  readonly provider: string;
  /** As given to the scanner: relative to the workspace, with `/`. */
  readonly path: string;
  /** UTF-16 offsets of the secret itself, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** 1-based; columns in UTF-16 units; end exclusive. */
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly confidence: Confidence;
  readonly validation: Validation;
  /** What kind of secret it is, for people. */
  readonly description: Message;
  /** Safe to show: at most a public prefix of the format, then dots; never enough to help guess the secret. */
  readonly redacted: string;
  /**
   * Does not change when lines move. For a machine-generated secret it is a digest, the same in every file. For anything else it
   * begins with `p` and is derived from rule, name and ordinal in the file, so it reveals nothing about the secret; see
   * `fingerprint.ts`.
   */
  readonly fingerprint: string;
  /** The digest by which a baseline from before 2026-11 accepts it. Only set if the scanner was given such a baseline. */
  readonly acceptedAs?: string;
}

export interface ScanInput {
  readonly path: string;
  readonly text: string;
  /**
   * The text's units as bytes: ASCII units as they are, all others as any byte from 128 on. Callers that already have such bytes
   * can pass them to save the search from creating them.
   */
  readonly units?: Uint8Array | undefined;
  /** The editor's language id if known; otherwise the path decides. */
  readonly languageId?: string;
}

/** One edit: the units [start, oldEnd) of the old text became [start, newEnd) of the new text. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** A finding with its suppression and acceptance. A later {@link Scanner.rescan} starts from these. */
export interface Detection extends Finding {
  /** A comment in the text says that this is not a secret. */
  readonly suppressed: boolean;
  /** Whether {@link ScannerOptions.isAllowed} returned true for it; after an edit the answer may differ. */
  readonly accepted: boolean;
}

/** The result of one scan of one text. Immutable. */
export interface ScanSnapshot {
  /** Sorted by `start` and not overlapping. Excludes accepted findings, and suppressed ones unless the options include them. */
  readonly findings: readonly Finding[];
  /** All findings, including suppressed and accepted ones. */
  readonly detections: readonly Detection[];
  /** The number of findings left out: at most a thousand are listed per rule. */
  readonly unlisted: number;
  /** UTF-16 units at the end of the text that were not searched, since the text before contains too many candidates. */
  readonly unsearched: number;
}

export interface Scanner {
  /** Returns all findings, however many, sorted by `start` and not overlapping. */
  scan(input: ScanInput): readonly Finding[];
  /** Like {@link scan}, but with at most a thousand findings per rule, and with what {@link rescan} needs. */
  open(input: ScanInput): ScanSnapshot;
  /**
   * Returns the snapshot of `input` after one edit, equal to `open(input)`. Usually takes time proportional to the edit rather than
   * the text, except for finding line numbers. `previous` must be of the text before the edit, with the same path.
   */
  rescan(previous: ScanSnapshot, input: ScanInput, change: TextChange): ScanSnapshot;
}

export interface ScannerOptions {
  /** Also return findings that a comment marks as not a secret. */
  readonly includeSuppressed?: boolean;
  /** Ids of rules that are not run. */
  readonly disabledRules?: readonly string[];
  /** Fingerprints of a baseline; those in its old form are reported in {@link Finding.acceptedAs}. */
  readonly knownFingerprints?: ReadonlySet<string>;
  /** Rules of the workspace (see `gitleaksConfig.ts`), run in addition to the built-in ones. */
  readonly extraRules?: readonly ExtraRule[];
  /** Findings for which this returns true are left out. Called again after each edit, since the answer may depend on the line. */
  readonly isAllowed?: (finding: Finding, text: string) => boolean;
}

/** A range in a piece of text, end exclusive. */
export interface ExtraMatch {
  readonly start: number;
  readonly end: number;
}

/** An external rule: finds ranges in a piece of text on its own. */
export interface ExtraRule {
  readonly id: string;
  readonly provider: string;
  /** What it finds, in plain words; `secret` if absent. */
  readonly kind?: string;
  /** How many different matches a text must contain for any of them to count; 1 if absent. */
  readonly atLeast?: number;
  /** Matched without regard to case. A rule without keywords is tried on every line. */
  readonly keywords: readonly string[];
  /** Returns the ranges of secrets in `line`. `path` is as given to the scanner. Must not throw, and must take linear time. */
  find(line: string, path: string): readonly ExtraMatch[];
}
