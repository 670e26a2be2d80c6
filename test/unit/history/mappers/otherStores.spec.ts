import assert from 'node:assert/strict';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { transcripts } from '../../../../src/core/assistants/transcripts.ts';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { type HistoryRead, readHistory } from '../../../../src/node/history/readHistory.ts';
import { scratchFolder } from '../../scratchFolder.ts';
import { time } from '../support.ts';

const words = ['prompt-word', 'result-word', 'shown-word', 'answer-word'];

describe('stores of older versions and other editors', () => {
  const scratch = scratchFolder();

  const read = (moved: Readonly<Record<string, string>> = {}, workspace: string | null = null): HistoryRead =>
    readHistory({
      products: transcripts,
      folders: [{ home: scratch.at('home'), workspace, moved }],
      detector: new NeedleDetector(words),
      index: null,
    });
  /** Returns what became of each word, over all stores: `sent 2`. */
  const told = ({ joined }: HistoryRead): readonly string[] =>
    words.map((_, index) => {
      const all = joined.carried.get(String(index)) ?? [];
      return all.map(({ status, requests }) => (status === 'sent' ? `sent ${requests}` : 'stored')).join(', ');
    });
  const put = (name: string, ...values: readonly unknown[]): string =>
    scratch.put(`home/${name}`, values.map(each => `${JSON.stringify(each)}\n`).join(''));

  it('OpenCode before 1.2: sessions, messages and parts in files of their own', () => {
    const storage = '.local/share/opencode/storage';
    put(`${storage}/session/project/ses_1.json`, { id: 'ses_1', directory: '/work', time: { created: 1000 } });
    const message = (id: string, role: string, created: number, more: object = {}): string => {
      const common = { id, role, time: { created }, modelID: 'm', providerID: 'p' };
      return put(`${storage}/message/ses_1/${id}.json`, { ...common, ...more });
    };
    const part = (holder: string, id: string, value: object): string =>
      put(`${storage}/part/${holder}/${id}.json`, { id, messageID: holder, sessionID: 'ses_1', ...value });
    message('msg_1', 'user', 1001);
    part('msg_1', 'prt_1', { type: 'text', text: 'prompt-word' });
    message('msg_2', 'assistant', 1002);
    part('msg_2', 'prt_2', { type: 'step-start' });
    const state = { input: { filePath: '/a' }, output: 'result-word', metadata: { preview: 'shown-word' } };
    part('msg_2', 'prt_3', { type: 'tool', tool: 'read', callID: 'c', state });
    message('msg_3', 'assistant', 1003);
    part('msg_3', 'prt_4', { type: 'step-start' });
    part('msg_3', 'prt_5', { type: 'text', text: 'answer-word' });
    const result = read();
    // The prompt was sent again on its own, for the title of the session.
    assert.deepEqual(told(result), ['sent 3', 'sent 1', 'stored', 'stored']);
    assert.deepEqual(
      result.joined.sessions.map(({ id, cwd, requests, provider }) => [id, cwd, requests, provider]),
      [['ses_1', '/work', 3, 'p']],
    );
    message('msg_1', 'user', 1001, { summary: { title: 'Done.', diffs: [] } });
    // An answer that never arrived.
    message('msg_4', 'assistant', 1004);
    assert.deepEqual(told(read()), ['sent 5', 'sent 2', 'stored', 'sent 1']);
  });

  it('OpenCode in the middle of 2025: a folder for each project, of which a newer version takes a copy', () => {
    const session = { id: 'ses_1', time: { created: 1000 } };
    const messages = {
      msg_1: { role: 'user', time: { created: 1001 } },
      msg_2: { role: 'assistant', time: { created: 1002 }, path: { cwd: '/work' }, modelID: 'm', providerID: 'p' },
    };
    const parts = { msg_1: { type: 'text', text: 'prompt-word' }, msg_2: { type: 'step-start' } };
    const build = (info: string, message: string, part: string): void => {
      put(`${info}/ses_1.json`, session);
      for (const [id, value] of Object.entries(messages)) put(`${message}/ses_1/${id}.json`, { id, ...value });
      for (const [id, value] of Object.entries(parts)) put(`${part}/${id}/prt_1.json`, { id: 'prt_1', ...value });
    };
    const old = '.local/share/opencode/project/home-dev-work/storage/session';
    build(`${old}/info`, `${old}/message`, `${old}/part/ses_1`);
    const expected = ['sent 2', '', '', ''];
    assert.deepEqual(told(read()), expected);
    const storage = '.local/share/opencode/storage';
    build(`${storage}/session/abc`, `${storage}/message`, `${storage}/part`);
    assert.deepEqual(told(read()), expected);
    assert.deepEqual(
      read().joined.sessions.map(({ id, cwd }) => [id, cwd]),
      [['ses_1', '/work']],
    );
  });

  it('Continue in an editor: each prompt as it was sent, also of completions that were shown', () => {
    const event = (name: string, second: number, data: object): string =>
      put(`.continue/dev_data/0.2.0/${name}.jsonl`, {
        ...{ eventName: name, timestamp: time(second), modelProvider: 'p', modelName: 'm' },
        ...data,
      });
    event('chatInteraction', 1, { sessionId: 's1', prompt: '<user>\nprompt-word', completion: 'answer-word' });
    const code = { prefix: 'result-word', suffix: '', filepath: 'file:///work/a%20b.ts' };
    event('autocomplete', 2, { ...code, prompt: 'result-word', completion: 'x', cacheHit: false });
    event('toolUsage', 3, { functionName: 'read_file', output: 'shown-word' });
    event('tokensGenerated', 4, { promptTokens: 1 });
    assert.deepEqual(told(read()), ['sent 1', 'sent 1', 'stored', 'stored']);
    assert.deepEqual(read().unread, []);
    const sessions = read().joined.sessions.map(({ id, provider, requests }) => [id, provider, requests]);
    assert.deepEqual(sessions.sort(), [
      ['completions', 'p', 1],
      ['s1', 'p', 1],
    ]);
    event('autocomplete', 2, { ...code, prompt: 'result-word', completion: 'x', cacheHit: true });
    assert.deepEqual(told(read())[1], 'stored');
    // The same session is also in its own file; its requests must not be counted twice.
    const history = [
      { message: { role: 'user', content: 'prompt-word' } },
      { message: { role: 'assistant', content: 'ok' } },
    ];
    put('.continue/sessions/a-b.json', { sessionId: 's1', history });
    assert.deepEqual(told(read())[0], 'sent 1');
  });

  it('Copilot in JetBrains: prompts as they were sent, answers in pieces; what cannot be read is said', () => {
    const event = (type: string, data: object, second: number): object => ({ type, data, timestamp: time(second) });
    put(
      '.copilot/jb/conversation/partition-1.jsonl',
      event('partition.created', { conversationId: 'conversation' }, 0),
      event('user.message', { content: 'typed', turnId: 't' }, 1),
      event('user.message_rendered', { renderedMessage: 'file and prompt-word', turnId: 't' }, 2),
      event('assistant.turn_start', { model: 'm' }, 3),
      event('assistant.message', { text: 'let me', messageId: 'a', iterationNumber: 1 }, 4),
      event('assistant.message', { text: ' look', messageId: 'a', iterationNumber: 1 }, 4),
      event('tool.execution_start', { toolCallId: 'c', toolName: 'read_file', arguments: { path: '/a' } }, 5),
      event(
        'tool.execution_complete',
        {
          toolCallId: 'c',
          result: { result: [{ type: 'text', value: 'result-word' }], progressMessage: 'read' },
          // The property that newer versions use.
          progressMessage: 'shown-word',
        },
        6,
      ),
      event('assistant.message', { text: 'answer-word', messageId: 'a', iterationNumber: 2 }, 7),
      event('something.new', { text: 'other' }, 8),
    );
    put('.config/github-copilot/iu/chat-sessions/x/copilot-chat-nitrite.db', 'no text of ours');
    const result = read();
    assert.deepEqual(told(result), ['sent 2', 'sent 1', 'stored', 'stored']);
    assert.deepEqual(result.unread, [
      { store: 'copilot.jetBrains', reason: 'unknown-kind', count: 1 },
      { store: 'copilot.jetBrainsStores', reason: 'unknown-kind', count: 1 },
    ]);
  });

  it('Kiro’s editor of before 2026: runs of a workflow, of which each repeats the last; sessions as Continue keeps them', () => {
    const folder = '.config/Kiro/User/globalStorage/kiro.kiroagent';
    const run = (id: string, chat: readonly object[]): string =>
      put(`${folder}/0123/${id}.chat`, {
        executionId: id,
        chat,
        metadata: { workflowId: 'w', modelId: 'm', startTime: 1 },
      });
    const first = [
      { role: 'human', content: 'prompt-word' },
      { role: 'bot', content: 'let me look' },
    ];
    run('one', first);
    run('two', [...first, { role: 'tool', content: 'result-word' }, { role: 'bot', content: 'answer-word' }]);
    const said = (role: string, text: string): object => ({ message: { role, content: [{ type: 'text', text }] } });
    const history = [
      said('user', 'shown-word'),
      said('assistant', 'ok'),
      said('user', 'more'),
      said('assistant', 'ok'),
    ];
    put(`${folder}/workspace-sessions/abc/a-1.json`, { sessionId: 'a-1', selectedModel: 'm', history });
    put(`${folder}/workspace-sessions/abc/sessions.json`, [{ sessionId: 'a-1', dateCreated: '1790000000000' }]);
    const result = read();
    assert.deepEqual(told(result), ['sent 2', 'sent 1', 'sent 2', 'stored']);
    assert.deepEqual(result.unread, []);
    const session = result.joined.sessions.find(({ id }) => id === 'a-1');
    assert.deepEqual([session?.provider, session?.model], ['amazon-q', 'm']);
  });

  it('any list of records: with the line ends of Windows, packed, half-written, under another folder', () => {
    const records = [
      { type: 'session_meta', timestamp: time(0), payload: { id: 's1' } },
      {
        type: 'response_item',
        timestamp: time(1),
        payload: { type: 'message', role: 'user', content: [{ text: 'prompt-word' }] },
      },
      { type: 'token_usage_record', timestamp: time(2), payload: {} },
      { type: 'kind_of_next_year', timestamp: time(3), payload: { text: 'shown-word' } },
    ];
    const text = records.map(each => `${JSON.stringify(each)}\r\n`).join('');
    const half = JSON.stringify({ type: 'response_item', payload: { type: 'message', content: 'answer-word' } }).slice(
      0,
      -9,
    );
    const folder = 'sessions/2026/11/30';
    scratch.put(`elsewhere/${folder}/rollout-a.jsonl`, text + half);
    const moved = { '~/.codex/': scratch.at('elsewhere') };
    assert.deepEqual(told(read(moved)), ['sent 1', '', 'stored', '']);
    assert.deepEqual(told(read()), ['', '', '', ''], 'where it usually lies is nothing');
    scratch.put(path.join('home/.codex', folder, 'rollout-b.jsonl'), gzipSync(text));
    assert.deepEqual(told(read()), ['sent 1', '', 'stored', '']);
    assert.deepEqual(
      read(moved).unread.map(({ reason }) => reason),
      ['unfinished', 'unknown-kind'],
    );
  });

  it('are found where an editor lets them lie, and where they lay before a variable moved them', () => {
    const item = (text: string): object => ({ type: 'message', role: 'user', content: [{ type: 'input_text', text }] });
    const rollout = (folder: string, id: string, text: string): string =>
      scratch.put(
        `${folder}/sessions/2026/11/30/rollout-${id}.jsonl`,
        [
          { type: 'session_meta', payload: { id } },
          { type: 'response_item', payload: item(text) },
        ]
          .map(each => `${JSON.stringify(each)}\n`)
          .join(''),
      );
    rollout('home/.codex', 'one', 'prompt-word');
    rollout('elsewhere', 'two', 'result-word');
    rollout('terminal', 'three', 'shown-word');
    const said = { type: 'user', sessionId: 's', message: { role: 'user', content: 'answer-word' } };
    scratch.put('profile/projects/-work/s.jsonl', `${JSON.stringify(said)}\n`);
    const moved = { '~/.codex/': scratch.at('elsewhere') };
    assert.deepEqual(told(read(moved)), ['sent 1', 'sent 1', '', '']);
    const settings = {
      'terminal.integrated.env.linux': { CODEX_HOME: scratch.at('terminal'), OTHER: 7 },
      'claudeCode.environmentVariables': [{ name: 'CLAUDE_CONFIG_DIR', value: scratch.at('profile') }, null],
    };
    scratch.put('home/.config/Code/User/settings.json', `// mine\n${JSON.stringify(settings)}`);
    assert.deepEqual(told(read(moved)), ['sent 1', 'sent 1', 'sent 1', 'sent 1']);
    assert.deepEqual(told(read()), ['sent 1', '', 'sent 1', 'sent 1']);
    for (const odd of [
      '{',
      '[]',
      '{"claudeCode.environmentVariables":7}',
      '{"claudeCode.environmentVariables":{"A":"b"}}',
    ]) {
      scratch.put('home/.config/Code/User/settings.json', odd);
      assert.deepEqual(told(read()), ['sent 1', '', '', ''], odd);
    }
  });

  it('of tasks are found where a setting of the editor, of a profile or of the folder lets them lie', () => {
    const task = (folder: string, text: string): string =>
      scratch.put(
        `${folder}/tasks/${folder}/api_conversation_history.json`,
        JSON.stringify([{ role: 'user', content: text, ts: 1_790_000_000_000 }]),
      );
    for (const [index, folder] of ['user', 'profile', 'folder'].entries()) task(folder, words[index] ?? '');
    const setting = (folder: string): string => JSON.stringify({ 'roo-cline.customStoragePath': scratch.at(folder) });
    assert.deepEqual(told(read({}, scratch.at('workspace'))), ['', '', '', '']);
    scratch.put('home/.config/Code/User/settings.json', setting('user'));
    scratch.put('home/.config/VSCodium/User/profiles/-1a2b/settings.json', setting('profile'));
    scratch.put('workspace/.vscode/settings.json', setting('folder'));
    assert.deepEqual(told(read({}, scratch.at('workspace'))), ['sent 1', 'sent 1', 'sent 1', '']);
    // A folder of another computer is not accessed.
    for (const odd of ['//host/share', '\\\\host\\share', 'tasks', 7])
      scratch.put('workspace/.vscode/settings.json', JSON.stringify({ 'roo-cline.customStoragePath': odd }));
    assert.deepEqual(told(read({}, scratch.at('workspace'))), ['sent 1', 'sent 1', '', '']);
  });

  it('of editors are found where a Flatpak, a snap or the far end of a remote window keeps them', () => {
    const chat = (folder: string, text: string): string =>
      scratch.put(
        `home/${folder}/globalStorage/emptyWindowChatSessions/${text}.json`,
        JSON.stringify({ sessionId: text, requests: [{ message: { text }, timestamp: 1_790_000_000_000 }] }),
      );
    chat('.config/VSCodium - Insiders/User', 'prompt-word');
    chat('.vscode-server-insiders/data/User', 'result-word');
    if (process.platform === 'linux') chat('.var/app/com.vscodium.codium/config/VSCodium/User', 'shown-word');
    const linux = process.platform === 'linux' ? 'sent 1' : '';
    assert.deepEqual(told(read()), [process.platform === 'linux' ? 'sent 1' : '', 'sent 1', linux, '']);
  });

  it('in UTF-16, as programs of Windows write it: lists, documents and texts', () => {
    const wide = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
    const records = [
      { type: 'session_meta', timestamp: time(0), payload: { id: 's1' } },
      { type: 'response_item', timestamp: time(1), payload: { type: 'message', role: 'user', content: 'prompt-word' } },
    ];
    scratch.put(
      'home/.codex/sessions/2026/11/30/rollout-w.jsonl',
      wide(records.map(each => JSON.stringify(each)).join('\r\n')),
    );
    const history = [{ message: { role: 'user', content: 'result-word' } }];
    const document = wide(JSON.stringify({ sessionId: 's', history }));
    scratch.put('home/.continue/sessions/a-b.json', document.swap16());
    scratch.put('home/.ollama/history', wide('shown-word'));
    assert.deepEqual(told(read()).slice(0, 3), ['sent 1', 'sent 1', 'stored']);
  });
});
