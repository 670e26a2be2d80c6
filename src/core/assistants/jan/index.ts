import type { Source } from '../../fidelity.ts';
import { byPrograms, features } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'menloresearch/jan@f572350c (2025-07)', date: '2026-11-20' };

export const jan: Assistant = {
  id: 'jan',
  name: 'Jan',
  features: features('exact', source, { chat: 'named-files' }),
  mechanisms: [],
  movedFolders: Object.fromEntries(
    // janhq/jan@3043f258 src-tauri/src/core/app/paths.rs, read 2026-12-01.
    ['~/.local/share', '~/Library/Application Support', '~/AppData/Roaming'].map(folder => [
      `${folder}/Jan/data/`,
      'JAN_DATA_FOLDER',
    ]),
  ),
  detection: byPrograms(['jan'], ['~/.config/Jan', '~/Library/Application Support/Jan', '~/AppData/Roaming/Jan']),
};
