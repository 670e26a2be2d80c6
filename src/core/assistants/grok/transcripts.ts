import { message } from '../../message.ts';
import { chat } from './chat.ts';
import { updates } from './updates.ts';
import type { Transcripts } from '../../history/types.ts';

const source = {
  ref: 'xai-org/grok-build@19d42e35 crates/codegen/xai-grok-shell/src/session/storage/mod.rs (chat_rebuild), extensions/notification.rs, xai-grok-sampling-types/src/conversation.rs, xai-grok-pager/docs/user-guide/17-sessions.md',
  date: '2026-12-01',
};
const common = { assistant: 'grok', surface: 'cli', source } as const;

export const grokTranscripts: Transcripts = {
  stores: [
    {
      ...common,
      id: 'grok.updates',
      paths: ['~/.grok/sessions/*/*/updates.jsonl'],
      reading: { format: 'records', map: updates },
    },
    {
      ...common,
      id: 'grok.chats',
      paths: ['~/.grok/sessions/*/*/chat_history.jsonl'],
      reading: { format: 'records', map: chat },
    },
  ],
  hosts: {},
  edges: [message('history.edge.grok')],
};
