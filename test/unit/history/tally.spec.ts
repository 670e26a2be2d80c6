import assert from 'node:assert/strict';
import { Tally } from '../../../src/core/history/tally/tally.ts';
import { NeedleDetector } from '../../../src/core/history/detection/needles.ts';
import type { HistorySink, TextFacts } from '../../../src/core/history/types.ts';
import { fileRowBytes, storedFiles } from '../../../src/node/history/fileRows.ts';
import { became, resumed, shown } from './support.ts';

const input = { status: 'sent', by: 'input', certainty: 'measured' } as const satisfies TextFacts;
const reply = { ...input, by: 'reply' } as const;

describe('counting the requests that carried a text', () => {
  it('counts every request from the one it was put into until the history is compacted', () => {
    const feed = (sink: HistorySink): void => {
      sink.session('one');
      sink.text('alpha-word', input);
      sink.request(1);
      sink.text('beta-word', input);
      sink.request(2);
      sink.compacted();
      sink.text('gamma-word', input);
      sink.request(3);
    };
    assert.deepEqual(became(['alpha-word', 'beta-word', 'gamma-word'], feed), {
      'alpha-word': 'sent 2 measured',
      'beta-word': 'sent 1 measured',
      'gamma-word': 'sent 1 measured',
    });
  });

  it('adds up, day by day, what requests carried, and goes on with it', () => {
    const day = 86_400_000;
    const tally = new Tally(new NeedleDetector([]));
    tally.session('one');
    tally.text('12345', input);
    tally.text('only kept', { ...input, status: 'stored-only' });
    tally.request(100 * day + 1);
    tally.text('678', reply);
    tally.request(100 * day + 2);
    const next = resumed(new NeedleDetector([]), tally);
    next.session('one');
    next.request(101 * day);
    next.compacted();
    next.text('12', input);
    next.request(101 * day);
    assert.deepEqual(next.results(true)[0]?.days, [
      [100, 13],
      [101, 10],
    ]);
  });

  it('adds up bytes and not characters, of a body where the record names its size, and counts a repetition once', () => {
    const tally = new Tally(new NeedleDetector([]));
    tally.session('one');
    tally.text('aé漢\u{1f600}', input);
    tally.text('aé漢\u{1f600}', { ...input, isRepeated: true });
    tally.request(0);
    tally.request(0, undefined, 5000);
    assert.deepEqual(tally.results(true)[0]?.days, [[0, 10 + 5000]]);
  });

  it('adds up only what is still in the window where a record says which messages that is', () => {
    const tally = new Tally(new NeedleDetector([]));
    tally.session('one');
    tally.text('12345', { ...input, message: 'a' });
    tally.text('67', { ...input, message: 'b' });
    const next = resumed(new NeedleDetector([]), tally);
    next.window(new Set(['b']));
    next.request(0);
    next.text('é', { ...input, message: 'b' });
    next.request(0);
    next.window(new Set(['a', 'b']));
    next.request(0);
    assert.deepEqual(next.results(true)[0]?.days, [[0, 2 + 4 + 9]]);
  });

  it('knows the day of requests without a time where their session began and ended on it', () => {
    const days = (from: number, to: number): unknown => {
      const tally = new Tally(new NeedleDetector([]));
      tally.session('one', { from, to });
      tally.text('12345', input);
      tally.request(null);
      return resumed(new NeedleDetector([]), tally).results(true)[0]?.days;
    };
    assert.deepEqual(days(5, 86_399_999), [[0, 5]]);
    assert.deepEqual(days(5, 86_400_000), []);
  });

  it('shows the detector a file by its path in the folder of the session', () => {
    const seen: (string | undefined)[] = [];
    const tally = new Tally({ detect: (_, path) => (seen.push(path), []), shown: name => name });
    for (const [cwd, path] of [
      ['/home/dev/test/shop', '/home/dev/test/shop/.env'],
      ['C:\\test\\', 'C:\\test\\.env'],
      ['/home/dev/test/shop', '/home/dev/test/shop2/.env'],
      ['/home/dev/test/shop', undefined],
    ] as const) {
      tally.session('one', { cwd });
      tally.text('text', { ...input, path });
    }
    assert.deepEqual(seen, ['.env', '.env', '/home/dev/test/shop2/.env', undefined]);
  });

  it('says of what stands only in records of an unknown kind that this is estimated', () => {
    const words = ['alpha-word', 'beta-word'];
    const tally = new Tally(new NeedleDetector(words));
    tally.unknown({ text: 'alpha-word beta-word' });
    tally.text('beta-word', { ...input, status: 'stored-only' });
    assert.deepEqual(
      tally.results(true)[0]?.carried.map(({ certainty }) => certainty),
      ['estimated', 'measured'],
    );
  });

  it('counts a text that comes twice once for each request', () => {
    const feed = (sink: HistorySink): void => {
      sink.session('one');
      sink.text('alpha-word', input);
      sink.request(1);
      sink.text('alpha-word again', input);
      sink.request(2);
    };
    assert.deepEqual(became(['alpha-word'], feed), { 'alpha-word': 'sent 2 measured' });
  });

  it('counts an answer only where another request followed, and an unanswered question as sent once', () => {
    const feed = (sink: HistorySink): void => {
      sink.session('one');
      sink.request(1);
      sink.text('first-answer', reply);
      sink.request(2);
      sink.text('last-answer', reply);
      sink.text('open-question', input);
    };
    assert.deepEqual(became(['first-answer', 'last-answer', 'open-question'], feed), {
      'first-answer': 'sent 1 measured',
      'last-answer': 'stored',
      'open-question': 'sent 1 estimated',
    });
  });

  it('never says of what is only stored that it was sent', () => {
    const feed = (sink: HistorySink): void => {
      sink.session('one');
      sink.text('spilled-word', { ...input, status: 'stored-only' });
      sink.unknown({ some: ['unknown-word'] });
      sink.request(1);
    };
    const words = ['spilled-word', 'unknown-word'];
    assert.deepEqual(became(words, feed), { 'spilled-word': 'stored', 'unknown-word': 'stored' });
  });

  it('counts exactly where requests name their messages', () => {
    const feed = (sink: HistorySink): void => {
      sink.session('one');
      sink.text('kept-word', { ...input, hashes: () => ['a'] });
      sink.text('left-word', { ...input, hashes: () => ['b'] });
      sink.request(1, { id: 'r1', base: null, keep: 0, tail: ['a', 'b'], beside: [] });
      sink.request(2, { id: 'r2', base: 'r1', keep: 1, tail: ['c'], beside: [] });
      sink.request(3, { id: 'r3', base: 'r2', keep: 2, tail: [], beside: [] });
    };
    const words = ['kept-word', 'left-word'];
    assert.deepEqual(became(words, feed), { 'kept-word': 'sent 3 exact', 'left-word': 'sent 1 exact' });
  });

  it('keeps the texts of sub-agents apart from those of their session', () => {
    const feed = (sink: HistorySink): void => {
      sink.session('one');
      sink.text('outer-word', input);
      sink.request(1);
      sink.session('one', {}, 'agent');
      sink.text('inner-word', input);
      sink.request(2);
      sink.request(3);
      sink.session('one');
      sink.request(4);
    };
    const words = ['outer-word', 'inner-word'];
    assert.deepEqual(became(words, feed), { 'outer-word': 'sent 2 measured', 'inner-word': 'sent 2 measured' });
  });

  it('goes on from what it kept, as if it had never stopped, and keeps no text', () => {
    const words = ['alpha-word', 'beta-word'];
    const detector = new NeedleDetector(words);
    const steps: readonly ((sink: HistorySink) => void)[] = [
      sink => sink.session('one', { cwd: '/work' }),
      sink => sink.text('alpha-word', { ...input, path: 'a.txt', message: 'm1' }),
      sink => sink.request(1),
      sink => sink.text('beta-word', { ...input, hashes: () => ['h'] }),
      sink => sink.request(2, { id: 'r', base: null, keep: 0, tail: ['h'], beside: [] }),
      sink => sink.window(new Set(['m1'])),
      sink => sink.request(3, { id: 's', base: 'r', keep: 1, tail: [], beside: [] }),
    ];
    const whole = new Tally(detector);
    for (const step of steps) step(whole);
    for (let cut = 0; cut <= steps.length; cut++) {
      const first = new Tally(detector);
      for (const step of steps.slice(0, cut)) step(first);
      const kept = JSON.stringify([first.state(), first.fileRows(true)]);
      assert.ok(!kept.includes('word'), kept);
      const second = resumed(detector, first);
      for (const step of steps.slice(cut)) step(second);
      assert.deepEqual(second.results(true), whole.results(true), `cut at ${cut}`);
    }
    assert.deepEqual(shown(words, whole), { 'alpha-word': 'sent 3 measured', 'beta-word': 'sent 2 exact' });
  });

  it('goes on in the lane in which it was', () => {
    const detector = new NeedleDetector(['alpha-word']);
    const first = new Tally(detector);
    for (const lane of ['', 'agent', '']) first.session('one', {}, lane);
    const next = resumed(detector, first);
    next.text('alpha-word', input);
    next.request(1);
    assert.deepEqual(
      next.results(false).map(({ lane, requests }) => [lane, requests]),
      [
        ['', 1],
        ['agent', 0],
      ],
    );
  });

  it('leaves out of a kept state what is no row of it, and gives on the rest as it was', () => {
    const detector = new NeedleDetector(['alpha-word']);
    const first = new Tally(detector);
    first.session('one');
    for (const path of ['a.txt', 'b.txt']) first.text('alpha-word', { ...input, path });
    first.request(1);
    const kept = JSON.stringify(first.state());
    const damaged = kept.replace('"carried":[', '"carried":[null,7,["x"],[7,1],{"0":"y","1":1},');
    assert.notEqual(damaged, kept);
    const wrong = [[], ['x'], [0], [0, 7, 1], [0, 'file:c.txt', 'x'], ['0', 'file:c.txt', 1], [1, 'file:c.txt', 1]];
    const files = storedFiles([fileRowBytes(first.fileRows(true)), Buffer.from(',\tnull,\t{'), fileRowBytes(wrong)]);
    const second = new Tally(detector, JSON.parse(damaged), files);
    assert.equal(JSON.stringify(second.state()), kept);
    assert.deepEqual(second.results(true), first.results(true));
    assert.equal(JSON.stringify(second.state()), kept, 'also when all of it was taken apart');
  });

  it('shows the detector the same name of a file in a later pass, and keeps names of files as they may be shown', () => {
    const paths: (string | undefined)[] = [];
    const detect = (_: string, path: string | undefined): readonly string[] => {
      paths.push(path);
      return [];
    };
    const detector = { detect, shown: (name: string) => name.replace('private', '***') };
    const first = new Tally(detector);
    first.session('one', { cwd: '/private/work' });
    first.calledPaths.set('call', '/private/work/b.ts');
    first.calledPaths.set('other', `/${'long'.repeat(1000)}`);
    first.text('text', { ...input, path: '/private/work/a.ts' });
    const second = resumed(detector, first);
    second.text('text', { ...input, path: '/private/work/a.ts' });
    assert.deepEqual(paths, ['a.ts', 'a.ts']);
    assert.ok(!JSON.stringify([first.state(), second.state()]).includes('private'));
    assert.deepEqual([...second.calledPaths], [['call', '/***/work/b.ts']]);
  });

  it('keeps of files only what may have changed, and counts what a later pass kept of one', () => {
    const detector = new NeedleDetector([]);
    const send = (tally: Tally, path: string): void => {
      tally.session('one');
      tally.text('text', { ...input, path });
      tally.request(1);
    };
    const whole = new Tally(detector);
    const names = Array.from({ length: 100 }, (_, number) => `folder/ü "${number}".ts`);
    const all = [...names, ...names.slice(40, 43), 'new.ts', ...names.slice(41, 90)];
    for (const each of all) send(whole, each);
    const parts: Uint8Array[] = [];
    let state: unknown = null;
    const counts: number[] = [];
    for (const paths of [all.slice(0, 100), all.slice(100, 103), all.slice(103, 104), all.slice(104)]) {
      const tally = new Tally(detector, state, storedFiles(parts));
      for (const each of paths) send(tally, each);
      const rows = tally.fileRows(false);
      counts.push(rows.length);
      parts.push(fileRowBytes(rows));
      state = JSON.parse(JSON.stringify(tally.state()));
    }
    // If many files are looked up, all of them are parsed.
    assert.deepEqual(counts, [100, 3, 1, 101]);
    const last = new Tally(detector, state, storedFiles(parts));
    assert.deepEqual(last.results(true), whole.results(true));
    assert.deepEqual(new Tally(detector, state, storedFiles(parts)).fileRows(false), []);
  });
});
