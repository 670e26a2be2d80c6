import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'Reference of the settings of Amp by a third party, developersdigest.tech',
  date: '2026-11-20',
};

export const amp: Assistant = {
  id: 'amp',
  name: 'Amp',
  features: features('documented', source, { chat: 'named-files', agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.gitignore', 'documented', source, {
      covers: [],
      lookup: 'git',
      gaps: [message('ignore.gap.readTool'), message('ignore.gap.shell')],
    }),
  ],
  detection: { extensionIds: ['sourcegraph.amp'], commands: ['amp'], paths: ['~/.config/amp', '~/.amp'] },
};
