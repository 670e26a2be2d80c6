import { message } from '../../message.ts';
import type { Transcripts } from '../../history/types.ts';

export const windsurfTranscripts: Transcripts = {
  stores: [
    {
      id: 'windsurf.cascade',
      assistant: 'windsurf',
      surface: 'editor',
      paths: ['~/.codeium/windsurf/cascade/*.pb', '~/.codeium/cascade/*.pb'],
      reading: { format: 'closed', reason: 'encrypted' },
      source: {
        ref: 'getagentseal/codeburn@d5a3f3bb docs/providers/windsurf.md, and other public readers, which find 8 bits of entropy in these files',
        date: '2026-11-30',
      },
    },
  ],
  hosts: {},
  edges: [message('history.edge.windsurf')],
};
