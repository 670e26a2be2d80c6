import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'docs.devin.ai/desktop/context-awareness/devin-ignore', date: '2026-11-20' };

const inherited: Source = { ref: 'Windsurf is built on VS Code and keeps its settings', date: '2026-11-20' };

const inJson = settingsIn({
  kind: 'json-file',
  files: [
    '~/.config/Windsurf/User/settings.json',
    '~/Library/Application Support/Windsurf/User/settings.json',
    '~/AppData/Roaming/Windsurf/User/settings.json',
  ],
  fidelity: 'documented',
  source: inherited,
});

export const windsurfSettings: readonly SettingSpec[] = [
  inJson('telemetry.telemetryLevel', {
    default: 'all',
    hardened: 'off',
    keyPath: ['telemetry.telemetryLevel'],
    trafficClass: 'telemetry',
    effect: message('setting.windsurf.telemetryTelemetryLevel'),
  }),
  inJson('workbench.enableExperiments', {
    default: true,
    hardened: false,
    keyPath: ['workbench.enableExperiments'],
    trafficClass: 'experiments',
    effect: message('setting.windsurf.workbenchEnableExperiments'),
  }),
  accountChoice(
    'Zero data retention',
    'sharing',
    message('setting.windsurf.zeroDataRetention'),
    source,
    'https://windsurf.com/profile',
  ),
];
