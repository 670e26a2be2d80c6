import type { Message } from '../message.ts';

export type Confidence = 'high' | 'medium' | 'low';

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
  /** Content fingerprint: stable when the secret moves, changes with the secret, does not reveal it. Never by line. */
  readonly fingerprint: string;
}

export interface ScanInput {
  readonly path: string;
  readonly text: string;
  /** The editor's language id where known; otherwise judged by the path. */
  readonly languageId?: string;
}

export interface Scanner {
  /** Findings in order of `start`, none overlapping. */
  scan(input: ScanInput): readonly Finding[];
}
