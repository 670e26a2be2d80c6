import type { Finding, Scanner } from '../../core/secrets/types.ts';
import { decodeText, maximumTextBytes } from '../files/readText.ts';
import type { ScannedFiles, SkippedFile } from '../scanning/workerProtocol.ts';
import {
  type GitBlob,
  historyBlobs,
  isShallow,
  leftBehind,
  type NoContent,
  type PathChoice,
  readBlobs,
  stagedBlobs,
} from './blobs.ts';

export { repositoryOf, workTreeOf } from './blobs.ts';
export { GitError } from './git.ts';

// A bundle of its own, `dist/gitObjects.js`: apart from the guard's command, the only one that starts a program.

/** Which part of a repository is scanned: what is staged for the next commit, or all contents of all commits. */
export type GitPart = 'staged' | 'history';

/** Decides what of a repository counts. Paths are relative to the repository. */
export interface GitScanChoices {
  readonly excludes: PathChoice;
  readonly isWanted: (finding: Finding) => boolean;
  /** Called for each content that was read. */
  readonly onContent: () => void;
}

/**
 * Scans contents that git stores, each once. In a history, a secret in a file is reported for the first commit that contains it,
 * and the path of a finding is `COMMIT:PATH`, as git itself writes it. Rejects with {@link GitError}.
 */
export async function scanGit(
  scanner: Scanner,
  folder: string,
  part: GitPart,
  { excludes, isWanted, onContent }: GitScanChoices,
): Promise<ScannedFiles> {
  const blobs = part === 'staged' ? await stagedBlobs(folder, excludes) : await historyBlobs(folder, excludes);
  const findings: Finding[] = [];
  const skipped: SkippedFile[] = [];
  const seen = new Set<string>();
  let files = 0;
  let bytes = 0;
  const take = (blob: GitBlob, content: Uint8Array | NoContent, size: number): void => {
    const { path } = blob;
    onContent();
    const text = typeof content === 'string' ? null : decodeText(content);
    if (text === null) {
      const reason = typeof content === 'string' ? content : 'binary';
      // The binary files of a whole history are not worth reporting.
      if (part === 'staged' || reason !== 'binary') skipped.push({ path: shownPath(blob), reason, bytes: size });
      return;
    }
    files++;
    bytes += size;
    for (const finding of scanner.scan({ path, text })) {
      const key = `${path}\0${finding.fingerprint}`;
      if ((part === 'history' && seen.has(key)) || !isWanted(finding)) continue;
      seen.add(key);
      findings.push({ ...finding, path: shownPath(blob) });
    }
  };
  // Staged contents were added on this computer, so none of them is missing.
  const missing = part === 'history' ? await leftBehind(folder) : new Set();
  for (const blob of blobs) if (missing.has(blob.id)) take(blob, 'missing', 0);
  const here = blobs.filter(({ id }) => !missing.has(id));
  await readBlobs(folder, here, maximumTextBytes, take);
  if (part === 'history' && (await isShallow(folder))) skipped.push({ path: folder, reason: 'shallow', bytes: 0 });
  return { findings, files, bytes, skipped };
}

/** How many characters of a commit's id are shown; ten are unambiguous in very large repositories, too. */
const shortId = 10;

function shownPath({ commit, path }: GitBlob): string {
  return commit === null ? path : `${commit.slice(0, shortId)}:${path}`;
}
