import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { ineffectiveVariable, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'continuedev/continue@d0a3c0b6', date: '2026-11-20' };

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (1.5.47)',
  date: '2026-11-20',
  version: '1.5.47',
};

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source, scope: 'window' });

const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

export const continueDevSettings: readonly SettingSpec[] = [
  inEditor('continue.telemetryEnabled', {
    default: true,
    hardened: false,
    trafficClass: 'telemetry',
    effect: message('setting.continue.continueTelemetryEnabled'),
  }),
  inEditor('continue.enableTabAutocomplete', {
    default: true,
    hardened: false,
    level: 'off',
    trafficClass: 'model',
    effect: message('setting.continue.continueEnableTabAutocomplete'),
    cost: message('setting.continue.continueEnableTabAutocomplete.cost'),
  }),
  inEditor('continue.enableNextEdit', {
    default: true,
    hardened: false,
    level: 'off',
    trafficClass: 'model',
    effect: message('setting.continue.continueEnableNextEdit'),
    cost: message('setting.continue.continueEnableNextEdit.cost'),
  }),
  inEditor('continue.pauseCodebaseIndexOnStart', {
    default: false,
    hardened: true,
    trafficClass: 'index',
    effect: message('setting.continue.continuePauseCodebaseIndexOnStart'),
    cost: message('setting.continue.continuePauseCodebaseIndexOnStart.cost'),
  }),
  ineffectiveVariable(
    'CONTINUE_TELEMETRY_ENABLED',
    'telemetry',
    message('setting.continue.continueTelemetryEnabledVariable'),
    'measured',
    measured,
  ),
  ineffectiveVariable('DO_NOT_TRACK', 'telemetry', message('setting.continue.doNotTrack'), 'measured', measured),
  inEnvironment('CONTINUE_METRICS_ENABLED', {
    hardened: '0',
    level: 'strict',
    trafficClass: 'telemetry',
    effect: message('setting.continue.continueMetricsEnabled'),
  }),
];
