import assert from 'node:assert/strict';
import { OperationLog } from '../../../../src/core/history/records/operations.ts';
import { alone, became, lines, pieces, readingOf, rows, time } from '../support.ts';

// Texts in records that a user or a program took back, hid from the model or never sent.

const words = ['prompt-word', 'result-word', 'shown-word', 'answer-word'];

describe('Pi', () => {
  const said = (message: object): object => ({ type: 'message', timestamp: time(1), message });
  const prompt = said({ role: 'user', content: [{ type: 'text', text: 'prompt-word' }] });
  const done = said({ role: 'assistant', stopReason: 'stop', content: [{ type: 'text', text: 'ok' }] });
  const told = (...messages: readonly object[]): readonly string[] =>
    Object.values(became(words, lines('pi.sessions', [{ type: 'session', id: 's1', cwd: '/work' }, ...messages])));

  it('kept a command from the model that a person ran with two marks', () => {
    const run = { role: 'bashExecution', command: 'cat shown-word', output: 'result-word', exitCode: 0 };
    const [, result, shown] = told(prompt, said(run), done);
    assert.deepEqual([result, shown], ['sent 1 measured', 'sent 1 measured']);
    const excluded = told(prompt, said({ ...run, excludeFromContext: true }), done);
    assert.deepEqual(excluded, ['sent 1 measured', 'stored', 'stored', 'not found']);
  });

  it('sends an answer that broke off with no further request; the prompt went out with it', () => {
    for (const stopReason of ['error', 'aborted']) {
      const broken = said({ role: 'assistant', stopReason, content: [{ type: 'text', text: 'answer-word' }] });
      assert.deepEqual(told(prompt, broken, done), ['sent 2 measured', 'not found', 'not found', 'stored'], stopReason);
    }
  });
});

describe('Gemini CLI', () => {
  const message = (id: string, type: string, content: unknown): object => ({ id, type, timestamp: time(1), content });
  const all = [
    { sessionId: 's1', startTime: time(0), kind: 'main' },
    message('a', 'user', [{ text: 'prompt-word' }]),
    message('b', 'gemini', 'ok'),
    message('c', 'user', [{ text: 'result-word' }]),
    message('d', 'gemini', 'answer-word'),
  ];
  const told = (to: string): readonly string[] =>
    Object.values(became(words, lines('gemini-cli.chats', [...all, { $rewindTo: to }, message('e', 'gemini', 'ok')])));

  it('takes back the message that it goes back to, with all that follows; all where that is not there', () => {
    assert.deepEqual(told('c'), ['sent 3 measured', 'sent 1 measured', 'not found', 'stored']);
    assert.deepEqual(told('a'), ['sent 2 measured', 'sent 1 measured', 'not found', 'stored']);
    assert.deepEqual(told('unknown'), ['sent 2 measured', 'sent 1 measured', 'not found', 'stored']);
  });

  describe('made a summary', () => {
    const summary = message('s', 'user', [{ text: '<state_snapshot>shown-word</state_snapshot>' }]);
    const begin = [summary, message('g', 'gemini', [{ text: 'Got it.' }])];
    const next = [message('e', 'user', [{ text: 'more' }]), message('f', 'gemini', 'ok')];
    const told = (...records: readonly object[]): readonly string[] => {
      const [whole, inPieces] = [lines, pieces].map(read =>
        Object.values(became(words, read('gemini-cli.chats', [...all, ...records]))),
      );
      assert.deepEqual(inPieces, whole);
      return whole ?? [];
    };

    it('with two requests that carried all', () => {
      const expected = ['sent 4 measured', 'sent 3 measured', 'sent 1 measured', 'sent 2 measured'];
      assert.deepEqual(told({ $set: { messages: begin } }, ...next), expected);
      assert.deepEqual(told(...begin, { $set: { messages: begin } }, ...next), expected);
    });

    it('with two requests without what was kept as it is', () => {
      const kept = [message('h', 'user', [{ text: 'result-word' }]), message('i', 'gemini', [{ text: 'answer-word' }])];
      const expected = ['sent 4 measured', 'sent 2 measured', 'sent 1 measured', 'sent 1 measured'];
      assert.deepEqual(told({ $set: { messages: [...begin, ...kept] } }, ...next), expected);
    });

    it('once, where a session that was resumed repeats it', () => {
      const again = { $set: { messages: begin.map((each, at) => ({ ...each, id: `again-${at}` })) } };
      const expected = ['sent 4 measured', 'sent 3 measured', 'sent 1 measured', 'sent 2 measured'];
      assert.deepEqual(told({ $set: { messages: begin } }, again, ...next), expected);
    });
  });
});

