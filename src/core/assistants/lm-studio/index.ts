import type { Source } from '../../fidelity.ts';
import { byPrograms, features } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'lmstudio.ai/docs/app/offline', date: '2026-11-20' };

export const lmStudio: Assistant = {
  id: 'lm-studio',
  name: 'LM Studio',
  features: features('documented', source, { chat: 'named-files' }),
  mechanisms: [],
  detection: byPrograms(['lms'], ['~/.lmstudio', '~/.cache/lm-studio']),
};
