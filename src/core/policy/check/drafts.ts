import { type Message, message } from '../../message.ts';
import type { SettingSpec, SettingState, SettingValue } from '../../settings/types.ts';
import { isAsAdvised } from '../../settings/values.ts';
import type { RuleId } from '../model/ruleIds.ts';
import type { Draft } from './types.ts';

type Plain = Pick<Draft, 'rule' | 'tool' | 'outcome' | 'why'> & Partial<Draft>;

/** Makes a result with empty defaults. */
export function draft(plain: Plain): Draft {
  return { subject: null, wanted: null, found: null, layer: null, file: null, isManaged: false, claim: null, ...plain };
}

/** Compares a setting with what a policy wants of it. */
export function fromState(rule: RuleId, state: SettingState, wanted: SettingValue, subject = state.spec.key): Draft {
  const { assistant, spec, scope, file, line, value } = state;
  const outcome = outcomeOf(state);
  return draft({
    rule,
    tool: assistant,
    subject,
    outcome,
    wanted,
    found: value,
    layer: scope,
    file,
    ...(line === undefined ? {} : { line }),
    isManaged: scope === 'policy',
    why: whyOf(state, outcome),
    claim: claimOf(spec),
  });
}

/** Whether a setting satisfies the rule that asks for it; `unknown` if its value could not be read. */
export function outcomeOf(state: SettingState): Draft['outcome'] {
  if (state.state === 'malformed' || state.state === 'unreadable' || state.state === 'account') return 'unknown';
  return isAsAdvised(state) ? 'met' : 'broken';
}

function whyOf({ state, scope, problem, spec }: SettingState, outcome: Draft['outcome']): Message {
  if (problem !== undefined) return problem;
  if (state === 'account') return message('policy.check.account');
  if (outcome === 'met') {
    if (scope === 'policy') return message('policy.check.enforced');
    return message(scope === 'default' || scope === null ? 'policy.check.byDefault' : 'policy.check.kept');
  }
  if (scope === null) return message('policy.check.notSet', { key: spec.key });
  if (scope === 'default') return message('policy.check.default', { key: spec.key });
  return message('policy.check.otherValue', { key: spec.key });
}

function claimOf({ fidelity, source }: SettingSpec): Draft['claim'] {
  return { fidelity, source };
}
