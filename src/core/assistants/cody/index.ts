import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'sourcegraph/cody@dced3c1d (2025-07)', date: '2026-11-20' };

export const cody: Assistant = {
  id: 'cody',
  name: 'Sourcegraph Cody',
  shortName: 'Cody',
  features: features('exact', source, { completion: 'open-documents', chat: 'workspace' }),
  mechanisms: [
    ignoreFile('Cody Context Filters', 'exact', source, {
      covers: ['completion', 'chat'],
      kind: 'content-exclusion',
      syntax: 'regex',
      lookup: 'config',
      onlyIf: message('ignore.onlyIf.codyFilters'),
      gaps: [message('ignore.gap.serverSide')],
    }),
  ],
  detection: { extensionIds: ['sourcegraph.cody-ai'], commands: ['cody'], paths: [] },
};
