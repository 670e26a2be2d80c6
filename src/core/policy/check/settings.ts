import { tools as catalogueTools } from '../../assistants/tools.ts';
import { readSettings } from '../../settings/read.ts';
import { askedSettings, type SettingRule } from '../managed/asked.ts';
import type { ManagedTool } from '../managed/types.ts';
import type { Policy } from '../model/types.ts';
import { fromState } from './drafts.ts';
import type { Draft, PolicyFacts } from './types.ts';

/** Checks the settings that a rule asks for, in every tool in use. */
export function checkSettings(
  rule: SettingRule,
  policy: Policy,
  facts: PolicyFacts,
  all: readonly ManagedTool[],
): readonly Draft[] {
  const used = new Set(facts.tools.map(({ id }) => id));
  const asked = catalogueTools
    .filter(({ id }) => used.has(id))
    .map(tool => ({ ...tool, settings: askedSettings(rule, policy, all, tool) }));
  return readSettings(asked, facts.readings).map(state => fromState(rule, state, state.spec.hardened ?? null));
}
