import { readersOf } from '../../assistants/readers.ts';
import { message } from '../../message.ts';
import { type ConfiguredServer, configuredServers } from '../../readers/servers.ts';
import type { ManagedTool } from '../managed/types.ts';
import { isSameServer } from '../model/servers.ts';
import type { Policy } from '../model/types.ts';
import { controlStates } from './controls.ts';
import { draft, outcomeOf } from './drafts.ts';
import type { Draft, PolicyFacts } from './types.ts';

type McpRule = 'mcp.allowed' | 'mcp.denied';
const refusals = { 'mcp.allowed': 'policy.check.mcp.allowed', 'mcp.denied': 'policy.check.mcp.denied' } as const;

/** Checks the MCP servers of the tools in use against the lists of the policy. */
export function checkMcp(
  rule: McpRule,
  policy: Policy,
  facts: PolicyFacts,
  all: readonly ManagedTool[],
): readonly Draft[] {
  return facts.tools.flatMap(({ id }): readonly Draft[] => {
    const readers = readersOf(id);
    if (readers === null)
      return [draft({ rule, tool: id, outcome: 'unknown', why: message('policy.check.serversUnseen') })];
    const { servers, problems } = configuredServers(id, readers.servers, facts.readings);
    const unknown = problems.map(why => draft({ rule, tool: id, outcome: 'unknown', why }));
    const managed = all.find(each => each.tool === id);
    const states = managed === undefined ? [] : controlStates(rule, managed, policy, facts);
    const blocking = states.find(state => state.scope === 'policy' && outcomeOf(state) === 'met');
    const wrong = servers.filter(each => isWrong(rule, each, policy));
    const found = wrong.map((each): Draft => {
      const { file, line, name } = each;
      const why = message(blocking === undefined ? refusals[rule] : 'policy.check.serverBlocked');
      const place = { file, ...(line === null ? {} : { line }), layer: 'file', isManaged: blocking !== undefined };
      return draft({
        rule,
        tool: id,
        subject: name,
        outcome: blocking === undefined ? 'broken' : 'met',
        ...place,
        why,
      });
    });
    if (unknown.length + found.length > 0) return [...unknown, ...found];
    return [
      draft({ rule, tool: id, outcome: 'met', why: message('policy.check.serversFit', { count: servers.length }) }),
    ];
  });
}

function isWrong(rule: McpRule, server: ConfiguredServer, { mcp }: Policy): boolean {
  const list = rule === 'mcp.denied' ? mcp?.denied : mcp?.allowed;
  const isListed = list?.some(each => isSameServer(each, server)) === true;
  return rule === 'mcp.denied' ? isListed : !isListed;
}
