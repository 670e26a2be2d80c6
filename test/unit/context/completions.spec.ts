import assert from 'node:assert/strict';
import { bm25 } from '../../../src/core/context/amazonq/bm25.ts';
import { completionSimulator } from '../../../src/core/context/completion/completionSimulator.ts';
import type { CompletionProfile } from '../../../src/core/context/completion/completionProfile.ts';
import { measured } from '../../../src/core/context/claim.ts';
import { allSimulators } from '../../../src/core/context/simulators.ts';
import { after, before } from '../../../src/core/context/textWindow.ts';
import type { ContextItem, ContextRequest, OpenDocument } from '../../../src/core/context/types.ts';
import { message } from '../../../src/core/message.ts';
import { documentOf, requestOf } from './request.ts';

const brief = ({ uri, kind, startLine, endLine, tokens, inclusion, reason }: ContextItem): string =>
  `${uri.replace('file:///w/', '')} ${kind} ${startLine}-${endLine} ${tokens} ${inclusion} ${reason.code.split('.').at(-1)}`;

function itemsOf(assistant: string, feature: string, given: Partial<ContextRequest>): readonly string[] {
  const simulator = allSimulators.find(each => each.assistant === assistant && each.feature === feature);
  assert.ok(simulator !== undefined);
  return simulator.simulate(requestOf(given)).items.map(brief);
}
const at = (document: OpenDocument, offset: number, others: readonly OpenDocument[] = []): Partial<ContextRequest> => ({
  documents: [...others, document],
  active: { uri: document.uri, offset },
});

describe('text windows', () => {
  const text = 'a\nbb\nccc\ndddd\n';
  const offset = 7; // in the middle of ccc
  it('count lines from the cursor’s own', () => {
    assert.deepEqual(before(text, offset, { unit: 'lines', most: 1 }), { text: 'cc', startLine: 3, endLine: 3 });
    assert.deepEqual(before(text, offset, { unit: 'lines', most: 2 }), { text: 'bb\ncc', startLine: 2, endLine: 3 });
    assert.deepEqual(before(text, offset, { unit: 'lines', most: 9 }), { text: 'a\nbb\ncc', startLine: 1, endLine: 3 });
    assert.deepEqual(after(text, offset, { unit: 'lines', most: 1 }), { text: 'c', startLine: 3, endLine: 3 });
    assert.deepEqual(after(text, offset, { unit: 'lines', most: 2 }), { text: 'c\ndddd', startLine: 3, endLine: 4 });
    assert.deepEqual(after(text, offset, { unit: 'lines', most: 9 }), { text: 'c\ndddd\n', startLine: 3, endLine: 5 });
    assert.deepEqual(before(text, 0, { unit: 'lines', most: 3 }), { text: '', startLine: 1, endLine: 1 });
    assert.deepEqual(before(text, offset, { unit: 'lines', most: 0 }).text, '');
    assert.deepEqual(after(text, offset, { unit: 'lines', most: 0 }).text, '');
  });
  it('count characters, and tokens of four', () => {
    assert.equal(before(text, offset, { unit: 'characters', most: 3 }).text, '\ncc');
    assert.equal(before(text, offset, { unit: 'tokens', most: 1 }).text, 'b\ncc');
    assert.equal(after(text, offset, { unit: 'characters', most: 3 }).text, 'c\nd');
    assert.equal(after(text, offset, { unit: 'tokens', most: 1 }).text, 'c\ndd');
    assert.equal(after(text, offset, { unit: 'characters', most: Infinity }).text, 'c\ndddd\n');
  });
});

