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
      source: { ref: 'Public readers, which find 7.98 of 8 bits of entropy in these files', date: '2026-08-22' },
    },
  ],
  hosts: {},
  edges: [message('history.edge.windsurf')],
};
