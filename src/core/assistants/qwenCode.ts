import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = { ref: 'Published build of qwen-code 0.24.4 and SchemaStore@3b6446ad', date: '2026-11-20' };
const source2: Source = { ref: 'Measured with the real tool on a loopback network (0.24.4)', date: '2026-11-20' };

const inJson = settingsIn({
  kind: 'json-file',
  files: ['~/.qwen/settings.json'],
  workspaceFile: './.qwen/settings.json',
  fidelity: 'exact',
  source,
});

export const qwenCode: Assistant = {
  id: 'qwen-code',
  name: 'Qwen Code',
  features: features('exact', source, { agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.qwenignore', 'measured', source2, {
      covers: ['agent'],
      matchCase: false,
      reincludes: ['.gitignore', '.agentignore', '.aiignore'],
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mcp')],
    }),
    ignoreFile('.agentignore', 'measured', source2, {
      covers: ['agent'],
      matchCase: false,
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mcp')],
    }),
    ignoreFile('.aiignore', 'measured', source2, {
      covers: ['agent'],
      matchCase: false,
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mcp')],
    }),
    ignoreFile('.gitignore', 'measured', source2, {
      covers: [],
      lookup: 'git',
      matchCase: false,
      gaps: [message('ignore.gap.readTool'), message('ignore.gap.shell')],
    }),
  ],
  settings: [
    inJson('privacy.usageStatisticsEnabled', {
      default: true,
      hardened: false,
      environment: 'QWEN_USAGE_STATISTICS_ENABLED',
      accepts: ['false', '0'],
      trafficClass: 'telemetry',
      effect: message('setting.qwenCode.privacyUsageStatisticsEnabled'),
    }),
    inJson('telemetry.enabled', {
      default: false,
      hardened: false,
      environment: 'QWEN_TELEMETRY_ENABLED',
      accepts: ['false', '0'],
      trafficClass: 'telemetry',
      effect: message('setting.qwenCode.telemetryEnabled'),
    }),
    inJson('telemetry.logPrompts', {
      hardened: false,
      environment: 'QWEN_TELEMETRY_LOG_PROMPTS',
      accepts: ['false', '0'],
      trafficClass: 'telemetry',
      effect: message('setting.qwenCode.telemetryLogPrompts'),
    }),
    inJson('general.enableAutoUpdate', {
      default: true,
      hardened: false,
      level: 'strict',
      trafficClass: 'update',
      effect: message('setting.qwenCode.generalEnableAutoUpdate'),
      cost: message('setting.qwenCode.generalEnableAutoUpdate.cost'),
    }),
  ],
  hosts: hosts(source, {
    model: ['dashscope.aliyuncs.com', 'dashscope-intl.aliyuncs.com', 'coding.dashscope.aliyuncs.com'],
    update: ['qwen-code-assets.oss-cn-hangzhou.aliyuncs.com'],
  }),
  detection: { extensionIds: ['qwenlm.qwen-code-vscode-ide-companion'], commands: ['qwen'], paths: ['~/.qwen'] },
};
