import type { Claim } from '../../fidelity.ts';
import { message } from '../../message.ts';
import { allowedServers, controlsIn, deniedServers } from '../../policy/managed/build.ts';
import type { SettingValue } from '../../settings/types.ts';
import { isList, isObject } from '../../settings/values.ts';
import type { Control, ManagedLayer } from '../../policy/managed/types.ts';
import { copilotManagedFiles, copilotPreferences } from './managedFile.ts';

const measured: Claim = {
  fidelity: 'measured',
  source: {
    ref: 'Measured with Copilot CLI on a loopback network (1.0.102)',
    date: '2026-11-28',
    version: '1.0.102',
  },
};
export const documented: Claim = {
  fidelity: 'documented',
  source: {
    ref: 'github/docs enterprise-managed-settings.md@88b5bd4c, deploy-managed-settings.md@928f5d15',
    date: '2026-11-28',
  },
};
/** Read in the code of VS Code 1.139.1 (copilotManagedSettings.ts@b652b9b1). */
const inSource: Claim = {
  fidelity: 'documented',
  source: { ref: 'microsoft/vscode copilotManagedSettings.ts@b652b9b1', date: '2026-11-28', version: '1.139.1' },
};

export const copilotManagedSettings: ManagedLayer = {
  id: 'managed-settings',
  format: 'json',
  files: copilotManagedFiles,
  preferences: copilotPreferences,
  registry: { key: 'SOFTWARE\\Policies\\GitHubCopilot', form: 'dotted-texts' },
  isByRootOnly: true,
  // A single malformed entry invalidates the whole file (measured).
  flawIn: content =>
    ['allowedMcpServers', 'deniedMcpServers'].find(key => !hasServers(content[key])) === undefined
      ? null
      : 'an entry of a list of MCP servers is not exactly one address or command',
  notes: [
    message('policy.note.copilotVoid'),
    message('policy.note.rootOwned'),
    message('policy.note.copilotOtherAgents'),
  ],
  ...measured,
};

function hasServers(list: SettingValue | undefined): boolean {
  return (
    list === undefined ||
    (isList(list) &&
      list.every(
        each =>
          isObject(each) &&
          Object.keys(each).length === 1 &&
          (typeof each['serverUrl'] === 'string' || isList(each['serverCommand'])),
      ))
  );
}

const known = controlsIn(copilotManagedSettings.id, measured);
const stated = controlsIn(copilotManagedSettings.id, documented);
const read = controlsIn(copilotManagedSettings.id, inSource);
const alone = { isOnlyManaged: true } as const;

/** Keys that apply to both the CLI and the editors. */
export const sharedControls: readonly Control[] = [
  known('permissions.bypass', 'permissions.disableBypassPermissionsMode', 'disable', alone),
  stated('mcp.allowed', 'allowedMcpServers', allowedServers, {
    ...alone,
    comparison: 'within',
    note: message('policy.note.copilotAgentHost'),
  }),
  read('mcp.allowed', 'allowManagedMcpServersOnly', true, alone),
  stated('mcp.denied', 'deniedMcpServers', deniedServers, { ...alone, merge: 'list' }),
  read('hooks.others', 'allowManagedHooksOnly', true, alone),
  stated('telemetry.content', 'telemetry.captureContent', false, { ...alone, default: false }),
  read('telemetry.content', 'telemetry.lockCaptureContent', true, alone),
  stated(
    'telemetry.collector',
    'telemetry.enabled',
    ({ telemetry }) => (telemetry.collector === undefined ? undefined : true),
    alone,
  ),
  stated('telemetry.collector', 'telemetry.endpoint', ({ telemetry }) => telemetry.collector, alone),
];