describe('Cline', () => {
  const said = (role: string, text: string, more: object = {}): object => ({
    ...{ role, content: [{ type: 'text', text }], ts: 1 },
    ...more,
  });
  const all = [
    ...[
      said('user', 'prompt-word'),
      said('assistant', 'answer-word'),
      said('user', 'result-word'),
      said('assistant', 'ok'),
    ],
    ...[said('user', 'more'), said('assistant', 'ok'), said('user', 'last'), said('assistant', 'ok')],
  ];
  const told = (messages: readonly object[], compaction?: object): readonly string[] => {
    const reading = readingOf('cline.sessions');
    if (reading.format !== 'document') throw new Error(reading.format);
    const beside = {
      ...alone,
      path: '/home/dev/.cline/data/sessions/s1/s1.messages.json',
      read: (file: string) => (file === 's1.compaction.json' ? JSON.stringify(compaction ?? null) : null),
    };
    return Object.values(became(words, sink => reading.map({ sessionId: 's1', messages }, sink, beside)));
  };

  it('leaves out what a summary took the place of, which stays in the list', () => {
    assert.deepEqual(told(all), ['sent 4 measured', 'sent 3 measured', 'not found', 'sent 3 measured']);
    const metadata = { kind: 'compaction_summary' };
    const kept = [said('user', 'more')];
    const summary = {
      version: 1,
      source_message_count: 5,
      messages: [said('user', 'shown-word', { metadata }), ...kept],
    };
    // The request for the summary contained everything that is older than the kept part.
    assert.deepEqual(told(all, summary), [
      'sent 3 measured',
      'sent 2 measured',
      'sent 2 documented',
      'sent 2 measured',
    ]);
    const folded = { version: 1, source_message_count: 5, messages: [said('user', 'prompt-word shown-word'), ...kept] };
    assert.deepEqual(told(all, folded), ['sent 4 measured', 'sent 1 measured', 'sent 2 documented', 'sent 1 measured']);
  });

  it('sends nothing of what is only shown', () => {
    const shown = said('assistant', 'shown-word', { metadata: { displayOnly: true, displayRole: 'error' } });
    assert.deepEqual(told([said('user', 'prompt-word'), shown, ...all.slice(6)]), [
      ...['sent 2 measured', 'not found', 'stored', 'not found'],
    ]);
  });
});

