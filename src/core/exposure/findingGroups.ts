import { compareText } from '../compareText.ts';
import { encodedPath } from '../paths/workspacePath.ts';
import type { Finding } from '../secrets/types.ts';
import type { Exposure } from './types.ts';

/** How a list of findings is grouped for people. */
export type Grouping = 'file' | 'rule' | 'assistant';

export interface LocatedFinding {
  readonly uri: string;
  readonly finding: Finding;
}

export interface FindingGroup {
  /** A URI, a rule id, or an assistant id; empty for findings that reach no assistant. */
  readonly key: string;
  readonly members: readonly LocatedFinding[];
}

/**
 * Groups findings. Groups are sorted by path or key, with the group without a key last; members keep the order of files and places.
 * A finding that reaches several assistants is in the group of each.
 */
export function groupFindings(
  findings: ReadonlyMap<string, readonly Finding[]>,
  exposures: readonly Exposure[],
  grouping: Grouping,
): readonly FindingGroup[] {
  const reached = new Map<Finding, ReadonlySet<string>>();
  if (grouping === 'assistant') {
    for (const { finding, reaches } of exposures) {
      reached.set(finding, new Set(reaches.map(reach => reach.verdict.assistant)));
    }
  }
  const keysOf = (uri: string, finding: Finding): Iterable<string> => {
    if (grouping === 'file') return [uri];
    return grouping === 'rule' ? [finding.ruleId] : (reached.get(finding) ?? ['']);
  };
  const groups = new Map<string, LocatedFinding[]>();
  for (const uri of [...findings.keys()].sort(comparePlaces)) {
    for (const finding of findings.get(uri) ?? []) {
      for (const key of keysOf(uri, finding)) {
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [{ uri, finding }]);
        else group.push({ uri, finding });
      }
    }
  }
  const all = [...groups].map(([key, members]) => ({ key, members }));
  if (grouping === 'file') return all;
  const order = (key: string): string => (key === '' ? '\uffff' : key);
  return all.sort((a, b) => compareText(order(a.key), order(b.key)));
}

/** Compares by path, so a notebook cell, which has a scheme of its own, is next to the other parts of its notebook. */
function comparePlaces(a: string, b: string): number {
  return compareText(encodedPath(a), encodedPath(b)) || compareText(a, b);
}
