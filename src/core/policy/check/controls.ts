import { message } from '../../message.ts';
import { readSettings } from '../../settings/read.ts';
import type { SettingState } from '../../settings/types.ts';
import { controlSpecs } from '../managed/specs.ts';
import type { ManagedTool } from '../managed/types.ts';
import type { RuleId } from '../model/ruleIds.ts';
import type { Policy } from '../model/types.ts';
import { draft, fromState, outcomeOf } from './drafts.ts';
import type { Draft, PolicyFacts } from './types.ts';

/** How the keys of one tool stand that keep a rule, in the order of its data. */
export function controlStates(
  rule: RuleId,
  managed: ManagedTool,
  policy: Policy,
  facts: PolicyFacts,
): readonly SettingState[] {
  return controlSpecs(managed, policy)
    .filter(({ control }) => control.rule === rule)
    .map(({ specs }) => {
      const states = specs.flatMap(spec =>
        readSettings([{ id: managed.tool, name: managed.tool, settings: [spec] }], facts.readings).slice(0, 1),
      );
      return (
        states.find(each => outcomeOf(each) === 'met') ?? states.find(each => each.scope === 'policy') ?? states[0]
      );
    })
    .filter(state => state !== undefined);
}

/** A rule that is kept by keys alone: one result for each key of each tool in use. */
export function checkControls(
  rule: RuleId,
  policy: Policy,
  facts: PolicyFacts,
  all: readonly ManagedTool[],
): readonly Draft[] {
  return facts.tools.flatMap(({ id }) => {
    const managed = all.find(each => each.tool === id);
    const states = managed === undefined ? [] : controlStates(rule, managed, policy, facts);
    if (states.length > 0) return states.map(state => fromState(rule, state, state.spec.hardened ?? null));
    const why = managed?.limits[rule] ?? message('policy.check.noKey');
    return [draft({ rule, tool: id, outcome: 'unknown', why })];
  });
}
