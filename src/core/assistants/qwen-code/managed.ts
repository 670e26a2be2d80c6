import type { Claim } from '../../fidelity.ts';
import { message } from '../../message.ts';
import { controlsIn } from '../../policy/managed/build.ts';
import { namedServers, serverNames } from '../../policy/managed/servers.ts';
import type { ManagedTool } from '../../policy/managed/types.ts';
import { qwenCodeFiles } from './settings.ts';

const measured: Claim = {
  fidelity: 'measured',
  source: { ref: 'Measured with the real tool on a loopback network (0.24.4)', date: '2026-11-28', version: '0.24.4' },
};
/** Read in its published build; it descends from Gemini CLI. */
const inSource: Claim = {
  fidelity: 'documented',
  source: { ref: 'Published build of Qwen Code 0.24.4', date: '2026-11-28', version: '0.24.4' },
};

const known = controlsIn('system-settings', measured);
const read = controlsIn('system-settings', inSource);
const { files, workspaceFiles, systemFiles, managedFiles, managedFilesVariable } = qwenCodeFiles;

export const qwenCodeManaged: ManagedTool = {
  tool: 'qwen-code',
  layers: [
    {
      id: 'system-settings',
      format: 'json',
      files: managedFiles,
      bypass: { variable: managedFilesVariable, names: 'file' },
      notes: [message('policy.note.bypass', { name: managedFilesVariable }), message('policy.note.brokenStops')],
      ...measured,
    },
  ],
  ordinary: { files, workspaceFiles, systemFiles },
  controls: [
    known('mcp.allowed', 'mcp.allowed', serverNames, {
      comparison: 'within',
      strength: 'default',
      note: message('policy.note.serverFlag', { version: '0.24.4' }),
    }),
    read('mcp.allowed', 'mcpServers', namedServers, { merge: 'object' }),
    read('telemetry.content', 'telemetry.logPrompts', false),
    read('telemetry.content', 'telemetry.includeSensitiveSpanAttributes', false, { default: false }),
  ],
  placements: [
    {
      layer: 'system-settings',
      keyPath: spec => (spec.kind === 'json-file' ? (spec.keyPath ?? null) : null),
      ...inSource,
    },
  ],
  limits: {
    'tools.version': message('policy.limit.noVersionKey'),
    'modelHosts.allowed': message('policy.limit.environmentHost', { name: 'OPENAI_BASE_URL' }),
    'classifications.heldBack': message('policy.limit.ignoreFileOnly', { file: '.qwenignore' }),
    'permissions.bypass': message('policy.limit.noSuchKey'),
    'permissions.personalRules': message('policy.limit.noSuchKey'),
    'sandbox.required': message('policy.limit.notTried'),
    // Since 0.24, tools.executionSandbox closes the network for tools, but only in files of the user or the administrator.
    'sandbox.network': message('policy.limit.notTried'),
    'mcp.denied': message('policy.limit.onlyAllowList'),
    'hooks.others': message('policy.limit.hooksWithGuard'),
    'telemetry.collector': message('policy.limit.notTried'),
    'retention.transcripts': message('policy.limit.keepsWithoutEnd'),
    'retention.cloudSessions': message('policy.limit.noCloudSessions'),
  },
};
