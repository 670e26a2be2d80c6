import assert from 'node:assert/strict';
import type { HistorySink } from '../../../../src/core/history/types.ts';
import { alone, became, lines, pieces, readingOf, time } from '../support.ts';

// Stores of older versions, as measured on 2026-11-30.

const document =
  (store: string, value: unknown) =>
  (sink: HistorySink): void => {
    const reading = readingOf(store);
    if (reading.format !== 'document') throw new Error(`${store} is no document`);
    reading.map(value, sink, alone);
  };

describe('a chat of Gemini CLI that is one document (0.12.0, 0.28.2)', () => {
  const call = (id: string, word: string, at: string): object => ({
    ...{ id, name: 'read_file', args: { absolute_path: `/work/${word}` }, status: 'success', timestamp: at },
    result: [{ functionResponse: { id, name: 'read_file', response: { output: `has ${word}-text` } } }],
  });
  const answer = (toolCalls: readonly object[]): object => ({
    ...{ id: 'b', timestamp: time(2), type: 'gemini', content: '', model: 'm', toolCalls },
  });
  const said = { id: 'a', timestamp: time(1), type: 'user', content: 'prompt-word' };
  const done = { id: 'c', timestamp: time(9), type: 'gemini', content: 'Done.', model: 'm' };
  const words = ['prompt-word', 'first-text', 'second-text'];
  const of = (messages: readonly object[]): Record<string, string> =>
    became(words, document('gemini-cli.documents', { sessionId: 's', startTime: time(0), messages }));

  it('has the calls of several answers in one message: each went out with a request of its own', () => {
    assert.deepEqual(of([said, answer([call('1', 'first', time(2)), call('2', 'second', time(4))]), done]), {
      'prompt-word': 'sent 3 measured',
      'first-text': 'sent 2 measured',
      'second-text': 'sent 1 measured',
    });
  });

  it('has the calls of one answer noted at once', () => {
    assert.deepEqual(of([said, answer([call('1', 'first', time(2)), call('2', 'second', time(2))]), done]), {
      'prompt-word': 'sent 2 measured',
      'first-text': 'sent 1 measured',
      'second-text': 'sent 1 measured',
    });
  });
});

describe('a chat of Gemini CLI that was resumed (0.53.0, 0.61.0)', () => {
  it('repeats the history as parts, under other names, which are no further answers', () => {
    const said = (id: string, second: number, content: unknown): object => ({
      ...{ id, timestamp: time(second), type: 'user', content },
    });
    const answer = (id: string, second: number, content: unknown): object => ({
      ...{ id, timestamp: time(second), type: 'gemini', content },
    });
    const records = [
      { sessionId: 's', startTime: time(0) },
      said('a', 1, [{ text: 'prompt-word' }]),
      answer('b', 2, 'Done.'),
      { sessionId: 's', startTime: time(3) },
      said('c', 4, [{ text: 'prompt-word' }]),
      answer('d', 4, [{ text: 'Done.' }]),
      said('e', 5, [{ text: 'more-word' }]),
      answer('f', 6, 'Done.'),
    ];
    assert.deepEqual(became(['prompt-word', 'more-word'], lines('gemini-cli.chats', records)), {
      'prompt-word': 'sent 2 measured',
      'more-word': 'sent 1 measured',
    });
  });
});

describe('a chat of Qwen Code that has events', () => {
  it('tells of a request that failed (0.24.4)', () => {
    const user = { type: 'user', sessionId: 's', timestamp: time(1), message: { parts: [{ text: 'prompt-word' }] } };
    const answer = { ...user, type: 'assistant', timestamp: time(3), message: { parts: [{ text: 'Done.' }] } };
    const failed = (more: object): object => ({
      ...{ type: 'system', subtype: 'ui_telemetry', sessionId: 's', timestamp: time(2) },
      systemPayload: { uiEvent: { 'event.name': 'qwen-code.api_error', ...more } },
    });
    const told = (more: object): Record<string, string> =>
      became(['prompt-word'], lines('qwen-code.chats', [user, failed(more), answer]));
    assert.deepEqual(told({ status_code: 500 }), { 'prompt-word': 'sent 2 measured' });
    assert.deepEqual(told({ error_type: 'TypeError:UND_ERR_SOCKET' }), { 'prompt-word': 'sent 2 measured' });
    assert.deepEqual(told({ error_type: 'TypeError:ENOTFOUND' }), { 'prompt-word': 'sent 1 measured' });
  });
});

