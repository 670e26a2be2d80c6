import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, lines, pieces, time, toldOf } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word', 'summary-word'];

describe('sessions of Factory Droid', () => {
  const beside = {
    ...alone,
    path: '/home/dev/.factory/sessions/-work/s1.jsonl',
    read: (name: string) => (name === 's1.settings.json' ? '{"model":"m"}' : null),
  };
  let second = 0;
  const said = (role: string, content: unknown, more: object = {}): object => {
    const at = second++;
    return { type: 'message', id: `m${at}`, timestamp: time(at), message: { role, content, ...more } };
  };
  const text = (content: string): readonly object[] => [{ type: 'text', text: content }];
  const start = { type: 'session_start', id: 's1', title: 't', cwd: '/work', callingSessionId: 's0' };
  const first = (): readonly object[] => {
    second = 0;
    return [
      ...[start, said('user', text('prompt-word'))],
      said('assistant', [{ type: 'tool_use', id: 't1', name: 'Read', input: { file_path: '/work/.env' } }]),
      said('user', [{ type: 'tool_result', tool_use_id: 't1', content: 'result-word' }]),
      said('assistant', text('answer-word')),
    ];
  };
  const told = (...records: readonly object[]): readonly string[] => {
    const feed = (read: typeof lines): readonly string[] =>
      Object.values(became(words, read('droid.sessions', records, beside)));
    assert.deepEqual(feed(lines), feed(pieces));
    return feed(lines);
  };

  it('are messages that go along with later requests, but for those that are for people alone', () => {
    const records = [
      ...[...first(), said('system', text('shown-word'), { visibility: 'user_only' })],
      ...[said('user', text('summary-word'), { hookEventName: 'Stop' }), said('user', text('more'))],
      ...[said('assistant', text('ok')), { type: 'todo_state', todos: ['shown-word'] }],
    ];
    assert.deepEqual(told(...records), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 1 measured', 'stored', 'stored'],
    ]);
    const tally = new Tally(new NeedleDetector(words));
    lines('droid.sessions', records, beside)(tally);
    const [lane] = tally.results(true);
    assert.deepEqual(
      [lane?.session, lane?.facts.cwd, lane?.facts.model, lane?.facts.parent],
      [...['s1', '/work', 'm', 's0']],
    );
    assert.ok(lane?.carried.some(({ id }) => id === 'file:/work/.env'));
    assert.deepEqual([...tally.unreadParts], []);
  });

  it('go on from a summary, which takes the place of all up to its anchor', () => {
    const state = (more: object): object => ({
      ...{ type: 'compaction_state', id: 'c1', timestamp: time(50), summaryText: 'summary-word' },
      ...more,
    });
    const more = (): readonly object[] => [said('user', text('more')), said('assistant', text('ok'))];
    const anchorMessage = { id: 'm2', index: 2 };
    assert.deepEqual(told(...first(), state({ summaryKind: 'llm_summary', anchorMessage }), ...more()), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 2 measured', 'not found', 'sent 1 measured'],
    ]);
    // This one was created without a request to a model.
    const switched = state({ summaryKind: 'provider_switch_serialization', anchorMessage: { id: 'm3', index: 3 } });
    assert.deepEqual(told(...first(), switched, ...more()), [
      ...['sent 2 measured', 'sent 1 measured', 'stored', 'not found', 'sent 1 measured'],
    ]);
  });

  it('send all that was said when a summary is made, but for what the program tells of machine and folder', () => {
    const state = { type: 'compaction_state', id: 'c1', timestamp: time(50), summaryKind: 'llm_summary' };
    const records = (): readonly object[] => [
      ...[...first(), said('user', text('shown-word'), { visibility: 'llm_only' })],
      ...[said('user', text('summary-word')), { ...state, anchorMessage: { id: 'm3' }, summaryText: 'none' }],
      said('assistant', text('ok')),
    ];
    assert.deepEqual(told(...records()), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 1 measured', 'sent 1 measured', 'sent 2 measured'],
    ]);
  });

  it('end with a request that nothing answered, where the program was killed or the model failed', () => {
    const asks = [said('user', text('more'))];
    const outcome = (reason: string): object => ({ type: 'agent_turn_outcome', turnId: 't', reason });
    const prompts = (...more: readonly object[]): string | undefined => told(...first(), ...more)[0];
    assert.equal(prompts(outcome('completed')), 'sent 2 measured');
    assert.equal(prompts(...asks), 'sent 3 measured');
    assert.equal(prompts(...asks, outcome('model_provider_unavailable')), 'sent 3 measured');
    assert.equal(prompts(...asks, outcome('cancelled')), 'sent 2 measured');
  });

  it('are repeated by a fork, whose own requests alone are added', () => {
    const original = [...first(), { type: 'agent_turn_outcome', turnId: 'm0', reason: 'completed' }];
    const on = (id: string, root: string, at: string, before: readonly object[]): readonly object[] => [
      { ...start, id, callingSessionId: undefined, parent: root, forkedAtMessageId: at },
      ...before.slice(1),
      ...[said('user', text(`shown-word of ${id}`)), said('assistant', text('ok'))],
    ];
    const second = on('s2', 's1', 'm3', original);
    const third = on('s3', 's2', 'm5', second);
    const file = (id: string, records: readonly object[]): ReturnType<typeof lines> =>
      lines('droid.sessions', records, { ...beside, path: `/home/dev/.factory/sessions/-work/${id}.jsonl` });
    assert.deepEqual(toldOf(words, 'droid.sessions', [file('s1', original)]), [2, 1, 0, 0, 0, 2]);
    const all = [file('s1', original), file('s2', second), file('s3', third)];
    assert.deepEqual(toldOf(words, 'droid.sessions', all), [4, 3, 2, 2, 0, 4]);
    // The original may be gone.
    assert.deepEqual(toldOf(words, 'droid.sessions', all.slice(1)), [2, 2, 2, 2, 0, 2]);
  });

  it('tell of records that this version does not know', () => {
    const tally = new Tally(new NeedleDetector(words));
    lines('droid.sessions', [start, { type: 'new', text: 'shown-word' }, 1], beside)(tally);
    assert.equal(tally.unreadParts.get('unknown-kind'), 2);
  });
});
