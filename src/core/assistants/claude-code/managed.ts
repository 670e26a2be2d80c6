import type { Claim } from '../../fidelity.ts';
import { message } from '../../message.ts';
import {
  allowedServers,
  boundOf,
  controlsIn,
  deniedServers,
  heldBack,
  reachableHosts,
} from '../../policy/managed/build.ts';
import { providedServers } from '../../policy/managed/servers.ts';
import type { ManagedTool } from '../../policy/managed/types.ts';
import { destinationOf } from '../../policy/model/classes.ts';
import type { Policy } from '../../policy/model/types.ts';
import { hostOfUrl } from '../../settings/hostPatterns.ts';
import type { SettingValue } from '../../settings/types.ts';
import { claudeCodeFiles } from './settings.ts';

const measured: Claim = {
  fidelity: 'measured',
  source: {
    ref: 'Measured with the real tool on a loopback network (2.1.332)',
    date: '2026-11-28',
    version: '2.1.332',
  },
};
const documented: Claim = {
  fidelity: 'documented',
  source: {
    ref: 'anthropics/claude-code documentation, managed-settings, settings-reference and monitoring-usage, mirror zhalice2011/claude-code-docs@00ee4e80',
    date: '2026-11-30',
  },
};
const program: Claim = {
  fidelity: 'documented',
  source: { ref: 'Claude Code 2.1.332, read in its program', date: '2026-11-30', version: '2.1.332' },
};

const vendor = 'api.anthropic.com';

/**
 * Returns the kinds of model service to allow. Without this key, the user can set a variable that sends requests to a cloud service
 * instead of the enforced address. An address other than the vendor's works if it is in the `env` of the same source. A policy that
 * names further hosts may mean such a service, so the key is not set.
 */
function providers(policy: Policy): SettingValue | undefined {
  const hosts = new Set(
    policy.modelHosts?.others === 'deny' ? policy.modelHosts.allowed.flatMap(each => each.hosts) : [],
  );
  const url = destinationOf(policy, 'claude-code')?.url;
  const host = url === undefined ? vendor : hostOfUrl(url);
  if (host === null || hosts.size !== 1 || !hosts.has(host)) return undefined;
  return [host === vendor ? 'anthropic' : 'customEndpoint'];
}

/** Variables that send requests to a cloud service. */
const cloudVariables = ['CLAUDE_CODE_USE_BEDROCK', 'CLAUDE_CODE_USE_VERTEX', 'CLAUDE_CODE_USE_FOUNDRY'] as const;

const { managedFiles, managedFolders, managedPreferences, files, workspaceFiles, strictJson, shape } = claudeCodeFiles;
const known = controlsIn('managed-settings', measured);
const stated = controlsIn('managed-settings', documented);
const read = controlsIn('managed-settings', program);