describe('a task of Cline that ends with what a tool gave (2.18.0)', () => {
  it('was sent that, and what was said before', () => {
    const messages = [
      { role: 'user', content: [{ type: 'text', text: 'prompt-word' }], ts: 1 },
      { role: 'assistant', content: [{ type: 'text', text: 'call-word' }], ts: 2 },
      { role: 'user', content: [{ type: 'text', text: 'result-word' }], ts: 3 },
    ];
    assert.deepEqual(became(['prompt-word', 'call-word', 'result-word'], document('cline.tasks', messages)), {
      'prompt-word': 'sent 2 documented',
      'call-word': 'sent 1 documented',
      'result-word': 'sent 1 documented',
    });
  });
});

describe('a chat of Qwen Code that is one that is one document (0.1.4)', () => {
  it('is read as those of Gemini CLI, whose answers have another name', () => {
    const messages = [
      { id: 'a', timestamp: time(1), type: 'user', content: 'prompt-word' },
      { id: 'b', timestamp: time(2), type: 'qwen', content: 'answer-word', model: 'm' },
    ];
    const feed = document('qwen-code.documents', { sessionId: 's', startTime: time(0), messages });
    assert.deepEqual(became(['prompt-word', 'answer-word'], feed), {
      'prompt-word': 'sent 1 measured',
      'answer-word': 'stored',
    });
  });
});

describe('rollouts of Codex', () => {
  const line = (type: string, payload: object, second: number): object => ({ timestamp: time(second), type, payload });
  const item = (payload: object, second: number): object => line('response_item', payload, second);
  const turn = (second: number, more: object = {}): object => line('turn_context', { cwd: '/work', ...more }, second);
  const begin = line('session_meta', { id: 's', cwd: '/work', instructions: 'rules-word' }, 0);
  const prompt = item({ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'prompt-word' }] }, 1);
  const call = (id: string): object => item({ type: 'function_call', call_id: id, name: 'shell', arguments: '{}' }, 2);
  const output = (id: string, text: string): object =>
    item({ type: 'function_call_output', call_id: id, output: text }, 2);
  const answer = item({ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Done.' }] }, 4);
  const of = (words: readonly string[], records: readonly object[]): Record<string, string> =>
    became(words, lines('codex.sessions', records));

  it('have the calls of one answer each before what came of it (0.36.0)', () => {
    const both = [call('1'), output('1', 'first-word'), call('2'), output('2', 'second-word')];
    assert.deepEqual(
      of(['prompt-word', 'first-word', 'second-word'], [begin, prompt, turn(1), ...both, turn(3), answer]),
      {
        'prompt-word': 'sent 2 exact',
        'first-word': 'sent 1 exact',
        'second-word': 'sent 1 exact',
      },
    );
    const one = [call('1'), output('1', 'first-word'), turn(3), call('2'), output('2', 'second-word')];
    assert.deepEqual(
      of(['prompt-word', 'first-word', 'second-word'], [begin, prompt, turn(1), ...one, turn(3), answer]),
      {
        'prompt-word': 'sent 3 exact',
        'first-word': 'sent 2 exact',
        'second-word': 'sent 1 exact',
      },
    );
  });

  it('begin a turn anew for a request that failed (0.36.0 to 0.106.0)', () => {
    assert.deepEqual(of(['prompt-word'], [begin, prompt, turn(1), turn(3), answer]), { 'prompt-word': 'sent 2 exact' });
  });

  it('hold instruction files in their first line, also where a line is an item by itself (0.21.0)', () => {
    const bare = [
      { id: 's', timestamp: time(0), instructions: 'rules-word' },
      { record_type: 'state' },
      { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'prompt-word' }] },
      { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Done.' }] },
    ];
    const found = { 'rules-word': 'sent 1 exact', 'prompt-word': 'sent 1 exact' };
    assert.deepEqual(of(Object.keys(found), bare), found);
    assert.deepEqual(of(Object.keys(found), [begin, prompt, turn(1), answer]), found);
  });

  it('hold a result whole that is cut when it is sent, where a turn names the limit (0.106.0)', () => {
    const long = (letter: string, at: readonly [head: number, middle: number, tail: number]): string =>
      ['head-word', 'middle-word', 'tail-word'].map((word, index) => letter.repeat(at[index] ?? 0) + word).join(' ');
    const words = ['head-word', 'middle-word', 'tail-word'];
    const read = (text: string, policy: object): Record<string, string> =>
      of(words, [begin, prompt, turn(1, policy), call('1'), output('1', text), turn(3, policy), answer]);
    const cut = { 'head-word': 'sent 1 exact', 'middle-word': 'stored', 'tail-word': 'sent 1 exact' };
    const bytes = { truncation_policy: { mode: 'bytes', limit: 1000 } };
    assert.deepEqual(read(long('-', [100, 700, 800]), bytes), cut);
    // The limit is in bytes: fewer characters are sent if they take several bytes each.
    assert.deepEqual(read(long('→', [10, 300, 300]), bytes), cut);
    const tokens = { truncation_policy: { mode: 'tokens', limit: 250 } };
    assert.deepEqual(read(long('-', [100, 700, 800]), tokens), cut);
    const whole = Object.fromEntries(words.map(word => [word, 'sent 1 exact']));
    assert.deepEqual(read(long('-', [100, 700, 800]), {}), whole);
    assert.deepEqual(read(long('-', [100, 700, 800]), { truncation_policy: { mode: 'tokens', limit: 2500 } }), whole);
  });
});

