import { message } from '../../message.ts';
import { stored } from '../../history/records/messages.ts';
import { chatText } from './chatText.ts';
import { requestLog } from './requestLog.ts';
import type { Transcripts } from '../../history/types.ts';

const common = {
  assistant: 'aider',
  surface: 'cli',
  source: { ref: 'Aider-AI/aider@5dc9490b aider/io.py, commands.py, coders/base_coder.py', date: '2026-12-01' },
} as const;

export const aiderTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'aider.chat',
      paths: ['./.aider.chat.history.md'],
      reading: { format: 'text', map: chatText },
    },
    {
      ...common,
      id: 'aider.requests',
      // The name used in the documentation.
      paths: ['./.aider.llm.history'],
      reading: { format: 'text', map: requestLog },
    },
    {
      // Typed prompts, for the arrow keys.
      ...common,
      id: 'aider.prompts',
      paths: ['./.aider.input.history'],
      reading: { format: 'text', map: (text, sink) => stored(text.replace(/^\+/gm, ''), null, sink) },
    },
  ],
  hosts: {},
  edges: [message('history.edge.aider')],
};
