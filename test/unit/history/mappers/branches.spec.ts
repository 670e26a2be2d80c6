import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { EntryTree } from '../../../../src/core/assistants/pi/entryTree.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, lines, recordsOf, shown, time } from '../support.ts';

const words = ['early-word', 'kept-word', 'left-word', 'branch-word', 'edited-word'];

let second = 0;
const entry = (type: string, id: string, parentId: string | null, more: object = {}): object => ({
  ...{ type, id, parentId, timestamp: time(++second) },
  ...more,
});
const user = (id: string, parentId: string | null, text: string): object =>
  entry('message', id, parentId, { message: { role: 'user', content: [{ type: 'text', text }] } });
const answer = (id: string, parentId: string | null): object =>
  entry('message', id, parentId, { message: { role: 'assistant', content: [{ type: 'text', text: 'ok' }] } });

describe('the entries of a session of Pi', () => {
  beforeEach(() => (second = 0));
  const header = { type: 'session', id: 's1', timestamp: time(0), cwd: '/w' };
  const told = (...entries: readonly object[]): Record<string, string> =>
    became(words, lines('pi.sessions', [header, ...entries]));

  const compacted = (): readonly object[] => [
    user('u1', null, 'early-word'),
    answer('a1', 'u1'),
    user('u2', 'a1', 'kept-word'),
    answer('a2', 'u2'),
    entry('compaction', 'c1', 'a2', { summary: 'so far', firstKeptEntryId: 'u2' }),
    user('u3', 'c1', 'left-word'),
    answer('a3', 'u3'),
  ];

  it('go along from the first that a compaction keeps; what it took away was summarised once', () => {
    // As captured from 1.6.0: the request for the summary contained everything before the first kept entry.
    assert.deepEqual(told(...compacted()), {
      'early-word': 'sent 3 measured',
      'kept-word': 'sent 2 measured',
      'left-word': 'sent 1 measured',
      'branch-word': 'not found',
      'edited-word': 'not found',
    });
  });

  it('go along only where they lead to the newest, with what took their place', () => {
    const branch = [
      user('u4', 'c1', 'branch-word'),
      answer('a4', 'u4'),
      entry('context_edit', 'e1', 'a4', { targetId: 'u2', replacement: { content: 'an older edit' } }),
      entry('context_edit', 'e2', 'e1', { targetId: 'u2', replacement: { content: 'edited-word' } }),
      user('u5', 'e2', 'more'),
      answer('a5', 'u5'),
    ];
    // As captured from 1.6.0, which continued with such a session.
    assert.deepEqual(told(...compacted(), ...branch), {
      'early-word': 'sent 3 measured',
      'kept-word': 'sent 3 measured',
      'left-word': 'sent 1 measured',
      'branch-word': 'sent 2 measured',
      'edited-word': 'sent 1 documented',
    });
  });

  it('are summarised where a branch is left, and not where an extension wrote the summary', () => {
    const before = [
      user('u1', null, 'early-word'),
      answer('a1', 'u1'),
      user('u2', 'a1', 'left-word'),
      answer('a2', 'u2'),
    ];
    const left = (more: object): readonly object[] => [
      ...before,
      entry('branch_summary', 'b1', 'a1', { fromId: 'a2', summary: 'branch-word', ...more }),
      user('u3', 'b1', 'more'),
      answer('a3', 'u3'),
    ];
    assert.equal(told(...left({}))['left-word'], 'sent 2 measured');
    assert.equal(told(...left({ fromHook: true }))['left-word'], 'sent 1 measured');
    assert.equal(told(...left({}))['early-word'], 'sent 3 measured');
    assert.equal(told(...left({}))['branch-word'], 'sent 1 measured');
  });

  it('are summarised without what tools gave there', () => {
    const content = [{ type: 'text', text: 'left-word' }];
    const records = [
      ...[user('u1', null, 'early-word'), answer('a1', 'u1'), user('u2', 'a1', 'kept-word'), answer('a2', 'u2')],
      entry('message', 'r2', 'a2', { message: { role: 'toolResult', toolCallId: 'c1', content } }),
      answer('a3', 'r2'),
      entry('branch_summary', 'b1', 'a1', { fromId: 'a3', summary: 'branch-word' }),
      ...[user('u3', 'b1', 'more'), answer('a4', 'u3')],
    ];
    assert.equal(told(...records)['left-word'], 'sent 1 measured');
    assert.equal(told(...records)['kept-word'], 'sent 3 measured');
  });

  it('follow the one before them where the one they name is not there, and begin anew where they name none', () => {
    const known = [user('u1', null, 'early-word'), answer('a1', 'u1')];
    assert.equal(told(...known, user('u3', 'lost', 'more'), answer('a3', 'u3'))['early-word'], 'sent 2 measured');
    assert.equal(told(...known, user('u3', null, 'more'), answer('a3', 'u3'))['early-word'], 'sent 1 measured');
    // Each of them names the other as its parent.
    assert.equal(
      told(answer('x', 'y'), answer('y', 'x'), user('x', 'y', 'early-word'), answer('z', 'x'))['early-word'],
      'sent 1 measured',
    );
  });

  it('cost no more than so much where each of them jumps', () => {
    const most = 10_000;
    const tree = new EntryTree(null, most);
    const branches = ['a', 'b'];
    const count = 1000;
    let last = 0;
    for (let index = 0; index < count && !tree.isTooLarge; index++) {
      for (const branch of branches) {
        const before = tree.steps;
        // Each entry continues where the other branch stopped.
        if (tree.add(`${branch}${index}`, index === 0 ? null : `${branch}${index - 1}`)) tree.active();
        last = tree.steps - before;
      }
    }
    assert.equal(tree.isTooLarge, true);
    assert.ok(tree.steps <= most + 2 * last, String(tree.steps));
    // The result is still known when reading of the file continues later.
    assert.equal(new EntryTree(JSON.parse(JSON.stringify(tree.state())), most).isTooLarge, true);
    // A long session in which a person goes back now and then is far from the limit.
    const long = new EntryTree(null);
    for (let index = 0; index < 20_000; index++) long.add(`e${index}`, index === 0 ? null : `e${index - 1}`);
    for (let back = 0; back < 100; back++) if (long.add(`j${back}`, 'e19000')) long.active();
    assert.equal(long.isTooLarge, false);
  });

  it('all go along, as is said, where there are too many jumps to follow', () => {
    const tally = new Tally(new NeedleDetector(words));
    tally.session('s1');
    const tree = { newest: null, entries: [], steps: 1e12 };
    const reader = recordsOf('pi.sessions')(tally, alone, { session: 's1', tree });
    for (const each of [
      user('u1', null, 'early-word'),
      answer('a1', 'u1'),
      user('u2', null, 'more'),
      answer('a2', 'u2'),
    ])
      reader.record(each);
    assert.equal(shown(words, tally)['early-word'], 'sent 2 measured');
    reader.record(answer('a3', null));
    assert.deepEqual([...tally.unreadParts], [['too-large', 1]]);
  });

  it('are known where the file goes on later', () => {
    const all = [header, ...compacted(), user('u4', 'c1', 'branch-word'), answer('a4', 'u4')];
    for (let cut = 1; cut < all.length; cut++) {
      const first = new Tally(new NeedleDetector(words));
      const reader = recordsOf('pi.sessions')(first, alone, null);
      for (const each of all.slice(0, cut)) reader.record(each);
      const saved = JSON.parse(JSON.stringify({ tally: first.state(), reader: reader.state?.() ?? null })) as {
        readonly tally: Readonly<Record<string, unknown>>;
        readonly reader: Readonly<Record<string, unknown>> | null;
      };
      const second = new Tally(new NeedleDetector(words), saved.tally);
      const later = recordsOf('pi.sessions')(second, alone, saved.reader);
      for (const each of all.slice(cut)) later.record(each);
      assert.deepEqual(shown(words, second), became(words, lines('pi.sessions', all)), `cut at ${cut}`);
    }
  });
});