describe('Codex', () => {
  const line = (type: string, payload: object, second = 1): object => ({ timestamp: time(second), type, payload });
  const said = (role: string, text: string): object =>
    line('response_item', { type: 'message', role, content: [{ type: 'input_text', text }] });
  const result = line('response_item', { type: 'function_call_output', call_id: 'c', output: 'result-word' });
  const call = line('response_item', { type: 'function_call', call_id: 'c', name: 'shell', arguments: '{}' });
  const turn = line('turn_context', { cwd: '/work' });
  const begin = [line('session_meta', { id: 's1', instructions: 'shown-word' }), said('user', 'prompt-word')];
  const told = (...records: readonly object[]): readonly string[] =>
    Object.values(became(words, lines('codex.sessions', records)));

  it('sends on what a person said after a summary that comes without the history that it takes the place of', () => {
    const turns = [turn, call, result, turn, said('assistant', 'answer-word')];
    const after = [said('user', 'more'), turn, said('assistant', 'ok')];
    // The summary is requested in a turn of its own.
    assert.deepEqual(told(...begin, ...turns, turn, line('compacted', { message: 'In short' }), ...after), [
      'sent 4 exact',
      'sent 2 exact',
      'sent 4 exact',
      'sent 1 exact',
    ]);
    // What the summary replaced does not come back if a turn is taken back.
    const back = line('event_msg', { type: 'thread_rolled_back', num_turns: 1 });
    const rolled = [...begin, ...turns, turn, line('compacted', { message: 'In short' }), ...after, back, ...after];
    assert.deepEqual(told(...rolled), ['sent 5 exact', 'sent 2 exact', 'sent 5 exact', 'sent 1 exact']);
    assert.deepEqual(told(...begin, ...turns, line('compacted', { message: '', replacement_history: [] }), ...after), [
      'sent 2 exact',
      'sent 1 exact',
      'sent 2 exact',
      'stored',
    ]);
  });

  it('is sent what other agents say, whichever way that is written down', () => {
    const content = { author: '/root', recipient: '/root/worker', content: 'result-word', trigger_turn: true };
    const ways = [
      said('assistant', JSON.stringify({ ...content, other_recipients: [] })),
      line('response_item', {
        type: 'agent_message',
        ...content,
        content: [{ type: 'input_text', text: 'result-word' }],
      }),
      line('inter_agent_communication', content),
    ];
    for (const way of ways) {
      const mark = line('inter_agent_communication_metadata', { trigger_turn: true });
      const [prompt, result] = told(
        ...begin,
        way,
        mark,
        said('assistant', 'ok'),
        said('user', 'more'),
        said('assistant', 'ok'),
      );
      assert.match(`${prompt}, ${result}`, /^sent 2 exact, sent 2 (?:exact|documented)$/);
    }
  });

  describe('after such a summary', () => {
    const long = (word: string, kilobytes: number): object =>
      said('user', `${word} ${'-'.repeat(kilobytes * 1000 - word.length - 1)}`);
    const short = line('compacted', { message: 'shown-word' });
    const next = [said('user', 'more'), said('assistant', 'ok')];
    /** Returns the result for three long prompts with an answer each, a summary, and a prompt with its answer. */
    const asked = (version: string, sizes: readonly number[], ...after: readonly object[]): readonly string[] => {
      const prompts = ['prompt-word', 'result-word', 'answer-word'].flatMap((word, index) => [
        long(word, sizes[index] ?? 0),
        said('assistant', 'ok'),
      ]);
      return told(line('session_meta', { id: 's1', cli_version: version }), ...prompts, short, ...next, ...after);
    };

    it('goes along what fits into 20 000 tokens, from the newest back (0.55 and later)', () => {
      const expected = ['sent 3 exact', 'sent 3 exact', 'sent 1 measured', 'sent 2 exact'];
      for (const version of ['0.55.0', '0.171.0', '0.0.0', ''])
        assert.deepEqual(asked(version, [30, 40, 39]), expected, version);
      const none = ['sent 3 exact', 'sent 2 exact', 'sent 1 measured', 'sent 1 exact'];
      assert.deepEqual(asked('0.171.0', [30, 40, 81]), none);
    });

    it('goes along the beginning and the end of what was said together (0.53 and older)', () => {
      const all = ['sent 4 exact', 'sent 3 exact', 'sent 1 measured', 'sent 2 exact'];
      assert.deepEqual(asked('0.53.0', [30, 40, 39]), [
        'sent 4 exact',
        'sent 2 exact',
        'sent 1 measured',
        'sent 2 exact',
      ]);
      assert.deepEqual(asked('0.53.0', [30, 20, 29]), all);
    });

    it('is summarised again with or without the summary before', () => {
      const again = [line('compacted', { message: 'In short' }), ...next];
      const counts = (version: string): string | undefined => asked(version, [1, 1, 1], ...again)[2];
      assert.equal(counts('0.58.0'), 'sent 2 measured');
      assert.equal(counts('0.59.0'), 'sent 1 measured');
    });
  });
});

