import { message } from '../../message.ts';
import { taskDocument } from '../../history/records/taskFiles.ts';
import { inEditors } from '../storedBuild.ts';
import type { Transcripts } from '../../history/types.ts';

/** Below the folder of the extension, or below one that a setting names (src/utils/storage.ts of RooCodeInc/Roo-Code, read 2026-12-01). */
const tasks = 'tasks/*/api_conversation_history.json';
/** The name of the file until a newer version opens it (src/core/task-persistence/apiMessages.ts). */
const oldTasks = 'tasks/*/claude_messages.json';

export const rooTranscripts: Transcripts = {
  stores: [
    {
      id: 'roo.tasks',
      assistant: 'roo',
      surface: 'editor',
      paths: [tasks, oldTasks].flatMap(each => inEditors(`rooveterinaryinc.roo-cline/${each}`)),
      movedBy: { setting: 'roo-cline.customStoragePath', below: tasks },
      reading: { format: 'document', map: taskDocument },
      source: { ref: 'RooCodeInc/Roo-Code@cb836567 src/core/task-persistence/apiMessages.ts', date: '2026-11-30' },
    },
  ],
  hosts: { anthropic: 'api.anthropic.com', openai: 'api.openai.com' },
  edges: [message('history.edge.roo')],
};
