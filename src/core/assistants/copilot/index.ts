import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'GitHub Copilot Chat 0.67.0, its manifest and code',
  date: '2026-11-20',
  version: '0.67.0',
};

export const copilot: Assistant = {
  id: 'copilot',
  name: 'GitHub Copilot',
  shortName: 'Copilot',
  features: features('exact', source, {
    completion: 'open-documents',
    'next-edit': 'open-documents',
    chat: 'workspace',
    agent: 'workspace',
    index: 'workspace',
  }),
  mechanisms: [
    ignoreFile('.copilotignore', 'exact', source, {
      covers: ['completion', 'next-edit', 'chat', 'agent', 'index'],
      matchCase: false,
      lookup: 'root',
      onlyIf: message('ignore.onlyIf.contentExclusion'),
      accountFact: 'contentExclusion',
      gaps: [
        message('ignore.gap.nestedLate'),
        message('ignore.gap.listing'),
        message('ignore.gap.shell'),
        message('ignore.gap.autoApproved'),
        message('ignore.gap.mcp'),
      ],
    }),
    ignoreFile('content exclusion', 'exact', source, {
      covers: ['completion', 'next-edit', 'chat', 'index'],
      kind: 'content-exclusion',
      syntax: 'minimatch',
      lookup: 'config',
      matchCase: false,
      onlyIf: message('ignore.onlyIf.contentExclusion'),
      accountFact: 'contentExclusion',
      gaps: [message('ignore.gap.remote'), message('ignore.gap.shell'), message('ignore.gap.agentModes')],
    }),
    ignoreFile('.gitignore', 'exact', source, {
      covers: ['index'],
      lookup: 'git',
      gaps: [message('ignore.gap.openFiles'), message('ignore.gap.readTool'), message('ignore.gap.shell')],
    }),
  ],
  detection: {
    extensionIds: ['github.copilot', 'github.copilot-chat'],
    commands: [],
    paths: ['~/.config/github-copilot', '~/AppData/Local/github-copilot'],
  },
};
