import type { Document } from 'yaml';
import { tools } from '../../assistants/tools.ts';
import { compareVersions } from '../../assistants/versions.ts';
import { ruleFileProblems } from '../../ignore/gitignore/problems.ts';
import type { Message } from '../../message.ts';
import type { Policy } from '../model/types.ts';
import { twice, unknownWord } from '../../documents/complaints.ts';
import { type Sheet, type Where, whereIs } from '../../documents/placed.ts';
import { offsetOf } from '../../documents/placedYaml.ts';
import { matchesNothing, orderOfVersions, type PolicyProblem } from './complaints.ts';

type Path = readonly (string | number)[];

/** Returns the parts of a document that contradict each other, or refer to something that does not exist. */
export function meaningProblems(policy: Policy, document: Document, sheet: Sheet): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const complain = (path: Path, why: (at: Where) => Message): void => {
    const at = whereIs(sheet, offsetOf(document.getIn(path, true)));
    problems.push({ kind: 'meaning', line: at.line, column: at.column, why: why(at) });
  };
  repeated(policy, complain);
  references(policy, complain);
  versions(policy, complain);
  patterns(policy, complain);
  return problems;
}

type Complain = (path: Path, why: (at: Where) => Message) => void;

function repeated(policy: Policy, complain: Complain): void {
  const lists: readonly (readonly [Path, string, readonly string[]])[] = [
    [['tools', 'approved'], 'id', (policy.tools?.approved ?? []).map(({ id }) => id)],
    [['extensions', 'allowed'], 'id', (policy.extensions?.allowed ?? []).map(({ id }) => id.toLowerCase())],
    [['modelHosts', 'allowed'], 'id', (policy.modelHosts?.allowed ?? []).map(({ id }) => id)],
    [['classifications'], 'name', policy.classifications.map(({ name }) => name)],
  ];
  for (const [path, key, ids] of lists) {
    ids.forEach((id, i) => {
      if (ids.indexOf(id) < i) complain([...path, i, key], at => twice(at, id));
    });
  }
}

function references(policy: Policy, complain: Complain): void {
  const hosts = (policy.modelHosts?.allowed ?? []).map(({ id }) => id);
  policy.classifications.forEach(({ mayReach }, i) =>
    mayReach.forEach((id, j) => {
      if (!hosts.includes(id))
        complain(['classifications', i, 'mayReach', j], at => unknownWord(at, 'mayReach', id, hosts));
    }),
  );
  policy.settings.required.forEach(({ tool, key }, i) => {
    const keys = (tools.find(each => each.id === tool)?.settings ?? [])
      .filter(each => each.kind !== 'account')
      .map(each => each.key);
    if (!keys.includes(key)) complain(['settings', 'required', i, 'key'], at => unknownWord(at, 'key', key, keys));
  });
}

function versions(policy: Policy, complain: Complain): void {
  (policy.tools?.approved ?? []).forEach(({ minimum, maximum }, i) => {
    if (minimum !== undefined && maximum !== undefined && compareVersions(minimum, maximum) > 0)
      complain(['tools', 'approved', i, 'maximum'], orderOfVersions);
  });
}

/** Applies git's own rules to patterns, as far as the shape cannot express them. */
function patterns(policy: Policy, complain: Complain): void {
  policy.classifications.forEach(({ patterns: all }, i) =>
    all.forEach((pattern, j) => {
      const isDead = ruleFileProblems({ path: '', mechanism: '', base: '', text: pattern }).some(each => each.isDead);
      if (isDead || hasReversedRange(pattern)) complain(['classifications', i, 'patterns', j], matchesNothing);
    }),
  );
}

/** Whether a pattern has a range such as `[z-a]`: it is empty, and invalid in tools that convert it to a regular expression. */
function hasReversedRange(pattern: string): boolean {
  return [...pattern.matchAll(/\[([^\]]+)\]/g)].some(([, inner = '']) =>
    [...inner.matchAll(/(.)-(.)/gs)].some(([, from = '', to = '']) => from > to),
  );
}
