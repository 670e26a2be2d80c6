import type { Claim } from '../../fidelity.ts';
import { patternsHeldBack } from '../model/classes.ts';
import { globsOf } from '../model/globs.ts';
import { isDemanded } from '../model/rules.ts';
import type { McpServer, Policy } from '../model/types.ts';
import type { SettingValue } from '../../settings/types.ts';
import type { Message } from '../../message.ts';
import { type RuleId, ruleIds } from '../model/ruleIds.ts';
import type { Control, ManagedTool } from './types.ts';

type Details = Partial<Omit<Control, 'rule' | 'layer' | 'keyPath' | 'value'>>;
type Value = SettingValue | ((policy: Policy) => SettingValue | undefined);

/**
 * Returns a function that makes controls of one layer with the same claim. A plain value is written if the policy demands the
 * rule.
 */
export function controlsIn(layer: string, claim: Claim) {
  return (rule: RuleId, key: string | readonly string[], value: Value, details: Details = {}): Control => ({
    rule,
    layer,
    keyPath: typeof key === 'string' ? key.split('.') : key,
    value: typeof value === 'function' ? value : policy => (isDemanded(rule, policy) ? value : undefined),
    strength: 'enforced',
    ...claim,
    ...details,
  });
}

/**
 * Makes entries for the files that a tool must not read; undefined if there are none.
 * @param anywhere the prefix of globs that match at any depth; with several, there is one entry for each
 */
export function heldBack(
  tool: string,
  anywhere: string | readonly string[],
  root: string | readonly string[],
  entry: (glob: string) => string = glob => glob,
): (policy: Policy) => readonly string[] | undefined {
  return policy => {
    const globs = globsOf(patternsHeldBack(policy, tool), [anywhere].flat(), [root].flat());
    return globs.length === 0 ? undefined : globs.map(entry);
  };
}

/** Makes entries for MCP servers in the form of Claude Code and Copilot: `serverUrl`, `serverCommand`. */
function serverEntries(servers: readonly McpServer[]): SettingValue {
  return servers.map(({ url, command }) => ({
    ...(url === undefined ? {} : { serverUrl: url }),
    ...(command === undefined ? {} : { serverCommand: [...command] }),
  }));
}

/** Returns the allowed servers, if others are denied. */
export function allowedServers({ mcp }: Policy): SettingValue | undefined {
  return mcp?.others === 'deny' ? serverEntries(mcp.allowed) : undefined;
}

/** Returns the MCP servers that the policy denies, as list entries; undefined if there are none. */
export function deniedServers({ mcp }: Policy): SettingValue | undefined {
  return mcp === undefined || mcp.denied.length === 0 ? undefined : serverEntries(mcp.denied);
}

/** Returns every host to which model requests may go, if others are denied. */
export function reachableHosts({ modelHosts }: Policy): SettingValue | undefined {
  return modelHosts?.others === 'deny' ? modelHosts.allowed.flatMap(({ hosts }) => hosts) : undefined;
}

/** Returns the lowest or highest allowed version of a tool. */
export function boundOf(tool: string, bound: 'minimum' | 'maximum'): (policy: Policy) => string | undefined {
  return ({ tools }) => tools?.approved.find(({ id }) => id === tool)?.[bound];
}

/** Describes a tool that administrators cannot manage on the machine, and why. */
export function withoutLayer(tool: string, why: Message): ManagedTool {
  const limits = Object.fromEntries(ruleIds.map(rule => [rule, why]));
  return { tool, layers: [], controls: [], placements: [], limits };
}
