import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = {
  ref: 'Documentation in the published build of pi-coding-agent 1.5.2',
  date: '2026-11-20',
  version: '1.5.2',
};

const inJson = settingsIn({
  kind: 'json-file',
  files: ['~/.pi/agent/settings.json'],
  // Read if the user trusts the project (~/.pi/agent/trust.json).
  conditionalFiles: ['./.pi/settings.json'],
  fidelity: 'exact',
  source,
});

const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

export const piSettings: readonly SettingSpec[] = [
  inJson('enableInstallTelemetry', {
    default: true,
    hardened: false,
    hosts: ['pi.dev'],
    environment: 'PI_TELEMETRY',
    environmentAccepts: ['0'],
    trafficClass: 'telemetry',
    effect: message('setting.pi.enableInstallTelemetry'),
  }),
  inJson('enableAnalytics', {
    default: false,
    hardened: false,
    trafficClass: 'telemetry',
    effect: message('setting.pi.enableAnalytics'),
  }),
  inEnvironment('PI_SKIP_VERSION_CHECK', {
    hardened: '1',
    level: 'strict',
    hosts: ['pi.dev'],
    trafficClass: 'update',
    effect: message('setting.pi.piSkipVersionCheck'),
    cost: message('setting.pi.piSkipVersionCheck.cost'),
  }),
  inEnvironment('PI_OFFLINE', {
    hardened: '1',
    level: 'strict',
    hosts: ['pi.dev'],
    trafficClass: 'update',
    effect: message('setting.pi.piOffline'),
    cost: message('setting.pi.piOffline.cost'),
  }),
];