export const claudeCodeManaged: ManagedTool = {
  tool: 'claude-code',
  layers: [
    {
      id: 'managed-settings',
      format: 'json',
      files: managedFiles,
      shape,
      folders: managedFolders,
      preferences: managedPreferences[0],
      preferencesReplaceFiles: true,
      registry: { key: 'SOFTWARE\\Policies\\ClaudeCode', form: 'whole', value: 'Settings' },
      notes: [message('policy.note.claudeConsole'), message('policy.note.claudeBroken')],
      ...measured,
    },
    {
      id: 'managed-mcp',
      format: 'json',
      files: {
        linux: ['/etc/claude-code/managed-mcp.json'],
        darwin: ['/Library/Application Support/ClaudeCode/managed-mcp.json'],
        win32: ['C:\\Program Files\\ClaudeCode\\managed-mcp.json'],
      },
      notes: [message('policy.note.claudeMcp')],
      ...measured,
    },
  ],
  ordinary: { files, workspaceFiles, strictJson, shape },
  controls: [
    known('tools.version', 'requiredMinimumVersion', boundOf('claude-code', 'minimum'), { isOnlyManaged: true }),
    stated('tools.version', 'requiredMaximumVersion', boundOf('claude-code', 'maximum'), { isOnlyManaged: true }),
    known('modelHosts.allowed', 'env.ANTHROPIC_BASE_URL', policy => destinationOf(policy, 'claude-code')?.url, {
      wanted: reachableHosts,
      comparison: 'host',
      default: 'https://api.anthropic.com',
      environment: 'ANTHROPIC_BASE_URL',
    }),
    read('modelHosts.allowed', 'allowedProviders', providers, {
      isOnlyManaged: true,
      comparison: 'within',
      default: ['anthropic'],
    }),
    ...cloudVariables.map(variable =>
      read('modelHosts.allowed', `env.${variable}`, policy => (providers(policy) === undefined ? undefined : '0'), {
        default: '0',
        environment: variable,
      }),
    ),
    known(
      'classifications.heldBack',
      'permissions.deny',
      heldBack('claude-code', '**/', './', glob => `Read(${glob})`),
      {
        merge: 'list',
        note: message('policy.note.claudeRead'),
      },
    ),
    stated('classifications.heldBack', 'sandbox.filesystem.denyRead', heldBack('claude-code', '**/', './'), {
      merge: 'list',
      note: message('policy.note.sandboxOnly'),
    }),
    known('permissions.bypass', 'permissions.disableBypassPermissionsMode', 'disable'),
    known('permissions.personalRules', 'allowManagedPermissionRulesOnly', true, { isOnlyManaged: true }),
    stated('sandbox.required', 'sandbox.enabled', true, { default: false, needsCommands: ['bwrap', 'socat'] }),
    known('sandbox.required', 'sandbox.failIfUnavailable', true, { default: false, needsCommands: ['bwrap', 'socat'] }),
    stated('sandbox.required', 'sandbox.allowUnsandboxedCommands', false, { default: true }),
    stated('sandbox.network', 'sandbox.network.allowManagedDomainsOnly', true, { isOnlyManaged: true }),
    known('mcp.allowed', 'allowedMcpServers', allowedServers, {
      comparison: 'within',
      note: message('policy.note.claudeMcpName'),
    }),
    controlsIn('managed-mcp', measured)('mcp.allowed', 'mcpServers', providedServers, {
      isOnlyManaged: true,
      note: message('policy.note.claudeMcp'),
    }),
    stated('mcp.allowed', 'allowManagedMcpServersOnly', true, { isOnlyManaged: true }),
    stated('mcp.allowed', 'disableSideloadFlags', true, { isOnlyManaged: true }),
    stated('mcp.denied', 'deniedMcpServers', deniedServers, { merge: 'list' }),
    stated('hooks.others', 'allowManagedHooksOnly', true, { isOnlyManaged: true }),
    stated('telemetry.content', 'env.OTEL_LOG_USER_PROMPTS', '0', { default: '0' }),
    // If this is not set, the variable for prompts decides.
    read('telemetry.content', 'env.OTEL_LOG_ASSISTANT_RESPONSES', '0', { default: '0' }),
    read('telemetry.content', 'env.OTEL_LOG_TOOL_DETAILS', '0', { default: '0' }),
    read('telemetry.content', 'env.OTEL_LOG_TOOL_CONTENT', '0', { default: '0' }),
    stated('telemetry.content', 'env.OTEL_LOG_RAW_API_BODIES', '0', { default: '0' }),
    stated('telemetry.collector', 'env.CLAUDE_CODE_ENABLE_TELEMETRY', '1'),
    stated('telemetry.collector', 'env.OTEL_METRICS_EXPORTER', 'otlp'),
    stated('telemetry.collector', 'env.OTEL_LOGS_EXPORTER', 'otlp'),
    stated('telemetry.collector', 'env.OTEL_EXPORTER_OTLP_PROTOCOL', 'http/protobuf'),
    stated('telemetry.collector', 'env.OTEL_EXPORTER_OTLP_ENDPOINT', ({ telemetry }) => telemetry.collector),
    stated('retention.transcripts', 'cleanupPeriodDays', ({ retention }) => retention.transcripts, {
      comparison: 'at-most',
      default: 30,
    }),
    stated('retention.cloudSessions', 'disableRemoteControl', true, { default: false }),
    read('retention.cloudSessions', 'autoUploadSessions', false, { default: false }),
  ],
  placements: [
    {
      layer: 'managed-settings',
      keyPath: ({ kind, key, keyPath, shouldBeUnset }) => {
        if (kind === 'json-file') return keyPath ?? [key];
        return kind === 'env' && shouldBeUnset !== true ? ['env', key] : null;
      },
      ...documented,
    },
  ],
  limits: {},
};
