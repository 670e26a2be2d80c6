import type { SettingValue } from '../../settings/types.ts';
import type { Policy } from '../model/types.ts';

/** Names of the servers that may be used, for tools that compare names. */
export function serverNames({ mcp }: Policy): SettingValue | undefined {
  return mcp?.others === 'deny' ? mcp.allowed.map(({ name }) => name) : undefined;
}

/** The definitions of these servers: where names are compared, the definition has to be where nobody changes it. */
export function namedServers({ mcp }: Policy): SettingValue | undefined {
  if (mcp?.others !== 'deny' || mcp.allowed.length === 0) return undefined;
  const definitions = mcp.allowed.map(({ name, url, command = [] }) => {
    const [program = '', ...args] = command;
    return [name, url === undefined ? { command: program, args } : { httpUrl: url }] as const;
  });
  return Object.fromEntries(definitions);
}

/** Names of the servers that may not be used. */
export function deniedNames({ mcp }: Policy): SettingValue | undefined {
  return mcp === undefined || mcp.denied.length === 0 ? undefined : mcp.denied.map(({ name }) => name);
}

/**
 * The servers that everybody gets, for a file that alone says which servers there are. Where some are allowed and none is
 * provided there is no such file: it would take those away that people may add.
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
