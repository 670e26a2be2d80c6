import type { Verdict } from '../ignore/types.ts';
import { sensitivePath } from '../secrets/sensitivePaths.ts';
import type { Finding } from '../secrets/types.ts';
import type { Gap } from './types.ts';

/**
 * Sensitive files that a rule matches but an assistant sees anyway, since it does not read that rule. One gap per file and
 * assistant, in the order of the paths.
 * @param paths relative to the workspace, with `/`
 */
export function gapsOf(
  paths: readonly string[],
  findings: readonly Finding[],
  verdictsOf: (path: string) => readonly Verdict[],
): readonly Gap[] {
  const withSecrets = new Set(findings.filter(each => each.confidence !== 'low').map(each => each.path));
  const gaps: Gap[] = [];
  for (const path of paths) {
    if (!withSecrets.has(path) && sensitivePath(path) === null) continue;
    const seen = new Set<string>();
    for (const { assistant, uncounted, why } of verdictsOf(path)) {
      if (uncounted === null || seen.has(assistant)) continue;
      seen.add(assistant);
      gaps.push({ path, assistant, why, by: uncounted });
    }
  }
  return gaps;
}
