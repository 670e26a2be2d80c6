import assert from 'node:assert/strict';
import type { SqlValue } from '../../../../src/core/egress/readers/sqlite/record.ts';
import type { HistorySink } from '../../../../src/core/history/types.ts';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, lines, readingOf, rows, shown } from '../support.ts';

const words = ['prompt-word', 'result-word', 'shown-word', 'answer-word'];

function text(store: string, given: string): (sink: HistorySink) => void {
  const reading = readingOf(store);
  if (reading.format !== 'text') throw new Error(store);
  return sink => reading.map(given, sink, alone);
}

const short = (found: Record<string, string>): readonly string[] => words.map(word => found[word] ?? '');

describe('stores that are known from sources', () => {
  it('Cursor: bubbles, with what tools gave back; no key with a token', () => {
    const bubble = (id: string, value: object): Readonly<Record<string, SqlValue>> => ({
      key: `bubbleId:c1:${id}`,
      value: JSON.stringify(value),
    });
    const tool = { name: 'read_file', rawArgs: '{"path":"/a"}', result: '{"contents":"result-word"}' };
    const found = became(
      words,
      rows('cursor.chats', {
        cursorDiskKV: [
          { key: 'composerData:c1', value: JSON.stringify({ createdAt: 1, modelConfig: { modelName: 'm' } }) },
          bubble('1', { type: 1, text: 'prompt-word', createdAt: '2026-11-20T10:00:00Z' }),
          bubble('2', { type: 2, text: '', toolFormerData: tool, createdAt: '2026-11-20T10:00:01Z' }),
          bubble('3', { type: 2, text: 'answer-word', createdAt: '2026-11-20T10:00:02Z' }),
          { key: 'secret://shown-word', value: 'shown-word' },
        ],
        ItemTable: [{ key: 'cursorAuth/accessToken', value: 'shown-word' }],
      }),
    );
    assert.deepEqual(short(found), ['sent 2 documented', 'sent 1 documented', 'not found', 'stored']);
  });

  it('Cursor since 3.16: what is known of a chat stands in a table of its own, and arguments only in one place', () => {
    const tool = { params: '{"targetFile":"/work/result-word"}', rawArgs: '', result: 'answer-word' };
    const tally = new Tally(new NeedleDetector(words));
    const head = { type: 'head', workspaceIdentifier: { uri: { fsPath: '/work' } } };
    const createdAt = 1_790_000_000_000;
    rows('cursor.chats', {
      composerHeaders: [{ composerId: 'c1', createdAt, lastUpdatedAt: createdAt + 1, value: JSON.stringify(head) }],
      cursorDiskKV: [
        { key: 'composerData:c1', value: '{"modelConfig":{"modelName":"default"}}' },
        { key: 'bubbleId:c1:1', value: JSON.stringify({ type: 2, text: '', toolFormerData: tool }) },
        { key: 'bubbleId:c1:2', value: JSON.stringify({ type: 2, text: 'done' }) },
      ],
    })(tally);
    assert.deepEqual(short(shown(words, tally)), ['not found', 'sent 1 documented', 'not found', 'sent 1 documented']);
    assert.equal(tally.results(true)[0]?.facts.cwd, '/work');
  });

  it('Cursor: transcripts of the agent, and blobs of the command line', () => {
    const said = (role: string, content: unknown): object => ({ role, message: { content } });
    const feed = lines('cursor.transcripts', [
      said('user', [{ type: 'text', text: 'prompt-word' }]),
      said('assistant', [{ type: 'tool_use', id: 't', input: { path: '/a' } }]),
      said('user', [{ type: 'tool_result', tool_use_id: 't', content: 'result-word' }]),
      said('assistant', [{ type: 'text', text: 'answer-word' }]),
    ]);
    assert.deepEqual(short(became(words, feed)), ['sent 2 documented', 'sent 1 documented', 'not found', 'stored']);
    const blob = (value: object): { data: Uint8Array } => ({ data: Buffer.from(JSON.stringify(value)) });
    const blobs = rows('cursor.cli', {
      blobs: [
        blob({ role: 'user', content: 'prompt-word' }),
        { data: Buffer.from([10, 4, 1, 2]) },
        blob({ role: 'assistant', content: [{ type: 'text', text: 'answer-word' }], providerOptions: 'shown-word' }),
      ],
    });
    assert.deepEqual(short(became(words, blobs)), ['sent 1 documented', 'not found', 'stored', 'stored']);
  });

  it('Roo, Kilo and Cline in the editor: the messages of a task, anew after they were condensed', () => {
    const history = [
      { role: 'user', content: [{ type: 'text', text: '<task>shown-word</task>' }], ts: 1 },
      { role: 'assistant', content: [{ type: 'text', text: 'so' }], ts: 2 },
      { role: 'user', content: 'prompt-word', isSummary: true, ts: 3 },
      { role: 'assistant', content: [{ type: 'tool_use', id: 'c', input: { path: '/a' } }], ts: 4 },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'c', content: 'result-word' }], ts: 5 },
      { role: 'assistant', content: 'answer-word', ts: 6 },
    ];
    for (const store of ['roo.tasks', 'kilo.tasks', 'cline.tasks']) {
      const reading = readingOf(store);
      if (reading.format !== 'document') throw new Error(store);
      const found = became(words, sink => reading.map(history, sink, alone));
      // What came before the summary was sent again to create it.
      assert.deepEqual(short(found), ['sent 2 documented', 'sent 1 documented', 'sent 2 documented', 'stored'], store);
    }
  });

  it('Zed: threads, packed or not, and those that cannot be unpacked are told', () => {
    const thread = {
      model: { provider: 'anthropic', model: 'm' },
      messages: [
        { User: { content: [{ Text: 'prompt-word' }, { Mention: { content: 'mentioned' } }] } },
        {
          Agent: {
            content: [{ ToolUse: { id: 't', input: { path: '/a' } } }],
            tool_results: { t: { content: { Text: 'result-word' }, output: 'shown-word' } },
          },
        },
        'Resume',
        { Agent: { content: [{ Text: 'answer-word' }], tool_results: {} } },
      ],
    };
    const data = Buffer.from(JSON.stringify(thread));
    const row = (data_type: string) => ({ id: 'z', updated_at: '2026-11-20T10:00:00Z', data_type, data });
    const found = became(words, rows('zed.threads', { threads: [row('json')] }));
    assert.deepEqual(short(found), ['sent 2 documented', 'sent 1 documented', 'stored', 'stored']);
    const reasons: string[] = [];
    const sink = { unread: (reason: string) => reasons.push(reason) } as unknown as HistorySink;
    rows('zed.threads', { threads: [row('zstd')] }, { ...alone, unpack: () => null })(sink);
    assert.deepEqual(reasons, ['packed']);
  });

  it('Zed: what is typed and not sent, and what was made of a thread for people', () => {
    const thread = {
      messages: [],
      draft_prompt: [{ type: 'text', text: 'prompt-word' }],
      detailed_summary: 'result-word',
    };
    const found = became(words, rows('zed.threads', { threads: [{ id: 'z', data: JSON.stringify(thread) }] }));
    assert.deepEqual(short(found), ['stored', 'stored', 'not found', 'not found']);
  });

  it('Zed: text threads, whose messages begin at bytes of one text', () => {
    const parts = ['prompt-word é🦄\n', 'result-word\n', 'shown-word\n', 'more\n', 'answer-word'];
    const starts = parts.map((_, at) => Buffer.byteLength(parts.slice(0, at).join('')));
    const roles = ['user', 'assistant', 'assistant', 'user', 'assistant'];
    const known = roles.map((role, at) => ({ role, status: at === 2 ? { Error: 'no' } : 'Done' }));
    const read = (more: object): readonly string[] => {
      const reading = readingOf('zed.text-threads');
      if (reading.format !== 'document') throw new Error(reading.format);
      const thread = { id: 'z', zed: 'context', text: parts.join(''), summary: 'title', ...more };
      return Object.values(became([...words, 'é🦄'], sink => reading.map(thread, sink, alone)));
    };
    const expected = ['sent 3', 'sent 2', 'stored', 'stored', 'sent 3'].map(each =>
      each === 'stored' ? each : `${each} estimated`,
    );
    const newer = starts.map((start, at) => ({ id: { replica_id: 0, value: at }, start, metadata: known[at] }));
    assert.deepEqual(read({ version: '0.4.0', messages: newer }), expected);
    const older = starts.map((start, id) => ({ id, start }));
    assert.deepEqual(read({ version: '0.3.0', messages: older, message_metadata: { ...known } }), expected);
  });

  it('Zed: a summary stands for what was said before it, but for the newest prompts', () => {
    const input = { type: 'json', value: { path: '/a' } };
    const calls = { content: [{ ToolUse: { id: 't', input } }], tool_results: { t: { content: ['result-word'] } } };
    const tail = [{ User: { content: [{ Text: 'next' }] } }, { Agent: { content: [], tool_results: {} } }];
    const read = (told: string, info: object): readonly string[] => {
      const messages = [{ User: { content: [{ Text: told }] } }, { Agent: calls }, { Compaction: info }, ...tail];
      const data = JSON.stringify({ messages });
      return short(became(words, rows('zed.threads', { threads: [{ id: 'z', folder_paths: '/w\n/x', data }] })));
    };
    const summary = { Summary: 'answer-word' };
    assert.deepEqual(read('prompt-word', summary), [
      'sent 3 documented',
      'sent 1 documented',
      'not found',
      'sent 1 documented',
    ]);
    assert.equal(read(`prompt-word ${'x'.repeat(80_000)}`, summary)[0], 'sent 2 documented');
    const native = { ProviderNative: { provider: 'p', items: [{ text: 'answer-word' }] } };
    assert.deepEqual(read('prompt-word', native), [
      'sent 2 documented',
      'sent 1 documented',
      'not found',
      'sent 1 documented',
    ]);
  });

  it('Amazon Q: pairs of question and answer, in both shapes', () => {
    const history = [
      [{ content: { Prompt: { prompt: 'prompt-word' } } }, { ToolUse: { content: 'calls' } }],
      { user: { content: { ToolUseResults: ['result-word'] } }, assistant: { Response: { content: 'answer-word' } } },
    ];
    const value = JSON.stringify({ conversation_id: 'q', history });
    for (const table of ['conversations', 'conversations_v2']) {
      const feed = rows('amazon-q.conversations', {
        [table]: [{ key: '/work', value, created_at: 1, updated_at: 2 }],
        auth_kv: [{ key: 'token', value: 'shown-word' }],
      });
      assert.deepEqual(short(became(words, feed)), ['sent 2 documented', 'sent 1 documented', 'not found', 'stored']);
    }
  });

  it('Kiro: sessions of the command line and of the editor', () => {
    const record = (kind: string, content: unknown, more = {}): object => ({
      version: 'v1',
      kind,
      data: { content, ...more },
    });
    const cli = lines('amazon-q.kiroSessions', [
      record('Prompt', [{ kind: 'text', data: 'prompt-word' }], { meta: { timestamp: 1_790_000_000 } }),
      record('AssistantMessage', [
        { kind: 'thinking', data: { text: 'so', signature: null } },
        { kind: 'toolUse', data: { toolUseId: 't', name: 'read', input: { path: '/a' } } },
      ]),
      record('ToolResults', [
        { kind: 'toolResult', data: { toolUseId: 't', content: [{ kind: 'json', data: { stdout: 'result-word' } }] } },
      ]),
      record('AssistantMessage', [{ kind: 'text', data: 'answer-word' }]),
    ]);
    assert.deepEqual(short(became(words, cli)), ['sent 2 documented', 'sent 1 documented', 'not found', 'stored']);
    const said = (type: string, content: unknown): object => ({
      id: 'x',
      timestamp: '2026-09-29T10:00:00.000Z',
      payload: { type, content },
    });
    const editor = lines('amazon-q.kiroEditor', [
      said('user', 'prompt-word'),
      said('assistant', 'so'),
      said('tool_result', [{ text: 'result-word' }]),
      said('assistant', [{ type: 'text', text: 'answer-word' }]),
      said('session_title', 'shown-word'),
    ]);
    assert.deepEqual(short(became(words, editor)), ['sent 2 documented', 'sent 1 documented', 'stored', 'stored']);
  });

  it('Ollama: prompts of a log with debugging, each once; a length is no prompt', () => {
    const line = (msg: string, prompt: string): string =>
      `time=2026-11-20T10:00:00.000+01:00 level=DEBUG source=routes.go:1 msg="${msg}" images=0 prompt=${prompt}`;
    const answered = '[GIN] 2026/11/20 - 10:00:01 | 200 | 1s | 127.0.0.1 | POST     "/api/chat"';
    const first = '"<|user|>\\nprompt-word \\"quoted\\""';
    const second = '"<|user|>\\nprompt-word \\"quoted\\"<|tool|>result-word"';
    const log = [
      line('chat request', first),
      line('completion request', first),
      line('completion request', '197 format=""'),
      answered,
      `Nov 20 10:00:02 host ollama[1]: ${line('generate request', second)}`,
      answered,
      line('chat request', `"${'\\'.repeat(100_001)}`),
      'time=2026-11-20T10:00:00Z level=INFO msg="shown-word"',
    ];
    const found = became(words, text('ollama.serverLogs', log.join('\n')));
    assert.deepEqual(short(found), ['sent 2 documented', 'sent 1 documented', 'not found', 'not found']);
    assert.deepEqual(
      became(['say "hi"\nok'], text('ollama.serverLogs', line('chat request', '"say \\"hi\\"\\nok é"'))),
      {
        'say "hi"\nok': 'sent 1 documented',
      },
    );
    assert.deepEqual(short(became(words, text('ollama.prompts', 'prompt-word\n')))[0], 'stored');
  });

  it('LM Studio: each body that its server logged', () => {
    const body = (messages: unknown): string => JSON.stringify({ model: 'm', messages }, null, 2);
    const log = [
      `[2026-11-20 10:00:00][INFO] Received request: POST to /v1/chat/completions with body ${body([{ role: 'user', content: 'prompt-word' }])}`,
      '[2026-11-20 10:00:01][INFO] shown-word',
      `[2026-11-20 10:00:02][INFO] Received request: POST to /v1/chat/completions with body ${body([
        { role: 'user', content: 'prompt-word' },
        { role: 'tool', content: 'result-word' },
      ])}`,
    ];
    const found = became(words, text('lm-studio.serverLogs', log.join('\r\n')));
    assert.deepEqual(short(found), ['sent 2 exact', 'sent 1 exact', 'not found', 'not found']);
    // In Anthropic's form, and as displayed by the app, which omits the rest of a long text.
    const other = {
      system: 'prompt-word',
      messages: [{ role: 'user', content: 'result-word ... <Truncated in logs> ...' }],
    };
    const shortened = new Tally(new NeedleDetector(words));
    text(
      'lm-studio.serverLogs',
      `2026-06-09 10:04:08 [DEBUG]\n Received request: POST to /v1/messages with body  ${JSON.stringify(other)}`,
    )(shortened);
    assert.deepEqual(short(shown(words, shortened)).slice(0, 2), ['sent 1 exact', 'sent 1 exact']);
    assert.deepEqual([...shortened.unreadParts], [['shortened', 1]]);
    const tally = new Tally(new NeedleDetector(words));
    text(
      'lm-studio.serverLogs',
      [
        '[2026-09-27 00:54:30][DEBUG] Received request: GET to /api/v1/models with body shown-word',
        '[2026-09-27 00:54:31][DEBUG] Received request: POST to /v1/chat/completions with body [Sensitive]',
        '[2026-09-27 00:54:32][DEBUG] Done',
      ].join('\n'),
    )(tally);
    assert.deepEqual([...tally.unreadParts], [['left-out', 1]]);
    assert.deepEqual(Object.values(shown(words, tally)), Array<string>(4).fill('not found'));
  });

  it('VS Code: the traces of its agent, a request for each chat span', () => {
    const span = (span_id: string, operation_name: string) => ({
      ...{ span_id, operation_name, start_time_ms: 1_790_000_000_000, chat_session_id: 's', request_model: 'm' },
    });
    const held = (span_id: string, key: string, value: unknown) => ({ span_id, key, value: JSON.stringify(value) });
    const found = became(
      words,
      rows('copilot.traces', {
        spans: [span('a', 'chat'), span('b', 'execute_tool'), span('c', 'chat')],
        span_attributes: [
          held('a', 'gen_ai.input.messages', [{ role: 'user', parts: ['prompt-word'] }]),
          held('a', 'gen_ai.output.messages', ['answer-word']),
          held('b', 'gen_ai.tool.call.result', 'shown-word'),
          held('c', 'gen_ai.input.messages', [{ role: 'user', parts: ['prompt-word', 'result-word'] }]),
        ],
      }),
    );
    assert.deepEqual(short(found), ['sent 2 exact', 'sent 1 exact', 'not found', 'not found']);
  });

  it('OpenCode and Kilo: parts of messages; what is for people is only stored', () => {
    const part = (message_id: string, data: object) => ({
      session_id: 's',
      message_id,
      time_created: 5,
      data: JSON.stringify(data),
    });
    const tables = {
      session: [{ id: 's', directory: '/work', parent_id: null }],
      message: [
        { id: 'u', session_id: 's', data: '{"role":"user"}' },
        { id: 'a', session_id: 's', data: '{"role":"assistant","modelID":"m"}' },
      ],
      part: [
        part('u', { type: 'text', text: 'prompt-word' }),
        part('a', { type: 'step-start' }),
        part('a', {
          type: 'tool',
          state: { input: { filePath: '/a' }, output: 'result-word', metadata: { diff: 'shown-word' } },
        }),
        part('a', { type: 'step-finish' }),
        part('a', { type: 'step-start' }),
        part('a', { type: 'text', text: 'answer-word' }),
      ],
    };
    const rest = ['sent 1 exact', 'stored', 'stored'];
    // The first prompt was sent again, for a title; Kilo asks for a title only if the conversation continues.
    for (const [store, prompt] of Object.entries({
      'opencode.database': 'sent 3 exact',
      'kilo.database': 'sent 2 exact',
    }))
      assert.deepEqual(short(became(words, rows(store, tables))), [prompt, ...rest]);
    const ofHelper = { ...tables, session: [{ id: 's', directory: '/work', parent_id: 'other' }] };
    const [prompt] = short(became(words, rows('opencode.database', ofHelper)));
    assert.equal(prompt, 'sent 2 exact');
  });

  it('OpenCode: an answer of which nothing came was asked for', () => {
    const message = (id: string, role: string) => ({ id, session_id: 's', data: JSON.stringify({ role }) });
    const part = (message_id: string, text: string) => ({
      ...{ session_id: 's', message_id, time_created: 5, data: JSON.stringify({ type: 'text', text }) },
    });
    const found = became(
      words,
      rows('opencode.database', {
        session: [{ id: 's', directory: '/work', parent_id: 'other' }],
        message: [
          ['u', 'user'],
          ['failed', 'assistant'],
          ['v', 'user'],
          ['a', 'assistant'],
          ['killed', 'assistant'],
        ].map(([id = '', role = '']) => message(id, role)),
        part: [part('u', 'prompt-word'), part('v', 'result-word'), part('a', 'answer-word')],
      }),
    );
    assert.deepEqual(short(found), ['sent 3 exact', 'sent 2 exact', 'not found', 'sent 1 exact']);
  });
});
