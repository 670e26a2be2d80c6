import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'google-gemini/gemini-cli@5411f113 (0.56.0-nightly)', date: '2026-11-20' };

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (0.61.0)',
  date: '2026-11-20',
  version: '0.61.0',
};

export const geminiCli: Assistant = {
  id: 'gemini-cli',
  name: 'Gemini CLI',
  features: features('exact', source, { agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.geminiignore', 'measured', measured, {
      covers: ['agent'],
      matchCase: false,
      gaps: [message('ignore.gap.search'), message('ignore.gap.shell'), message('ignore.gap.writeTools')],
    }),
    ignoreFile('.gitignore', 'measured', measured, {
      covers: ['agent'],
      lookup: 'git',
      matchCase: false,
      gaps: [message('ignore.gap.shell')],
    }),
    ignoreFile('.env', 'measured', measured, {
      covers: ['agent'],
      kind: 'built-in-list',
      builtIn: ['.env'],
      gaps: [message('ignore.gap.shell')],
    }),
  ],
  detection: { extensionIds: ['google.gemini-cli-vscode-ide-companion'], commands: ['gemini'], paths: ['~/.gemini'] },
  movedFolders: { '~/.gemini/': 'GEMINI_CLI_HOME/.gemini' },
};
