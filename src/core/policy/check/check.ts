import { managedTools } from '../../assistants/managed.ts';
import type { SettingRule } from '../managed/asked.ts';
import type { RuleId } from '../model/ruleIds.ts';
import { rulesOf } from '../model/rules.ts';
import type { Policy } from '../model/types.ts';
import { checkClassifications } from './classifications.ts';
import { checkControls } from './controls.ts';
import { exceptionsByEnd, withException } from './exceptions.ts';
import { checkExtensions, checkExtensionVersions } from './extensions.ts';
import { checkGuard } from './guard.ts';
import { checkHosts } from './hosts.ts';
import { checkMcp } from './mcp.ts';
import { checkSettings } from './settings.ts';
import { checkApproved, checkVersions } from './tools.ts';
import type { Draft, Outcome, PolicyFacts, RuleResult } from './types.ts';

/**
 * Checks a machine against a policy: for every rule that the policy demands, whether it is met, broken or unknown, and what
 * decides. A rule counts as met only if files, known defaults or verdicts show it. Pure; in the order of the rules and of the
 * tools.
 */
export function checkPolicy(policy: Policy, facts: PolicyFacts, managed = managedTools): readonly RuleResult[] {
  return rulesOf(policy).flatMap(rule => checkRule(rule, policy, facts, managed));
}

/** Like {@link checkPolicy}, for one rule: for callers that work in small steps. */
export function checkRule(
  rule: RuleId,
  policy: Policy,
  facts: PolicyFacts,
  managed = managedTools,
): readonly RuleResult[] {
  const exceptions = exceptionsByEnd(policy, facts.today);
  return checks[rule](policy, facts, managed).map(each => withException(each, exceptions));
}

/** Counts the results of each outcome. */
export function countOutcomes(results: readonly RuleResult[]): Readonly<Record<Outcome, number>> {
  const counts = { met: 0, broken: 0, unknown: 0, excepted: 0 };
  for (const { outcome } of results) counts[outcome]++;
  return counts;
}

type Check = (policy: Policy, facts: PolicyFacts, managed: typeof managedTools) => readonly Draft[];

const settings =
  (rule: SettingRule): Check =>
  (...on) =>
    checkSettings(rule, ...on);
const controls =
  (rule: RuleId): Check =>
  (...on) =>
    checkControls(rule, ...on);

/** The check of each rule. */
const checks: Readonly<Record<RuleId, Check>> = {
  'tools.approved': checkApproved,
  'tools.version': checkVersions,
  'extensions.approved': checkExtensions,
  'extensions.version': checkExtensionVersions,
  'modelHosts.allowed': checkHosts,
  'classifications.heldBack': checkClassifications,
  'mcp.allowed': (...on) => checkMcp('mcp.allowed', ...on),
  'mcp.denied': (...on) => checkMcp('mcp.denied', ...on),
  'hooks.guard': checkGuard,
  'settings.level': settings('settings.level'),
  'settings.required': settings('settings.required'),
  'telemetry.vendor': settings('telemetry.vendor'),
  'permissions.bypass': controls('permissions.bypass'),
  'permissions.personalRules': controls('permissions.personalRules'),
  'sandbox.required': controls('sandbox.required'),
  'sandbox.network': controls('sandbox.network'),
  'hooks.others': controls('hooks.others'),
  'telemetry.content': controls('telemetry.content'),
  'telemetry.collector': controls('telemetry.collector'),
  'retention.transcripts': controls('retention.transcripts'),
  'retention.cloudSessions': controls('retention.cloudSessions'),
};
