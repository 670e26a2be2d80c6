import { type RuleId, ruleIds } from './ruleIds.ts';
import type { Policy } from './types.ts';

const demands: Readonly<Record<RuleId, (policy: Policy) => boolean>> = {
  'tools.approved': ({ tools }) => tools?.others === 'deny',
  'tools.version': ({ tools }) =>
    tools?.approved.some(each => each.minimum !== undefined || each.maximum !== undefined) === true,
  'extensions.approved': ({ extensions }) =>
    extensions !== undefined && (extensions.others !== 'allow' || extensions.denied.length > 0),
  'extensions.version': ({ extensions }) => extensions?.allowed.some(each => each.versions !== undefined) === true,
  'modelHosts.allowed': ({ modelHosts }) => modelHosts?.others === 'deny',
  'classifications.heldBack': ({ classifications }) => classifications.length > 0,
  'permissions.bypass': ({ permissions }) => permissions.bypass === 'deny',
  'permissions.personalRules': ({ permissions }) => permissions.personalRules === 'deny',
  'sandbox.required': ({ sandbox }) => sandbox.required === true,
  'sandbox.network': ({ sandbox }) => sandbox.network === 'deny',
  'mcp.allowed': ({ mcp }) => mcp?.others === 'deny',
  'mcp.denied': ({ mcp }) => mcp !== undefined && mcp.denied.length > 0,
  'hooks.others': ({ hooks }) => hooks.others === 'deny',
  'hooks.guard': ({ hooks }) => hooks.guard === 'required',
  'settings.level': ({ settings }) => settings.level !== undefined,
  'settings.required': ({ settings }) => settings.required.length > 0,
  'telemetry.vendor': ({ telemetry }) => telemetry.vendor === 'deny',
  'telemetry.content': ({ telemetry }) => telemetry.content === 'deny',
  'telemetry.collector': ({ telemetry }) => telemetry.collector !== undefined,
  'retention.transcripts': ({ retention }) => retention.transcripts !== undefined,
  'retention.cloudSessions': ({ retention }) => retention.cloudSessions === 'deny',
};

/** Whether a policy demands a rule. */
export function isDemanded(rule: RuleId, policy: Policy): boolean {
  return demands[rule](policy);
}

/** Returns the rules that a policy demands, in the order of its sections. */
export function rulesOf(policy: Policy): readonly RuleId[] {
  return ruleIds.filter(rule => isDemanded(rule, policy));
}
