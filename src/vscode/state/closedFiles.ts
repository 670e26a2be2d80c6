import type { Event } from 'vscode';
import type { ContextRequest, FolderFiles, Surroundings } from '../../core/context/types.ts';
import type { Finding } from '../../core/secrets/types.ts';

/** The closed files that a request contains. */
export type FilesOfRequest = Pick<ContextRequest, 'workspaceFiles' | 'fileTexts' | 'otherFolders'>;

/**
 * Returns the files of a request, out of those of all folders.
 * @param wanted the folders of this window, in order
 */
export function filesOfRequest(all: readonly FolderFiles[], wanted: readonly string[]): FilesOfRequest {
  const first = all.find(each => each.folder === wanted[0]);
  return {
    workspaceFiles: first?.files ?? [],
    fileTexts: first?.texts ?? new Map(),
    otherFolders: all.filter(each => each !== first),
  };
}

/** The known facts about the closed files in the folders. */
export interface ClosedFiles {
  readonly onDidChange: Event<void>;
  /**
   * Returns the files of a request.
   * @param folders the folders of this window, in order
   */
  filesOf(folders: readonly string[]): FilesOfRequest;
  /** Whether the contents of the files were scanned. */
  readonly isScanned: boolean;
  /** URIs of files that usually contain credentials, judged by their names. */
  readonly sensitiveFiles: readonly string[];
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Lists the files of the folders again. */
  reload(): Promise<void>;
}

/** The known facts about the files that agents read unprompted. */
export interface KnownSurroundings {
  readonly onDidChange: Event<void>;
  /** Undefined if they were not read. */
  readonly current: Surroundings | undefined;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}
