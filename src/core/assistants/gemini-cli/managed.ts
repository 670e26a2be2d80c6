import type { Claim } from '../../fidelity.ts';
import { message } from '../../message.ts';
import { controlsIn } from '../../policy/managed/build.ts';
import { refusedReads, refusedRule } from '../../policy/managed/geminiRules.ts';
import { deniedNames, namedServers, serverNames } from '../../policy/managed/servers.ts';
import type { ManagedTool } from '../../policy/managed/types.ts';
import { geminiCliFiles } from './settings.ts';

const measured: Claim = {
  fidelity: 'measured',
  source: { ref: 'Measured with the real tool on a loopback network (0.61.0)', date: '2026-11-28', version: '0.61.0' },
};
const documented: Claim = {
  fidelity: 'documented',
  source: { ref: 'google-gemini/gemini-cli docs/cli/enterprise.md@04017827, docs/admin', date: '2026-11-28' },
};

/** A rule of the build refused `read_file`; without the rule, the same session read the file. */
const tried: Claim = { ...measured, source: { ...measured.source, date: '2026-11-29' } };

const inProgram: Claim = {
  fidelity: 'exact',
  source: { ref: 'Published build of Gemini CLI 0.61.0', date: '2026-11-30', version: '0.61.0' },
};

const known = controlsIn('system-settings', measured);
const stated = controlsIn('system-settings', documented);
const { files, workspaceFiles, systemFiles, managedFiles, managedFilesVariable } = geminiCliFiles;

export const geminiCliManaged: ManagedTool = {
  tool: 'gemini-cli',
  layers: [
    {
      id: 'system-settings',
      format: 'json',
      files: managedFiles,
      bypass: { variable: managedFilesVariable, names: 'file' },
      isByRootOnly: true,
      notes: [
        message('policy.note.bypass', { name: managedFilesVariable }),
        message('policy.note.rootOwned'),
        message('policy.note.brokenStops'),
      ],
      ...measured,
    },
    {
      id: 'policy-engine',
      format: 'toml',
      files: {
        linux: ['/etc/gemini-cli/policies/sightglass.toml'],
        darwin: ['/Library/Application Support/GeminiCli/policies/sightglass.toml'],
        win32: ['C:\\ProgramData\\gemini-cli\\policies\\sightglass.toml'],
      },
      flawIn: refusedRule,
      notes: [message('policy.note.rootOwned')],
      ...documented,
    },
  ],
  ordinary: { files, workspaceFiles, systemFiles },
  controls: [
    controlsIn('policy-engine', tried)('classifications.heldBack', 'rule', refusedReads('gemini-cli'), {
      merge: 'list',
      isOnlyManaged: true,
      note: message('policy.note.toolCalls'),
    }),
    known('permissions.bypass', 'security.disableYoloMode', true),
    stated('permissions.bypass', 'security.disableAlwaysAllow', true),
    stated('sandbox.required', 'tools.sandbox', true, { note: message('policy.note.geminiContainer') }),
    known('mcp.allowed', 'mcp.allowed', serverNames, {
      comparison: 'within',
      strength: 'default',
      note: message('policy.note.serverFlag', { version: '0.61.0' }),
    }),
    known('mcp.allowed', 'mcpServers', namedServers, {
      merge: 'object',
      note: message('policy.note.systemServerWins'),
    }),
    stated('mcp.denied', 'mcp.excluded', deniedNames, { merge: 'list', note: message('policy.note.byName') }),
    stated('telemetry.content', 'telemetry.logPrompts', false),
    stated('telemetry.content', 'telemetry.traces', false, { default: false, ...inProgram }),
    stated('telemetry.collector', 'telemetry.enabled', ({ telemetry }) =>
      telemetry.collector === undefined ? undefined : true,
    ),
    stated('telemetry.collector', 'telemetry.otlpEndpoint', ({ telemetry }) => telemetry.collector),
  ],
  placements: [
    {
      layer: 'system-settings',
      keyPath: spec => (spec.kind === 'json-file' ? (spec.keyPath ?? null) : null),
      ...documented,
    },
  ],
  limits: {
    'tools.version': message('policy.limit.noVersionKey'),
    'modelHosts.allowed': message('policy.limit.environmentHost', { name: 'GOOGLE_GEMINI_BASE_URL' }),
    'permissions.personalRules': message('policy.limit.console'),
    'sandbox.network': message('policy.limit.noSuchKey'),
    'hooks.others': message('policy.limit.hooksWithGuard'),
    'retention.transcripts': message('policy.limit.keepsWithoutEnd'),
    'retention.cloudSessions': message('policy.limit.noCloudSessions'),
  },
};
