import { tools as catalogueTools } from '../../assistants/tools.ts';
import type { TrafficClass } from '../../assistants/trafficClass.ts';
import { readSettings } from '../../settings/read.ts';
import { hardeningLevels, type SettingSpec, type SettingValue, type Tool } from '../../settings/types.ts';
import type { RuleId } from '../model/ruleIds.ts';
import type { Policy } from '../model/types.ts';
import { without } from '../model/without.ts';
import { controlSpecs } from '../managed/specs.ts';
import type { ManagedTool } from '../managed/types.ts';
import { fromState } from './drafts.ts';
import type { Draft, PolicyFacts } from './types.ts';

/** Every setting up to a level of hardening, of every tool in use. What the policy asks for by name is judged there. */
export function checkLevel(policy: Policy, facts: PolicyFacts, all: readonly ManagedTool[]): readonly Draft[] {
  const { level, required } = policy.settings;
  if (level === undefined) return [];
  const highest = hardeningLevels.indexOf(level);
  const named = new Set(required.map(({ tool, key }) => `${tool} ${key}`));
  const isOpen = notDecidedElsewhere(policy, all);
  return rows('settings.level', facts, (spec, tool) => {
    const isWithin = isJudged(spec) && hardeningLevels.indexOf(spec.level) <= highest;
    return isWithin && !named.has(`${tool} ${spec.key}`) && isOpen(spec, tool);
  });
}

/** Whether no key with which the policy keeps another rule is this setting: one's own collector, say. */
function notDecidedElsewhere(
  policy: Policy,
  all: readonly ManagedTool[],
): (spec: SettingSpec, tool: string) => boolean {
  const decided = new Set(
    all.flatMap(managed =>
      controlSpecs(managed, policy).map(({ control }) => `${managed.tool} ${control.keyPath.at(-1) ?? ''}`),
    ),
  );
  return ({ key, keyPath }, tool) => !decided.has(`${tool} ${keyPath?.at(-1) ?? key}`);
}

const ofVendors: readonly TrafficClass[] = ['telemetry', 'error-reporting', 'experiments'];

/** Every setting that silences usage data, error reports or experiments. */
export function checkVendorTelemetry(
  policy: Policy,
  facts: PolicyFacts,
  all: readonly ManagedTool[],
): readonly Draft[] {
  const isOpen = notDecidedElsewhere(policy, all);
  return rows('telemetry.vendor', facts, (spec, tool) => {
    const isVendors = isJudged(spec) && spec.level !== 'off' && ofVendors.includes(spec.trafficClass);
    return isVendors && isOpen(spec, tool);
  });
}

/** Settings that must have a value, in the tools that are in use. */
export function checkRequired({ settings }: Policy, facts: PolicyFacts): readonly Draft[] {
  return settings.required.flatMap(({ tool, key, value }) => {
    const own = inUse(facts).find(({ id }) => id === tool);
    const specs = (own?.settings ?? []).filter(spec => spec.key === key && spec.kind !== 'account');
    if (own === undefined) return [];
    const asked = specs.map(spec => requiredSpec(spec, value));
    return readSettings([{ ...own, settings: asked }], facts.readings).map(state =>
      fromState('settings.required', state, value),
    );
  });
}

/** The setting, with what a policy wants in place of what we advise. */
export function requiredSpec(spec: SettingSpec, value: SettingValue): SettingSpec {
  return { ...without(spec, 'accepts', 'presenceOnly', 'shouldBeUnset', 'ineffective'), hardened: value };
}

/** Whether a setting can be as advised: choices in an account are told as not known, old names and empty switches are left out. */
function isJudged(spec: SettingSpec): boolean {
  return (
    !spec.reportOnly &&
    !spec.ineffective &&
    (spec.hardened !== undefined || spec.shouldBeUnset === true || spec.kind === 'account')
  );
}

function rows(
  rule: RuleId,
  facts: PolicyFacts,
  isAsked: (spec: SettingSpec, tool: string) => boolean,
): readonly Draft[] {
  const asked = inUse(facts).map(tool => ({ ...tool, settings: tool.settings.filter(spec => isAsked(spec, tool.id)) }));
  return readSettings(asked, facts.readings).map(state => fromState(rule, state, state.spec.hardened ?? null));
}

function inUse({ tools }: PolicyFacts): readonly Tool[] {
  const ids = new Set(tools.map(({ id }) => id));
  return catalogueTools.filter(({ id }) => ids.has(id));
}
