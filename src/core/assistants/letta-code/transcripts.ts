import { message } from '../../message.ts';
import { stored } from '../../history/records/messages.ts';
import type { Transcripts } from '../../history/types.ts';
import { piTranscripts } from '../pi/transcripts.ts';
import { conversationRecords } from './conversationRecords.ts';

const measured = { date: '2026-12-01', version: '0.32.18' };

export const lettaCodeTranscripts: Transcripts = {
  stores: [
    {
      id: 'letta-code.conversations',
      assistant: 'letta-code',
      surface: 'cli',
      paths: ['~/.letta/lc-local-backend/conversations/*/messages.jsonl'],
      reading: { format: 'records', map: conversationRecords },
      source: {
        ref: 'Measured: records of @letta-ai/letta-code 0.32.18 with its local backend compared with its captured requests (a helper, summaries); letta.js of 0.32.18 and 0.25.9 (src/backend/local)',
        ...measured,
      },
    },
    {
      // Complete outputs of tools, of which the model gets a part.
      id: 'letta-code.outputs',
      assistant: 'letta-code',
      surface: 'cli',
      paths: ['~/.letta/projects/*/agent-tools/*.txt'],
      reading: { format: 'text', map: (text, sink) => stored(text, null, sink) },
      source: { ref: 'Measured: files that 0.32.18 left in runs', ...measured },
    },
    {
      // Copies for agents that review the conversation, and parts of answers for debugging.
      id: 'letta-code.copies',
      assistant: 'letta-code',
      surface: 'cli',
      paths: ['~/.letta/transcripts/*/*/transcript.jsonl', '~/.letta/logs/chunk-logs/*/*.jsonl'],
      reading: {
        format: 'records',
        map: sink => ({ record: value => stored(value, null, sink), state: () => ({}) }),
      },
      source: {
        ref: 'letta.js of 0.32.18 (src/utils/transcript-paths.ts, src/cli/helpers/chunkLog.ts)',
        ...measured,
      },
    },
  ],
  hosts: piTranscripts.hosts,
  edges: [message('history.edge.lettaCode')],
};
