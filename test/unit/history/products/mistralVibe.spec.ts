import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, lines, pieces, readingOf, time, toldOf } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word', 'system-word'];

describe('sessions of Mistral Vibe', () => {
  const meta = (session_id: string, more: object = {}): string =>
    JSON.stringify({
      ...{ session_id, start_time: time(0), end_time: time(9), environment: { working_directory: '/work' } },
      system_prompt: { role: 'system', content: 'You are. system-word' },
      config: {
        active_model: 'devstral',
        models: [{ name: 'devstral-2', provider: 'lab', alias: 'devstral' }],
        providers: [{ name: 'lab', api_base: 'http://127.0.0.1:8080/v1' }],
      },
      ...more,
    });
  const at = (folder: string, files: Readonly<Record<string, string>>): typeof alone => ({
    ...alone,
    path: `/home/dev/.vibe/logs/session/${folder}/messages.jsonl`,
    read: name => files[name] ?? null,
  });
  const call = { id: 't1', function: { name: 'read_file', arguments: '{"path":"/work/.env"}' }, type: 'function' };
  const records = [
    { role: 'user', content: 'prompt-word', user_display_content: { content: ['shown-word'] } },
    { role: 'assistant', content: '', tool_calls: [call] },
    { role: 'tool', content: 'result-word', tool_call_id: 't1', name: 'read_file' },
    { role: 'assistant', content: 'answer-word', reasoning_content: 'hm' },
  ];
  const more = [...records, { role: 'user', content: 'more' }, { role: 'assistant', content: 'ok' }];

  it('are messages that go along with later requests, to where their configuration says', () => {
    const beside = at('session_1', { 'meta.json': meta('s1') });
    const all = ['sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'stored', 'sent 3 documented'];
    for (const read of [lines, pieces])
      assert.deepEqual(Object.values(became(words, read('mistral-vibe.sessions', more, beside))), all);
    const tally = new Tally(new NeedleDetector(words));
    lines('mistral-vibe.sessions', records, beside)(tally);
    const [lane] = tally.results(true);
    const { cwd, model, provider, host } = lane?.facts ?? {};
    assert.deepEqual([lane?.session, cwd, model, provider, host], ['s1', '/work', 'devstral-2', 'lab', '127.0.0.1']);
    assert.ok(lane?.carried.some(({ id }) => id === 'file:/work/.env'));
  });

  it('count once what a fork repeats; what goes on from a summary is no fork', () => {
    const fork = at('session_2', { 'meta.json': meta('s2', { parent_session_id: 's1' }) });
    const own = at('session_1', { 'meta.json': meta('s1') });
    const told = (next: readonly object[]): readonly number[] =>
      toldOf(words, 'mistral-vibe.sessions', [
        lines('mistral-vibe.sessions', records, own),
        lines('mistral-vibe.sessions', next, fork),
      ]);
    assert.equal(told(more)[0], 3);
    const context = { role: 'user', content: 'prompt-word, summarised', injected: true };
    assert.equal(told([context, { role: 'assistant', content: 'ok' }])[0], 2 + 1);
  });

  it('of helpers name who started them; before 2.0 all stood in one file', () => {
    const helper = at('session_1/agents/session_3', {
      'meta.json': meta('s3'),
      '../../meta.json': meta('s1'),
    });
    const tally = new Tally(new NeedleDetector(words));
    lines('mistral-vibe.sessions', records, helper)(tally);
    assert.deepEqual([tally.results(true)[0]?.session, tally.results(true)[0]?.facts.parent], ['s3', 's1']);
    const reading = readingOf('mistral-vibe.older');
    assert.ok(reading.format === 'document');
    const document = { metadata: JSON.parse(meta('s4')) as unknown, messages: records };
    assert.deepEqual(Object.values(became(words, sink => reading.map(document, sink, alone))).slice(0, 3), [
      ...['sent 2 documented', 'sent 1 documented', 'stored'],
    ]);
  });
});
