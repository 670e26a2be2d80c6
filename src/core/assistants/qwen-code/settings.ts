import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = {
  ref: 'Published build of qwen-code 0.24.4 and SchemaStore@3b6446ad',
  date: '2026-11-20',
  version: '0.24.4',
};

/** Files of administrators and dotenv files: read in the published build of 0.24.4, 2026-11-21. */
export const qwenCodeFiles = {
  kind: 'json-file',
  files: ['~/.qwen/settings.json'],
  workspaceFiles: ['./.qwen/settings.json'],
  managedFiles: {
    linux: ['/etc/qwen-code/settings.json'],
    darwin: ['/Library/Application Support/QwenCode/settings.json'],
    win32: ['C:\\ProgramData\\qwen-code\\settings.json'],
  },
  managedFilesVariable: 'QWEN_CODE_SYSTEM_SETTINGS_PATH',
  systemFiles: {
    linux: ['/etc/qwen-code/system-defaults.json'],
    darwin: ['/Library/Application Support/QwenCode/system-defaults.json'],
    win32: ['C:\\ProgramData\\qwen-code\\system-defaults.json'],
  },
  environmentFiles: ['./.qwen/.env', './.env', '~/.qwen/.env', '~/.env'],
} as const;

const inJson = settingsIn({ ...qwenCodeFiles, fidelity: 'exact', source });

const inProgram = settingsIn({
  ...qwenCodeFiles,
  fidelity: 'exact',
  source: { ref: 'Published build of qwen-code 0.24.4', date: '2026-11-30', version: '0.24.4' },
});

export const qwenCodeSettings: readonly SettingSpec[] = [
  inJson('privacy.usageStatisticsEnabled', {
    default: true,
    hardened: false,
    environment: 'QWEN_USAGE_STATISTICS_ENABLED',
    environmentAccepts: ['false', '0'],
    trafficClass: 'telemetry',
    effect: message('setting.qwenCode.privacyUsageStatisticsEnabled'),
  }),
  inJson('telemetry.enabled', {
    default: false,
    hardened: false,
    environment: 'QWEN_TELEMETRY_ENABLED',
    environmentAccepts: ['false', '0'],
    trafficClass: 'telemetry',
    effect: message('setting.qwenCode.telemetryEnabled'),
  }),
  inJson('telemetry.logPrompts', {
    default: true,
    hardened: false,
    environment: 'QWEN_TELEMETRY_LOG_PROMPTS',
    environmentAccepts: ['false', '0'],
    trafficClass: 'telemetry',
    effect: message('setting.qwenCode.telemetryLogPrompts'),
  }),
  inProgram('telemetry.includeSensitiveSpanAttributes', {
    default: false,
    hardened: false,
    environment: 'QWEN_TELEMETRY_INCLUDE_SENSITIVE_SPAN_ATTRIBUTES',
    environmentAccepts: ['false', '0'],
    trafficClass: 'telemetry',
    effect: message('setting.qwenCode.telemetryIncludeSensitiveSpanAttributes'),
  }),
  inProgram('memory.enableTeamMemorySync', {
    default: false,
    hardened: false,
    trafficClass: 'sharing',
    effect: message('setting.qwenCode.memoryEnableTeamMemorySync'),
  }),
  inProgram('artifact.publisher', {
    default: 'local',
    hardened: 'local',
    trafficClass: 'sharing',
    effect: message('setting.qwenCode.artifactPublisher'),
  }),
  inProgram('tools.webSearch.enabled', {
    hardened: false,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.qwenCode.toolsWebSearchEnabled'),
    cost: message('setting.qwenCode.toolsWebSearchEnabled.cost'),
  }),
  inProgram('general.chatRecording', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.qwenCode.generalChatRecording'),
    cost: message('setting.qwenCode.generalChatRecording.cost'),
  }),
  inJson('general.enableAutoUpdate', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.qwenCode.generalEnableAutoUpdate'),
    cost: message('setting.qwenCode.generalEnableAutoUpdate.cost'),
  }),
];
