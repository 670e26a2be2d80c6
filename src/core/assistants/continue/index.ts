import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'continuedev/continue@d0a3c0b6', date: '2026-11-20' };

const measured: Source = {
  ref: 'Measured with the real command line tool 1.5.47 on a loopback network',
  date: '2026-11-20',
  version: '1.5.47',
};

export const continueDev: Assistant = {
  id: 'continue',
  name: 'Continue',
  features: features('exact', source, {
    completion: 'open-documents',
    'next-edit': 'open-documents',
    chat: 'named-files',
    agent: 'workspace',
    index: 'workspace',
  }),
  mechanisms: [
    ignoreFile('.continueignore', 'exact', source, {
      covers: ['completion', 'next-edit', 'index'],
      lookup: 'nested',
      files: ['~/.continue/.continueignore'],
      matchCase: false,
      reincludes: ['.gitignore'],
      gaps: [
        message('ignore.gap.readTool'),
        message('ignore.gap.mention'),
        message('ignore.gap.recentlyVisited'),
        message('ignore.gap.shell'),
      ],
    }),
    ignoreFile('built-in list', 'measured', measured, {
      covers: ['agent'],
      kind: 'built-in-list',
      builtIn: ['.env', '*.key'],
      gaps: [message('ignore.gap.search'), message('ignore.gap.shell')],
    }),
    ignoreFile('.gitignore', 'exact', source, {
      covers: ['index'],
      lookup: 'nested',
      matchCase: false,
      gaps: [message('ignore.gap.readTool'), message('ignore.gap.mention'), message('ignore.gap.shell')],
    }),
  ],
  detection: { extensionIds: ['continue.continue'], commands: ['cn'], paths: ['~/.continue'] },
  movedFolders: { '~/.continue/': 'CONTINUE_GLOBAL_DIR' },
};