describe('completionSimulator', () => {
  const claim = measured('a product', '1.0.0');
  const profile: CompletionProfile = {
    assistant: 'one',
    feature: 'completion',
    before: { unit: 'lines', most: 1 },
    after: { unit: 'lines', most: 2 },
    claim,
    unknowns: [],
  };
  const run = (rest: Partial<CompletionProfile>, given: Partial<ContextRequest>): readonly string[] =>
    completionSimulator({ ...profile, ...rest })
      .simulate(requestOf(given))
      .items.map(brief);
  const active = documentOf('a.ts', 'one\ntwo\nthree');

  it('takes text around the cursor', () => {
    assert.deepEqual(run({}, at(active, 5)), ['a.ts range 2-2 1 certain before', 'a.ts range 2-3 2 certain after']);
    assert.deepEqual(run({}, at(active, 0)), ['a.ts range 1-2 2 certain after']);
    assert.deepEqual(run({}, {}), []);
    const output = { uri: 'output:x', languageId: 'log', text: 'abc' };
    assert.deepEqual(run({}, at(output, 1)), []);
    const { payload } = completionSimulator(profile).simulate(requestOf(at(active, 5)));
    assert.deepEqual(
      payload.map(({ text, startLine }) => [text, startLine]),
      [
        ['t', 2],
        ['wo\nthree', 2],
      ],
    );
  });

  it('takes other documents as possible, last focused first, up to its limit', () => {
    const others = {
      most: 1,
      each: { unit: 'characters', most: 8 },
      sameLanguage: true,
      reason: message('context.completion.recentDocument'),
      claim,
    } as const;
    const documents = [
      documentOf('b.ts', 'x'.repeat(99), { lastFocused: 1 }),
      documentOf('c.ts', 'x', { lastFocused: 2 }),
      documentOf('d.py', 'x', { languageId: 'python', lastFocused: 3 }),
      documentOf('e.ts', '', { lastFocused: 4 }),
      { uri: 'git:/w/a.ts', languageId: 'typescript', text: 'x' },
    ];
    assert.deepEqual(run({ others }, at(active, 0, documents)).slice(1), [
      'e.ts file null-null 0 dropped empty',
      'd.py file null-null 0 dropped otherLanguage',
      'c.ts file null-null 1 possible recentDocument',
      'b.ts file null-null 0 dropped notAmongOpen',
    ]);
    assert.deepEqual(run({ others: { ...others, most: 9, sameLanguage: false } }, at(active, 0, documents)).slice(2), [
      'd.py file null-null 1 possible recentDocument',
      'c.ts file null-null 1 possible recentDocument',
      'b.ts file null-null 2 possible recentDocument',
    ]);
  });

  it('takes the newest edits', () => {
    const recentEdits = [
      { uri: 'file:///w/b.ts', before: 'a', after: 'b' },
      { uri: 'file:///w/c.ts', before: 'a\nb', after: 'a\nc\nd' },
      { uri: 'file:///w/d.ts', before: 'a', after: 'a' },
    ];
    assert.deepEqual(run({ edits: { most: 1, claim } }, { ...at(active, 13), recentEdits }).slice(1), [
      'c.ts diff 2-3 2 possible edit',
    ]);
    assert.equal(run({ edits: { most: 9, claim } }, { ...at(active, 13), recentEdits }).length, 3);
  });
});

