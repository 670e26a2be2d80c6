import type { RuleFile, Verdict } from '../ignore/types.ts';
import { RuleSet } from '../ignore/evaluate.ts';
import { sensitivePath } from '../secrets/sensitivePaths.ts';
import type { Finding } from '../secrets/types.ts';
import type { Gap } from './types.ts';

/**
 * Sensitive files that some ignore file names and an assistant sees all the same, since it does not read that file.
 * One gap per file and assistant, in the order of the paths.
 * @param paths relative to the workspace, with `/`
 */
export function gapsOf(
  paths: readonly string[],
  findings: readonly Finding[],
  verdictsOf: (path: string) => readonly Verdict[],
  ruleFiles: readonly RuleFile[],
): readonly Gap[] {
  const withSecrets = new Set(findings.filter(each => each.confidence !== 'low').map(each => each.path));
  const ruleSets = groupByMechanism(ruleFiles).map(files => new RuleSet(files));
  const gaps: Gap[] = [];
  for (const path of paths) {
    if (!withSecrets.has(path) && sensitivePath(path) === null) continue;
    const trusted = ruleSets.map(rules => rules.decide(path)).find(decision => decision.ignored);
    if (trusted === undefined) continue;
    const seen = new Set<string>();
    for (const verdict of verdictsOf(path)) {
      if (verdict.verdict !== 'sent' || seen.has(verdict.assistant)) continue;
      seen.add(verdict.assistant);
      gaps.push({ path, assistant: verdict.assistant, why: verdict.why, by: trusted.by });
    }
  }
  return gaps;
}

function groupByMechanism(files: readonly RuleFile[]): readonly (readonly RuleFile[])[] {
  const groups = new Map<string, RuleFile[]>();
  for (const file of files) {
    const group = groups.get(file.mechanism);
    if (group === undefined) groups.set(file.mechanism, [file]);
    else group.push(file);
  }
  return [...groups.values()];
}
