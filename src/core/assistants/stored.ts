import type { Source } from '../fidelity.ts';
import { type Message, message } from '../message.ts';
import type { StoredKind, StoredSpec } from '../settings/stored.ts';

const measured: Source = { ref: 'Measured: files left by the real tools after a session', date: '2026-11-20' };
const editorSource: Source = {
  ref: 'microsoft/vscode src/vs/workbench/contrib/chat/common/chatSessionStore.ts (1.139)',
  date: '2026-11-21',
};
const aiderSource: Source = { ref: 'Aider-AI/aider@5dc9490b, aider/args.py', date: '2026-11-20' };

const sessions = message('stored.cost.sessions');
const newIdentifier = message('stored.cost.identifier');

function stored(
  assistant: string,
  kind: StoredKind,
  holds: Message,
  paths: readonly string[],
  more: Partial<StoredSpec> = {},
): StoredSpec {
  return { id: `${assistant}.${kind}`, assistant, kind, paths, holds, source: measured, ...more };
}

const clineSource: Source = {
  ref: 'cline/cline src/core/storage/disk.ts@eb3276d1 and getShadowGitPath of its checkpoints',
  date: '2026-11-21',
};
const rooSource: Source = { ref: 'RooCodeInc/Roo-Code (3.52), getTaskDirectoryPath', date: '2026-11-21' };

/** Where editors keep what belongs to a person, on this machine or, for those that serve a browser, there. */
const editorFolders = [
  ...['~/.config', '~/Library/Application Support', '~/AppData/Roaming'].flatMap(base =>
    ['Code', 'Code - Insiders', 'VSCodium', 'Cursor', 'Windsurf'].map(name => `${base}/${name}/User`),
  ),
  '~/.vscode-server/data/User',
  '~/.local/share/code-server/User',
];

/** A folder that an extension keeps in each editor. */
function inEditors(name: string): readonly string[] {
  return editorFolders.map(folder => `${folder}/globalStorage/${name}`);
}

/** What the tools of the catalogue leave on the disk. Keys and settings are not among it: purging must not sign anyone out. */
export const storedData: readonly StoredSpec[] = [
  stored(
    'vscode',
    'transcripts',
    message('stored.chats'),
    editorFolders.flatMap(folder => [
      `${folder}/workspaceStorage/*/chatSessions`,
      `${folder}/workspaceStorage/*/chatEditingSessions`,
      `${folder}/globalStorage/emptyWindowChatSessions`,
    ]),
    { cost: sessions, source: editorSource },
  ),
  stored(
    'copilot-cli',
    'transcripts',
    message('stored.transcripts'),
    ['~/.copilot/session-state', '~/.copilot/session-store.db*', '~/.copilot/command-history-state.json'],
    { cost: sessions },
  ),
  stored('copilot-cli', 'identifier', message('stored.identifier'), ['~/.cache/Microsoft/DeveloperTools/deviceid'], {
    cost: newIdentifier,
  }),
  stored(
    'claude-code',
    'transcripts',
    message('stored.transcripts'),
    ['~/.claude/projects', '~/.claude/history.jsonl'],
    { cost: sessions },
  ),
  stored('claude-code', 'telemetry', message('stored.claudeTelemetry'), ['~/.claude/telemetry']),
  stored(
    'codex',
    'transcripts',
    message('stored.transcripts'),
    ['~/.codex/sessions', '~/.codex/history.jsonl', '~/.codex/thread_history_*.sqlite*', '~/.codex/state_*.sqlite*'],
    { cost: sessions },
  ),
  stored('codex', 'snapshots', message('stored.shellSnapshots'), ['~/.codex/shell_snapshots']),
  stored('codex', 'logs', message('stored.logs'), ['~/.codex/logs_*.sqlite*']),
  stored('codex', 'identifier', message('stored.identifier'), ['~/.codex/installation_id'], { cost: newIdentifier }),
  stored(
    'continue',
    'transcripts',
    message('stored.transcripts'),
    ['~/.continue/sessions', '~/.continue/input_history.json'],
    { cost: sessions },
  ),
  stored('continue', 'telemetry', message('stored.devData'), ['~/.continue/dev_data']),
  stored('continue', 'index', message('stored.index'), ['~/.continue/index'], { cost: message('stored.cost.index') }),
  stored(
    'cline',
    'transcripts',
    message('stored.transcripts'),
    [
      '~/.cline/data/sessions',
      '~/.cline/data/db/session-search.db*',
      '~/.cline/data/db/sessions.db*',
      ...inEditors('saoudrizwan.claude-dev/tasks'),
    ],
    { cost: sessions },
  ),
  stored('cline', 'snapshots', message('stored.fileSnapshots'), inEditors('saoudrizwan.claude-dev/checkpoints'), {
    cost: message('stored.cost.snapshots'),
    source: clineSource,
  }),
  stored('roo', 'transcripts', message('stored.transcripts'), inEditors('rooveterinaryinc.roo-cline/tasks'), {
    cost: sessions,
    source: rooSource,
  }),
  stored('cline', 'logs', message('stored.logs'), ['~/.cline/data/logs']),
  stored(
    'opencode',
    'transcripts',
    message('stored.transcripts'),
    ['~/.local/share/opencode/opencode.db*', '~/.local/state/opencode/prompt-history.jsonl'],
    { cost: sessions },
  ),
  stored('opencode', 'snapshots', message('stored.fileSnapshots'), ['~/.local/share/opencode/snapshot'], {
    cost: message('stored.cost.snapshots'),
  }),
  stored('pi', 'transcripts', message('stored.transcripts'), ['~/.pi/agent/sessions'], { cost: sessions }),
  stored(
    'gemini-cli',
    'transcripts',
    message('stored.transcripts'),
    ['~/.gemini/tmp/*/chats', '~/.gemini/tmp/*/logs.json'],
    { cost: sessions },
  ),
  stored('gemini-cli', 'identifier', message('stored.identifier'), ['~/.gemini/installation_id'], {
    cost: newIdentifier,
  }),
  stored(
    'qwen-code',
    'transcripts',
    message('stored.transcripts'),
    ['~/.qwen/projects/*/chats', '~/.qwen/tmp/*/logs.json'],
    { cost: sessions },
  ),
  stored('qwen-code', 'identifier', message('stored.identifier'), ['~/.qwen/installation_id'], { cost: newIdentifier }),
  stored(
    'kilo',
    'transcripts',
    message('stored.transcripts'),
    ['~/.local/share/kilo/kilo.db*', '~/.local/state/kilo/prompt-history.jsonl'],
    { cost: sessions },
  ),
  stored('kilo', 'identifier', message('stored.identifier'), ['~/.local/share/kilo/telemetry-id'], {
    cost: newIdentifier,
  }),
  stored(
    'aider',
    'transcripts',
    message('stored.transcripts'),
    ['./.aider.chat.history.md', './.aider.input.history', './.aider.llm.history'],
    { cost: sessions, source: aiderSource },
  ),
  stored('aider', 'telemetry', message('stored.aiderAnalytics'), ['~/.aider/analytics.json'], {
    cost: message('stored.cost.aiderAnalytics'),
    source: aiderSource,
  }),
];
