import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = { ref: 'docs.devin.ai/cli/reference/configuration/config-file', date: '2026-11-20' };

const inJson = settingsIn({
  kind: 'json-file',
  files: ['~/.config/devin/config.json', '~/AppData/Roaming/devin/config.json'],
  fidelity: 'documented',
  source,
});

export const devin: Assistant = {
  id: 'devin',
  name: 'Devin',
  features: features('documented', source, { agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.gitignore', 'documented', source, {
      covers: ['agent'],
      lookup: 'git',
      onlyIf: message('ignore.onlyIf.devinRespects'),
    }),
  ],
  settings: [
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
  ],
  hosts: hosts(source, { model: ['!*.devin.ai'] }),
  detection: { extensionIds: [], commands: ['devin'], paths: ['~/.config/devin', '~/AppData/Roaming/devin'] },
};
