import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { byPrograms, features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'docs.devin.ai/cli/reference/configuration/config-file', date: '2026-11-20' };

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
  detection: byPrograms(['devin'], ['~/.config/devin', '~/AppData/Roaming/devin']),
};
