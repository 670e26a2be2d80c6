import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'Published build of qwen-code 0.24.4 and SchemaStore@3b6446ad',
  date: '2026-11-20',
  version: '0.24.4',
};

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (0.24.4)',
  date: '2026-11-20',
  version: '0.24.4',
};

export const qwenCode: Assistant = {
  id: 'qwen-code',
  name: 'Qwen Code',
  features: features('exact', source, { agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.qwenignore', 'measured', measured, {
      covers: ['agent'],
      matchCase: false,
      reincludes: ['.gitignore', '.agentignore', '.aiignore'],
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mcp')],
    }),
    ignoreFile('.agentignore', 'measured', measured, {
      covers: ['agent'],
      matchCase: false,
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mcp')],
    }),
    ignoreFile('.aiignore', 'measured', measured, {
      covers: ['agent'],
      matchCase: false,
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mcp')],
    }),
    ignoreFile('.gitignore', 'measured', measured, {
      covers: [],
      lookup: 'git',
      matchCase: false,
      gaps: [message('ignore.gap.readTool'), message('ignore.gap.shell')],
    }),
  ],
  detection: { extensionIds: ['qwenlm.qwen-code-vscode-ide-companion'], commands: ['qwen'], paths: ['~/.qwen'] },
  movedFolders: { '~/.qwen/': 'QWEN_HOME' },
};
