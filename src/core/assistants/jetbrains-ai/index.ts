import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { byPrograms, features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'jetbrains.com/help, AI Assistant and Junie (2026.2)', date: '2026-11-20' };

export const jetbrainsAi: Assistant = {
  id: 'jetbrains-ai',
  name: 'JetBrains AI Assistant and Junie',
  shortName: 'JetBrains AI',
  features: features('documented', source, { completion: 'workspace', chat: 'workspace', agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.aiignore', 'documented', source, {
      covers: ['completion', 'chat', 'agent'],
      onlyIf: message('ignore.onlyIf.jetbrainsEnabled'),
      gaps: [message('ignore.gap.asksFirst'), message('ignore.gap.noGuarantee')],
    }),
  ],
  detection: byPrograms(
    ['junie'],
    ['~/.config/JetBrains', '~/Library/Application Support/JetBrains', '~/AppData/Roaming/JetBrains'],
  ),
};
