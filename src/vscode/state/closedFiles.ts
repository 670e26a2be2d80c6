import type { Event } from 'vscode';
import type { ContextRequest, Surroundings } from '../../core/context/types.ts';
import type { Finding } from '../../core/secrets/types.ts';

/** What is known of the files in the folders that no editor shows. */
export interface ClosedFiles {
  readonly onDidChange: Event<void>;
  /** What a request holds of closed files. @param folders of this window, in order */
  filesOf(folders: readonly string[]): Pick<ContextRequest, 'workspaceFiles' | 'fileTexts' | 'otherFolders'>;
  /** Whether the files of the folders were looked into. */
  readonly isScanned: boolean;
  /** URIs of files that usually hold credentials, by their names. */
  readonly sensitiveFiles: readonly string[];
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Lists the folders again. */
  reload(): Promise<void>;
}

/** What is known of the files that agents read by themselves. */
export interface KnownSurroundings {
  readonly onDidChange: Event<void>;
  /** Undefined where it was not looked at. */
  readonly current: Surroundings | undefined;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}
