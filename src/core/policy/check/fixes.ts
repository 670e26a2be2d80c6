import { managedTools } from '../../assistants/managed.ts';
import { tools as catalogueTools } from '../../assistants/tools.ts';
import { readSettings } from '../../settings/read.ts';
import type { SettingState } from '../../settings/types.ts';
import { askedSettings, type SettingRule } from '../managed/asked.ts';
import type { RuleId } from '../model/ruleIds.ts';
import type { Policy } from '../model/types.ts';
import { controlsOf } from './controls.ts';
import { outcomeOf } from './drafts.ts';
import type { PolicyFacts, RuleResult } from './types.ts';

/** Settings that the policy names come before those of a level. */
const rules: readonly SettingRule[] = ['settings.required', 'telemetry.vendor', 'settings.level'];

/**
 * Returns the keys behind the rules that a machine breaks, each once, with the policy's value as the hardened value: the
 * input for hardening. Keys whose value the policy only restricts (a host, for example) are left to the user. Pure; never
 * throws.
 */
export function statesToFix(
  results: readonly RuleResult[],
  policy: Policy,
  facts: PolicyFacts,
  managed = managedTools,
): readonly SettingState[] {
  const keyOf = (rule: RuleId, tool: string | null, key: string | null): string => [rule, tool, key].join(' ');
  const broken = new Set(
    results.filter(({ outcome }) => outcome === 'broken').map(({ rule, tool, subject }) => keyOf(rule, tool, subject)),
  );
  const used = new Set(facts.tools.map(({ id }) => id));
  const tools = catalogueTools.filter(({ id }) => used.has(id));
  const settings = rules.flatMap(rule =>
    readSettings(
      tools.map(tool => ({ ...tool, settings: askedSettings(rule, policy, managed, tool) })),
      facts.readings,
    ).map(state => ({ rule, state })),
  );
  const controls = managed
    .filter(({ tool }) => used.has(tool))
    .flatMap(each => controlsOf(each, policy, facts))
    .filter(({ control }) => control.wanted === undefined)
    .map(({ control, state }) => ({ rule: control.rule, state }));
  const wanted = [...settings, ...controls].filter(
    ({ rule, state }) => outcomeOf(state) === 'broken' && broken.has(keyOf(rule, state.assistant, state.spec.key)),
  );
  const distinct = new Map<string, SettingState>();
  for (const { state } of wanted) {
    const key = `${state.assistant} ${state.spec.keyPath?.join('.') ?? state.spec.key}`;
    if (!distinct.has(key)) distinct.set(key, state);
  }
  return [...distinct.values()];
}
