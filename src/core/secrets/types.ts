import type { Message } from '../message.ts';

export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

/** What is known about a finding without asking anybody. */
export type Validation = 'checksum-valid' | 'checksum-invalid' | 'structure-valid' | 'none';

/** A secret at a range. Holds no text of it. */
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
  /** Safe to show: at most a public prefix of the format, then dots; never long enough to help a guesser. */
  readonly redacted: string;
  /**
   * Stable when lines move. Of a secret that a machine has made it is a digest, the same in every file; of anything else it
   * begins with `p` and is made of rule, name and number in the file, so that it gives nothing away; see `fingerprint.ts`.
   */
  readonly fingerprint: string;
  /** The digest by which a baseline of before 2026-11 accepts it; there only where the scanner was given such a baseline. */
  readonly acceptedAs?: string;
}

export interface ScanInput {
  readonly path: string;
  readonly text: string;
  /**
   * The text's units as bytes: those of ASCII as they are, others as any byte from 128 on. Who has the bytes of a text spares
   * the search to make them again.
   */
  readonly units?: Uint8Array | undefined;
  /** The editor's language id where known; otherwise judged by the path. */
  readonly languageId?: string;
}

/** One edit: the units [start, oldEnd) of the old text became [start, newEnd) of the new text. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** A finding together with the marks around it; what a later {@link Scanner.rescan} starts from. */
export interface Detection extends Finding {
  /** A comment in the text says that this is not a secret. */
  readonly suppressed: boolean;
  /** {@link ScannerOptions.isAllowed} holds for it as it is now; after an edit it may not any longer. */
  readonly accepted: boolean;
}

/** The result of one scan of one text. Immutable. */
export interface ScanSnapshot {
  /** In order of `start`, none overlapping; without accepted ones, nor suppressed ones unless the options ask for them. */
  readonly findings: readonly Finding[];
  /** All of them, suppressed and accepted ones too. */
  readonly detections: readonly Detection[];
  /** How many there are besides: of one rule a thousand are listed. */
  readonly unlisted: number;
  /** UTF-16 units at the end that were not searched, since what comes before them holds too many possible findings. */
  readonly unsearched: number;
}

export interface Scanner {
  /** All findings in order of `start`, none overlapping, however many. */
  scan(input: ScanInput): readonly Finding[];
  /** Like {@link scan}, with a thousand of each rule at most, keeping what {@link rescan} needs. */
  open(input: ScanInput): ScanSnapshot;
  /**
   * The snapshot of `input` after one edit, equal to `open(input)`, in time proportional to the edit and not to the
   * text (but for finding line numbers). `previous` must be of the text before the edit, with the same path.
   */
  rescan(previous: ScanSnapshot, input: ScanInput, change: TextChange): ScanSnapshot;
}

export interface ScannerOptions {
  /** Also return what a comment marks as not a secret. */
  readonly includeSuppressed?: boolean;
  /** Rules by id that are not run. */
  readonly disabledRules?: readonly string[];
  /** Fingerprints of a baseline; those of its old form are reported in {@link Finding.acceptedAs}. */
  readonly knownFingerprints?: ReadonlySet<string>;
  /** Rules of the workspace (see `gitleaksConfig.ts`), run next to our own. */
  readonly extraRules?: readonly ExtraRule[];
  /** Findings for which this holds are left out. Asked again after each edit: the answer may depend on the line. */
  readonly isAllowed?: (finding: Finding, text: string) => boolean;
}

/** A range in a piece of text, end exclusive. */
export interface ExtraMatch {
  readonly start: number;
  readonly end: number;
}

/** A rule from outside: finds ranges in a piece of text on its own. */
export interface ExtraRule {
  readonly id: string;
  readonly provider: string;
  /** What it finds, in plain words; `secret` when absent. */
  readonly kind?: string;
  /** How many different ones a text must hold for any of them to count; 1 when absent. */
  readonly atLeast?: number;
  /** Case is ignored; a rule without keywords is tried on every line. */
  readonly keywords: readonly string[];
  /** Ranges of secrets in `line`; `path` as given to the scanner. Must not throw and must take linear time. */
  find(line: string, path: string): readonly ExtraMatch[];
}