describe('turns of a session of Codex', () => {
  it('go along no more once they were taken back', () => {
    const line = (type: string, payload: object): object => ({ timestamp: time(++second), type, payload });
    const said = (role: string, text: string): object =>
      line('response_item', { type: 'message', role, content: [{ type: 'input_text', text }] });
    const turn = (text: string): readonly object[] => [said('user', text), said('assistant', 'ok')];
    const back = (count: unknown): object => line('event_msg', { type: 'thread_rolled_back', num_turns: count });
    const told = (...records: readonly object[]): Record<string, string> =>
      became(words, lines('codex.sessions', [line('session_meta', { id: 's1' }), ...records]));
    const first = [said('user', '<environment_context>\n early-word\n</environment_context>'), ...turn('kept-word')];
    const all = [...first, ...turn('left-word'), ...turn('more'), back(2), ...turn('branch-word')];
    // As captured from 0.171.0, which continued with such a session.
    assert.deepEqual(told(...all), {
      'early-word': 'sent 4 exact',
      'kept-word': 'sent 4 exact',
      'left-word': 'sent 2 exact',
      'branch-word': 'sent 1 exact',
      'edited-word': 'not found',
    });
    // A user's prompt can begin with a tag; the text of a hook is not a user's prompt; what another agent says is a turn.
    const page = [...first, ...turn('<html> left-word'), ...turn('branch-word'), back(1), ...turn('more')];
    assert.deepEqual([told(...page)['left-word'], told(...page)['kept-word']], ['sent 3 exact', 'sent 4 exact']);
    const hook = said('user', '<hook_prompt hook_run_id="1">go on</hook_prompt>');
    const hooked = [...first, ...turn('left-word'), hook, said('assistant', 'ok'), back(1), ...turn('more')];
    assert.deepEqual([told(...hooked)['left-word'], told(...hooked)['kept-word']], ['sent 2 exact', 'sent 4 exact']);
    const agent = line('response_item', { type: 'agent_message', content: [{ type: 'text', text: 'left-word' }] });
    const asked = [...first, agent, said('assistant', 'ok'), back(1), ...turn('more')];
    assert.deepEqual([told(...asked)['left-word'], told(...asked)['kept-word']], ['sent 1 exact', 'sent 3 exact']);
    // What is before the first turn stays, however many turns are taken back.
    assert.equal(told(...all, back(9), ...turn('more'))['early-word'], 'sent 5 exact');
    assert.equal(told(...all, back(9), ...turn('more'))['kept-word'], 'sent 4 exact');
    for (const odd of [-1, 'two', null, 1e300]) assert.equal(told(...first, back(odd))['early-word'], 'sent 1 exact');
    const shortened = line('compacted', { message: 'edited-word', replacement_history: [] });
    assert.equal(told(...all, shortened, ...turn('more'), back(1), ...turn('more'))['edited-word'], 'sent 2 measured');
  });
});

