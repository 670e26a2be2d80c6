import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { OperationLog } from '../../../../src/core/history/records/operations.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import type { HistorySink } from '../../../../src/core/history/types.ts';
import { alone, became, lines, readingOf, time } from '../support.ts';

/** Feeds a document of a store, or an operation log that creates it. */
function document(store: string, value: unknown, beside = alone): (sink: HistorySink) => void {
  const reading = readingOf(store);
  if (reading.format !== 'document' && reading.format !== 'operations') throw new Error(store);
  return sink => reading.map(value, sink, beside);
}

const words = ['prompt-word', 'result-word', 'shown-word', 'answer-word'];

describe('records of Claude Code', () => {
  const user = (content: unknown, second: number, beside = {}): object => ({
    type: 'user',
    sessionId: 's1',
    timestamp: time(second),
    message: { role: 'user', content },
    ...beside,
  });
  const answer = (id: string, content: unknown, second: number): object => ({
    type: 'assistant',
    sessionId: 's1',
    timestamp: time(second),
    message: { id, role: 'assistant', model: 'model-1', content },
  });
  const call = { type: 'tool_use', id: 't1', name: 'Bash', input: { command: 'cat notes' } };
  const result = user([{ type: 'tool_result', tool_use_id: 't1', content: 'result-word' }], 3, {
    toolUseResult: { stdout: 'result-word and shown-word' },
  });

  it('count what a result was sent as, not what was kept beside it', () => {
    const records = [
      user('prompt-word', 1),
      answer('m1', [{ type: 'text', text: 'thinking' }], 2),
      answer('m1', [call], 2),
      result,
      answer('m2', [{ type: 'text', text: 'answer-word' }], 4),
    ];
    assert.deepEqual(became(words, lines('claude-code.sessions', records)), {
      'prompt-word': 'sent 2 measured',
      'result-word': 'sent 1 measured',
      'shown-word': 'stored',
      'answer-word': 'stored',
    });
  });

  it('count exactly where requests name their messages by hash', () => {
    const hash = (role: string, content: unknown): string =>
      createHash('sha256').update(JSON.stringify({ content, role })).digest('hex');
    const question = hash('user', [{ text: 'prompt-word', type: 'text' }]);
    const called = hash('assistant', [{ id: 't1', input: { command: 'cat notes' }, name: 'Bash', type: 'tool_use' }]);
    const given = hash('user', [{ content: 'result-word', tool_use_id: 't1', type: 'tool_result' }]);
    const request = (id: string, base: string | undefined, keep: number, tail: string[], second: number): object => ({
      type: 'api-request',
      sessionId: 's1',
      timestamp: time(second),
      ...{ id, keep, tail, ...(base === undefined ? {} : { base }), params: { model: 'model-1' } },
    });
    const records = [
      user('prompt-word', 1),
      { type: 'api-request-blob', sessionId: 's1', hash: 'b1', message: { role: 'user', content: 'shown-word' } },
      request('r1', undefined, 0, [question, 'b1'], 2),
      answer('m1', [call], 2),
      result,
      request('r2', 'r1', 2, [called, given], 4),
      // Only the first message is kept.
      request('r3', 'r2', 1, ['other'], 5),
    ];
    assert.deepEqual(became(words, lines('claude-code.sessions', records)), {
      'prompt-word': 'sent 3 exact',
      'result-word': 'sent 1 exact',
      'shown-word': 'sent 2 exact',
      'answer-word': 'not found',
    });
  });

  it('forget what stood before a compaction, once its summary was asked for, and go on with that', () => {
    const records = [
      user('prompt-word', 1),
      answer('m1', 'ok', 2),
      { type: 'system', subtype: 'compact_boundary', sessionId: 's1', timestamp: time(3) },
      user('result-word', 4, { isCompactSummary: true }),
      answer('m2', 'ok', 5),
      answer('m3', 'ok', 6),
    ];
    const { 'prompt-word': before, 'result-word': summary } = became(words, lines('claude-code.sessions', records));
    assert.deepEqual([before, summary], ['sent 2 measured', 'sent 2 measured']);
  });
});

