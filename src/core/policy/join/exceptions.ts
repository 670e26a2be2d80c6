import { type RuleId, ruleIds } from '../model/ruleIds.ts';
import { isDemanded } from '../model/rules.ts';
import type { Policy, PolicyException } from '../model/types.ts';
import { without } from '../model/without.ts';

/**
 * Returns the exceptions that apply: an exception is from a rule of its own policy. If both policies demand the rule, both
 * must make the exception.
 */
export function joinExceptions(machine: Policy, repository: Policy): readonly PolicyException[] {
  const alone = (own: Policy, other: Policy): readonly PolicyException[] =>
    own.exceptions.filter(({ rule }) => !related(rule).some(each => isDemanded(each, other)));
  const shared = machine.exceptions.flatMap(a =>
    repository.exceptions.flatMap(b => (a.rule === b.rule && bothDemand(a, machine, repository) ? overlap(a, b) : [])),
  );
  return [...alone(machine, repository), ...alone(repository, machine), ...shared];
}

/**
 * Returns the rules that are joined with this one into one list: an exception from one of them would also affect what the
 * other policy demands in the others.
 */
function related(rule: RuleId): readonly RuleId[] {
  const [section = ''] = rule.split('.');
  return section === 'tools' || section === 'extensions'
    ? ruleIds.filter(each => each.startsWith(`${section}.`))
    : [rule];
}

function bothDemand({ rule }: PolicyException, machine: Policy, repository: Policy): boolean {
  return isDemanded(rule, machine) && isDemanded(rule, repository);
}

function overlap(a: PolicyException, b: PolicyException): readonly PolicyException[] {
  const tools = common(a.tools, b.tools);
  const subjects = common(a.subjects, b.subjects);
  if (tools?.length === 0 || subjects?.length === 0) return [];
  return [
    {
      ...without(a, 'tools', 'subjects'),
      until: a.until < b.until ? a.until : b.until,
      ...(tools === undefined ? {} : { tools }),
      ...(subjects === undefined ? {} : { subjects }),
    },
  ];
}

/** Returns what both lists have in common; a missing list has everything. */
function common(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.filter(each => b.includes(each));
}
