import { message } from '../../message.ts';
import { readSettings } from '../../settings/read.ts';
import type { SettingState } from '../../settings/types.ts';
import { type ControlSpec, controlSpecs } from '../managed/specs.ts';
import type { Control, ManagedTool } from '../managed/types.ts';
import type { RuleId } from '../model/ruleIds.ts';
import type { Policy } from '../model/types.ts';
import { draft, fromState, outcomeOf } from './drafts.ts';
import type { Draft, PolicyFacts } from './types.ts';

/** A key that enforces a rule, and its state. */
export interface ControlState {
  readonly control: Control;
  readonly state: SettingState;
}

/** Returns the state of the keys of one tool that the policy asks for, in the order of the tool's data. */
export function controlsOf(managed: ManagedTool, policy: Policy, facts: PolicyFacts): readonly ControlState[] {
  return controlSpecs(managed, policy).flatMap(each => stateOf(each, managed, facts));
}

/** Like {@link controlsOf}, for the keys that enforce one rule. */
export function controlStates(
  rule: RuleId,
  managed: ManagedTool,
  policy: Policy,
  facts: PolicyFacts,
): readonly SettingState[] {
  return controlSpecs(managed, policy)
    .filter(({ control }) => control.rule === rule)
    .flatMap(each => stateOf(each, managed, facts))
    .map(({ state }) => state);
}

function stateOf(
  { control, specs }: ControlSpec,
  { tool }: ManagedTool,
  { readings }: PolicyFacts,
): readonly ControlState[] {
  const states = specs.flatMap(spec =>
    readSettings([{ id: tool, name: tool, settings: [spec] }], readings).slice(0, 1),
  );
  const state =
    states.find(each => outcomeOf(each) === 'met') ?? states.find(each => each.scope === 'policy') ?? states[0];
  return state === undefined ? [] : [{ control, state }];
}

/** Checks a rule that only keys enforce: one result for each key of each tool in use. */
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
