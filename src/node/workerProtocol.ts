import type { Finding } from '../core/secrets/types.ts';

/** What a worker is asked. Answers carry the same id, in any order. */
export type WorkerRequest =
  | { readonly id: number; readonly kind: 'files'; readonly root: string; readonly paths: readonly string[] }
  | {
      readonly id: number;
      readonly kind: 'text';
      readonly path: string;
      readonly text: string;
      readonly languageId: string;
    };

export interface ScannedFiles {
  readonly findings: readonly Finding[];
  /** Text files read, and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly skipped: readonly SkippedFile[];
}

export interface SkippedFile {
  readonly path: string;
  readonly reason: 'binary' | 'too-large' | 'unreadable' | 'not-a-file';
  readonly bytes: number;
}

export interface WorkerAnswer {
  readonly id: number;
  readonly result: ScannedFiles;
}
