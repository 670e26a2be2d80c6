import { type RuleId, ruleIds } from '../model/ruleIds.ts';
import { isDemanded } from '../model/rules.ts';
import type { Policy, PolicyException } from '../model/types.ts';
import { without } from '../model/without.ts';

/**
 * The exceptions that count: an exception is one from a rule of its own policy. Where both demand the rule, both have to make
 * the exception.
 */
export function joinExceptions(machine: Policy, repository: Policy): readonly PolicyException[] {
  const alone = (own: Policy, other: Policy): readonly PolicyException[] =>
    own.exceptions.filter(({ rule }) => !related(rule).some(each => isDemanded(each, other)));
  const shared = machine.exceptions.flatMap(a =>
    repository.exceptions.flatMap(b => (a.rule === b.rule && bothDemand(a, machine, repository) ? overlap(a, b) : [])),
  );
  return [...alone(machine, repository), ...alone(repository, machine), ...shared];
}

/** Rules whose lists are joined into one: an exception from one of them would reach what the other policy says in the other. */
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

/** What both lists have; a list that is missing has everything. */
function common(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.filter(each => b.includes(each));
}
