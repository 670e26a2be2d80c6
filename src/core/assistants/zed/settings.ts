import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'zed-industries/zed assets/settings/default.json@000d3a83', date: '2026-11-20' };

const inJson = settingsIn({
  kind: 'json-file',
  files: ['~/.config/zed/settings.json', '~/AppData/Roaming/Zed/settings.json'],
  fidelity: 'exact',
  source,
});

export const zedSettings: readonly SettingSpec[] = [
  inJson('telemetry.diagnostics', {
    default: true,
    hardened: false,
    hosts: ['cloud.zed.dev'],
    trafficClass: 'error-reporting',
    effect: message('setting.zed.telemetryDiagnostics'),
  }),
  inJson('telemetry.metrics', {
    default: true,
    hardened: false,
    hosts: ['cloud.zed.dev'],
    trafficClass: 'telemetry',
    effect: message('setting.zed.telemetryMetrics'),
  }),
  inJson('auto_update', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.zed.autoUpdate'),
    cost: message('setting.zed.autoUpdate.cost'),
  }),
  inJson('edit_predictions.provider', {
    default: 'zed',
    hardened: 'none',
    level: 'off',
    trafficClass: 'model',
    effect: message('setting.zed.editPredictionsProvider'),
    cost: message('setting.zed.editPredictionsProvider.cost'),
  }),
  inJson('disable_ai', {
    default: false,
    hardened: true,
    level: 'off',
    fidelity: 'documented',
    trafficClass: 'model',
    effect: message('setting.zed.disableAi'),
    cost: message('setting.zed.disableAi.cost'),
  }),
];
