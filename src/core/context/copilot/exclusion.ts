import ignore from 'ignore';
import type { OpenDocument } from '../types.ts';
import { parseUri } from './uris.ts';

/** A `.copilotignore` that Copilot has loaded: its absolute path, decoded, and its text. */
export interface CopilotIgnoreFile {
  readonly path: string;
  readonly text: string;
}

/** Tells whether a document is held back. */
export type Exclusion = (document: OpenDocument) => boolean;

export const excludesNothing: Exclusion = () => false;

const depth = (path: string): number => path.split('/').length;

/**
 * The `.copilotignore` files of an account with content exclusion: deeper files are asked first, and the first that says
 * ignored or not ignored decides. Only those in the workspace folders' roots are loaded at start, and nested ones when
 * they are saved; the caller gives just these, in the order of loading.
 * Source: microsoft/vscode-copilot-chat@31acd00a, src/platform/ignore/node/ignoreServiceImpl.ts.
 */
export function copilotIgnoreRules(files: readonly CopilotIgnoreFile[]): Exclusion {
  const rules = [...files]
    .sort((left, right) => depth(right.path) - depth(left.path))
    .map(({ path, text }) => ({ folder: path.slice(0, path.lastIndexOf('/') + 1), rules: ignore().add(text) }));
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
