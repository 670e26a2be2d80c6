import type { FleetSummary, McpSummary, ToolSummary } from '../../fleet/merge/types.ts';

/** A custom name and value (CycloneDX 1.7, `properties`). */
interface Property {
  readonly name: string;
  readonly value: string;
}

/**
 * Formats the tools of a fleet as a bill of materials in CycloneDX 1.7 (ECMA-424): a component for each tool and version, a
 * service for each MCP server on the network, a component for each MCP server that is a local program.
 */
export function fleetCycloneDx({ to, tools, mcp }: FleetSummary, version: string): string {
  const started = mcp.filter(({ endpoint }) => endpoint === null);
  const asked = mcp.filter(({ endpoint }) => endpoint !== null);
  const body = {
    $schema: 'http://cyclonedx.org/schema/bom-1.7.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.7',
    version: 1,
    metadata: {
      ...(to === null ? {} : { timestamp: to }),
      tools: { components: [{ type: 'application', name: 'sightglass', version }] },
      component: { type: 'application', 'bom-ref': 'fleet', name: 'AI tools of a fleet' },
    },
    components: [...tools.flatMap(componentsOf), ...started.map(componentOf)],
    services: asked.map(serviceOf),
  };
  return `${JSON.stringify(body, null, 1)}\n`;
}

function componentsOf({ type, identifier, name, versions, unapproved }: ToolSummary): readonly object[] {
  return versions.map(({ version, machines }) => ({
    type: 'application',
    'bom-ref': `${type}:${identifier}:${name}@${version ?? ''}`,
    name,
    ...(version === null ? {} : { version }),
    properties: properties({ type, identifier, machines, unapproved }),
  }));
}

function componentOf({ name, command, tools, machines }: McpSummary, at: number): object {
  return {
    type: 'application',
    'bom-ref': `mcp_server:${at}:${name}`,
    name,
    properties: properties({ type: 'mcp_server', command: command ?? '', tools: tools.join(' '), machines }),
  };
}

function serviceOf({ name, endpoint, tools, machines }: McpSummary, at: number): object {
  return {
    'bom-ref': `mcp_service:${at}:${name}`,
    name,
    endpoints: [`https://${endpoint ?? ''}`],
    'x-trust-boundary': true,
    properties: properties({ type: 'mcp_server', tools: tools.join(' '), machines }),
  };
}

function properties(values: Readonly<Record<string, string | number>>): readonly Property[] {
  return Object.entries(values).map(([name, value]) => ({ name: `sightglass:${name}`, value: String(value) }));
}
