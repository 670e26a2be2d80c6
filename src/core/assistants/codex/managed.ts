import type { Claim } from '../../fidelity.ts';
import { message } from '../../message.ts';
import { controlsIn, heldBack } from '../../policy/managed/build.ts';
import type { ManagedTool } from '../../policy/managed/types.ts';
import { destinationOf } from '../../policy/model/classes.ts';
import type { SettingObject } from '../../settings/types.ts';
import { isList, isObject } from '../../settings/values.ts';
import { codexFiles, codexRequirementPreferences, codexRequirements, isInRequirements } from './settings.ts';

const version = '0.171.0';
const measured: Claim = {
  fidelity: 'measured',
  source: { ref: 'Measured with the real tool on a loopback network (0.171.0)', date: '2026-11-28', version },
};
const documented: Claim = {
  fidelity: 'documented',
  source: {
    ref: 'developers.openai.com/codex/enterprise/managed-configuration; openai/codex config_requirements.rs@d3abfcf1',
    date: '2026-11-28',
  },
};

const required = controlsIn('requirements', measured);
const statedRequired = controlsIn('requirements', documented);
const configured = controlsIn('managed-config', measured);

/**
 * The folders below which files are held back. With a glob from the root, no session starts on Linux under a sandbox, since the glob
 * "cannot be safely expanded" (measured with 0.171.0 on 2026-11-29); it can be in home folders and where containers keep repositories.
 */
const folders = ['~', '/workspaces'];
const belowFolders = folders.map(folder => `${folder}/**/`);

/** A provider with a name of ours, so the other providers in the tables are unchanged. */
const provider = 'organisation';

export const codexManaged: ManagedTool = {
  tool: 'codex',
  layers: [
    {
      id: 'requirements',
      format: 'toml',
      files: codexRequirements,
      preferences: codexRequirementPreferences,
      flawIn,
      notes: [message('policy.note.codexUnknownKeys'), message('policy.note.brokenStops')],
      ...measured,
    },
    {
      id: 'managed-config',
      format: 'toml',
      files: { linux: ['/etc/codex/managed_config.toml'], darwin: ['/etc/codex/managed_config.toml'] },
      preferences: codexFiles.managedPreferences[0],
      notes: [message('policy.note.codexNotOnWindows'), message('policy.note.brokenStops')],
      ...measured,
    },
  ],
  ordinary: {
    files: codexFiles.files,
    conditionalFiles: codexFiles.conditionalFiles,
    systemFiles: codexFiles.systemFiles,
    profileFiles: codexFiles.profileFiles,
    profiles: { selector: ['profile'], table: ['profiles'] },
  },
  controls: [
    required('modelHosts.allowed', 'model_provider', policy =>
      destinationOf(policy, 'codex') === undefined ? undefined : provider,
    ),
    required(
      'modelHosts.allowed',
      ['model_providers', provider],
      policy => {
        const url = destinationOf(policy, 'codex')?.url;
        return url === undefined ? undefined : { name: provider, base_url: url, wire_api: 'responses' };
      },
      { isOnlyManaged: true },
    ),
    required(
      'classifications.heldBack',
      'permissions.filesystem.deny_read',
      heldBack('codex', belowFolders, belowFolders),
      {
        merge: 'list',
        isOnlyManaged: true,
        note: message('policy.note.codexFolders', { folders: folders.join(', ') }),
      },
    ),
    required('permissions.bypass', 'allowed_approval_policies', ['untrusted', 'on-request'], {
      comparison: 'within',
      isOnlyManaged: true,
      note: message('policy.note.takenUp'),
      instead: [{ layer: 'managed-config', keyPath: ['approval_policy'], value: 'on-request', accepts: ['untrusted'] }],
    }),
    required('sandbox.required', 'allowed_sandbox_modes', ['read-only', 'workspace-write'], {
      comparison: 'within',
      isOnlyManaged: true,
      instead: [
        { layer: 'managed-config', keyPath: ['sandbox_mode'], value: 'workspace-write', accepts: ['read-only'] },
      ],
    }),
    configured('sandbox.network', 'sandbox_workspace_write.network_access', false, { default: false }),
    required(
      'mcp.allowed',
      'mcp_servers',
      ({ mcp }) =>
        mcp?.others !== 'deny'
          ? undefined
          : Object.fromEntries(
              mcp.allowed.map(({ name, url, command }) => [
                name,
                { identity: url === undefined ? { command: command?.[0] ?? '' } : { url } },
              ]),
            ),
      { isOnlyManaged: true, note: message('policy.note.codexServers') },
    ),
    required('hooks.others', 'allow_managed_hooks_only', true, { isOnlyManaged: true }),
    statedRequired('telemetry.content', 'otel.log_user_prompt', false, { default: false }),
    statedRequired('telemetry.content', 'otel.log_agent_responses', false),
    statedRequired('telemetry.collector', 'otel.exporter', ({ telemetry }) =>
      telemetry.collector === undefined
        ? undefined
        : { 'otlp-http': { endpoint: telemetry.collector, protocol: 'binary' } },
    ),
    required('retention.cloudSessions', 'allow_remote_control', false, {
      isOnlyManaged: true,
      note: message('policy.note.takenUp'),
    }),
  ],
  placements: [
    {
      layer: 'requirements',
      keyPath: spec => (isInRequirements(spec.key) ? (spec.keyPath ?? null) : null),
      ...measured,
    },
    {
      layer: 'managed-config',
      keyPath: spec => (spec.kind === 'toml-file' && spec.shouldBeUnset !== true ? (spec.keyPath ?? null) : null),
      ...measured,
    },
  ],
  limits: {
    'tools.version': message('policy.limit.noVersionKey'),
    'mcp.denied': message('policy.limit.onlyAllowList'),
    'permissions.personalRules': message('policy.limit.noSuchKey'),
    'retention.transcripts': message('policy.limit.keepsWithoutEnd'),
  },
};

/** Returns what prevents the tool from starting (measured): a list of modes without read-only, or a glob from the root. */
function flawIn({ allowed_sandbox_modes: modes, permissions }: SettingObject): string | null {
  if (modes !== undefined && !(isList(modes) && modes.includes('read-only')))
    return 'allowed_sandbox_modes lacks read-only';
  const filesystem = isObject(permissions) ? permissions['filesystem'] : undefined;
  const denied = isObject(filesystem) ? filesystem['deny_read'] : undefined;
  const isFromRoot = isList(denied) && denied.some(each => typeof each === 'string' && /^\/[*?[]/.test(each));
  return isFromRoot ? 'deny_read has a glob from the root' : null;
}
