import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = {
  ref: 'cursor.com/docs, reference/ignore-file and enterprise/network-configuration',
  date: '2026-11-20',
};

const inherited: Source = { ref: 'Cursor is built on VS Code and keeps its settings', date: '2026-11-20' };

const inJson = settingsIn({
  kind: 'json-file',
  files: [
    '~/.config/Cursor/User/settings.json',
    '~/Library/Application Support/Cursor/User/settings.json',
    '~/AppData/Roaming/Cursor/User/settings.json',
  ],
  fidelity: 'documented',
  source: inherited,
});

export const cursorSettings: readonly SettingSpec[] = [
  inJson('telemetry.telemetryLevel', {
    default: 'all',
    hardened: 'off',
    keyPath: ['telemetry.telemetryLevel'],
    trafficClass: 'telemetry',
    effect: message('setting.cursor.telemetryTelemetryLevel'),
  }),
  inJson('workbench.enableExperiments', {
    default: true,
    hardened: false,
    keyPath: ['workbench.enableExperiments'],
    trafficClass: 'experiments',
    effect: message('setting.cursor.workbenchEnableExperiments'),
  }),
  inJson('update.mode', {
    default: 'default',
    hardened: 'manual',
    keyPath: ['update.mode'],
    level: 'strict',
    accepts: ['none'],
    trafficClass: 'update',
    effect: message('setting.cursor.updateMode'),
    cost: message('setting.cursor.updateMode.cost'),
  }),
  accountChoice(
    'Privacy Mode',
    'sharing',
    message('setting.cursor.privacyMode'),
    source,
    'https://cursor.com/help/security-and-privacy/privacy',
  ),
  accountChoice(
    'Codebase Indexing',
    'index',
    message('setting.cursor.codebaseIndexing'),
    source,
    'https://cursor.com/docs/context/codebase-indexing',
  ),
];
