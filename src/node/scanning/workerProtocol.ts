import type { Finding } from '../../core/secrets/types.ts';
import type { TeamSource } from './team/teamTexts.ts';

/** What a worker is asked for; it answers with {@link ScannedFiles}, one task after the other. */
export type ScanTask =
  | {
      readonly kind: 'files';
      readonly root: string;
      readonly paths: readonly string[];
      /** Digests of the contents that were scanned before, one per path; a file that still has its own is not scanned. */
      readonly known?: readonly (string | null)[];
      readonly team?: TeamSource | null;
    }
  | {
      readonly kind: 'text';
      readonly path: string;
      readonly text: string;
      readonly languageId: string;
      readonly team?: TeamSource | null;
    };

export interface ScannedFiles {
  readonly findings: readonly Finding[];
  /** Text files read, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly skipped: readonly SkippedFile[];
  /** Of every text file, where digests were given; `isKnown`: not scanned, since its content is the one known before. */
  readonly digests?: readonly FileDigest[];
}

export interface FileDigest {
  readonly path: string;
  readonly digest: string;
  readonly isKnown: boolean;
}

export interface SkippedFile {
  readonly path: string;
  /**
   * `too-many`: it was read, and holds more findings than are listed. `missing`: git has not its content here. `shallow`: the path is
   * a repository's folder, whose older commits are not here.
   */
  readonly reason: 'binary' | 'too-large' | 'unreadable' | 'not-a-file' | 'too-many' | 'missing' | 'shallow';
  readonly bytes: number;
  /** For `too-many`: how many are not listed. */
  readonly count?: number;
  /** For `too-many`: UTF-16 units at the end that were not searched. */
  readonly unsearched?: number;
}
