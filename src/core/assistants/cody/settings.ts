import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'sourcegraph/cody@dced3c1d (2025-07)', date: '2026-11-20' };

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source });

export const codySettings: readonly SettingSpec[] = [
  inEditor('cody.telemetry.level', {
    default: 'all',
    hardened: 'off',
    hosts: ['sourcegraph.com'],
    trafficClass: 'telemetry',
    effect: message('setting.cody.codyTelemetryLevel'),
  }),
  inEditor('cody.experimental.telemetry.enabled', {
    default: true,
    hardened: false,
    trafficClass: 'telemetry',
    effect: message('setting.cody.codyExperimentalTelemetryEnabled'),
  }),
  inEditor('cody.experimental.symf.enabled', {
    default: true,
    hardened: false,
    level: 'strict',
    hosts: ['github.com'],
    trafficClass: 'registry',
    effect: message('setting.cody.codyExperimentalSymfEnabled'),
    cost: message('setting.cody.codyExperimentalSymfEnabled.cost'),
  }),
];
