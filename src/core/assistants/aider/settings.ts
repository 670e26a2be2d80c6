import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'Aider-AI/aider@5dc9490b', date: '2026-11-20' };

/** Its dotenv files override the environment; the folder's own file is applied last (aider/main.py at that commit). */
const inYaml = settingsIn({
  kind: 'yaml-file',
  files: ['~/.aider.conf.yml'],
  workspaceFiles: ['./.aider.conf.yml'],
  environmentFiles: ['./.env', '~/.env'],
  environmentFilesWin: true,
  fidelity: 'exact',
  source,
});

export const aiderSettings: readonly SettingSpec[] = [
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
];
