import { catalogue } from '../assistants/catalogue.ts';
import { RuleSet } from '../ignore/gitignore/evaluate.ts';
import { filesOfOthers } from '../ignore/sources/collected.ts';
import type { RuleFile, RuleReference } from '../ignore/types.ts';
import { ruleSettingIds } from '../settings/contract.ts';
import type { PathRule } from './types.ts';

const mechanisms = catalogue.flatMap(assistant => assistant.mechanisms);

/** Mechanisms whose products distinguish upper and lower case. */
const matchingCase: ReadonlySet<string> = new Set(mechanisms.filter(each => each.matchCase).map(each => each.id));

/**
 * The id of the rules in the source file for ignore files, which a setting names. They can only hold files back: an agent that names
 * another source file must not gain access by that.
 */
export const sourceRules = ruleSettingIds.ignoreSource;

/**
 * Returns a function that says what the rule files decide about a path relative to their folder. Every AI ignore file and every
 * permission rule counts, whichever product it belongs to, even in folders where that product does not look: its author meant that file.
 * The lists of other programs (`.gitignore`) do not count. A rule that holds the file back wins over one that excepts it. Never throws.
 * @param excludedBy the rules of content exclusion, if they are known
 */
export function pathRules(
  ruleFiles: readonly RuleFile[],
  excludedBy: (path: string) => RuleReference | null = () => null,
): (path: string) => PathRule | null {
  const byMechanism = new Map<string, RuleFile[]>();
  for (const file of ruleFiles) {
    if (filesOfOthers.has(file.mechanism)) continue;
    const files = byMechanism.get(file.mechanism) ?? [];
    files.push(file);
    byMechanism.set(file.mechanism, files);
  }
  const sets = [...byMechanism].map(([id, files]) => ({
    set: new RuleSet(files, matchingCase.has(id)),
    mayExcept: id !== sourceRules,
  }));
  return path => {
    const excluded = excludedBy(path);
    if (excluded !== null) return { kind: 'held-back', by: excluded };
    let excepted: PathRule | null = null;
    for (const { set, mayExcept } of sets) {
      const { ignored, by } = set.decide(path);
      if (by === null) continue;
      if (ignored) return { kind: 'held-back', by };
      if (mayExcept) excepted ??= { kind: 'excepted', by };
    }
    return excepted;
  };
}
