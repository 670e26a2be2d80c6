import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = { ref: 'Aider-AI/aider@5dc9490b', date: '2026-11-20' };

const inYaml = settingsIn({ kind: 'yaml-file', files: ['~/.aider.conf.yml'], fidelity: 'exact', source });

export const aider: Assistant = {
  id: 'aider',
  name: 'Aider',
  features: features('exact', source, { chat: 'named-files', agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.aiderignore', 'exact', source, {
      covers: ['chat', 'agent'],
      gaps: [message('ignore.gap.readOnly'), message('ignore.gap.shell')],
    }),
    ignoreFile('.gitignore', 'exact', source, {
      covers: ['chat'],
      lookup: 'git',
      gaps: [message('ignore.gap.readOnly'), message('ignore.gap.shell')],
    }),
  ],
  settings: [
    inYaml('analytics-disable', {
      default: false,
      hardened: true,
      environment: 'AIDER_ANALYTICS_DISABLE',
      accepts: ['true', '1'],
      hosts: ['us.i.posthog.com'],
      trafficClass: 'telemetry',
      effect: message('setting.aider.analyticsDisable'),
    }),
    inYaml('analytics', {
      hardened: false,
      environment: 'AIDER_ANALYTICS',
      accepts: ['false', '0'],
      hosts: ['us.i.posthog.com'],
      trafficClass: 'telemetry',
      effect: message('setting.aider.analytics'),
    }),
    inYaml('check-update', {
      default: true,
      hardened: false,
      level: 'strict',
      environment: 'AIDER_CHECK_UPDATE',
      accepts: ['false', '0'],
      trafficClass: 'update',
      effect: message('setting.aider.checkUpdate'),
      cost: message('setting.aider.checkUpdate.cost'),
    }),
    inYaml('gitignore', {
      default: true,
      hardened: true,
      trafficClass: 'model',
      effect: message('setting.aider.gitignore'),
    }),
  ],
  hosts: hosts(source, { telemetry: ['us.i.posthog.com'], registry: ['raw.githubusercontent.com', 'openrouter.ai'] }),
  detection: { extensionIds: [], commands: ['aider'], paths: ['~/.aider.conf.yml', '~/.aider'] },
};