describe('prompts of a session of Claude Code', () => {
  beforeEach(() => (second = 0));
  let before: string | null = null;
  const record = (type: string, uuid: string, more: object): object => {
    const at = { type, uuid, parentUuid: before, sessionId: 's1', timestamp: time(++second), version: '2.1.220' };
    before = uuid;
    return { ...at, ...more };
  };
  const said = (uuid: string, content: unknown, more: object = {}): object =>
    record('user', uuid, { message: { role: 'user', content }, ...more });
  const answer = (uuid: string, content: unknown = 'ok', more: object = {}): object =>
    record('assistant', uuid, { message: { id: uuid, role: 'assistant', model: 'm', content }, ...more });
  const told = (...records: readonly object[]): Record<string, string> =>
    became(words, lines('claude-code.sessions', records));
  const first = (): readonly object[] => {
    before = null;
    return [said('first-prompt', 'early-word'), answer('first-answer')];
  };
  const following = (): readonly object[] => [said('second-prompt', 'left-word'), answer('second-answer', 'kept-word')];

  it('go along no more where a person went back to before them', () => {
    const back = [said('third-prompt', 'branch-word', { parentUuid: 'first-answer' }), answer('third-answer')];
    assert.deepEqual(told(...first(), ...following(), ...back), {
      'early-word': 'sent 3 measured',
      'left-word': 'sent 1 measured',
      'kept-word': 'stored',
      'branch-word': 'sent 1 measured',
      'edited-word': 'not found',
    });
    const begun = [said('new-prompt', 'edited-word', { parentUuid: null }), answer('new-answer')];
    assert.deepEqual(told(...first(), ...following(), ...begun), {
      'early-word': 'sent 2 measured',
      'left-word': 'sent 1 measured',
      'kept-word': 'stored',
      'branch-word': 'not found',
      'edited-word': 'sent 1 measured',
    });
  });

  it('go along again where a person came back to them', () => {
    const back = [said('third-prompt', 'branch-word', { parentUuid: 'first-answer' }), answer('third-answer')];
    const again = [said('fourth-prompt', 'edited-word', { parentUuid: 'second-answer' }), answer('fourth-answer')];
    const found = told(...first(), ...following(), ...back, ...again);
    assert.deepEqual(Object.values(found), [
      'sent 4 measured',
      'sent 1 measured',
      'sent 2 measured',
      'sent 1 measured',
      'sent 1 measured',
    ]);
  });

  it('are not left by calls of one answer that were made at once, nor by a record that names one of another file', () => {
    const call = (id: string): object => ({ type: 'tool_use', id, name: 'Read', input: {} });
    const result = (id: string, text: string): readonly object[] => [
      { type: 'tool_result', tool_use_id: id, content: text },
    ];
    before = null;
    const found = told(
      said('first-prompt', 'early-word'),
      answer('call-one', [call('c1')], { message: { id: 'm1', role: 'assistant', content: [call('c1')] } }),
      answer('call-two', [call('c2')], { message: { id: 'm1', role: 'assistant', content: [call('c2')] } }),
      said('result-one', result('c1', 'left-word'), { parentUuid: 'call-one' }),
      said('result-two', result('c2', 'kept-word'), { parentUuid: 'call-two' }),
      answer('first-answer'),
      said('second-prompt', 'branch-word', { parentUuid: 'somewhere-else' }),
      answer('second-answer'),
    );
    assert.deepEqual(Object.values(found), [
      'sent 3 measured',
      'sent 2 measured',
      'sent 2 measured',
      'sent 1 measured',
      'not found',
    ]);
  });

  it('are left where a person goes back to an answer, whatever the program wrote after it', () => {
    const turn = (): readonly object[] => [
      ...first(),
      record('system', 'duration', {}),
      record('system', 'summary', {}),
    ];
    for (const parentUuid of ['first-answer', 'duration', 'summary']) {
      const back = [said('third-prompt', 'branch-word', { parentUuid }), answer('third-answer')];
      assert.equal(told(...turn(), ...following(), ...back)['left-word'], 'sent 1 measured', parentUuid);
    }
  });

  it('cost the index nothing for the records in the middle of their turn', () => {
    const sizeWith = (count: number): number => {
      const reader = recordsOf('claude-code.sessions')(new Tally(new NeedleDetector(words)), alone, null);
      const middle = Array.from({ length: count }, (_, i) => [answer(`call-${i}`), said(`result-${i}`, results)]);
      for (const each of [...first(), ...middle.flat(), answer('last-answer')]) reader.record(each);
      return JSON.stringify(reader.state()).length;
    };
    const results = [{ type: 'tool_result', tool_use_id: 'c', content: 'left-word' }];
    assert.equal(sizeWith(500), sizeWith(5));
  });

  it('are known where the file goes on later, and are others after a compaction', () => {
    const boundary = record('system', 'boundary', { subtype: 'compact_boundary', parentUuid: null });
    const summary = said('summary', 'In short', { isCompactSummary: true });
    const all = [...first(), ...following()];
    const back = [said('third-prompt', 'branch-word', { parentUuid: 'first-answer' }), answer('third-answer')];
    const whole = [...all, ...back, boundary, summary, said('fourth-prompt', 'edited-word'), answer('fourth-answer')];
    const expected = told(...whole);
    assert.equal(expected['left-word'], 'sent 1 measured');
    for (let cut = 0; cut < whole.length; cut++) {
      const tally = new Tally(new NeedleDetector(words));
      const reader = recordsOf('claude-code.sessions')(tally, alone, null);
      for (const each of whole.slice(0, cut)) reader.record(each);
      const saved = JSON.parse(JSON.stringify({ tally: tally.state(), reader: reader.state() })) as {
        readonly tally: unknown;
        readonly reader: Record<string, unknown>;
      };
      const next = new Tally(new NeedleDetector(words), saved.tally);
      const later = recordsOf('claude-code.sessions')(next, alone, saved.reader);
      for (const each of whole.slice(cut)) later.record(each);
      assert.deepEqual(shown(words, next), expected, `cut at ${cut}`);
    }
  });
});