describe('OpenCode', () => {
  interface Message {
    readonly role: string;
    readonly parts: readonly object[];
    readonly more?: object;
  }
  /** Feeds messages whose parts were written one second after the other. */
  const told = (...messages: readonly Message[]): readonly string[] => {
    let now = 0;
    const session = { session_id: 's' };
    const id = (index: number): string => `msg_${String(index).padStart(3, '0')}`;
    const tables = {
      session: [{ id: 's', directory: '/work', parent_id: 'other', time_created: 0 }],
      message: messages.map(({ role, more }, index) => ({
        ...{ id: id(index), ...session, time_created: null, data: JSON.stringify({ role, ...more }) },
      })),
      part: messages.flatMap(({ parts }, index) =>
        parts.map(data => ({ ...session, message_id: id(index), time_created: ++now, data: JSON.stringify(data) })),
      ),
    };
    return Object.values(became(words, rows('opencode.database', tables)));
  };
  const start = { type: 'step-start' };
  const finish = { type: 'step-finish' };
  const text = (said: string): object => ({ type: 'text', text: said });
  const failed = (data: object): object => ({ type: 'retry', attempt: 1, error: { name: 'APIError', data } });
  const prompt: Message = { role: 'user', parts: [text('prompt-word')] };
  const answered = (...parts: readonly object[]): Message => ({ role: 'assistant', parts: [start, ...parts, finish] });

  it('asks again after a request that failed: before anything came of it, or in the middle of a step', () => {
    const gone = failed({ statusCode: 503, message: 'shown-word' });
    const answer = (...parts: readonly object[]): Message => ({ role: 'assistant', parts });
    assert.deepEqual(told(prompt, answer(gone, gone, start, text('ok'), finish)), [
      ...['sent 3 exact', 'not found', 'stored', 'not found'],
    ]);
    assert.equal(told(prompt, answer(start, gone, start, text('ok'), finish))[0], 'sent 2 exact');
    assert.equal(told(prompt, answer(start, gone, gone, start, text('ok'), finish))[0], 'sent 3 exact');
    assert.equal(told(prompt, answer(start, text('ok'), finish, gone, start, finish))[0], 'sent 3 exact');
    const closed = failed({ message: 'Unable to connect. Is the computer able to access the url?' });
    assert.equal(told(prompt, answer(closed, start, text('ok'), finish))[0], 'sent 1 exact');
  });

  it('keeps the last turns when it summarises the others, and makes the summary of those alone', () => {
    const compaction = (more: object): Message => ({ role: 'user', parts: [{ type: 'compaction', ...more }] });
    const summary: Message = { role: 'assistant', parts: [start, text('shown-word'), finish], more: { summary: true } };
    const all = [prompt, answered(text('ok')), { role: 'user', parts: [text('result-word')] }, answered(text('ok'))];
    assert.deepEqual(told(...all, compaction({ tail_start_id: 'msg_002' }), summary, answered(text('ok'))), [
      ...['sent 3 exact', 'sent 2 exact', 'sent 1 exact', 'not found'],
    ]);
    assert.deepEqual(told(...all, compaction({}), summary, answered(text('ok'))), [
      ...['sent 3 exact', 'sent 2 exact', 'sent 1 exact', 'not found'],
    ]);
    const twice = [...all, compaction({ tail_start_id: 'msg_002' }), summary, answered(text('ok'))];
    assert.deepEqual(told(...twice, compaction({}), summary, answered(text('ok'))).slice(0, 2), [
      ...['sent 3 exact', 'sent 3 exact'],
    ]);
  });

  it('asks nobody when a person runs a command; what came of it goes along with the next request', () => {
    const said: Message = { role: 'user', parts: [{ ...text('The following tool was executed'), synthetic: true }] };
    const state = { input: { command: 'cat .env' }, output: 'result-word', metadata: { output: 'result-word' } };
    const ran: Message = { role: 'assistant', parts: [{ type: 'tool', tool: 'bash', state }] };
    assert.deepEqual(told(said, ran).slice(0, 2), ['not found', 'stored']);
    assert.deepEqual(told(said, ran, prompt, answered(text('ok'))).slice(0, 2), ['sent 1 exact', 'sent 1 exact']);
    assert.deepEqual(told(prompt, answered(text('ok')), said, ran).slice(0, 2), ['sent 1 exact', 'stored']);
  });

  it('leaves out a result once it was cleared, and a text that is kept from the model', () => {
    const tool = (time: object): object => ({ type: 'tool', state: { input: {}, output: 'result-word', time } });
    const later = [answered(text('ok')), answered(text('ok'))];
    const hidden: Message = { role: 'user', parts: [{ ...text('shown-word'), ignored: true }] };
    // Parts are written at 1, 2 to 4, 5, 6 to 8, 9 to 11.
    const of = (time: object): readonly string[] => told(prompt, answered(tool(time)), hidden, ...later);
    assert.deepEqual(of({}), ['sent 3 exact', 'sent 2 exact', 'stored', 'not found']);
    assert.deepEqual(of({ compacted: 8 }), ['sent 3 exact', 'sent 1 exact', 'stored', 'not found']);
  });
});

