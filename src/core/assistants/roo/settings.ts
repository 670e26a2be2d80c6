import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice, editorTelemetry, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'RooCodeInc/Roo-Code@cb836567 (3.52.1)', date: '2026-11-20', version: '3.52.1' };

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source, scope: 'window' });

export const rooSettings: readonly SettingSpec[] = [
  editorTelemetry('exact', source, ['ph.roocode.com']),
  inEditor('roo-cline.debugProxy.enabled', {
    default: false,
    hardened: false,
    trafficClass: 'sharing',
    effect: message('setting.roo.rooClineDebugProxyEnabled'),
  }),
  accountChoice(
    'Telemetry',
    'telemetry',
    message('setting.roo.telemetry'),
    source,
    'https://github.com/RooCodeInc/Roo-Code/blob/main/PRIVACY.md',
  ),
];