describe('records of other products', () => {
  const told = { 'prompt-word': 'sent 2', 'result-word': 'sent 1', 'shown-word': 'stored', 'answer-word': 'stored' };

  /** Checks what became of the words, without the certainty. */
  function check(feed: (sink: HistorySink) => void): void {
    const found = became(words, feed);
    const plain = Object.entries(found).map(([word, text]) => [word, text.split(' ').slice(0, 2).join(' ')]);
    assert.deepEqual(Object.fromEntries(plain), told);
  }

  it('Codex: items of requests, not events for people', () => {
    const item = (payload: object, second: number) => ({
      timestamp: time(second),
      type: 'response_item',
      payload,
    });
    const records = [
      { timestamp: time(0), type: 'session_meta', payload: { id: 's1', cwd: '/work', model_provider: 'openai' } },
      item({ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'prompt-word' }] }, 1),
      item({ type: 'function_call', call_id: 'c1', name: 'shell', arguments: '{"command":"cat notes"}' }, 2),
      { timestamp: time(2), type: 'token_usage_record', payload: {} },
      { timestamp: time(3), type: 'event_msg', payload: { type: 'exec_command_end', aggregated_output: 'shown-word' } },
      item({ type: 'function_call_output', call_id: 'c1', output: 'result-word' }, 3),
      item({ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'answer-word' }] }, 4),
      { timestamp: time(4), type: 'token_usage_record', payload: {} },
    ];
    check(lines('codex.sessions', records));
    // Older versions have no record of each request.
    check(
      lines(
        'codex.sessions',
        records.filter(({ type }) => type !== 'token_usage_record'),
      ),
    );
  });

  it('Copilot CLI: the result as sent, not its details', () => {
    const event = (type: string, data: object, second: number): object => ({ type, data, timestamp: time(second) });
    const records = [
      event('session.start', { sessionId: 's1', context: { cwd: '/work' } }, 0),
      event('user.message', { content: 'typed', transformedContent: 'prompt-word' }, 1),
      event('session.usage_record', { usage: { model: 'm' } }, 2),
      event('assistant.message', { content: '', toolRequests: [{ toolCallId: 'c', arguments: { path: '/a' } }] }, 2),
      event(
        'tool.execution_complete',
        { toolCallId: 'c', result: { content: 'result-word', detailedContent: 'shown-word' } },
        3,
      ),
      event('session.usage_record', { usage: { model: 'm' } }, 4),
      event('assistant.message', { content: 'answer-word' }, 4),
    ];
    check(lines('copilot-cli.sessions', records));
  });

  it('Gemini CLI: each message once, though the log repeats it', () => {
    const result = { functionResponse: { id: 'c', response: { output: 'result-word' } } };
    const prompt = { id: 'a', timestamp: time(1), type: 'user', content: [{ text: 'prompt-word' }] };
    const called = { id: 'b', timestamp: time(2), type: 'gemini', content: '', model: 'm' };
    const toolCalls = [{ id: 'c', args: { path: '/a' }, result: [result], resultDisplay: 'shown-word' }];
    const given = { id: 'd', timestamp: time(3), type: 'user', content: [result] };
    const records = [
      { sessionId: 's1', startTime: time(0), kind: 'main' },
      prompt,
      called,
      { ...called, toolCalls },
      given,
      { sessionId: 's1', startTime: time(3), kind: 'main' },
      { $set: { messages: [] } },
      { $set: { messages: [prompt, { ...called, toolCalls }, given] } },
      { id: 'e', timestamp: time(4), type: 'gemini', content: 'answer-word', model: 'm' },
      { $set: { lastUpdated: time(4) } },
    ];
    check(lines('gemini-cli.chats', records));
    const tally = new Tally(new NeedleDetector([]));
    lines('gemini-cli.chats', records)(tally);
    const bytes = tally.results(true).flatMap(({ days }) => days.map(([, size]) => size));
    // The answer to a call is recorded twice, and was sent once with the last request.
    assert.deepEqual(bytes, [2 * 'prompt-word'.length + '/aresult-word'.length]);
  });

  it('Qwen Code: the response of a function, not what is displayed', () => {
    const record = (type: string, parts: unknown, beside = {}): object => ({
      type,
      sessionId: 's1',
      timestamp: time(1),
      message: { parts },
      ...beside,
    });
    const given = [{ functionResponse: { id: 'c', response: { output: 'result-word' } } }];
    check(
      lines('qwen-code.chats', [
        record('user', [{ text: 'prompt-word' }]),
        record('assistant', [{ functionCall: { id: 'c', args: { path: '/a' } } }]),
        record('tool_result', given, { toolCallResult: { resultDisplay: 'shown-word' } }),
        record('assistant', [{ text: 'answer-word' }]),
      ]),
    );
  });

  it('Pi: the content of a result, not its details', () => {
    const said = (message: object): object => ({ type: 'message', timestamp: time(1), message });
    check(
      lines('pi.sessions', [
        { type: 'session', id: 's1', cwd: '/work' },
        said({ role: 'user', content: [{ type: 'text', text: 'prompt-word' }] }),
        said({ role: 'assistant', content: [{ type: 'toolCall', id: 'c', arguments: { path: '/a' } }] }),
        said({
          role: 'toolResult',
          toolCallId: 'c',
          content: [{ type: 'text', text: 'result-word' }],
          details: { diff: 'shown-word' },
        }),
        said({ role: 'assistant', content: [{ type: 'text', text: 'answer-word' }] }),
      ]),
    );
  });

  it('Pi: the system prompt by its sections, also after a compaction, and what takes the place of an older text', () => {
    const system = (word: string): object => ({
      role: 'system',
      content: '',
      sections: { context: word, cwd: '/work' },
    });
    const feed = lines('pi.sessions', [
      { type: 'session', id: 's1', cwd: '/work' },
      { type: 'message', timestamp: time(1), message: system('prompt-word') },
      { type: 'usage', kind: 'cache_warm' },
      { type: 'compaction', timestamp: time(2), summary: 'short', systemMessage: system('result-word') },
      { type: 'context_edit', timestamp: time(3), targetId: 'a', replacement: 'answer-word' },
    ]);
    const told = became(words, feed);
    assert.match(String(told['prompt-word']), /^sent/);
    assert.match(String(told['result-word']), /^sent/);
    assert.match(String(told['answer-word']), /^sent/);
  });

  it('Cline: a long result is cut when it is sent', () => {
    const long = `${'result-word'.padEnd(20_000, '.')}shown-word${'.'.repeat(20_000)}`;
    const feed = document('cline.sessions', {
      sessionId: 's1',
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'prompt-word' }], ts: 1 },
        { role: 'assistant', content: [{ type: 'tool_use', id: 'c', input: { path: '/a' } }], ts: 2 },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'c', content: [{ result: long }] }], ts: 3 },
        { role: 'assistant', content: [{ type: 'text', text: 'answer-word' }], ts: 4 },
      ],
    });
    check(feed);
    // The marker takes a part of the 8,000 characters that remain: 33 of them here, where 32,034 are left out.
    const between = (content: object): string | undefined => {
      const messages = [
        { role: 'user', content: [content] },
        { role: 'assistant', content: 'ok' },
      ];
      return became(['shown-word'], document('cline.sessions', { messages }))['shown-word'];
    };
    const text = (before: number, length: number): string => `${'.'.repeat(before)}shown-word`.padEnd(length, '.');
    const result = (before: number): object => ({ type: 'tool_result', content: text(before, 40_000) });
    assert.deepEqual(
      [3_973, 3_974].map(at => between(result(at))),
      ['sent 1 measured', 'stored'],
    );
    const file = (before: number): object => ({ type: 'file', path: '/b', content: text(before, 100_000) });
    assert.deepEqual(
      [24_973, 24_974].map(at => between(file(at))),
      ['sent 1 measured', 'stored'],
    );
  });

  it('Continue: outputs of tools, between the start of the session and its last change', () => {
    const calls = [{ id: 'c', function: { arguments: '{"filepath":"/a"}' } }];
    const state = { toolCall: calls[0], status: 'done', output: [{ content: 'result-word' }] };
    const history = [
      { message: { role: 'user', content: 'prompt-word' } },
      { message: { role: 'assistant', content: '', toolCalls: calls }, toolCallStates: [state] },
      { message: { role: 'assistant', content: 'answer-word' } },
    ];
    const found = became(words, document('continue.sessions', { sessionId: 's1', history }));
    assert.deepEqual(Object.values(found), ['sent 2 measured', 'sent 1 measured', 'not found', 'stored']);
  });

  it('VS Code: a request for each round of calls, and the prompt of a turn that did not end', () => {
    const leaf = (text: string): object => ({ type: 2, text, lineBreakBefore: true });
    const metadata = {
      renderedUserMessage: [{ type: 1, text: 'prompt-word' }],
      toolCallRounds: [
        { response: '', toolCalls: [{ id: 'c', arguments: '{"filePath":"/a"}' }], timestamp: 2 },
        { response: 'answer-word', toolCalls: [], timestamp: 3 },
      ],
      toolCallResults: { c: { content: [{ value: { node: { children: [leaf('first'), leaf('result-word')] } } }] } },
    };
    const log = new OperationLog();
    assert.ok(log.apply({ kind: 0, v: { sessionId: 's1', requests: [] } }));
    assert.ok(log.apply({ kind: 2, k: ['requests'], v: [{ timestamp: 1, message: { text: 'typed' }, response: [] }] }));
    assert.ok(log.apply({ kind: 1, k: ['requests', 0, 'result'], v: { metadata } }));
    assert.ok(log.apply({ kind: 2, k: ['requests', 0, 'response'], v: [{ value: 'gone' }], i: 0 }));
    assert.ok(log.apply({ kind: 2, k: ['requests', 0, 'response'], v: [{ value: 'shown-word' }], i: 0 }));
    check(document('copilot.chats', log.document));
    const killed = { sessionId: 's2', requests: [{ timestamp: 1, message: { text: 'prompt-word' } }] };
    assert.equal(became(words, document('copilot.chats', killed))['prompt-word'], 'sent 1 estimated');
    // A title was requested with the first prompt, next to the chat.
    const titled = became(words, document('copilot.chats', { ...killed, customTitle: 'A title.' }))['prompt-word'];
    assert.equal(titled, 'sent 1 estimated, sent 1 measured');
  });

  it('a key of several lines in a tree of one leaf for each line is one text', () => {
    const leaf = (text: string): object => ({ type: 2, text, lineBreakBefore: true });
    const texts: string[] = [];
    const reading = readingOf('copilot.chats');
    if (reading.format !== 'operations') throw new Error();
    const sink = { text: (text: string) => texts.push(text), session: () => {}, request: () => {}, unknown: () => {} };
    const content = [{ value: { node: { children: [leaf('one\n'), leaf('two'), leaf('three')] } } }];
    const metadata = {
      toolCallRounds: [{ toolCalls: [{ id: 'c', arguments: '' }] }],
      toolCallResults: { c: { content } },
    };
    reading.map({ requests: [{ result: { metadata } }] }, sink as unknown as HistorySink, alone);
    assert.ok(texts.includes('one\ntwo\nthree'), texts.join('|'));
  });

  it('Aider: what was typed and answered, by session', () => {
    const reading = readingOf('aider.chat');
    if (reading.format !== 'text') throw new Error();
    const text =
      '\n# aider chat started at 2026-11-20 10:00:00\n\n> Main model: m\n\n#### prompt-word\n\nanswer one\n\n#### more\n\nanswer-word\n';
    const found = became(words, sink => reading.map(text, sink, alone));
    assert.deepEqual([found['prompt-word'], found['answer-word']], ['sent 2 documented', 'stored']);
  });
});