describe('Copilot CLI', () => {
  const event = (type: string, data: object, id = ''): object => ({ type, id, data, timestamp: time(1) });
  const turn = (id: string, text: string): readonly object[] => [
    event('user.message', { content: text }, id),
    event('assistant.message', { content: `${text} answered` }),
  ];
  const all = [event('session.start', { sessionId: 's' }), ...turn('a', 'prompt-word'), ...turn('b', 'result-word')];
  const told = (...more: readonly object[]): readonly string[] =>
    Object.values(became(words, lines('copilot-cli.sessions', [...all, ...more])));

  it('takes back a prompt that a person goes back to, with all that follows', () => {
    const back = (id: string): object => event('session.snapshot_rewind', { upToEventId: id, eventsRemoved: 2 });
    assert.deepEqual(told(back('b'), ...turn('c', 'shown-word')).slice(0, 3), [
      ...['sent 3 exact', 'sent 1 exact', 'sent 1 exact'],
    ]);
    assert.deepEqual(told(back('a'), ...turn('c', 'shown-word')).slice(0, 2), ['sent 2 exact', 'sent 1 exact']);
    assert.deepEqual(told(back('?'), ...turn('c', 'shown-word')).slice(0, 2), ['sent 3 exact', 'sent 2 exact']);
    // What a summary replaced does not come back.
    const summary = event('session.compaction_complete', { summaryContent: 'answer-word' });
    const last = [summary, ...turn('c', 'x'), back('c'), ...turn('d', 'y')];
    assert.deepEqual(told(...last), ['sent 4 exact', 'sent 3 exact', 'not found', 'sent 2 exact']);
    const result = event('tool.execution_complete', { toolCallId: 'c', result: { content: 'shown-word' } });
    assert.equal(told(result, ...last)[2], told(result, ...last.slice(0, 1))[2]);
  });

  it('goes on as before where a summary failed, which took a request as well', () => {
    const summary = (data: object): object => event('session.compaction_complete', data);
    const made = { success: true, summaryContent: 'answer-word', compactionTokensUsed: { input: 9, output: 9 } };
    const next = turn('c', 'shown-word');
    assert.deepEqual(told(summary(made), ...next), [
      ...['sent 4 exact', 'sent 3 exact', 'sent 1 exact', 'sent 1 exact'],
    ]);
    const failed = { success: false, error: 'no', compactionTokensUsed: { input: 9, output: 0 } };
    const prompt = event('tool.execution_complete', { toolCallId: 'c', result: { content: 'answer-word' } });
    assert.equal(told(prompt, ...turn('x', 'x'), summary(failed), ...next)[3], 'sent 3 exact');
    assert.equal(told(prompt, ...turn('x', 'x'), summary({ success: false }), ...next)[3], 'sent 2 exact');
  });
});

