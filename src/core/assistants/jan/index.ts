import type { Source } from '../../fidelity.ts';
import { features } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'menloresearch/jan@f572350c (2025-07)', date: '2026-11-20' };

export const jan: Assistant = {
  id: 'jan',
  name: 'Jan',
  features: features('exact', source, { chat: 'named-files' }),
  mechanisms: [],
  detection: {
    extensionIds: [],
    commands: ['jan'],
    paths: ['~/.config/Jan', '~/Library/Application Support/Jan', '~/AppData/Roaming/Jan'],
  },
};
