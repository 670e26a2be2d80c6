import type { Claim } from '../../fidelity.ts';
import { message } from '../../message.ts';
import { controlsIn } from '../../policy/managed/build.ts';
import type { ManagedTool } from '../../policy/managed/types.ts';
import { destinationOf, patternsHeldBack } from '../../policy/model/classes.ts';
import { globsOf } from '../../policy/model/globs.ts';
import type { Policy } from '../../policy/model/types.ts';
import { openCodeFiles } from './settings.ts';

const measured: Claim = {
  fidelity: 'measured',
  source: {
    ref: 'Measured with the real tool on a loopback network (1.18.33)',
    date: '2026-11-28',
    version: '1.18.33',
  },
};
const documented: Claim = {
  fidelity: 'documented',
  source: { ref: 'opencode.ai/docs/config', date: '2026-11-28' },
};

const known = controlsIn('managed-config', measured);
const stated = controlsIn('managed-config', documented);
const {
  managedFiles,
  managedPreferences,
  managedFolderVariable,
  files,
  workspaceFiles,
  filesVariable,
  contentVariable,
} = openCodeFiles;

/** Providers whose address can be changed. */
const providers = ['anthropic', 'openai'] as const;
const whenSent =
  <Value>(value: (url: string) => Value) =>
  (policy: Policy): Value | undefined => {
    const url = destinationOf(policy, 'opencode')?.url;
    return url === undefined ? undefined : value(url);
  };

export const openCodeManaged: ManagedTool = {
  tool: 'opencode',
  layers: [
    {
      id: 'managed-config',
      format: 'json',
      files: managedFiles,
      bypass: { variable: managedFolderVariable, names: 'folder' },
      preferences: managedPreferences[0],
      notes: [message('policy.note.bypassFolder', { name: managedFolderVariable }), message('policy.note.brokenStops')],
      ...measured,
    },
  ],
  ordinary: { files, workspaceFiles, filesVariable, contentVariable },
  controls: [
    known(
      'modelHosts.allowed',
      'enabled_providers',
      whenSent(() => [...providers]),
      { comparison: 'within' },
    ),
    ...providers.map(id =>
      stated(
        'modelHosts.allowed',
        ['provider', id, 'options', 'baseURL'],
        whenSent(url => url),
      ),
    ),
    stated(
      'classifications.heldBack',
      'permission.read',
      policy => {
        // `*` also matches across folders there, so `*.env` is every `.env` (opencode.ai/docs/permissions).
        const globs = globsOf(patternsHeldBack(policy, 'opencode'), ['*'], ['']);
        return globs.length === 0 ? undefined : Object.fromEntries(globs.map(glob => [glob, 'deny']));
      },
      { merge: 'object', note: message('policy.note.readToolOnly') },
    ),
    stated('permissions.bypass', 'permission.bash', 'ask', { note: message('policy.note.openCodeAsk') }),
    stated('permissions.bypass', 'permission.edit', 'ask'),
    known(
      'mcp.denied',
      'mcp',
      ({ mcp }) =>
        mcp === undefined || mcp.denied.length === 0
          ? undefined
          : Object.fromEntries(mcp.denied.map(({ name }) => [name, { enabled: false }])),
      { merge: 'object', note: message('policy.note.byName') },
    ),
    known('retention.cloudSessions', 'share', 'disabled', { default: 'manual' }),
  ],
  placements: [
    {
      layer: 'managed-config',
      keyPath: spec => (spec.kind === 'json-file' && spec.merge === undefined ? (spec.keyPath ?? null) : null),
      ...documented,
    },
  ],
  limits: {
    'tools.version': message('policy.limit.noVersionKey'),
    'permissions.personalRules': message('policy.limit.noSuchKey'),
    'sandbox.required': message('policy.limit.noSandbox'),
    'sandbox.network': message('policy.limit.noSandbox'),
    'mcp.allowed': message('policy.limit.openCodeServers'),
    'hooks.others': message('policy.limit.noSuchKey'),
    'telemetry.content': message('policy.limit.noTelemetry'),
    'telemetry.collector': message('policy.limit.noTelemetry'),
    'retention.transcripts': message('policy.limit.keepsWithoutEnd'),
  },
};
