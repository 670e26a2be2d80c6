import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'docs.augmentcode.com, setup-augment/workspace-indexing', date: '2026-11-20' };

export const augment: Assistant = {
  id: 'augment',
  name: 'Augment Code',
  features: features('documented', source, {
    completion: 'workspace',
    chat: 'workspace',
    agent: 'workspace',
    index: 'workspace',
  }),
  mechanisms: [
    ignoreFile('.augmentignore', 'documented', source, {
      covers: ['index'],
      reincludes: ['.gitignore'],
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mention')],
    }),
    ignoreFile('.gitignore', 'documented', source, {
      covers: ['index'],
      lookup: 'git',
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mention')],
    }),
  ],
  detection: { extensionIds: ['augment.vscode-augment'], commands: ['auggie'], paths: ['~/.augment'] },
};