describe('Amazon Q', () => {
  const lines = (count: number, text: string): string => Array.from({ length: count }, () => text).join('\n');
  it('sends the chunk behind the best match of the nearest documents', () => {
    const active = documentOf('src/app.ts', 'alpha beta gamma\n');
    const neighbour = documentOf(
      'src/b.ts',
      [lines(50, 'zeta'), lines(50, 'alpha beta'), lines(50, 'omega')].join('\n'),
    );
    assert.deepEqual(itemsOf('amazon-q', 'completion', at(active, 17, [neighbour])), [
      'src/app.ts range 1-2 5 certain before',
      'src/b.ts range 101-150 75 possible chunk',
    ]);
  });
  it('sends the last chunk itself, at most three chunks and 20,480 characters', () => {
    const active = documentOf('app.ts', 'alpha\n');
    const others = ['b', 'c', 'd', 'e'].map(name => documentOf(`${name}.ts`, `alpha ${'x'.repeat(15_000)}`));
    const items = itemsOf('amazon-q', 'completion', at(active, 6, others)).slice(1);
    assert.deepEqual(items, [
      'b.ts range 1-1 2560 possible chunk',
      'c.ts range 1-1 2560 possible chunk',
      'd.ts file null-null 0 dropped notBest',
      'e.ts file null-null 0 dropped notBest',
    ]);
  });
  it('looks at documents of its dialect that are no tests, nearest first', () => {
    const active = documentOf('src/deep/app.tsx', 'alpha\n');
    const others = [
      documentOf('far.ts', 'alpha'),
      documentOf('src/deep/near.ts', 'alpha'),
      documentOf('src/x.test.ts', 'alpha'),
      documentOf('src/y.js', 'alpha'),
    ];
    assert.deepEqual(itemsOf('amazon-q', 'completion', at(active, 6, others)).slice(1), [
      'src/x.test.ts file null-null 0 dropped test',
      'src/y.js file null-null 0 dropped otherLanguage',
      'src/deep/near.ts range 1-1 2 possible chunk',
      'far.ts range 1-1 2 possible chunk',
    ]);
    const plain = documentOf('a.txt', 'alpha\n');
    assert.deepEqual(itemsOf('amazon-q', 'completion', at(plain, 6, [documentOf('b.txt', 'alpha')])).slice(1), [
      'b.txt file null-null 0 dropped otherLanguage',
    ]);
  });
  it('takes 10,240 characters on each side', () => {
    const active = documentOf('a.ts', 'x'.repeat(30_000));
    assert.deepEqual(itemsOf('amazon-q', 'completion', at(active, 15_000)), [
      'a.ts range 1-1 2560 certain before',
      'a.ts range 1-1 2560 certain after',
    ]);
  });
  it('looks at sixty chunks', () => {
    const active = documentOf('a.ts', 'alpha\n');
    const matching = (chunk: number): OpenDocument =>
      documentOf('b.ts', `${'\n'.repeat(chunk * 50)}alpha${'\n'.repeat(4_000)}`);
    assert.equal(
      itemsOf('amazon-q', 'completion', at(active, 6, [matching(59)]))[1],
      'b.ts range 3001-3050 13 possible chunk',
    );
    assert.match(itemsOf('amazon-q', 'completion', at(active, 6, [matching(60)]))[1] ?? '', /notBest$/);
  });
  it('prefers a document in the same folder to one in a sister folder and that to one above', () => {
    const active = documentOf('a/b/app.ts', 'alpha\n');
    const others = ['c.ts', 'a/c/d.ts', 'a/e.ts', 'a/b/f.ts'].map(name => documentOf(name, 'alpha'));
    const names = itemsOf('amazon-q', 'completion', at(active, 6, others))
      .slice(1)
      .map(item => item.split(' ')[0]);
    assert.deepEqual(names, ['a/b/f.ts', 'a/e.ts', 'c.ts', 'a/c/d.ts']);
  });
  it('scores as Okapi BM25 does', () => {
    // Two texts of two and four terms; the query's one term occurs in them once and twice: rarity ln(1 + 0.5 / 2.5).
    const rarity = Math.log(1.2);
    const expected = [1, 2].map((count, k) => {
      const norm = 1.2 * (0.25 + 0.75 * ((k === 0 ? 2 : 4) / 3));
      return (rarity * count * 2.2) / (count + norm);
    });
    for (const [k, score] of bm25(['hit a', 'hit hit b c'], 'hit hit').entries()) {
      assert.ok(Math.abs(score - (expected[k] ?? NaN)) < 1e-12);
    }
  });
  it('scores rare terms higher, and nothing in common with 0', () => {
    const [rare, common, none] = bm25(['x rare', 'x often', 'other often'], 'rare often');
    assert.ok((rare ?? 0) > (common ?? 0) && (common ?? 0) > 0);
    assert.equal(none !== undefined && none > 0, true);
    assert.deepEqual(bm25(['a', 'b'], 'c'), [0, 0]);
    assert.deepEqual(bm25([], 'c'), []);
    const [short, long] = bm25(['hit', 'hit and a good many other words'], 'hit');
    assert.ok((short ?? 0) > (long ?? 0));
    const [twice, once] = bm25(['hit hit', 'hit no'], 'hit');
    assert.ok((twice ?? 0) > (once ?? 0));
  });
});

