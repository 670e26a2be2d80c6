import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { editorTelemetry, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = {
  ref: 'codota/tabnine-vscode@d87ffa31 (3.51.0, open loader)',
  date: '2026-11-20',
  version: '3.51.0',
};

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source });

export const tabnineSettings: readonly SettingSpec[] = [
  editorTelemetry('exact', source, []),
  inEditor('telemetry.enableTelemetry', {
    level: 'strict',
    default: true,
    hardened: false,
    scope: 'application',
    hosts: [],
    trafficClass: 'telemetry',
    effect: message('setting.tabnine.telemetryEnableTelemetry'),
  }),
  inEditor('tabnine.receiveBetaChannelUpdates', {
    default: false,
    hardened: false,
    trafficClass: 'update',
    effect: message('setting.tabnine.tabnineReceiveBetaChannelUpdates'),
  }),
];
