import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'Kilo-Org/kilocode packages/kilo-vscode and kilo-telemetry (version 7)',
  date: '2026-11-20',
};

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (7.7.9)',
  date: '2026-11-20',
  version: '7.7.9',
};

export const kilo: Assistant = {
  id: 'kilo',
  name: 'Kilo Code',
  features: features('exact', source, { completion: 'open-documents', agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.kilocodeignore', 'measured', measured, {
      covers: ['completion', 'agent'],
      files: ['~/.kilo/.kilocodeignore'],
      matchCase: false,
      gaps: [
        message('ignore.gap.search'),
        message('ignore.gap.shell'),
        message('ignore.gap.mcp'),
        message('ignore.gap.replacesGitignore'),
      ],
    }),
    ignoreFile('built-in list', 'measured', measured, {
      covers: ['agent'],
      kind: 'built-in-list',
      builtIn: ['*.env', '*.env.*', '!*.env.example'],
      replacedBy: '.kilocodeignore',
      gaps: [message('ignore.gap.asksFirst'), message('ignore.gap.shell')],
    }),
    ignoreFile('.gitignore', 'exact', source, {
      covers: ['completion'],
      matchCase: false,
      replacedBy: '.kilocodeignore',
      gaps: [message('ignore.gap.rootOnly'), message('ignore.gap.readTool')],
    }),
  ],
  detection: {
    extensionIds: ['kilocode.kilo-code'],
    commands: ['kilo', 'kilocode'],
    paths: ['~/.config/kilo', '~/.kilo', '~/.kilocode'],
  },
};
