import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, lines, readingOf, rows, time } from '../support.ts';

// Forms of records that are known from the sources of the products (read 2026-11), most of them from older versions.

const words = ['prompt-word', 'result-word', 'shown-word', 'answer-word'];

function document(store: string, value: unknown): readonly string[] {
  const reading = readingOf(store);
  if (reading.format !== 'document') throw new Error(store);
  return Object.values(became(words, sink => reading.map(value, sink, alone)));
}

describe('threads of Zed before October 2025', () => {
  const told = (thread: object): readonly string[] => {
    const row = { id: 'z', updated_at: time(1), data_type: 'json', data: Buffer.from(JSON.stringify(thread)) };
    return Object.values(became(words, rows('zed.threads', { threads: [row] })));
  };
  const uses = [{ id: 't', name: 'read_file', input: { path: '/a' } }];
  const results = [{ tool_use_id: 't', is_error: false, content: { Text: 'result-word' }, output: 'shown-word' }];
  const said = (role: string, text: string, more: object = {}): object => ({
    ...{ id: 1, role, segments: [{ type: 'text', text }] },
    ...more,
  });
  const expected = ['sent 2 documented', 'sent 1 documented', 'not found', 'stored'];

  it('have messages in segments, with results beside the answer', () => {
    const messages = [
      said('user', 'hi', { context: 'prompt-word' }),
      said('assistant', '', { tool_uses: uses, tool_results: results }),
      said('assistant', 'answer-word'),
    ];
    assert.deepEqual(told({ version: '0.2.0', messages }), expected);
  });

  it('have results in the message that follows, and each message as one text, at first', () => {
    const messages = [
      { id: 0, role: 'user', text: 'prompt-word' },
      { id: 1, role: 'assistant', text: '', tool_uses: uses },
      { id: 2, role: 'user', text: '', tool_results: results },
      { id: 3, role: 'assistant', text: 'answer-word' },
    ];
    assert.deepEqual(told({ messages }), expected);
  });
});

describe('conversations of Amazon Q', () => {
  const turn = (prompt: string, answer: string): object => ({
    user: { content: { Prompt: { prompt } }, timestamp: time(5) },
    assistant: { Response: { content: answer } },
    request_metadata: { request_start_timestamp_ms: 1_790_000_006_000 },
  });
  const told = (tables: Parameters<typeof rows>[1]): readonly string[] =>
    Object.values(became(words, rows('amazon-q.conversations', tables)));
  const row = (held: object): Parameters<typeof rows>[1][string][number] => ({
    ...{ key: '/work', conversation_id: 'q', value: JSON.stringify({ conversation_id: 'q', ...held }) },
  });

  it('go on with a summary, which each request carries', () => {
    const history = [turn('prompt-word', 'ok'), turn('more', 'answer-word')];
    const expected = ['sent 2 documented', 'sent 2 documented', 'not found', 'stored'];
    for (const latest_summary of ['result-word', ['result-word', { request_id: 'r' }]])
      assert.deepEqual(
        told({ conversations_v2: [row({ latest_summary, history, transcript: ['shown-word'] })] }),
        expected,
      );
  });

  it('keep what a summary took the place of, or a person cleared, in the transcript for people alone', () => {
    const transcript = [
      '> prompt-word',
      'ok\n[Tool uses: fs_read]',
      'answer-word\n[Tool uses: none]',
      'Too many files',
    ];
    const later = ['> more', 'ok\n[Tool uses: none]'];
    const history = [turn('more', 'ok')];
    const all = { history, transcript: [...transcript, ...later] };
    // Two answers, and the summary with both of them.
    assert.deepEqual(told({ conversations_v2: [row({ ...all, latest_summary: ['result-word', {}] })] }), [
      ...['sent 3 documented', 'sent 1 documented', 'not found', 'sent 1 documented'],
    ]);
    assert.deepEqual(told({ conversations_v2: [row(all)] }), [
      ...['sent 2 documented', 'not found', 'not found', 'stored'],
    ]);
    assert.deepEqual(told({ conversations_v2: [row({ history, transcript: later })] }), Array(4).fill('not found'));
  });

  it('end with what was about to be sent', () => {
    const next_message = {
      content: { ToolUseResults: { tool_use_results: [{ content: [{ Text: 'result-word' }] }] } },
    };
    assert.equal(told({ conversations_v2: [row({ history: [turn('a', 'b')], next_message })] })[1], 'sent 1 estimated');
    assert.equal(told({ conversations_v2: [row({ history: [], next_message: null })] })[1], 'not found');
  });

  it('count once where both tables hold them, and know when each request was made', () => {
    const both = row({ history: [turn('prompt-word', 'ok')] });
    const tables = { conversations_v2: [both], conversations: [both] };
    assert.equal(told(tables)[0], 'sent 1 documented');
    const tally = new Tally(new NeedleDetector([]));
    rows('amazon-q.conversations', tables)(tally);
    const [lane] = tally.results(true);
    assert.deepEqual([lane?.requests, lane?.lastRequest], [1, 1_790_000_006_000]);
  });
});

