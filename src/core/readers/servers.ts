import type { Message } from '../message.ts';
import type { ValuePath } from '../config/removal/removal.ts';
import type { McpServer } from '../policy/model/types.ts';
import type { Readings } from '../settings/readings.ts';
import type { SettingObject, SettingValue } from '../settings/types.ts';
import { isList, isObject } from '../settings/values.ts';
import { filesAt, lineOf, valueAt } from './places.ts';
import type { ServerPlace } from './types.ts';

/** An MCP server that was added to a tool. The command is unmasked, so it may contain a secret. */
export interface ConfiguredServer extends McpServer {
  readonly tool: string;
  /** Absolute. */
  readonly file: string;
  readonly line: number | null;
  /** Where it is in the file. */
  readonly path: ValuePath;
  /** The place it was read from, which shows whether the file belongs to the workspace. */
  readonly place: ServerPlace;
  readonly isOff: boolean;
  /** The folder in which it is started, as written. */
  readonly cwd: string | null;
  /** Names of the variables and headers that are passed to it. */
  readonly variables: readonly string[];
  /** How many of its tools run without a question. */
  readonly approved: number | 'all';
}

/** The servers of a tool, and problems with files that could not be read. */
export interface ConfiguredServers {
  readonly servers: readonly ConfiguredServer[];
  readonly problems: readonly Message[];
}

/** The MCP servers configured in the files of a tool. Pure; never throws. */
export function configuredServers(tool: string, places: readonly ServerPlace[], readings: Readings): ConfiguredServers {
  const servers: ConfiguredServer[] = [];
  const problems: Message[] = [];
  for (const place of places) {
    for (const file of filesAt(place.file, readings)) {
      const found = valueAt(place, file, readings);
      if (found === null) continue;
      if (found.problem !== null) {
        problems.push(found.problem);
        continue;
      }
      for (const { key, name, server } of namedServers(found.value)) {
        const line = lineOf(place, String(key), file, readings) ?? found.line;
        const path = [...found.path, key];
        servers.push({ tool, name, file, line, path, place, ...identityOf(server), ...detailsOf(server) });
      }
    }
  }
  return { servers, problems };
}

interface NamedServer {
  /** Its key or index in the file. */
  readonly key: string | number;
  readonly name: string;
  readonly server: SettingObject;
}

/** Servers by name. Continue has a list of them, each with its name in it. */
function namedServers(value: SettingValue | undefined): readonly NamedServer[] {
  if (isList(value))
    return value.flatMap((server, at) => {
      const name = isObject(server) ? server['name'] : undefined;
      return isObject(server) && typeof name === 'string' ? [{ key: at, name, server }] : [];
    });
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, server]) => (isObject(server) ? [{ key: name, name, server }] : []));
}

/** The keys that products use for a server's URL. */
const addresses = ['url', 'serverUrl', 'httpUrl'] as const;

function identityOf(server: SettingObject): Pick<McpServer, 'url' | 'command'> {
  const url = addresses.map(key => server[key]).find(each => typeof each === 'string');
  const { command } = server;
  // Zed has a nested object with the program, its arguments and variables.
  const program = isObject(command) ? [...words(command['path']), ...words(command['args'])] : words(command);
  if (program.length > 0) return { command: [...program, ...words(server['args'])] };
  return url === undefined ? {} : { url };
}

/** Keys of objects whose keys are names of variables or headers. `names` below has keys whose values are such names. */
export const namingKeys = ['env', 'environment', 'headers', 'http_headers', 'env_http_headers'] as const;
const names = ['env_vars', 'bearer_token_env_var'] as const;
/** Keys that let tools of a server run without a question. `trust` is the key of Gemini and Qwen for all of them. */
export const approvingKeys = ['autoApprove', 'alwaysAllow', 'trust'] as const;
/** Keys with a list of tools that run without a question (Cline, Kiro; Roo, Kilo). */
const approving = ['autoApprove', 'alwaysAllow'] as const;

function detailsOf(server: SettingObject): Pick<ConfiguredServer, 'isOff' | 'cwd' | 'variables' | 'approved'> {
  const inner = isObject(server['command']) ? server['command'] : {};
  const keysOf = (value: SettingValue | undefined): readonly string[] => (isObject(value) ? Object.keys(value) : []);
  const approved = approving.flatMap(key => words(server[key]));
  return {
    isOff: server['enabled'] === false || server['disabled'] === true,
    cwd: typeof server['cwd'] === 'string' ? server['cwd'] : null,
    variables: [
      ...new Set([
        ...namingKeys.flatMap(key => [...keysOf(server[key]), ...keysOf(inner[key])]),
        ...names.flatMap(key => words(server[key])),
      ]),
    ],
    approved: server['trust'] === true || approved.includes('*') ? 'all' : approved.length,
  };
}

function words(value: SettingValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.map(each => (typeof each === 'string' ? each : JSON.stringify(each))) : [];
}
