import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, gitignoreOfSearch, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'RooCodeInc/Roo-Code@cb836567 (3.52.1)', date: '2026-11-20', version: '3.52.1' };

export const roo: Assistant = {
  id: 'roo',
  name: 'Roo Code',
  features: features('exact', source, { chat: 'named-files', agent: 'workspace', index: 'workspace' }),
  mechanisms: [
    ignoreFile('.rooignore', 'exact', source, {
      covers: ['chat', 'agent', 'index'],
      matchCase: false,
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mcp'), message('ignore.gap.outside')],
    }),
    gitignoreOfSearch('exact', source),
  ],
  detection: { extensionIds: ['rooveterinaryinc.roo-cline'], commands: ['roo'], paths: ['~/.roo'] },
};
