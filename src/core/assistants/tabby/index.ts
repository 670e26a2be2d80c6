import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'TabbyML/tabby@21b29048', date: '2026-11-20' };

/** It sends the selection, or the active document if nothing is selected: `enableActiveSelection` is initially true. */
const panel: Source = { ref: 'TabbyML/tabby@21b29048 ee/tabby-ui/lib/stores/chat-store.ts', date: '2026-11-30' };

export const tabby: Assistant = {
  id: 'tabby',
  name: 'Tabby',
  features: [
    ...features('exact', source, { completion: 'open-documents' }),
    ...features('exact', panel, { chat: 'open-documents' }),
  ],
  mechanisms: [
    ignoreFile('.gitignore', 'exact', source, {
      covers: [],
      lookup: 'git',
      gaps: [message('ignore.gap.completionContext'), message('ignore.gap.mention')],
    }),
  ],
  detection: { extensionIds: ['tabbyml.vscode-tabby'], commands: ['tabby'], paths: ['~/.tabby-client', '~/.tabby'] },
};
