import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, lines, pieces, toldOf } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word', 'summary-word', 'system-word'];

describe('logs of Kimi Code', () => {
  const beside = { ...alone, path: '/home/dev/.kimi-code/sessions/wd_work/session_1/agents/main/wire.jsonl' };
  let at = 1_790_000_000_000;
  const record = (type: string, more: object = {}): object => ({ type, agentId: 'main', time: at++, ...more });
  const text = (content: string): object => ({ type: 'text', text: content });
  const said = (content: string, origin: object = { kind: 'user' }): object =>
    record('context.append_message', { message: { role: 'user', content: [text(content)], toolCalls: [], origin } });
  const event = (type: string, more: object = {}): object =>
    record('context.append_loop_event', { event: { type, ...more } });
  const asked = (kind = 'loop'): object => record('llm.request', { kind, provider: 'openai', model: 'm' });
  const bind = record('profile.bind', {
    systemPrompt: 'You are. system-word',
    environmentDisclosure: { cwd: '/work' },
  });
  const call = event('tool.call', {
    toolCallId: 't1',
    name: 'Read',
    args: { path: '/work/.env' },
    display: 'shown-word',
  });
  const result = event('tool.result', { toolCallId: 't1', result: { output: 'result-word' } });
  const answer = (content: string, request = [asked()]): readonly object[] => [
    ...[event('step.begin', { uuid: 'u' }), ...request, event('content.part', { part: text(content) })],
    ...[event('step.end'), record('agent.message.appended', { message: { content: [text('shown-word')] } })],
  ];
  const first = [
    ...[record('metadata', { protocol_version: '1.5' }), bind, said('prompt-word')],
    ...[event('step.begin', { uuid: 'u' }), asked(), call, result, event('step.end')],
    ...answer('answer-word'),
  ];
  const told = (...records: readonly object[]): readonly string[] => {
    const feed = (read: typeof lines): readonly string[] =>
      Object.values(became(words, read('kimi.wire', records, beside)));
    assert.deepEqual(feed(lines), feed(pieces));
    return feed(lines);
  };

  it('hold each request, and what came into the context before it', () => {
    assert.deepEqual(told(...first, said('more'), ...answer('ok')), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 1 measured', 'stored', 'not found', 'sent 3 measured'],
    ]);
    const tally = new Tally(new NeedleDetector(words));
    lines('kimi.wire', first, beside)(tally);
    const [lane] = tally.results(true);
    assert.deepEqual(
      [lane?.session, lane?.facts.cwd, lane?.facts.provider, lane?.requests],
      [...['session_1', '/work', 'openai', 2]],
    );
    assert.ok(lane?.carried.some(({ id }) => id === 'file:/work/.env'));
    assert.deepEqual([...tally.unreadParts], []);
  });

  it('tell of a request by what came of it where an older version does not name it', () => {
    assert.deepEqual(told(...first, said('more'), ...answer('ok', [])).slice(0, 3), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 1 measured'],
    ]);
  });

  it('go on from a summary with the prompts that it leaves', () => {
    const compaction = [record('full_compaction.begin', { source: 'auto' }), asked('compaction')];
    const applied = { summary: 'other', contextSummary: 'summary-word', compactedCount: 4 };
    const more = [said('more'), ...answer('ok')];
    const kept = record('context.apply_compaction', { ...applied, keptUserMessageCount: 1 });
    assert.deepEqual(told(...first, ...compaction, kept, ...more), [
      ...['sent 4 measured', 'sent 2 measured', 'sent 1 measured', 'stored', 'sent 1 measured', 'sent 4 measured'],
    ]);
    // Older ones keep what came last.
    const older = record('context.apply_compaction', { ...applied, compactedCount: 3 });
    assert.deepEqual(told(...first, ...compaction, older, ...more).slice(0, 3), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 2 measured'],
    ]);
  });

  it('leave out what was undone or cleared, and keep what is said outside of the messages', () => {
    const undone = [said('shown-word', { kind: 'injection' }), record('context.undo', { count: 1 })];
    const more = [said('more'), ...answer('ok')];
    const all = ['sent 2 measured', 'sent 1 measured', 'stored'];
    assert.deepEqual(told(...first, ...undone, ...more), [...all, 'sent 1 measured', 'not found', 'sent 3 measured']);
    assert.deepEqual(told(...first, record('context.clear'), ...more), [
      ...all,
      'stored',
      'not found',
      'sent 3 measured',
    ]);
  });

  it('count once what a fork repeats, and helpers beside their session', () => {
    const forked = {
      ...{ ...beside, path: beside.path.replace('session_1', 'session_2') },
      read: (name: string) => (name === '../../state.json' ? '{"forkedFrom":"session_1"}' : null),
    };
    const more = [said('more'), ...answer('ok')];
    const both = [lines('kimi.wire', first, beside), lines('kimi.wire', [...first, ...more], forked)];
    assert.equal(toldOf(words, 'kimi.wire', both)[0], 3);
    const tally = new Tally(new NeedleDetector(words));
    const helper = { ...beside, path: beside.path.replace('main', 'agent-0') };
    lines('kimi.wire', first, helper)(tally);
    assert.equal(tally.results(true)[0]?.lane, 'agent-0');
  });
});

