import assert from 'node:assert/strict';
import { lines, time, toldOf } from './support.ts';

// Records in the forms of Claude Code, as measured with 1.0.127, 2.0.60 and 2.1.332.

type Fields = Readonly<Record<string, unknown>>;

const store = 'claude-code.sessions';
const record = (type: string, id: string, second: number, more: Fields): Fields => ({
  ...{ type, uuid: id, parentUuid: null, sessionId: 's1', version: '2.0.60', timestamp: time(second) },
  ...more,
});
const said = (content: unknown, id: string, second: number, more: Fields = {}): Fields =>
  record('user', id, second, { message: { role: 'user', content }, ...more });
const answer = (id: string, second: number, content: unknown = 'ok', more: Fields = {}): Fields =>
  record('assistant', id, second, { message: { id, role: 'assistant', model: 'm', content }, ...more });
const queued = (second: number, session = 's1'): Fields => ({
  ...{ type: 'queue-operation', sessionId: session, timestamp: time(second) },
});
const told = (words: readonly string[], ...files: readonly (readonly Fields[])[]): readonly number[] =>
  toldOf(
    words,
    store,
    files.map(each => lines(store, each)),
  );

describe('a session of Claude Code in several files', () => {
  const words = ['early-word', 'answer-word', 'late-word'];
  const first = [said('early-word', 'u1', 1), answer('a1', 2), answer('a2', 3, 'answer-word')];
  const more = [said('late-word', 'u2', 21, { parentUuid: 'a2' }), answer('a3', 22), answer('a4', 23)];

  it('goes on where the one before ended, with all that was in its window', () => {
    assert.deepEqual(told(words, first, more), [2 + 2, 2, 2, 4]);
    assert.deepEqual(told(words, more, first), [2 + 2, 2, 2, 4], 'the newest is read first');
    const third = [said('?', 'u3', 41, { parentUuid: 'a4' }), answer('a5', 42)];
    assert.deepEqual(told(words, third, more, first), [5, 3, 3, 5]);
  });

  it('carries on nothing that had left the window, or that came later', () => {
    const boundary = record('system', 'c1', 10, { subtype: 'compact_boundary' });
    const short = said('In short', 'u9', 10, { isCompactSummary: true });
    assert.deepEqual(told(words, [...first, boundary, short, answer('a9', 11)], more), [3, 1, 2, 6]);
    const cut = [...more.slice(0, 2), { ...boundary, timestamp: time(22) }, short, ...more.slice(2)];
    assert.deepEqual(told(words, first, cut), [2 + 2, 2, 2, 2 + 3]);
  });

  it('counts once what two folders hold, since one of them was moved', () => {
    assert.deepEqual(told(words, first, first), [2, 0, 0, 2]);
    const longer = [...first, { ...said('late-word', 'u2', 21) }, answer('a3', 22)];
    assert.deepEqual(told(words, first, longer), [3, 1, 1, 3]);
    assert.deepEqual(told(words, longer, first), [3, 1, 1, 3]);
  });

  it('takes over what a fork of it had added, under the name of the fork (2.0.60)', () => {
    const re = (each: Fields): Fields => ({ ...each, sessionId: 's2' });
    const own = [said('late-word', 'u2', 21), answer('a3', 22), answer('a4', 23)].map(re);
    const fork = [queued(20, 's2'), ...first.map(re), ...own];
    const resumed = [queued(0), ...first, queued(40), ...own, said('?', 'u4', 41), answer('a5', 42)];
    // Two of the session, two of the fork, and one after it was resumed.
    assert.deepEqual(told(words, fork, resumed), [2 + 2 + 1, 2 + 1, 2 + 1, 2 + 2 + 1]);
  });
});

