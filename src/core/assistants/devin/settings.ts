import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'docs.devin.ai/cli/reference/configuration/config-file', date: '2026-11-20' };

const inJson = settingsIn({
  kind: 'json-file',
  files: ['~/.config/devin/config.json', '~/AppData/Roaming/devin/config.json'],
  workspaceFiles: ['./.devin/config.local.json', './.devin/config.json'],
  fidelity: 'documented',
  source,
});

export const devinSettings: readonly SettingSpec[] = [
  inJson('respect_gitignore', {
    default: false,
    hardened: true,
    trafficClass: 'model',
    effect: message('setting.devin.respectGitignore'),
    cost: message('setting.devin.respectGitignore.cost'),
  }),
  inJson('include_gitignored_files', {
    default: false,
    hardened: false,
    trafficClass: 'model',
    effect: message('setting.devin.includeGitignoredFiles'),
  }),
  inJson('auto_update', {
    default: true,
    hardened: false,
    level: 'strict',
    trafficClass: 'update',
    effect: message('setting.devin.autoUpdate'),
    cost: message('setting.devin.autoUpdate.cost'),
  }),
];