describe('chats of VS Code', () => {
  const round = (id: string, response: string, calls: readonly string[] = []): object => ({
    ...{ id, response, timestamp: 0 },
    toolCalls: calls.map(call => ({ id: call, name: 'read_file', arguments: '{}' })),
  });
  const asked = (requestId: string, second: number, text: string, more: object = {}): object => ({
    ...{ requestId, timestamp: 1_790_000_000_000 + second, message: { text } },
    result: { metadata: { renderedUserMessage: [{ text }], toolCallRounds: [round('r', 'ok')], ...more } },
  });
  const told = (...operations: readonly object[]): readonly string[] => {
    const log = new OperationLog();
    for (const each of operations) assert.ok(log.apply(each));
    const reading = readingOf('copilot.chats');
    if (reading.format !== 'operations') throw new Error();
    return Object.values(became(words, sink => reading.map(log.document, sink, alone, log.removed)));
  };
  const begin = (...requests: readonly object[]): object => ({ kind: 0, v: { sessionId: 's', requests } });
  const push = (at: number, ...v: readonly object[]): object => ({ kind: 2, k: ['requests'], v, i: at });

  it('hold in their log what a person wrote anew or took back, which had been sent', () => {
    const [a, b] = [asked('a', 1, 'prompt-word'), asked('b', 2, 'result-word')];
    const [c, d] = [asked('c', 3, 'shown-word'), asked('d', 4, 'answer-word')];
    assert.deepEqual(told(begin(a), push(1, b), push(1, c), push(2, d)), [
      ...['sent 4 exact', 'sent 1 exact', 'sent 2 exact', 'sent 1 exact'],
    ]);
    // Both were sent until both were taken back.
    assert.deepEqual(told(begin(a, b, c), { kind: 2, k: ['requests'], i: 1 }, push(1, d)), [
      ...['sent 4 exact', 'sent 2 exact', 'sent 1 exact', 'sent 1 exact'],
    ]);
    for (const removal of [
      { kind: 3, k: ['requests', 1] },
      { kind: 1, k: ['requests'], v: [a] },
    ])
      assert.deepEqual(told(begin(a, b), removal, push(1, c)).slice(0, 3), [
        'sent 3 exact',
        'sent 1 exact',
        'sent 1 exact',
      ]);
  });

  it('hold a request once that was only written again', () => {
    const [a, b] = [asked('a', 1, 'prompt-word'), asked('b', 2, 'result-word')];
    assert.deepEqual(told(begin(a), push(0, a, b), { kind: 1, k: ['requests', 1], v: b }).slice(0, 2), [
      ...['sent 2 exact', 'sent 1 exact'],
    ]);
  });

  it('are summarised in the middle of a turn, but for the round that was answered last', () => {
    const result = (text: string): object => ({ content: [{ value: text }] });
    const more = {
      toolCallRounds: [round('r1', '', ['c1']), round('r2', '', ['c2']), round('r3', '', ['c3']), round('r4', 'ok')],
      toolCallResults: { c1: result('result-word'), c2: result('shown-word'), c3: result('c') },
      summary: { toolCallRoundId: 'r1', text: 'answer-word' },
    };
    // Rounds one and two, and the request for the summary; then the summary and the second round are sent with two more.
    assert.deepEqual(told(begin(asked('a', 1, 'prompt-word', more))), [
      ...['sent 3 exact', 'sent 2 exact', 'sent 2 exact', 'sent 2 exact'],
    ]);
    const atStart = { summary: { toolCallRoundId: 'elsewhere', text: 'answer-word' } };
    assert.deepEqual(told(begin(asked('a', 1, 'prompt-word'), asked('b', 2, 'result-word', atStart))), [
      ...['sent 2 exact', 'sent 1 exact', 'not found', 'sent 1 exact'],
    ]);
  });
});

