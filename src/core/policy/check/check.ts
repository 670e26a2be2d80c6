import { managedTools } from '../../assistants/managed.ts';
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
 * How a machine stands to a policy: for every rule that it demands, what is met, broken or not known, and what decides. What
 * no file tells is never called met. Pure; the order is that of the rules and of the tools.
 */
export function checkPolicy(policy: Policy, facts: PolicyFacts, managed = managedTools): readonly RuleResult[] {
  return rulesOf(policy).flatMap(rule => checkRule(rule, policy, facts, managed));
}

/** The same for one rule, for whoever has to do a little at a time. */
export function checkRule(
  rule: RuleId,
  policy: Policy,
  facts: PolicyFacts,
  managed = managedTools,
): readonly RuleResult[] {
  const exceptions = exceptionsByEnd(policy, facts.today);
  return draftsOf(rule, policy, facts, managed).map(each => withException(each, exceptions));
}

/** How many results there are of each outcome. */
export function countOutcomes(results: readonly RuleResult[]): Readonly<Record<Outcome, number>> {
  const counts = { met: 0, broken: 0, unknown: 0, excepted: 0 };
  for (const { outcome } of results) counts[outcome]++;
  return counts;
}

function draftsOf(rule: RuleId, policy: Policy, facts: PolicyFacts, managed: typeof managedTools): readonly Draft[] {
  switch (rule) {
    case 'tools.approved':
      return checkApproved(policy, facts);
    case 'tools.version':
      return checkVersions(policy, facts);
    case 'extensions.approved':
      return checkExtensions(policy, facts);
    case 'extensions.version':
      return checkExtensionVersions(policy, facts);
    case 'modelHosts.allowed':
      return checkHosts(policy, facts, managed);
    case 'classifications.heldBack':
      return checkClassifications(policy, facts, managed);
    case 'mcp.allowed':
    case 'mcp.denied':
      return checkMcp(rule, policy, facts, managed);
    case 'hooks.guard':
      return checkGuard(policy, facts);
    case 'settings.level':
    case 'settings.required':
    case 'telemetry.vendor':
      return checkSettings(rule, policy, facts, managed);
    case 'permissions.bypass':
    case 'permissions.personalRules':
    case 'sandbox.required':
    case 'sandbox.network':
    case 'hooks.others':
    case 'telemetry.content':
    case 'telemetry.collector':
    case 'retention.transcripts':
    case 'retention.cloudSessions':
      return checkControls(rule, policy, facts, managed);
  }
}