describe('Cody', () => {
  it('takes similar snippets of the same language until its characters are used up', () => {
    const active = documentOf('a.ts', 'alpha beta\n');
    const others = [
      documentOf('best.ts', 'alpha beta'),
      documentOf('big.ts', `alpha ${'x'.repeat(7_380)}`),
      documentOf('none.ts', 'zeta'),
      documentOf('other.py', 'alpha', { languageId: 'python' }),
    ];
    assert.deepEqual(itemsOf('cody', 'completion', at(active, 11, others)), [
      'a.ts range 1-2 3 certain before',
      'other.py file null-null 0 dropped otherLanguage',
      'best.ts range 1-1 3 possible snippet',
    ]);
  });
  it('takes 4,915 characters before the cursor and 819 after it', () => {
    const active = documentOf('a.ts', 'x'.repeat(30_000));
    const { payload } = allSimulators
      .find(({ assistant, feature }) => assistant === 'cody' && feature === 'completion')
      ?.simulate(requestOf(at(active, 15_000))) ?? { payload: [] };
    assert.deepEqual(
      payload.map(({ text }) => text.length),
      [4_915, 819],
    );
  });
  it('compares windows of fifty lines', () => {
    const active = documentOf('a.ts', 'alpha beta\n');
    const text = `alpha${'\n'.repeat(50)}beta`;
    assert.deepEqual(itemsOf('cody', 'completion', at(active, 11, [documentOf('b.ts', text)])).slice(1), [
      'b.ts range 1-50 14 possible snippet',
    ]);
  });
  it('fills its characters to the last', () => {
    const active = documentOf('a.ts', 'alpha beta\n');
    const sized = (size: number): readonly string[] =>
      itemsOf('cody', 'completion', at(active, 11, [documentOf('b.ts', 'alpha '.padEnd(size, '.'))])).slice(1);
    assert.deepEqual([sized(7_372).length, sized(7_373).length], [1, 0]);
  });
  it('looks at ten documents', () => {
    const active = documentOf('a.ts', 'alpha beta\n');
    const others = Array.from({ length: 11 }, (_, k) => documentOf(`n${k}.ts`, 'alpha'));
    const items = itemsOf('cody', 'completion', at(active, 11, others));
    assert.equal(items.filter(item => item.endsWith('snippet')).length, 10);
    assert.ok(items.includes('n10.ts file null-null 0 dropped notAmongOpen'));
  });
});

describe('Continue’s next edit', () => {
  it('takes the whole document, and six edits at most', () => {
    const active = documentOf('a.ts', `${'x'.repeat(20_000)}\nend`);
    const recentEdits = Array.from({ length: 7 }, (_, k) => ({ uri: `file:///w/e${k}.ts`, before: 'a', after: 'b' }));
    const items = itemsOf('continue', 'next-edit', { ...at(active, 20_003), recentEdits });
    assert.ok(items[0]?.startsWith('a.ts range 1-2 5001 certain'), items[0]);
    assert.equal(items.filter(item => item.includes(' diff ')).length, 6);
  });
});