describe('sub-agents of Claude Code in the file of their session (1.0.128)', () => {
  const said = (uuid: string, parentUuid: string | null, type: string, text: string, isSidechain = true): object => ({
    ...{ type, uuid, parentUuid, isSidechain, sessionId: 's', version: '1.0.128' },
    timestamp: time('m1 m2 b1 b2 a1 a2 b3 b4'.indexOf(uuid)),
    message: { ...(type === 'assistant' && { id: `m-${uuid}` }), role: type, content: [{ type: 'text', text }] },
  });
  const one = [said('a1', null, 'user', 'first-word'), said('a2', 'a1', 'assistant', 'ok')];
  const two = [said('b1', null, 'user', 'second-word'), said('b2', 'b1', 'assistant', 'ok')];
  const more = [said('b3', 'b2', 'user', 'more'), said('b4', 'b3', 'assistant', 'ok')];
  const main = [said('m1', null, 'user', 'prompt-word', false), said('m2', 'm1', 'assistant', 'ok', false)];
  const words = ['prompt-word', 'first-word', 'second-word'];
  const expected = {
    'prompt-word': 'sent 1 measured',
    'first-word': 'sent 1 measured',
    'second-word': 'sent 2 measured',
  };

  it('carry each what was said to it', () => {
    const mixed = [...main, ...two, ...one, ...more];
    for (const records of [[...main, ...one, ...two, ...more], mixed])
      for (const read of [lines, pieces])
        assert.deepEqual(became(words, read('claude-code.sessions', records)), expected);
  });
});