describe('sessions of Continue', () => {
  const said = (role: string, content: string, more: object = {}): object => ({ message: { role, content }, ...more });
  const told = (...history: readonly object[]): readonly string[] =>
    document('continue.sessions', { sessionId: 's', history });

  it('of the extension are summarised up to the message that holds the summary', () => {
    const first = [
      said('user', 'prompt-word'),
      said('assistant', 'answer-word', { conversationSummary: 'shown-word' }),
    ];
    // The request for the summary contained both, and the summary is sent with what follows.
    assert.deepEqual(told(...first, said('user', 'result-word'), said('assistant', 'ok')), [
      ...['sent 2 measured', 'sent 1 measured', 'sent 1 documented', 'sent 1 measured'],
    ]);
    const ofCli = [said('assistant', 'shown-word', { conversationSummary: 'shown-word' })];
    assert.deepEqual(told(...ofCli, said('user', 'result-word'), said('assistant', 'ok')).slice(1, 3), [
      ...['sent 1 measured', 'sent 1 measured'],
    ]);
  });

  it('have thoughts beside the answer, and prompts as they were sent', () => {
    const promptLogs = [{ modelTitle: 'm', prompt: '<system>\nresult-word', completion: 'ok' }];
    const history = [
      said('user', 'prompt-word'),
      said('thinking', 'answer-word'),
      said('assistant', 'ok', { promptLogs }),
    ];
    assert.deepEqual(told(...history), ['sent 1 measured', 'sent 1 documented', 'not found', 'stored']);
  });
});

describe('chats of Aider', () => {
  const told = (...text: readonly string[]): readonly string[] => {
    const reading = readingOf('aider.chat');
    if (reading.format !== 'text') throw new Error();
    const whole = ['', '# aider chat started at 2026-11-20 10:00:00', '', '> Main model: m', ...text, ''].join('\n');
    return Object.values(became(words, sink => reading.map(whole, sink, alone)));
  };
  const tokens = '> Tokens: 2.1k sent, 300 received.';

  it('hold commands that the model never sees, and some that it is asked to see', () => {
    const next = ['', '#### prompt-word  ', '', 'ok', '', tokens];
    assert.deepEqual(told('#### /add shown-word', '> Added it to the chat.', ...next), [
      ...['sent 1 documented', 'not found', 'stored', 'not found'],
    ]);
    const ask = (answer: string): readonly string[] =>
      told(
        '#### /run cat result-word',
        `> Add 1.0k tokens of command output to the chat? (Y)es/(N)o [Yes]: ${answer}`,
        ...next,
      );
    assert.equal(ask('y')[1], 'sent 1 documented');
    assert.equal(ask('n')[1], 'stored');
    assert.equal(told('#### /ask what is result-word', '', 'ok', tokens)[1], 'sent 1 documented');
    assert.equal(told('#### !cat result-word', ...next)[1], 'stored');
  });

  it('forget what was said before where a person clears them', () => {
    const first = ['#### prompt-word', '', 'ok', tokens];
    assert.equal(
      told(...first, '#### /clear', '> All chat history cleared.', '#### more', '', 'ok', tokens)[0],
      'sent 1 documented',
    );
    assert.equal(told(...first, '#### more', '', 'ok', tokens)[0], 'sent 2 documented');
  });

  it('have one line after each answer, however much is quoted in it, and none in older versions', () => {
    const quoted = ['#### prompt-word', '', 'so:', '> a quotation', 'and', '> another', 'answer-word', ''];
    const expected = ['sent 1 documented', 'not found', 'not found', 'stored'];
    assert.deepEqual(told(...quoted, tokens), expected);
    // After its answer was linted, the model was asked to fix it.
    assert.equal(told(...quoted, tokens, '> Fix lint errors? y', 'mended', tokens)[0], 'sent 2 documented');
    assert.equal(told('#### prompt-word', tokens, '#### more', '', 'ok', tokens)[0], 'sent 2 documented');
    assert.equal(told('#### prompt-word', '', 'one', '> Applied edit to a.py', 'two')[0], 'sent 2 documented');
  });
});

