import { isSameServer } from '../model/servers.ts';
import type { McpServer, Policy } from '../model/types.ts';

type Mcp = NonNullable<Policy['mcp']>;

/** Returns the servers that both policies allow, and those that either denies. Of a server that both list, `a` says all else. */
export function joinMcp(a: Mcp, b: Mcp): Mcp {
  const within = (server: McpServer, other: Mcp): boolean =>
    other.others === 'allow' || other.allowed.some(each => isSameServer(each, server));
  const allowed = [...a.allowed.filter(each => within(each, b)), ...b.allowed.filter(each => within(each, a))];
  return {
    others: a.others === 'deny' || b.others === 'deny' ? 'deny' : 'allow',
    allowed: distinct(allowed),
    denied: distinct([...a.denied, ...b.denied]),
  };
}

function distinct<Server extends McpServer>(servers: readonly Server[]): readonly Server[] {
  // A map keeps the last entry of a key.
  const known = new Map(servers.toReversed().map(each => [JSON.stringify([each.url, each.command]), each]));
  return [...known.values()].reverse();
}
