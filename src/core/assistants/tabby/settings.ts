import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'TabbyML/tabby@21b29048', date: '2026-11-20' };

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source });

const inToml = settingsIn({
  kind: 'toml-file',
  files: ['~/.tabby-client/agent/config.toml'],
  fidelity: 'exact',
  source,
});

const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

export const tabbySettings: readonly SettingSpec[] = [
  inEditor('tabby.config.telemetry', {
    default: false,
    hardened: true,
    hosts: ['app.tabbyml.com'],
    trafficClass: 'telemetry',
    effect: message('setting.tabby.tabbyConfigTelemetry'),
  }),
  inToml('anonymousUsageTracking.disable', {
    default: false,
    hardened: true,
    hosts: ['app.tabbyml.com'],
    trafficClass: 'telemetry',
    effect: message('setting.tabby.anonymousUsageTrackingDisable'),
  }),
  inEnvironment('TABBY_DISABLE_USAGE_COLLECTION', {
    hardened: '1',
    hosts: ['app.tabbyml.com'],
    trafficClass: 'telemetry',
    effect: message('setting.tabby.tabbyDisableUsageCollection'),
  }),
];
