import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { accountChoice, features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = { ref: 'google-gemini/gemini-cli@5411f113 (0.56.0-nightly)', date: '2026-11-20' };
const source2: Source = { ref: 'Measured with the real tool on a loopback network (0.61.0)', date: '2026-11-20' };

const inJson = settingsIn({ kind: 'json-file', files: ['~/.gemini/settings.json'], fidelity: 'exact', source });

export const geminiCli: Assistant = {
  id: 'gemini-cli',
  name: 'Gemini CLI',
  features: features('exact', source, { agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.geminiignore', 'measured', source2, {
      covers: ['agent'],
      matchCase: false,
      gaps: [message('ignore.gap.search'), message('ignore.gap.shell'), message('ignore.gap.writeTools')],
    }),
    ignoreFile('.gitignore', 'measured', source2, {
      covers: ['agent'],
      lookup: 'git',
      matchCase: false,
      gaps: [message('ignore.gap.shell')],
    }),
    ignoreFile('.env', 'measured', source2, {
      covers: ['agent'],
      kind: 'built-in-list',
      builtIn: ['.env'],
      gaps: [message('ignore.gap.shell')],
    }),
  ],
  settings: [
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
  ],
  hosts: hosts(source, {
    model: ['cloudcode-pa.googleapis.com', 'generativelanguage.googleapis.com', 'aiplatform.googleapis.com'],
    auth: ['accounts.google.com', 'oauth2.googleapis.com', 'www.googleapis.com'],
    telemetry: ['play.googleapis.com'],
    update: ['api.github.com'],
  }),
  detection: { extensionIds: ['google.gemini-cli-vscode-ide-companion'], commands: ['gemini'], paths: ['~/.gemini'] },
};
