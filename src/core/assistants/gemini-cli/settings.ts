import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { accountChoice, ineffectiveVariable, settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'google-gemini/gemini-cli@5411f113 (0.56.0-nightly)', date: '2026-11-20' };

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (0.61.0)',
  date: '2026-11-20',
  version: '0.61.0',
};

const program: Source = { ref: 'Published build of Gemini CLI 0.61.0', date: '2026-11-30', version: '0.61.0' };

/** Order of the files and of dotenv files: packages/cli/src/config/settings.ts at that commit. */
export const geminiCliFiles = {
  kind: 'json-file',
  files: ['~/.gemini/settings.json'],
  workspaceFiles: ['./.gemini/settings.json'],
  managedFiles: {
    linux: ['/etc/gemini-cli/settings.json'],
    darwin: ['/Library/Application Support/GeminiCli/settings.json'],
    win32: ['C:\\ProgramData\\gemini-cli\\settings.json'],
  },
  systemFiles: {
    linux: ['/etc/gemini-cli/system-defaults.json'],
    darwin: ['/Library/Application Support/GeminiCli/system-defaults.json'],
    win32: ['C:\\ProgramData\\gemini-cli\\system-defaults.json'],
  },
  managedFilesVariable: 'GEMINI_CLI_SYSTEM_SETTINGS_PATH',
  // Otherwise skipped with a warning (measured with 0.61.0, 2026-11-28).
  managedByRootOnly: true,
  environmentFilesAreOne: true,
  environmentFiles: ['./.gemini/.env', './.env', '~/.gemini/.env', '~/.env'],
} as const;

const inJson = settingsIn({ ...geminiCliFiles, fidelity: 'exact', source });

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
    environmentAccepts: ['false', '0'],
    trafficClass: 'telemetry',
    effect: message('setting.geminiCli.telemetryEnabled'),
  }),
  inJson('telemetry.logPrompts', {
    default: true,
    hardened: false,
    environment: 'GEMINI_TELEMETRY_LOG_PROMPTS',
    environmentAccepts: ['false', '0'],
    trafficClass: 'telemetry',
    effect: message('setting.geminiCli.telemetryLogPrompts'),
  }),
  inJson('telemetry.traces', {
    default: false,
    hardened: false,
    environment: 'GEMINI_TELEMETRY_TRACES_ENABLED',
    environmentAccepts: ['false', '0'],
    trafficClass: 'telemetry',
    effect: message('setting.geminiCli.telemetryTraces'),
    source: program,
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
  inJson('context.includeDirectoryTree', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'model',
    effect: message('setting.geminiCli.contextIncludeDirectoryTree'),
    cost: message('setting.geminiCli.contextIncludeDirectoryTree.cost'),
    fidelity: 'measured',
    source: measured,
  }),
  ineffectiveVariable('DO_NOT_TRACK', 'telemetry', message('setting.geminiCli.doNotTrack'), 'measured', measured),
  accountChoice(
    'Free tier data use',
    'sharing',
    message('setting.geminiCli.freeTierDataUse'),
    source,
    'https://github.com/google-gemini/gemini-cli/blob/main/docs/resources/tos-privacy.md',
  ),
];
