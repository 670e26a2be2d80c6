import type { Verdict } from '../../ignore/types.ts';
import type { Message } from '../../message.ts';
import { sensitivePath } from '../../secrets/sensitivePaths.ts';
import type { Finding } from '../../secrets/types.ts';

/** A file of a kind that usually contains credentials, in which no secret was recognized, and that may be sent. */
export interface ReachableFile {
  readonly path: string;
  /** A gitignore pattern that would cover files of this kind. */
  readonly pattern: string;
  readonly why: Message;
  /** The features that may receive it; never empty. */
  readonly reaches: readonly Verdict[];
}

/**
 * Sensitive files that are not held back from every assistant. That no secret was found in a file means little: it may contain one
 * of an unrecognizable kind. Files with findings are left out, since they are exposures. Keeps the order of the paths.
 * @param paths relative to the workspace, with `/`
 */
export function reachableFiles(
  paths: readonly string[],
  findings: readonly Finding[],
  verdictsOf: (path: string) => readonly Verdict[],
): readonly ReachableFile[] {
  const withSecrets = new Set(findings.filter(each => each.confidence !== 'low').map(each => each.path));
  return paths.flatMap(path => {
    const kind = withSecrets.has(path) ? null : sensitivePath(path);
    if (kind === null) return [];
    const reaches = verdictsOf(path).filter(each => each.verdict !== 'held-back');
    return reaches.length === 0 ? [] : [{ path, pattern: kind.pattern, why: kind.why, reaches }];
  });
}