describe('a compaction of Claude Code 2.1.332', () => {
  const boundary = (preserved: readonly string[]): Fields =>
    record('system', 'c1', 4, {
      subtype: 'compact_boundary',
      compactMetadata: { preservedMessages: { uuids: preserved } },
    });
  const after = [said('In short.\nSummary:\nsummed-word', 'u3', 4, { isCompactSummary: true }), answer('a3', 6)];
  const words = ['early-word', 'answer-word', 'summed-word'];

  it('leaves the last answer out of the summary where it says that this stays', () => {
    const before = [said('early-word', 'u1', 1), answer('a1', 2), answer('a2', 3, 'answer-word')];
    assert.deepEqual(told(words, [...before, boundary(['a2']), ...after]), [3, 1, 1, 4]);
    assert.deepEqual(told(words, [...before, boundary([]), ...after]), [3, 1, 1, 4], 'it was summarised');
    const again = [{ ...boundary(['a3']), uuid: 'c2' }, ...after.slice(0, 1), answer('a4', 8)];
    const twice = [...before, boundary(['a2']), ...after, ...again];
    // The second summary is also created from what was kept at first.
    assert.deepEqual(told(words, twice), [3, 2, 3, 6]);
  });

  it('leaves alone what came while the summary was being made, and what a person chose to keep', () => {
    const [one, two, three, four] = ['one-word', 'two-word', 'three-word', 'four-word'];
    const firstThree = [one, two, three];
    const turns = [...[said(one, 'u1', 1), answer('a1', 2, two)], ...[said(three, 'u2', 3), answer('a2', 4, four)]];
    const compacted = (metadata: Fields): readonly Fields[] => [
      ...turns,
      record('system', 'c1', 5, { subtype: 'compact_boundary', compactMetadata: metadata }),
      ...[said('In short.\nSummary:\n-', 'u3', 5, { isCompactSummary: true }), answer('a3', 6), answer('a4', 7)],
    ];
    const of = (metadata: Fields): readonly number[] => told([one, two, three, four], compacted(metadata));
    // Two requests before it, one for the summary, two after it.
    const newest = [3, 2, 3, 2, 5];
    assert.deepEqual(of({ preservedMessages: { anchorUuid: 'u3', uuids: ['u2', 'a2'] } }), newest);
    assert.deepEqual(of({ preservedSegment: { anchorUuid: 'u3', headUuid: 'u2', tailUuid: 'a2' } }), newest);
    // All of it was read to summarize the end.
    const oldest = [5, 4, 2, 1, 5];
    assert.deepEqual(of({ preservedMessages: { anchorUuid: 'c1', uuids: ['u1', 'a1'] } }), oldest);
    assert.deepEqual(of({ preservedSegment: { anchorUuid: 'c1', headUuid: 'u1', tailUuid: 'a1' } }), oldest);
    // The program compacted on its own and read everything; or it used a summary that it had prepared before.
    const all = [3, 2, 4, 3, 5];
    assert.deepEqual(of({ trigger: 'auto', preservedMessages: { anchorUuid: 'u3', uuids: ['u2', 'a2'] } }), all);
    const waiting = [said('one-word', 'u1', 1), answer('a1', 2, 'two-word'), said('three-word', 'u2', 3)];
    const made = record('system', 'c1', 5, {
      subtype: 'compact_boundary',
      compactMetadata: { trigger: 'auto', preservedMessages: { anchorUuid: 'u3', uuids: ['a1', 'u2'] } },
    });
    const short = said('In short.\nSummary:\n-', 'u3', 5, { isCompactSummary: true });
    const rest = told(firstThree, [...waiting, made, short, answer('a3', 6)]);
    assert.deepEqual(rest, [2, 2, 1, 3], 'what a person has just said is not summarised');
    const early = { trigger: 'auto', precomputed: true };
    assert.deepEqual(of({ ...early, preservedMessages: { anchorUuid: 'u3', uuids: ['u2', 'a2'] } }), newest);
    // Ids that do not exist say nothing.
    const none = [3, 2, 2, 1, 5];
    assert.deepEqual(of({ preservedSegment: { anchorUuid: 'u3', headUuid: 'x', tailUuid: 'y' } }), none);
  });

  it('does so where requests are named', () => {
    const request: Fields = { type: 'api-request', sessionId: 's1', id: 'r1', keep: 0, tail: [], timestamp: time(2) };
    const before = [said('early-word', 'u1', 1), request, answer('a2', 3, 'answer-word')];
    const [count, last] = told(words, [
      ...before,
      boundary(['a2']),
      said('no marks', 'u3', 4, { isCompactSummary: true }),
    ]);
    // There were two requests; the answer had not been sent by then.
    assert.deepEqual([count, last], [2, 0]);
    const between = record('attachment', 'x1', 4, { attachment: { type: 'date' }, rendered: ['today'] });
    const summary = said('no marks', 'u3', 4, { isCompactSummary: true });
    const others = told(words, [...before, boundary(['a2']), between, summary]);
    assert.deepEqual(others.slice(0, 2), [2, 0], 'attachments stand between');
  });
});

describe('a command of Claude Code up to 2.0', () => {
  const result = (stdout: string, version: string): readonly Fields[] => [
    said('go', 'u1', 1),
    answer('a1', 2, [{ type: 'tool_use', id: 't1', name: 'Bash', input: { command: 'cat a' } }]),
    said([{ type: 'tool_result', tool_use_id: 't1', content: 'begin-word' }], 'u2', 3, {
      ...{ toolUseResult: { stdout, stderr: '' }, version },
    }),
    answer('a2', 4),
  ];

  it('sent all of its output once more, to learn which files it read (1.0.127, 2.0.60)', () => {
    const words = ['begin-word', 'middle-word'];
    assert.deepEqual(told(words, result('begin-word middle-word', '2.0.60')), [2, 1, 3]);
    assert.deepEqual(told(words, result('begin-word middle-word', '1.0.127')), [2, 1, 3]);
    assert.deepEqual(told(words, result('begin-word middle-word', '2.1.220')), [1, 0, 2]);
    assert.deepEqual(told(words, result('', '2.0.60')), [1, 0, 2]);
  });
});