describe('records of Claude Code', () => {
  const record = (type: string, second: number, more: object): object => ({
    ...{ type, sessionId: 's', uuid: `${type}-${second}-${JSON.stringify(more).length}`, timestamp: time(second) },
    ...more,
  });
  const user = (content: unknown, second: number, more: object = {}): object =>
    record('user', second, { message: { role: 'user', content }, ...more });
  const answer = (id: string, second: number): object =>
    record('assistant', second, { message: { id, role: 'assistant', model: 'm', content: 'Done.' } });
  const of = (words: readonly string[], records: readonly object[]): Record<string, string> =>
    became(words, lines('claude-code.sessions', records));

  it('tell of a request that failed and was made again (2.1.271)', () => {
    const failed = (error: object): object => record('system', 2, { subtype: 'api_error', error });
    const told = (error: object): Record<string, string> =>
      of(['prompt-word'], [user('prompt-word', 1), failed(error), answer('m1', 3)]);
    assert.deepEqual(told({ status: 529 }), { 'prompt-word': 'sent 2 measured' });
    assert.deepEqual(told({ connection: { code: 'ECONNRESET' } }), { 'prompt-word': 'sent 2 measured' });
    // Nothing left the machine.
    assert.deepEqual(told({ connection: { code: 'ENOTFOUND' } }), { 'prompt-word': 'sent 1 measured' });
  });

  it('hold what commands of the program itself said, which requests carry since 2.1.63', () => {
    const said = (type: string, second: number, more: object): object => ({
      ...{ type, uuid: `u${second}`, sessionId: 's', timestamp: time(second) },
      ...more,
    });
    const told = (version: string): Record<string, string> => {
      const content = '<local-command-stdout>first-word</local-command-stdout>';
      const records = [
        said('system', 1, { subtype: 'local_command', content, version }),
        said('user', 2, { message: { role: 'user', content: 'more' } }),
        said('assistant', 3, { message: { id: 'm1', role: 'assistant', content: [{ type: 'text', text: 'ok' }] } }),
      ];
      return became(['first-word'], lines('claude-code.sessions', records));
    };
    for (const version of ['2.0.60', '2.1.49', '2.1.62']) assert.deepEqual(told(version), { 'first-word': 'stored' });
    for (const version of ['2.1.63', '2.1.110']) assert.deepEqual(told(version), { 'first-word': 'sent 1 documented' });
  });

  it('tell of a request that failed for good, of which no further request carries what was said', () => {
    const ended = (more: object, text = 'error-word'): readonly string[] => {
      const message = { id: 'e1', role: 'assistant', model: '<synthetic>', content: [{ type: 'text', text }] };
      const error = record('assistant', 2, { isApiErrorMessage: true, message, ...more });
      const records = [user('prompt-word', 1), error, user('more-word', 3), answer('m1', 4)];
      return Object.values(of(['prompt-word', 'error-word'], records));
    };
    assert.deepEqual(ended({ error: 'rate_limit', apiErrorStatus: 429 }), ['sent 2 measured', 'stored']);
    assert.deepEqual(ended({ requestId: 'req_1' }), ['sent 2 measured', 'stored']);
    assert.deepEqual(ended({ error: 'server_error' }), ['sent 2 measured', 'stored']);
    assert.deepEqual(ended({}, 'API Error: 529 {"type":"error"} error-word'), ['sent 2 measured', 'stored']);
    // Either nothing left the machine, or it is not known.
    assert.deepEqual(ended({ error: 'authentication_failed' }), ['sent 1 measured', 'stored']);
    assert.deepEqual(ended({}, 'API Error: Connection error. error-word'), ['sent 1 measured', 'stored']);
    assert.deepEqual(ended({ error: 'max_output_tokens' }), ['sent 1 measured', 'stored']);
  });

  it('repeat those of a session that is resumed, all at one moment (1.0.127)', () => {
    const records = [user('prompt-word', 5), answer('m1', 5), user('more-word', 6), answer('m2', 7)];
    const of1 = records.map(each => ({ ...each, version: '1.0.127' }));
    const words = ['prompt-word', 'more-word'];
    const expected = { 'prompt-word': 'sent 1 measured', 'more-word': 'sent 1 measured' };
    assert.deepEqual(of(words, of1), expected);
    assert.deepEqual(became(words, pieces('claude-code.sessions', of1)), expected);
    const [prompt] = Object.values(of(words, records));
    assert.equal(prompt, 'sent 2 measured');
  });

  it('have no request of a summary, which was asked for twice where it has not the marks of one (2.1.332)', () => {
    const boundary = record('system', 3, { subtype: 'compact_boundary' });
    const named = record('api-request', 2, { id: 'r1', keep: 0, tail: [], params: { model: 'm' } });
    const summed = (text: string): Record<string, string> =>
      of(
        ['prompt-word', 'summary-word'],
        [
          ...[user('prompt-word', 1), named, answer('m1', 2), boundary],
          ...[user(`It goes on.\n${text}\n`, 4, { isCompactSummary: true }), answer('m2', 5)],
        ],
      );
    assert.deepEqual(summed('Summary:\nsummary-word')['prompt-word'], 'sent 1 exact');
    assert.deepEqual(summed('summary-word')['prompt-word'], 'sent 2 exact');
  });
});
