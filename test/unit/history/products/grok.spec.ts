import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, lines, pieces } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word', 'summary-word', 'system-word'];

describe('sessions of Grok Build', () => {
  const summary = { info: { id: 's1', cwd: '/work' }, current_model_id: 'm' };
  const checkpoint = { compacted_history: [{ type: 'user', content: [{ type: 'text', text: 'summary-word' }] }] };
  const files: Readonly<Record<string, unknown>> = {
    'summary.json': summary,
    'compaction_checkpoints/c1.json': checkpoint,
  };
  const beside = {
    ...alone,
    path: '/home/dev/.grok/sessions/%2Fwork/s1/updates.jsonl',
    read: (name: string) => (files[name] === undefined ? null : JSON.stringify(files[name])),
  };
  let second = 1_790_000_000;
  const update = (sessionUpdate: string, more: object): object => ({
    ...{ timestamp: second++, method: 'session/update' },
    params: { sessionId: 's1', update: { sessionUpdate, ...more } },
  });
  const chunk = (of: string, text: string): object => update(`${of}_chunk`, { content: { type: 'text', text } });
  const call = update('tool_call', { toolCallId: 't1', title: 'read_file', rawInput: { target_file: '/work/.env' } });
  const done = update('tool_call_update', {
    ...{ toolCallId: 't1', status: 'completed', rawOutput: 'shown-word' },
    content: [{ type: 'content', content: { type: 'text', text: 'result-word' } }],
  });
  const first = [
    ...[chunk('user_message', 'prompt-word'), chunk('agent_thought', 'hm'), call, done],
    ...[chunk('agent_message', 'answer-'), chunk('agent_message', 'word, answer-word')],
  ];
  const more = [chunk('user_message', 'more'), chunk('agent_message', 'ok')];
  const told = (...records: readonly object[]): readonly string[] => {
    const feed = (read: typeof lines): readonly string[] =>
      Object.values(became(words, read('grok.updates', records, beside)));
    assert.deepEqual(feed(lines), feed(pieces));
    return feed(lines);
  };

  it('are updates of which answers are requests, each counted where it begins', () => {
    assert.deepEqual(told(...first, ...more), [
      ...['sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'stored', 'not found', 'not found'],
    ]);
    const tally = new Tally(new NeedleDetector(words));
    lines('grok.updates', first, beside)(tally);
    const [lane] = tally.results(true);
    assert.deepEqual([lane?.session, lane?.facts.cwd, lane?.facts.model, lane?.requests], ['s1', '/work', 'm', 2]);
    assert.ok(lane?.carried.some(({ id }) => id === 'file:/work/.env'));
  });

  it('go on after a compaction with what a file of its own holds', () => {
    const compacted = update('compaction_checkpoint', { checkpoint_file: 'compaction_checkpoints/c1.json' });
    assert.deepEqual(told(...first, compacted, ...more), [
      ...['sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'stored', 'sent 1 documented', 'not found'],
    ]);
    const elsewhere = update('compaction_checkpoint', { checkpoint_file: '../../../summary.json' });
    assert.equal(told(...first, elsewhere, ...more)[0], 'sent 3 documented');
  });

  it('have the messages of the model beside them, in two forms', () => {
    const chat = { ...beside, path: '/home/dev/.grok/sessions/%2Fwork/s1/chat_history.jsonl' };
    const calls = { id: 't1', name: 'read_file', arguments: '{"target_file":"/work/.env"}' };
    const records = [
      { type: 'system', content: 'system-word' },
      { type: 'user', content: [{ type: 'text', text: 'prompt-word' }], prompt_index: 0 },
      { type: 'reasoning', id: 'r', summary: [{ type: 'summary_text', text: 'hm' }] },
      { type: 'assistant', content: '', tool_calls: [calls], model_id: 'm' },
      { type: 'tool_result', tool_call_id: 't1', content: 'result-word' },
      { type: 'assistant', content: 'answer-word' },
    ];
    const older = [
      { role: 'system', content: 'system-word' },
      { role: 'user', content: 'prompt-word' },
      { role: 'assistant', content: '', tool_calls: [{ id: 't1', type: 'function', function: calls }] },
      { role: 'tool', tool_call_id: 't1', content: 'result-word' },
      { role: 'assistant', content: 'answer-word', reasoning_content: 'hm' },
    ];
    for (const each of [records, older])
      assert.deepEqual(Object.values(became(words, lines('grok.chats', each, chat))), [
        ...['sent 2 documented', 'sent 1 documented', 'stored', 'not found', 'not found', 'sent 2 documented'],
      ]);
  });
});

describe('sessions of iFlow CLI', () => {
  const record = (type: string, at: number, content: unknown, more: object = {}): object => ({
    ...{ type, uuid: `u${at}`, parentUuid: null, sessionId: 'session-1', cwd: '/work', isSidechain: false },
    ...{ timestamp: new Date(1_790_000_000_000 + at).toISOString(), message: { role: type, content, model: 'm' } },
    ...more,
  });
  const call = (id: string): object => ({
    type: 'tool_use',
    id,
    name: 'read_file',
    input: { absolute_path: '/work/.env' },
  });
  const result = {
    ...{ type: 'tool_result', tool_use_id: 't1' },
    content: {
      ...{ callId: 't1', resultDisplay: 'shown-word' },
      responseParts: { functionResponse: { id: 't1', name: 'read_file', response: { output: 'result-word' } } },
    },
  };

  it('hold each answer several times as it comes in, and more of a result than is sent', () => {
    const records = [
      ...[record('user', 0, 'prompt-word'), record('assistant', 2000, [call('t1')])],
      ...[record('assistant', 2010, [call('t1'), { type: 'text', text: 'hm' }])],
      record('user', 2100, [result], { toolUseResult: { toolName: 'read_file', status: 'success' } }),
      ...[record('assistant', 2200, [{ type: 'text', text: 'answer-word' }]), record('user', 9000, 'more')],
      record('assistant', 9900, [{ type: 'text', text: 'ok' }]),
    ];
    for (const read of [lines, pieces])
      assert.deepEqual(Object.values(became(words, read('iflow.sessions', records))).slice(0, 4), [
        ...['sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'stored'],
      ]);
    const tally = new Tally(new NeedleDetector(words));
    lines('iflow.sessions', records)(tally);
    assert.deepEqual(
      tally.results(true).map(({ session, facts, requests }) => [session, facts.cwd, facts.model, requests]),
      [['session-1', '/work', 'm', 3]],
    );
  });
});