describe('contexts of Kimi CLI', () => {
  const at = (name: string): typeof alone => ({ ...alone, path: `/home/dev/.kimi/sessions/abc/${name}` });
  const system = { role: '_system_prompt', content: 'The current working directory is `/work`. system-word' };
  const call = { type: 'function', id: 't1', function: { name: 'ReadFile', arguments: '{"path":"/work/.env"}' } };
  const records = [
    ...[system, { role: '_checkpoint', id: 0 }, { role: 'user', content: 'prompt-word' }],
    ...[
      { role: 'assistant', content: '', tool_calls: [call] },
      { role: '_usage', token_count: 3 },
    ],
    {
      role: 'tool',
      tool_call_id: 't1',
      content: [
        { type: 'text', text: '<system>1 line</system>' },
        { type: 'text', text: 'result-word' },
      ],
    },
    {
      role: 'assistant',
      content: [
        { type: 'think', think: 'hm' },
        { type: 'text', text: 'answer-word' },
      ],
    },
  ];

  it('are what is sent with each answer', () => {
    const feed = lines('kimi.contexts', records, at('s1/context.jsonl'));
    assert.deepEqual(Object.values(became(words, feed)), [
      ...['sent 2 documented', 'sent 1 documented', 'stored', 'not found', 'not found', 'sent 2 documented'],
    ]);
    const tally = new Tally(new NeedleDetector(words));
    feed(tally);
    const [lane] = tally.results(true);
    assert.deepEqual([lane?.session, lane?.lane, lane?.facts.cwd], ['s1', '', '/work']);
    assert.ok(lane?.carried.some(({ id }) => id === 'file:/work/.env'));
  });

  it('go on in a file with a summary, which repeats what was said last', () => {
    const summary = '<system>Previous context has been compacted. Here is the compaction output:</system>';
    const next = [
      ...[system, { role: '_checkpoint', id: 0 }],
      {
        role: 'user',
        content: [
          { type: 'text', text: summary },
          { type: 'text', text: 'summary-word' },
        ],
      },
      ...[
        { role: 'user', content: 'more' },
        { role: 'assistant', content: 'answer-word' },
      ],
      ...[
        { role: '_usage', token_count: 3 },
        { role: 'user', content: 'more' },
        { role: 'assistant', content: 'ok' },
      ],
    ];
    const files = [
      lines('kimi.contexts', records, at('s1/context_1.jsonl')),
      pieces('kimi.contexts', next, { ...at('s1/context.jsonl'), modified: alone.modified + 1000 }),
    ];
    assert.deepEqual(toldOf(words, 'kimi.contexts', files), [2, 1, 1, 0, 1, 3, 3]);
  });

  it('of helpers and of old versions lie elsewhere', () => {
    const laneOf = (name: string): readonly unknown[] => {
      const tally = new Tally(new NeedleDetector(words));
      lines('kimi.contexts', records, at(name))(tally);
      return tally.results(true).map(({ session, lane }) => [session, lane]);
    };
    assert.deepEqual(laneOf('s1/subagents/a1/context.jsonl'), [['s1', 'a1']]);
    assert.deepEqual(laneOf('s1/context_sub_1.jsonl'), [['s1', 'context_sub_1.jsonl']]);
    assert.deepEqual(laneOf('s1.jsonl'), [['s1', '']]);
  });

  it('have their times in what the window was told', () => {
    const told = [
      { timestamp: 1_790_000_000.5, message: { type: 'TurnBegin', payload: { user_input: 'shown-word' } } },
    ];
    const tally = new Tally(new NeedleDetector(words));
    lines('kimi.events', told, at('s1/wire.jsonl'))(tally);
    assert.deepEqual([tally.results(true)[0]?.session, tally.results(true)[0]?.from], ['s1', 1_790_000_000_500]);
  });
});
