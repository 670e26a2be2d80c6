import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { stored, editorFolders, lostSessions } from '../storedBuild.ts';
import type { StoredSpec } from '../../settings/stored.ts';

const source: Source = {
  ref: 'microsoft/vscode src/vs/workbench/contrib/chat/common/chatSessionStore.ts (1.139)',
  date: '2026-11-21',
};

export const visualStudioCodeStored: readonly StoredSpec[] = [
  stored(
    'vscode',
    'transcripts',
    message('stored.chats'),
    editorFolders.flatMap(folder => [
      `${folder}/workspaceStorage/*/chatSessions`,
      `${folder}/workspaceStorage/*/chatEditingSessions`,
      `${folder}/globalStorage/emptyWindowChatSessions`,
    ]),
    { cost: lostSessions, source },
  ),
];
