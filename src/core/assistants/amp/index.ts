import type { Source } from '../../fidelity.ts';
import { features, gitignoreOfSearch } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'Reference of the settings of Amp by a third party, developersdigest.tech',
  date: '2026-11-20',
};

export const amp: Assistant = {
  id: 'amp',
  name: 'Amp',
  features: features('documented', source, { chat: 'named-files', agent: 'workspace' }),
  mechanisms: [gitignoreOfSearch('documented', source)],
  detection: { extensionIds: ['sourcegraph.amp'], commands: ['amp'], paths: ['~/.config/amp', '~/.amp'] },
};
