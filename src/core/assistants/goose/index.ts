import { recordsOnly } from '../build.ts';

const data = ['~/.local/share/goose', '~/AppData/Roaming/Block/goose/data'] as const;

// block/goose@0780e228 crates/goose/src/config/paths.rs, read 2026-12-01.
export const goose = recordsOnly(
  'goose',
  'Goose',
  ['goose'],
  data,
  Object.fromEntries(data.map(folder => [`${folder}/`, 'GOOSE_PATH_ROOT/data'])),
);
