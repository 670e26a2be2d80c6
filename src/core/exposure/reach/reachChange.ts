import { ruleFileAt } from '../../ignore/sources/ruleFiles.ts';
import type { RuleFile } from '../../ignore/types.ts';
import type { VerdictsOf } from '../../ignore/verdicts.ts';

/** The new whole text of a rule file; the path is relative to the workspace folder. */
export interface RuleEdit {
  readonly path: string;
  readonly text: string;
}

/** The rule files of a folder after the edits. */
export function withEdits(files: readonly RuleFile[], edits: readonly RuleEdit[]): readonly RuleFile[] {
  const edited = new Set(edits.map(({ path }) => path));
  return [
    ...files.filter(({ path }) => !edited.has(path)),
    ...edits.flatMap(({ path, text }) => ruleFileAt(path, text)),
  ];
}

/** How many of some files an assistant can reach, before and after a change of rules. */
export interface ReachChange {
  readonly assistant: string;
  readonly before: number;
  readonly after: number;
}

/** The change for each assistant that can reach any of the paths before or after. Files that may be sent count as reachable. */
export function reachChanges(paths: readonly string[], before: VerdictsOf, after: VerdictsOf): readonly ReachChange[] {
  const counts = [before, after].map(verdictsOf => {
    const reached = new Map<string, number>();
    for (const path of paths) {
      const open = verdictsOf(path).filter(({ verdict }) => verdict !== 'held-back');
      for (const assistant of new Set(open.map(each => each.assistant)))
        reached.set(assistant, (reached.get(assistant) ?? 0) + 1);
    }
    return reached;
  });
  const [earlier = new Map<string, number>(), later = new Map<string, number>()] = counts;
  return [...new Set([...earlier.keys(), ...later.keys()])].map(assistant => ({
    assistant,
    before: earlier.get(assistant) ?? 0,
    after: later.get(assistant) ?? 0,
  }));
}
