import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { ineffectiveVariable, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = {
  ref: 'Measured with the real tool on a loopback network (1.0.102)',
  date: '2026-11-20',
  version: '1.0.102',
};

const inJson = settingsIn({ kind: 'json-file', files: ['~/.copilot/settings.json'], fidelity: 'measured', source });

const inEnvironment = settingsIn({ kind: 'env', fidelity: 'measured', source });

export const copilotCliSettings: readonly SettingSpec[] = [
  inJson('remoteExport', {
    default: true,
    hardened: false,
    hosts: [],
    trafficClass: 'sharing',
    effect: message('setting.copilotCli.remoteExport'),
    cost: message('setting.copilotCli.remoteExport.cost'),
  }),
  inJson('remoteSessions', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.copilotCli.remoteSessions'),
    cost: message('setting.copilotCli.remoteSessions.cost'),
  }),
  inJson('memory', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.copilotCli.memory'),
    cost: message('setting.copilotCli.memory.cost'),
  }),
  inEnvironment('COPILOT_AUTO_UPDATE', {
    hardened: 'false',
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.copilotCli.copilotAutoUpdate'),
    cost: message('setting.copilotCli.copilotAutoUpdate.cost'),
  }),
  ineffectiveVariable('DO_NOT_TRACK', 'telemetry', message('setting.copilotCli.doNotTrack'), 'measured', source),
  inEnvironment('COPILOT_OFFLINE', {
    // Without it 1.0.102 ends with "Offline mode requires a local model provider" (measured 2026-11-21).
    needsVariables: ['COPILOT_PROVIDER_BASE_URL'],
    hardened: 'true',
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.copilotCli.copilotOffline'),
    cost: message('setting.copilotCli.copilotOffline.cost'),
  }),
];
