import type { Finding } from '../../core/secrets/types.ts';
import type { TeamSource } from './team/teamTexts.ts';

/** A request to a worker, which answers with {@link ScannedFiles}, one task after the other. */
export type ScanTask =
  | {
      readonly kind: 'files';
      readonly root: string;
      readonly paths: readonly string[];
      /** Digests of the contents that were scanned before, one per path; a file whose digest is the same is not scanned. */
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
  /** For every text file, if digests were given; `isKnown`: not scanned, since its content has not changed. */
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
   * `too-many`: the file was read, and contains more findings than are listed. `missing`: git does not have the content here.
   * `shallow`: the path is a repository's folder, and its older commits are not here.
   */
  readonly reason: 'binary' | 'too-large' | 'unreadable' | 'not-a-file' | 'too-many' | 'missing' | 'shallow';
  readonly bytes: number;
  /** For `too-many`: how many findings are not listed. */
  readonly count?: number;
  /** For `too-many`: how many UTF-16 units at the end were not searched. */
  readonly unsearched?: number;
}