describe('Qwen Code', () => {
  const all = [...words, 'summary-word'];
  const record = (uuid: string, parentUuid: string | null, type: string, more: object): object => ({
    ...{ uuid, parentUuid, type, sessionId: 's1', timestamp: time(1) },
    ...more,
  });
  const said = (uuid: string, parent: string | null, type: string, text: string): object =>
    record(uuid, parent, type, { message: { parts: [{ text }] } });
  const system = (uuid: string, parent: string | null, subtype: string, systemPayload: unknown): object =>
    record(uuid, parent, 'system', { subtype, systemPayload });
  const gave = (uuid: string, parent: string): object =>
    record(uuid, parent, 'tool_result', {
      message: { parts: [{ functionResponse: { id: 'c', response: { output: 'result-word' } } }] },
    });
  const summary = (parent: string, ...more: readonly object[]): object =>
    system('sum', parent, 'chat_compression', {
      info: { compressionStatus: 1 },
      compressedHistory: [{ role: 'user', parts: [{ text: 'summary-word' }] }, ...more],
    });
  const told = (...records: readonly object[]): readonly string[] => {
    const whole = became(all, lines('qwen-code.chats', records));
    assert.deepEqual(became(all, pieces('qwen-code.chats', records)), whole);
    return Object.values(whole);
  };
  const begin = [said('a', null, 'user', 'prompt-word'), said('b', 'a', 'assistant', 'answer-word')];

  it('takes back what followed the record that it goes back to', () => {
    const rest = [
      system('t', 'b', 'ui_telemetry', {}),
      said('c', 't', 'user', 'result-word'),
      said('d', 'c', 'assistant', 'ok'),
    ];
    const back = (to: string | null): readonly string[] =>
      told(
        ...begin,
        ...rest,
        system('r', to, 'rewind', {}),
        said('e', 'r', 'user', 'shown-word'),
        said('f', 'e', 'assistant', 'ok'),
      );
    const none = 'not found';
    assert.deepEqual(back('t'), ['sent 3 measured', 'sent 1 measured', 'sent 1 measured', 'sent 2 measured', none]);
    assert.deepEqual(back(null), ['sent 2 measured', 'sent 1 measured', 'sent 1 measured', 'sent 1 measured', none]);
  });

  it('asks for a summary in a request of its own, without what was just said, which goes out after it', () => {
    const next = [said('c', 'b', 'user', 'shown-word'), summary('c'), said('d', 'sum', 'assistant', 'ok')];
    const expected = ['sent 2 measured', 'not found', 'sent 1 measured', 'sent 1 measured', 'sent 1 documented'];
    assert.deepEqual(told(...begin, ...next), expected);
  });

  it('asks for it with what tools gave, which goes out after it as well', () => {
    const next = [gave('c', 'b'), summary('c'), said('d', 'sum', 'assistant', 'ok')];
    const expected = ['sent 2 measured', 'sent 2 measured', 'not found', 'sent 1 measured', 'sent 1 documented'];
    assert.deepEqual(told(...begin, ...next), expected);
  });

  it('comes back to what a summary took the place of, where it goes back beyond that', () => {
    const next = [summary('b'), said('c', 'sum', 'user', 'shown-word'), said('d', 'c', 'assistant', 'ok')];
    const back = [system('r', 'b', 'rewind', {}), said('e', 'r', 'user', 'more'), said('f', 'e', 'assistant', 'ok')];
    const expected = ['sent 3 measured', 'not found', 'sent 1 measured', 'sent 2 measured', 'sent 1 documented'];
    assert.deepEqual(told(...begin, ...next, ...back), expected);
  });

  it('asks no model where old results are only emptied', () => {
    const output = '[Old tool result content cleared]';
    const emptied = { role: 'user', parts: [{ functionResponse: { id: 'c', response: { output } } }] };
    const next = [gave('c', 'b'), said('d', 'c', 'assistant', 'ok')];
    const fast = system('i', 'd', 'slash_command', { phase: 'invocation', rawCommand: '/compress-fast' });
    const after = [said('e', 'sum', 'user', 'more'), said('f', 'e', 'assistant', 'ok')];
    const expected = ['sent 2 measured', 'sent 1 measured', 'not found', 'sent 1 measured', 'sent 1 documented'];
    assert.deepEqual(told(...begin, ...next, summary('d', emptied), ...after), expected);
    assert.deepEqual(told(...begin, ...next, fast, summary('i'), ...after), expected);
  });

  it('sends what it recalls for a prompt, and keeps apart what was said in a call', () => {
    const recalled = system('m', 'a', 'omni_recall', { recalled: 'shown-word' });
    assert.equal(
      told(said('a', null, 'user', 'prompt-word'), recalled, said('b', 'm', 'assistant', 'ok'))[2],
      'sent 1 documented',
    );
    const spoken = [
      { ...said('x', 'b', 'user', 'result-word'), subtype: 'realtime_message' },
      { ...said('y', 'x', 'assistant', 'ok'), subtype: 'realtime_message' },
    ];
    const [prompt, result] = told(
      ...begin,
      ...spoken,
      said('c', 'y', 'user', 'more'),
      said('d', 'c', 'assistant', 'ok'),
    );
    assert.deepEqual([prompt, result], ['sent 2 measured', 'sent 1 measured']);
  });
});

