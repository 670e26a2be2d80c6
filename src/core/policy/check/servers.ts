import { jsonFormat } from '../../config/jsonFormat.ts';
import { tomlFormat } from '../../config/tomlFormat.ts';
import { type Message, message } from '../../message.ts';
import { readingOf, type Readings, resolveFile } from '../../settings/readings.ts';
import type { SettingObject, SettingValue } from '../../settings/types.ts';
import { isList, isObject } from '../../settings/values.ts';
import type { ManagedTool, McpPlace } from '../managed/types.ts';
import type { McpServer } from '../model/types.ts';

/** An MCP server that somebody added to a tool. */
export interface ConfiguredServer extends McpServer {
  readonly tool: string;
  /** Absolute. */
  readonly file: string;
  readonly line: number | null;
}

/** The servers of a tool, and the files that do not tell theirs. */
export interface ConfiguredServers {
  readonly servers: readonly ConfiguredServer[];
  readonly problems: readonly Message[];
}

/** The MCP servers that the files of a tool configure. Pure; never throws. */
export function configuredServers({ tool, mcp = [] }: ManagedTool, readings: Readings): ConfiguredServers {
  const servers: ConfiguredServer[] = [];
  const problems: Message[] = [];
  for (const place of mcp) {
    const file = fileOf(place, readings);
    const reading = file === null ? null : readingOf(readings, file);
    if (file === null || reading === null || reading.kind === 'absent') continue;
    if (reading.kind === 'unreadable') {
      problems.push(reading.problem);
      continue;
    }
    const format = place.format === 'toml' ? tomlFormat : jsonFormat(false, '  ');
    const lookup = format.lookup(reading.text, place.keyPath);
    if (lookup.kind === 'malformed') {
      problems.push(message('settings.malformed', { file, line: lookup.line, column: lookup.column }));
      continue;
    }
    if (lookup.value === undefined || !isObject(lookup.value)) continue;
    for (const [name, server] of Object.entries(lookup.value)) {
      const own = format.lookup(reading.text, [...place.keyPath, name]);
      const line = own.kind === 'value' ? own.line : null;
      if (isObject(server)) servers.push({ tool, name, ...identityOf(server), file, line });
    }
  }
  return { servers, problems };
}

function fileOf({ file }: McpPlace, readings: Readings): string | null {
  if (!file.startsWith('<user>/')) return resolveFile(file, readings);
  const user = readings.editor.userFile;
  return user === null ? null : user.replace(/[^\\/]*$/, '') + file.slice('<user>/'.length);
}

/** Keys for the address, as the products call it. */
const addresses = ['url', 'serverUrl', 'httpUrl'] as const;

function identityOf(server: SettingObject): Omit<McpServer, 'name'> {
  const url = addresses.map(key => server[key]).find(each => typeof each === 'string');
  const command = words(server['command']);
  if (command.length > 0) return { command: [...command, ...words(server['args'])] };
  return url === undefined ? {} : { url };
}

function words(value: SettingValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.map(each => (typeof each === 'string' ? each : JSON.stringify(each))) : [];
}
