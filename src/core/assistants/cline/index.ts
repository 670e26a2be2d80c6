import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, gitignoreOfSearch, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'cline/cline@21cb8d25', date: '2026-11-20' };

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (CLI 3.0.65: no effect) and cline/cline@21cb8d25',
  date: '2026-11-20',
  version: '3.0.65',
};

export const cline: Assistant = {
  id: 'cline',
  name: 'Cline',
  features: features('exact', source, { chat: 'named-files', agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.clineignore', 'measured', measured, {
      covers: ['agent'],
      matchCase: false,
      onlyIf: message('ignore.onlyIf.clineLegacy'),
      gaps: [
        message('ignore.gap.shell'),
        message('ignore.gap.mention'),
        message('ignore.gap.mcp'),
        message('ignore.gap.deprecated'),
      ],
    }),
    gitignoreOfSearch('exact', source),
  ],
  detection: { extensionIds: ['saoudrizwan.claude-dev'], commands: ['cline'], paths: ['~/.cline'] },
  movedFolders: {
    '~/.cline/data/sessions/': 'CLINE_SESSION_DATA_DIR',
    '~/.cline/data/': 'CLINE_DATA_DIR',
    '~/.cline/': 'CLINE_DIR',
  },
};