describe('sessions of Copilot CLI as one document', () => {
  const chatMessages = [
    { role: 'user', content: 'prompt-word' },
    {
      role: 'assistant',
      content: '',
      tool_calls: [{ id: 'c', function: { name: 'view', arguments: '{"path":"/a"}' } }],
    },
    { role: 'tool', tool_call_id: 'c', content: 'result-word' },
    { role: 'assistant', content: 'answer-word' },
  ];
  const timeline = [{ type: 'tool_call_completed', result: { log: 'shown-word' } }];

  it('hold messages as they were sent, and a timeline for people', () => {
    assert.deepEqual(document('copilot-cli.legacy', { sessionId: 's', startTime: time(0), chatMessages, timeline }), [
      ...['sent 2 documented', 'sent 1 documented', 'stored', 'stored'],
    ]);
  });

  it('go on as a list of events, whose requests carry them on', () => {
    const event = (type: string, data: object): object => ({ type, data, timestamp: time(1) });
    const records = [
      event('session.start', { sessionId: 's' }),
      event('session.import_legacy', { legacySession: { sessionId: 's', chatMessages, timeline } }),
      event('user.message', { content: 'more' }),
      event('assistant.message', { content: 'ok' }),
    ];
    assert.deepEqual(Object.values(became(words, lines('copilot-cli.sessions', records))), [
      ...['sent 1 documented', 'sent 1 documented', 'not found', 'sent 1 documented'],
    ]);
  });
});

describe('chats of Cursor whose bubbles stand in the composer', () => {
  it('are read as the others', () => {
    const conversation = [
      { type: 1, text: 'prompt-word' },
      { type: 2, text: '', toolFormerData: { rawArgs: '{"path":"/a"}', result: '{"contents":"result-word"}' } },
      { type: 2, text: 'answer-word' },
    ];
    const row = { key: 'composerData:c', value: JSON.stringify({ text: 'shown-word', createdAt: 1, conversation }) };
    assert.deepEqual(Object.values(became(words, rows('cursor.chats', { cursorDiskKV: [row] }))), [
      ...['sent 2 documented', 'sent 1 documented', 'not found', 'stored'],
    ]);
  });
});

describe('chats of the app of Ollama', () => {
  it('are messages, with files behind their text', () => {
    const said = (role: string, content: string, more: object = {}) => ({
      ...{
        chat_id: 'c',
        role,
        content,
        thinking: '',
        model_name: 'gpt-oss:120b-cloud',
        created_at: '2026-11-20 10:00:00',
      },
      ...more,
    });
    const tables = {
      messages: [
        said('user', 'hi'),
        said('assistant', '', { thinking: 'so' }),
        said('tool', 'result-word', { tool_result: '"shown-word"' }),
        said('assistant', 'answer-word'),
      ],
      tool_calls: [{ message_id: 2, function_name: 'f', function_arguments: '{}' }],
      attachments: [
        { message_id: 1, filename: 'a.env', data: Buffer.from('prompt-word') },
        { message_id: 1, filename: 'a.png', data: Buffer.from('shown-word') },
      ],
    };
    assert.deepEqual(Object.values(became(words, rows('ollama.app', tables))), [
      ...['sent 2 documented', 'sent 1 documented', 'stored', 'stored'],
    ]);
  });
});

describe('a chat of Gemini CLI that a person saved', () => {
  it('may have been sent: which requests carried it, chats tell', () => {
    const history = [
      { role: 'user', parts: [{ text: 'prompt-word' }] },
      { role: 'model', parts: [{ text: 'ok' }] },
    ];
    const saved = [
      history,
      { history, authType: 'a' },
      { history: [{ text: 'x' }], clientHistory: history, toolCall: {} },
    ];
    for (const each of saved) {
      const tally = new Tally(new NeedleDetector(words));
      const reading = readingOf('gemini-cli.saved');
      if (reading.format !== 'document') throw new Error(reading.format);
      reading.map(each, tally, alone);
      const [first] = tally.results(true).flatMap(({ carried }) => carried);
      assert.deepEqual([first?.status, first?.certainty], ['stored-only', 'estimated']);
    }
  });
});
