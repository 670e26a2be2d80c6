import { message } from '../../message.ts';
import { conversation } from './conversations.ts';
import type { Transcripts } from '../../history/types.ts';

export const openHandsTranscripts: Transcripts = {
  stores: [
    {
      id: 'openhands.conversations',
      assistant: 'openhands',
      surface: 'cli',
      paths: ['~/.openhands/conversations/*/base_state.json'],
      reading: { format: 'document', map: conversation },
      source: {
        ref: 'OpenHands/software-agent-sdk@611629e6 openhands-sdk/openhands/sdk/event, llm/message.py, utils/truncate.py; OpenHands/OpenHands-CLI@6b3838ce openhands_cli/locations.py',
        date: '2026-12-01',
      },
    },
  ],
  hosts: { anthropic: 'api.anthropic.com', openai: 'api.openai.com' },
  edges: [message('history.edge.openHands')],
};
