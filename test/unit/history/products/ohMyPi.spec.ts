import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, lines, pieces, time, toldOf } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word', 'summary-word'];

// Records as written by 18.2.3, without usage and signatures.
describe('sessions of Oh My Pi', () => {
  const id = (session: number): string => `01a231f4-632b-7798-9075-f0aa22d487e${session}`;
  const file = (session: number): string =>
    `/home/dev/.omp/agent/sessions/-work/2026-12-01T14-13-49-483Z_${id(session)}.jsonl`;
  const beside = { ...alone, path: file(1) };
  let second = 0;
  let last: string | null = null;
  const entry = (type: string, more: object, parentId = last): object => {
    const at = second++;
    last = `e${at}`;
    return { type, id: last, parentId, timestamp: time(at), ...more };
  };
  const said = (role: string, content: unknown, more: object = {}): object =>
    entry('message', { message: { role, content, ...more } });
  const text = (content: string): readonly object[] => [{ type: 'text', text: content }];
  const custom = (customType: string, data: object): object => entry('custom', { customType, data });
  const title = { type: 'title', v: 1, title: 'shown-word', updatedAt: time(0), pad: '   ' };
  const header = (session: number, more: object = {}): object => ({
    ...{ type: 'session', version: 3, id: id(session), timestamp: time(second++), cwd: '/work' },
    ...more,
  });

  const first = (): readonly object[] => {
    [second, last] = [0, null];
    const input = { path: '/work/.env', i: 'why' };
    return [
      ...[title, header(1), entry('model_change', { model: 'lab/m', resolvedModelIsFallback: false })],
      ...[entry('thinking_level_change', { thinkingLevel: null }), said('user', text('prompt-word'))],
      said('assistant', [{ type: 'toolCall', id: 't1', name: 'read', arguments: input, partialArgs: 'shown-word' }]),
      custom('tool_execution_start', { toolCallId: 't1', toolName: 'read', args: input }),
      said('toolResult', text('1:result-word'), {
        toolCallId: 't1',
        details: { displayContent: { text: 'shown-word' } },
      }),
      ...[said('assistant', text('answer-word')), custom('session_exit', { reason: 'dispose', kind: 'normal' })],
    ];
  };
  const more = (): readonly object[] => [said('user', text('more')), said('assistant', text('ok'))];

  const told = (...records: readonly object[]): readonly string[] => {
    const feed = (read: typeof lines): readonly string[] =>
      Object.values(became(words, read('oh-my-pi.sessions', records, beside)));
    assert.deepEqual(feed(lines), feed(pieces));
    return feed(lines);
  };

  it('are messages that go along with later requests; copies for its window are stored', () => {
    const records = [...first(), ...more()];
    assert.deepEqual(told(...records), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 1 measured', 'stored', 'not found'],
    ]);
    const tally = new Tally(new NeedleDetector(words));
    lines('oh-my-pi.sessions', records, beside)(tally);
    const [lane] = tally.results(true);
    const { cwd, model, provider } = lane?.facts ?? {};
    assert.deepEqual([lane?.session, cwd, model, provider], [id(1), '/work', 'm', 'lab']);
    assert.ok(lane?.carried.some(each => each.id === 'file:/work/.env'));
    assert.deepEqual([...tally.unreadParts], []);
  });

  it('hold what a person mentions and runs, and what the program itself says to the model', () => {
    const files = [{ path: '/work/a.txt', content: 'result-word' }];
    const records = [
      ...[header(1), entry('message', { message: { role: 'fileMention', files } })],
      ...[said('user', text('go on')), said('assistant', text('ok'))],
      ...[said('developer', text('prompt-word')), said('assistant', text('ok'))],
      entry('message', { message: { role: 'pythonExecution', code: 'answer-word', output: 'summary-word' } }),
      entry('message', { message: { role: 'pythonExecution', code: 'shown-word', excludeFromContext: true } }),
      ...more(),
    ];
    assert.deepEqual(told(...records), [
      ...['sent 2 measured', 'sent 3 measured', 'sent 1 measured', 'stored', 'sent 1 measured'],
    ]);
  });

  it('go on from a summary, for which a model was asked unless the program wrote it itself', () => {
    const summarised = (how: object): readonly string[] => {
      const before = first();
      const kept = last;
      const compaction = entry('compaction', { summary: 'summary-word', firstKeptEntryId: kept, ...how });
      return told(...before, compaction, ...more());
    };
    assert.deepEqual(summarised({ method: 'soft' }), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 1 measured', 'stored', 'sent 1 measured'],
    ]);
    // As captured: the kept part is sent once more, for a short form of the summary, which is only for its own window.
    assert.deepEqual(summarised({ method: 'soft', shortSummary: 'shown-word' }), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 1 measured', 'stored', 'sent 2 measured'],
    ]);
    const unasked = ['sent 2 measured', 'sent 1 measured', 'stored', 'stored', 'sent 1 measured'];
    assert.deepEqual(summarised({ method: 'snapcompact' }), unasked);
    assert.deepEqual(summarised({ fromExtension: true }), unasked);
    assert.deepEqual(summarised({ details: { kind: 'experimental-context-rollover' } }), unasked);
    // The provider's summary is sent instead of the entries.
    const preserveData = { openaiRemoteCompaction: { replacementHistory: [{ content: 'shown-word' }] } };
    assert.equal(summarised({ method: 'remote', preserveData })[3], 'sent 1 documented');
  });

  it('begin anew where a person cleared them', () => {
    assert.deepEqual(told(...first(), entry('reset_boundary', {}), ...more()), [
      ...['sent 2 measured', 'sent 1 measured', 'stored', 'stored', 'not found'],
    ]);
  });

  it('are summarised where a branch is left, which is all since the entry that the summary follows', () => {
    const before = first();
    const left = said('user', text('summary-word'));
    const answer = said('assistant', text('ok'));
    const from = 'e8';
    const summary = entry('branch_summary', { fromId: from, summary: 'in short' }, from);
    assert.deepEqual(told(...before, left, answer, summary, ...more())[4], 'sent 2 measured');
  });

  it('are repeated by a fork, which names the session; a helper names its file and repeats nothing', () => {
    const original = first();
    const fork = [header(2, { parentSession: id(1) }), ...original.slice(2), ...more()];
    const feed = (records: readonly object[], path: string): ReturnType<typeof lines> =>
      lines('oh-my-pi.sessions', records, { ...alone, path });
    assert.deepEqual(
      toldOf(words, 'oh-my-pi.sessions', [feed(original, file(1)), feed(fork, file(2))]),
      [3, 2, 1, 0, 0, 3],
    );
    last = null;
    const helper = [
      ...[
        header(3, { parentSession: file(1) }),
        entry('session_init', { systemPrompt: 'summary-word', task: 'prompt-word' }),
      ],
      ...[said('user', text('shown-word')), said('assistant', text('ok'))],
    ];
    const path = `${file(1).replace(/\.jsonl$/, '')}/Helper.jsonl`;
    // A fork also copies the files of helpers.
    const copy = `${file(2).replace(/\.jsonl$/, '')}/Helper.jsonl`;
    const all = [feed(original, file(1)), feed(fork, file(2)), feed(helper, path), feed(helper, copy)];
    assert.deepEqual(toldOf(words, 'oh-my-pi.sessions', all), [3, 2, 1, 1, 1, 4]);
    const tally = new Tally(new NeedleDetector(words));
    feed(helper, path)(tally);
    assert.equal(tally.results(true)[0]?.facts.parent, id(1));
  });

  it('tell of records that this version does not know', () => {
    const tally = new Tally(new NeedleDetector(words));
    const odd = [
      { type: 'new', text: 'shown-word' },
      1,
      said('robot', text('shown-word')),
      entry('compaction', { preserveData: 1 }),
    ];
    lines('oh-my-pi.sessions', [...first(), ...odd], beside)(tally);
    assert.equal(tally.unreadParts.get('unknown-kind'), 3);
  });
});
