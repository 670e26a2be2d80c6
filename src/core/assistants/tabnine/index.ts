import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'codota/tabnine-vscode@d87ffa31 (3.51.0, open loader)',
  date: '2026-11-20',
  version: '3.51.0',
};

export const tabnine: Assistant = {
  id: 'tabnine',
  name: 'Tabnine',
  features: features('exact', source, { completion: 'workspace', chat: 'workspace', index: 'workspace' }),
  mechanisms: [
    ignoreFile('.tabnineignore', 'estimated', source, { covers: ['index'], gaps: [message('ignore.gap.unverified')] }),
    ignoreFile('.gitignore', 'documented', source, {
      covers: ['index'],
      lookup: 'git',
      gaps: [message('ignore.gap.onlyIndex')],
    }),
  ],
  detection: {
    extensionIds: ['tabnine.tabnine-vscode', 'tabnine.tabnine-vscode-self-hosted-updater'],
    commands: ['tabnine'],
    paths: ['~/.tabnine'],
  },
};
