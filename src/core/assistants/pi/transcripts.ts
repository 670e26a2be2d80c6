import { message } from '../../message.ts';
import { stored } from '../../history/records/messages.ts';
import type { Transcripts } from '../../history/types.ts';
import { sessionRecords } from './sessionRecords.ts';

export const piTranscripts: Transcripts = {
  stores: [
    {
      id: 'pi.sessions',
      assistant: 'pi',
      surface: 'cli',
      // Files one level deeper belong to helpers of Oh My Pi, whose folder the same variable moves.
      paths: ['~/.pi/agent/sessions/*/*.jsonl', '~/.pi/agent/sessions/*/*/*.jsonl'],
      reading: { format: 'records', map: sessionRecords },
      source: {
        ref: 'Measured: records of 0.31.1, 0.57.1, 0.73.1 and 1.6.0 compared with their captured requests, those of 1.6.0 also compacted, branched and edited; docs/session-format.md of 1.6.0',
        date: '2026-11-30',
        version: '1.6.0',
      },
    },
    {
      // Complete outputs of commands, of which the model gets the end. It is not recorded which session an output belongs to.
      id: 'pi.outputs',
      assistant: 'pi',
      surface: 'cli',
      paths: [],
      temporary: ['pi-bash-*.log'],
      reading: { format: 'text', map: (text, sink) => stored(text, null, sink) },
      source: { ref: 'Measured: files that 1.6.0 left in runs', date: '2026-12-01', version: '1.6.0' },
    },
  ],
  hosts: { anthropic: 'api.anthropic.com', openai: 'api.openai.com', google: 'generativelanguage.googleapis.com' },
  edges: [message('history.edge.pi')],
};
