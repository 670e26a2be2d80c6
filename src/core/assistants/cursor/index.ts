import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { byPrograms, features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'cursor.com/docs, reference/ignore-file and enterprise/network-configuration',
  date: '2026-11-20',
};

export const cursor: Assistant = {
  id: 'cursor',
  name: 'Cursor',
  features: features('documented', source, {
    completion: 'workspace',
    'next-edit': 'workspace',
    chat: 'workspace',
    agent: 'workspace',
    index: 'workspace',
  }),
  mechanisms: [
    ignoreFile('.cursorignore', 'documented', source, {
      covers: ['completion', 'next-edit', 'chat', 'agent', 'index'],
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mcp'), message('ignore.gap.noGuarantee')],
    }),
    ignoreFile('.cursorindexingignore', 'documented', source, {
      covers: ['index'],
      gaps: [message('ignore.gap.onlyIndex')],
    }),
    ignoreFile('.gitignore', 'documented', source, {
      covers: ['index'],
      lookup: 'git',
      gaps: [message('ignore.gap.onlyIndex')],
    }),
  ],
  detection: byPrograms(
    ['cursor', 'cursor-agent'],
    ['~/.cursor', '~/.config/Cursor', '~/Library/Application Support/Cursor', '~/AppData/Roaming/Cursor'],
  ),
};
