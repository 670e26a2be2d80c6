import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'developers.google.com/gemini-code-assist/docs, create-aiexclude-file',
  date: '2026-11-20',
};

export const geminiCodeAssist: Assistant = {
  id: 'gemini-code-assist',
  name: 'Gemini Code Assist',
  shortName: 'Gemini Assist',
  features: features('documented', source, { completion: 'open-documents', chat: 'workspace', agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.aiexclude', 'documented', source, {
      covers: ['completion', 'chat'],
      lookup: 'nested',
      gaps: [message('ignore.gap.shell')],
    }),
    ignoreFile('.gitignore', 'documented', source, {
      covers: ['completion', 'chat'],
      gaps: [message('ignore.gap.rootOnly'), message('ignore.gap.shell')],
    }),
  ],
  detection: { extensionIds: ['google.geminicodeassist', 'googlecloudtools.cloudcode'], commands: [], paths: [] },
};
