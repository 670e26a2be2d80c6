import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'docs.devin.ai/desktop/context-awareness/devin-ignore', date: '2026-11-20' };

export const windsurf: Assistant = {
  id: 'windsurf',
  name: 'Windsurf (Codeium, Devin Desktop)',
  shortName: 'Windsurf',
  features: features('documented', source, {
    completion: 'workspace',
    chat: 'workspace',
    agent: 'workspace',
    index: 'workspace',
  }),
  mechanisms: [
    ignoreFile('.codeiumignore', 'documented', source, {
      covers: ['index'],
      files: ['~/.codeium/.codeiumignore'],
      reincludes: ['.gitignore'],
      gaps: [message('ignore.gap.onlyIndex'), message('ignore.gap.shell'), message('ignore.gap.mcp')],
    }),
    ignoreFile('.devinignore', 'documented', source, {
      covers: ['index'],
      gaps: [message('ignore.gap.onlyIndex'), message('ignore.gap.shell'), message('ignore.gap.mcp')],
    }),
    ignoreFile('.windsurfignore', 'documented', source, {
      covers: ['agent'],
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mcp')],
    }),
    ignoreFile('.gitignore', 'documented', source, {
      covers: ['index'],
      lookup: 'git',
      gaps: [message('ignore.gap.onlyIndex')],
    }),
  ],
  detection: {
    extensionIds: ['codeium.codeium', 'codeium.windsurfpyright'],
    commands: ['windsurf'],
    paths: ['~/.codeium', '~/.config/Windsurf', '~/Library/Application Support/Windsurf', '~/AppData/Roaming/Windsurf'],
  },
};