describe('a command that a person runs', () => {
  const claude = (uuid: string, content: string): object => ({
    ...{ type: 'user', uuid, sessionId: 's', timestamp: time(1), message: { role: 'user', content } },
  });
  const gemini = (id: string, type: string, content: unknown): object => ({ id, type, content, timestamp: time(1) });
  const codex = (role: string, text: string): object => ({
    ...{ type: 'response_item', timestamp: time(1) },
    payload: { type: 'message', role, content: [{ type: 'input_text', text }] },
  });
  const pi = (message: object): object => ({ type: 'message', timestamp: time(1), message });
  /** The result of the command, and the next prompt with its answer. */
  const stores: Readonly<Record<string, readonly [ran: object, ...next: readonly object[]]>> = {
    'claude-code.sessions': [
      claude('u1', '<bash-stdout>result-word</bash-stdout><bash-stderr></bash-stderr>'),
      claude('u2', 'prompt-word'),
      { ...claude('a1', ''), type: 'assistant', message: { id: 'm', role: 'assistant', model: 'm', content: 'ok' } },
    ],
    'gemini-cli.chats': [
      gemini('u1', 'user', [{ text: 'I ran the following shell command:\n```sh\ncat a\n```\n\nresult-word' }]),
      gemini('u2', 'user', [{ text: 'prompt-word' }]),
      gemini('a1', 'gemini', 'ok'),
    ],
    'codex.sessions': [
      codex('user', '<user_shell_command>\nresult-word\n</user_shell_command>'),
      codex('user', 'prompt-word'),
      codex('assistant', 'ok'),
    ],
    'pi.sessions': [
      pi({ role: 'bashExecution', command: 'cat a', output: 'result-word' }),
      pi({ role: 'user', content: 'prompt-word' }),
      pi({ role: 'assistant', stopReason: 'stop', content: [{ type: 'text', text: 'ok' }] }),
    ],
  };

  for (const [store, [ran, ...next]] of Object.entries(stores))
    it(`goes along with the next request, if there is one: ${store}`, () => {
      assert.equal(became(words, lines(store, [ran]))['result-word'], 'stored');
      const found = became(words, lines(store, [ran, ...next]));
      assert.match(`${found['prompt-word']} ${found['result-word']}`, /^sent 1 (\w+) sent 1 \1$/);
    });
});
