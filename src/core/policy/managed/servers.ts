import type { SettingValue } from '../../settings/types.ts';
import type { Policy } from '../model/types.ts';

/** Returns the names of the allowed servers, for tools that compare names. */
export function serverNames({ mcp }: Policy): SettingValue | undefined {
  return mcp?.others === 'deny' ? mcp.allowed.map(({ name }) => name) : undefined;
}

/** Returns the definitions of these servers: if a tool compares only names, the definition must be where users cannot change it. */
export function namedServers({ mcp }: Policy): SettingValue | undefined {
  if (mcp?.others !== 'deny' || mcp.allowed.length === 0) return undefined;
  const definitions = mcp.allowed.map(({ name, url, command = [] }) => {
    const [program = '', ...args] = command;
    return [name, url === undefined ? { command: program, args } : { httpUrl: url }] as const;
  });
  return Object.fromEntries(definitions);
}

/** Returns the names of the denied servers. */
export function deniedNames({ mcp }: Policy): SettingValue | undefined {
  return mcp === undefined || mcp.denied.length === 0 ? undefined : mcp.denied.map(({ name }) => name);
}

/**
 * Returns the servers that everybody gets, for a file that replaces all other server lists. If servers are allowed but none
 * is provided, there is no such file: it would remove the servers that people may add.
 */
export function providedServers({ mcp }: Policy): SettingValue | undefined {
  if (mcp?.others !== 'deny') return undefined;
  const provided = mcp.allowed.filter(each => each.provided === true);
  if (provided.length === 0 && mcp.allowed.length > 0) return undefined;
  const definitions = provided.map(({ name, url, command = [] }) => {
    const [program = '', ...args] = command;
    return [name, url === undefined ? { type: 'stdio', command: program, args } : { type: 'http', url }] as const;
  });
  return Object.fromEntries(definitions);
}
