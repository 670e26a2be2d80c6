import { message } from '../message.ts';
import type { StoredSpec } from '../settings/stored.ts';

/** What we store ourselves about the records that were read; see `node/history/index.ts`. */
export const ownStored: readonly StoredSpec[] = [
  {
    id: 'sightglass.index',
    assistant: 'Sightglass',
    kind: 'index',
    paths: ['~/.sightglass/history/index.jsonl', '~/.sightglass/history/key'],
    holds: message('history.index.holds'),
    cost: message('history.index.cost'),
    source: { ref: 'src/node/history/index.ts', date: '2026-11-29' },
  },
];
