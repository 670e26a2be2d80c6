import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'aws/language-servers@55af91ea', date: '2026-11-20' };

export const amazonQ: Assistant = {
  id: 'amazon-q',
  name: 'Amazon Q Developer',
  shortName: 'Amazon Q',
  features: features('exact', source, {
    completion: 'open-documents',
    chat: 'workspace',
    agent: 'workspace',
    index: 'workspace',
  }),
  mechanisms: [
    ignoreFile('.gitignore', 'exact', source, {
      covers: ['index'],
      syntax: 'glob',
      gaps: [
        message('ignore.gap.rootOnly'),
        message('ignore.gap.globSyntax'),
        message('ignore.gap.serverContext'),
        message('ignore.gap.readTool'),
      ],
    }),
    ignoreFile('.npmignore', 'exact', source, {
      covers: ['index'],
      syntax: 'glob',
      gaps: [
        message('ignore.gap.rootOnly'),
        message('ignore.gap.globSyntax'),
        message('ignore.gap.serverContext'),
        message('ignore.gap.readTool'),
      ],
    }),
  ],
  detection: {
    extensionIds: ['amazonwebservices.amazon-q-vscode', 'amazonwebservices.aws-toolkit-vscode'],
    commands: ['q'],
    paths: ['~/.aws/amazonq'],
  },
  movedFolders: { '~/.kiro/': 'KIRO_HOME' },
};
