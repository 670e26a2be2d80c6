import { bySpecificity, covers } from '../../../../src/core/egress/policy/names.ts';
import type { PolicyModel } from '../../../../src/core/egress/policy/types.ts';

/** Returns what a policy says about a host: the most specific rule decides. Null for a host that it does not list. */
export function decide(model: Pick<PolicyModel, 'allow' | 'block'>, host: string): 'allow' | 'block' | null {
  const matching = [
    ...model.allow.map(rule => ({ rule, verdict: 'allow' as const })),
    ...model.block.map(rule => ({ rule, verdict: 'block' as const })),
  ].filter(({ rule }) => covers(rule, { host, match: 'exact' }));
  matching.sort((one, other) => bySpecificity(one.rule, other.rule));
  return matching[0]?.verdict ?? null;
}
