// Pinned at 7.0.5, the version in the lock file of Copilot 0.67: later versions read some patterns differently (7.0.16: blanks and tabs
// after a slash, classes before a slash), and its bugs have to be reproduced too.
import ignore from 'ignore';
import type { OpenDocument } from '../../types.ts';
import { parseUri } from '../documents/uris.ts';

/** A `.copilotignore` that Copilot has loaded: its absolute path, decoded, and its text. */
export interface CopilotIgnoreFile {
  readonly path: string;
  readonly text: string;
}

/** Whether a document is held back. */
export type Exclusion = (document: OpenDocument) => boolean;

export const excludesNothing: Exclusion = () => false;

/**
 * With more wildcards than this in one line, the library's regular expressions backtrack for seconds, so such a line is left out. Four
 * `**` took 0.3 s for a path of a hundred folders, three 15 ms (ignore 7.0.16, 2026-11-21; 7.0.5 creates the same expressions).
 */
const mostDoubleStars = 3;
const mostStars = 12;

const isHarmless = (line: string): boolean =>
  line.split('**').length - 1 <= mostDoubleStars && line.split('*').length - 1 <= mostStars;

const depth = (path: string): number => path.split('/').length;

/**
 * Applies the `.copilotignore` files of an account with content exclusion: deeper files are asked first, and the first that says ignored
 * or not ignored decides. Copilot loads only the files in the roots of the workspace folders at start, and nested ones when they are
 * saved; the caller passes exactly the loaded files, in the order of loading.
 * Source: microsoft/vscode-copilot-chat@31acd00a, src/platform/ignore/node/ignoreServiceImpl.ts.
 */
export function copilotIgnoreRules(files: readonly CopilotIgnoreFile[]): Exclusion {
  const rules = [...files]
    .sort((left, right) => depth(right.path) - depth(left.path))
    .map(({ path, text }) => ({
      folder: path.slice(0, path.lastIndexOf('/') + 1),
      rules: ignore().add(text.split(/\r?\n/).filter(isHarmless)),
    }));
  return document => {
    const { path } = parseUri(document.uri);
    for (const { folder, rules: file } of rules) {
      if (!path.startsWith(folder)) continue;
      const relative = path.slice(folder.length);
      if (!ignore.isPathValid(relative)) return false;
      const { ignored, unignored } = file.test(relative);
      if (ignored || unignored) return ignored;
    }
    return false;
  };
}