describe('Copilot’s next edit', () => {
  const active = documentOf('a.ts', 'one\ntwo\nthree');
  const env = documentOf('.env', 'KEY=new\n', { languageId: 'dotenv' });
  const viewed = documentOf('v.ts', 'x');
  const recentEdits = [
    { uri: env.uri, before: 'KEY=old\n', after: 'KEY=new\n' },
    { uri: active.uri, before: 'one\n2\nthree', after: active.text },
  ];

  it('sends edited documents of any language, and their changes, but none that was only viewed', () => {
    assert.deepEqual(itemsOf('copilot', 'next-edit', { ...at(active, 5, [env, viewed]), recentEdits }), [
      'a.ts range 1-3 4 possible aroundCursor',
      '.env range 1-2 2 possible editedDocument',
      'v.ts file null-null 0 dropped notEditedLately',
      '.env diff 1-1 4 possible edit',
      'a.ts diff 2-2 2 possible edit',
    ]);
  });
  it('asks for nothing by itself before the active document was edited', () => {
    assert.deepEqual(
      itemsOf('copilot', 'next-edit', { ...at(active, 5, [env]), recentEdits: recentEdits.slice(0, 1) }),
      ['a.ts file null-null 0 dropped notEdited'],
    );
  });
  it('holds back what the account excludes', () => {
    const given = { ...at(active, 5, [env]), recentEdits, contentExclusion: true };
    assert.deepEqual(itemsOf('copilot', 'next-edit', { ...given, fileTexts: new Map([['.copilotignore', '.env']]) }), [
      'a.ts range 1-3 4 possible aroundCursor',
      '.env file null-null 0 dropped excluded',
      'a.ts diff 2-2 2 possible edit',
    ]);
    assert.deepEqual(itemsOf('copilot', 'next-edit', { ...given, fileTexts: new Map([['.copilotignore', 'a.ts']]) }), [
      'a.ts file null-null 0 dropped activeExcluded',
    ]);
  });
  it('knows that exclusion may apply', () => {
    const codes = (contentExclusion: boolean | null): readonly string[] =>
      allSimulators
        .filter(({ assistant, feature }) => assistant === 'copilot' && feature === 'next-edit')
        .flatMap(each => each.simulate(requestOf({ contentExclusion })).unknowns.map(({ code }) => code));
    assert.deepEqual(codes(true), [...codes(false), 'context.copilot.organizationRules']);
    assert.deepEqual(codes(null), [...codes(false), 'context.copilot.exclusionUnknown']);
  });
  it('forgets edits of documents that are closed or that nobody edits', () => {
    const git = { uri: 'git:/w/a.ts', languageId: 'x', text: 'b' };
    const edits = [
      ...recentEdits,
      { uri: git.uri, before: 'a', after: 'b' },
      { uri: 'file:///w/closed.ts', before: 'a', after: 'b' },
    ];
    const items = itemsOf('copilot', 'next-edit', { ...at(active, 5, [git]), recentEdits: edits });
    assert.deepEqual(
      items.map(item => item.split(' ')[0]),
      ['a.ts', 'a.ts'],
    );
  });
  it('clips to its tokens around the cursor and the edit, and takes five documents', () => {
    const long = Array.from({ length: 4_000 }, (_, k) => `line${k}`).join('\n');
    const big = documentOf('big.ts', long.replace('line2000', 'new'));
    const main = documentOf('main.ts', long.replace('line0', 'new'));
    const edits = [
      ...Array.from({ length: 5 }, (_, k) => ({ uri: `file:///w/s${k}.ts`, before: 'a', after: 'b' })),
      { uri: big.uri, before: long, after: big.text },
      { uri: main.uri, before: long, after: main.text },
    ];
    const small = Array.from({ length: 5 }, (_, k) => documentOf(`s${k}.ts`, 'b'));
    const items = itemsOf('copilot', 'next-edit', { ...at(main, 20_000, [...small, big]), recentEdits: edits });
    const [cursor, around] = items;
    assert.match(cursor ?? '', /^main\.ts range \d+-\d+ 1500 possible/);
    const [, from = '', to = ''] = /^big\.ts range (\d+)-(\d+) 2000 possible/.exec(around ?? '') ?? [];
    assert.ok(Number(from) < 2001 && Number(to) > 2001, around);
    assert.deepEqual(
      items.slice(2, 7).map(item => item.split(' ').at(-1)),
      ['overBudget', 'overBudget', 'overBudget', 'overBudget', 'notAmongOpen'],
    );
  });
});
