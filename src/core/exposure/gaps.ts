import type { RuleFile, RuleReference, Verdict } from '../ignore/types.ts';
import { sensitivePath } from '../secrets/sensitivePaths.ts';
import type { Finding } from '../secrets/types.ts';
import type { Gap } from './types.ts';

/** Reasons of a verdict that say: a rule matches, and this assistant does not count it. */
const trustedRule: ReadonlySet<string> = new Set([
  'ignore.notRead',
  'ignore.nestedNotRead',
  'ignore.noContentExclusion',
]);

/**
 * Sensitive files that some rule names and an assistant sees all the same, since it does not read that rule. One gap per
 * file and assistant, in the order of the paths.
 * @param paths relative to the workspace, with `/`
 */
export function gapsOf(
  paths: readonly string[],
  findings: readonly Finding[],
  verdictsOf: (path: string) => readonly Verdict[],
  ruleFiles: readonly RuleFile[],
): readonly Gap[] {
  const withSecrets = new Set(findings.filter(each => each.confidence !== 'low').map(each => each.path));
  const gaps: Gap[] = [];
  for (const path of paths) {
    if (!withSecrets.has(path) && sensitivePath(path) === null) continue;
    const seen = new Set<string>();
    for (const { assistant, verdict, why } of verdictsOf(path)) {
      if (verdict !== 'sent' || seen.has(assistant) || !trustedRule.has(why.code)) continue;
      seen.add(assistant);
      gaps.push({ path, assistant, why, by: ruleAt(ruleFiles, why.args['file'], why.args['line']) });
    }
  }
  return gaps;
}

function ruleAt(
  ruleFiles: readonly RuleFile[],
  file: string | number | undefined,
  line: string | number | undefined,
): RuleReference | null {
  const found = ruleFiles.find(each => each.path === file);
  if (found === undefined || typeof line !== 'number') return null;
  const entry = found.entries?.find(each => each.line === line);
  const pattern = entry?.written ?? found.text.split('\n')[line - 1]?.replace(/\r$/, '') ?? '';
  return { file: found.path, line, pattern };
}
