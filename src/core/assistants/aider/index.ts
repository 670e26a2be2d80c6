import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { byPrograms, features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'Aider-AI/aider@5dc9490b', date: '2026-11-20' };

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
  detection: byPrograms(['aider'], ['~/.aider.conf.yml', '~/.aider']),
};
