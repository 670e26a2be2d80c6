import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'google-gemini/gemini-cli@5411f113 (0.56.0-nightly)', date: '2026-11-20' };

const inJson = settingsIn({ kind: 'json-file', files: ['~/.gemini/settings.json'], fidelity: 'exact', source });

export const geminiCliSettings: readonly SettingSpec[] = [
  inJson('privacy.usageStatisticsEnabled', {
    default: true,
    hardened: false,
    hosts: ['play.googleapis.com'],
    trafficClass: 'telemetry',
    effect: message('setting.geminiCli.privacyUsageStatisticsEnabled'),
  }),
  inJson('telemetry.enabled', {
    default: false,
    hardened: false,
    environment: 'GEMINI_TELEMETRY_ENABLED',
    accepts: ['false', '0'],
    trafficClass: 'telemetry',
    effect: message('setting.geminiCli.telemetryEnabled'),
  }),
  inJson('telemetry.logPrompts', {
    default: true,
    hardened: false,
    environment: 'GEMINI_TELEMETRY_LOG_PROMPTS',
    accepts: ['false', '0'],
    trafficClass: 'telemetry',
    effect: message('setting.geminiCli.telemetryLogPrompts'),
  }),
  inJson('general.enableAutoUpdate', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.geminiCli.generalEnableAutoUpdate'),
    cost: message('setting.geminiCli.generalEnableAutoUpdate.cost'),
  }),
  inJson('general.enableAutoUpdateNotification', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.geminiCli.generalEnableAutoUpdateNotification'),
    cost: message('setting.geminiCli.generalEnableAutoUpdateNotification.cost'),
  }),
  inJson('context.fileFiltering.respectGitIgnore', {
    default: true,
    hardened: true,
    trafficClass: 'model',
    effect: message('setting.geminiCli.contextFileFilteringRespectGitIgnore'),
  }),
  inJson('context.fileFiltering.respectGeminiIgnore', {
    default: true,
    hardened: true,
    trafficClass: 'model',
    effect: message('setting.geminiCli.contextFileFilteringRespectGeminiIgnore'),
  }),
  inJson('security.environmentVariableRedaction.enabled', {
    hardened: true,
    trafficClass: 'model',
    effect: message('setting.geminiCli.securityEnvironmentVariableRedactionEnabled'),
    cost: message('setting.geminiCli.securityEnvironmentVariableRedactionEnabled.cost'),
  }),
  accountChoice('Free tier data use', 'sharing', message('setting.geminiCli.freeTierDataUse'), source),
];
