import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bestWindows,
  chooseSnippets,
  referenceWords,
  snippetLimits,
  type SnippetLimits,
} from '../../../../src/core/context/copilot/similar/snippets.ts';
import { WindowCache } from '../../../../src/core/context/copilot/similar/windowCache.ts';
import { WindowIndex } from '../../../../src/core/context/copilot/similar/windows.ts';
import { wordsOf } from '../../../../src/core/context/copilot/similar/words.ts';
import { documentOf } from '../request.ts';

const lines = (count: number, at: Readonly<Record<number, string>> = {}): string =>
  Array.from({ length: count }, (_, line) => at[line] ?? '').join('\n');

describe('wordsOf', () => {
  it('splits at everything but ASCII letters and digits and drops stop words with their case', () => {
    assert.deepEqual(
      [...wordsOf('snake_case résumé the The TODO todo x9 x9')],
      ['snake', 'r', 'sum', 'The', 'todo', 'x9'],
    );
    assert.deepEqual([...wordsOf('')], []);
    assert.deepEqual([...wordsOf('azAZ09[`{@/:')], ['azAZ09']);
  });
});

/** Computes the score of lines in the simple way. */
const plainScore = (text: string, start: number, end: number, reference: ReadonlySet<string>): number => {
  const words = wordsOf(text.split('\n').slice(start, end).join('\n'));
  const both = [...words].filter(word => reference.has(word)).length;
  return both / (words.size + reference.size - both);
};

describe('WindowIndex', () => {
  const word = fc.constantFrom('a1', 'b1', 'c1', 'd1', 'e1', '\n', '\r\n', 'the', '_');
  it('gives every window the score of a plain comparison', () => {
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 300 }),
        fc.uniqueArray(fc.constantFrom('a1', 'b1', 'c1', 'zz'), { minLength: 1 }),
        fc.integer({ min: 1, max: 12 }),
        (words, wanted, height) => {
          const text = words.join(' ');
          const reference = new Set(wanted);
          const index = new WindowIndex(text, height);
          const count = text.split('\n').length;
          assert.equal(index.lineCount, count);
          const scores = index.scores(reference);
          assert.equal(scores.length, Math.max(1, count - height + 1));
          for (const [start, score] of scores.entries()) {
            assert.equal(score, plainScore(text, start, Math.min(count, start + height), reference));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shares words in windows of 60 lines', () => {
    const index = new WindowIndex(lines(61, { 0: 'a1 b1', 60: 'c1' }));
    assert.deepEqual([...index.scores(new Set(['a1', 'c1']))], [1 / 3, 1 / 2]);
  });

  it('gives back the text of its lines without the last line end', () => {
    const text = 'one\r\ntwo\n\nfour';
    const index = new WindowIndex(text);
    assert.equal(index.textOf(0, 2), 'one\r\ntwo');
    assert.equal(index.textOf(1, 3), 'two\n');
    assert.equal(index.textOf(2, 4), '\nfour');
    assert.equal(index.textOf(3, 9), 'four');
    assert.equal(index.textOf(9, 10), '');
  });
});

describe('referenceWords', () => {
  it('takes the cursor’s line up to the cursor and 59 lines before it', () => {
    const text = lines(62, { 0: 'w0', 1: 'w1', 2: 'w2', 61: 'here there1' });
    const cursor = text.indexOf('here') + 4;
    assert.deepEqual([...referenceWords(text, cursor)], ['w2']);
    assert.deepEqual([...referenceWords(text, cursor + 7)], ['w2', 'there1']);
    assert.deepEqual([...referenceWords('\nx1 y1', 3)], ['x1']);
    assert.deepEqual([...referenceWords('x1', 0)], []);
  });
});

describe('bestWindows', () => {
  const best = (text: string, words: string, most: number): unknown =>
    bestWindows(new WindowIndex(text), new Set(words.split(' ')), most).map(({ startLine, endLine }) => [
      startLine,
      endLine,
    ]);

  it('moves the kept window only for a strictly higher score', () => {
    // `a1` is in windows 0 to 9, `b1` in 5 to 64: both together in 5 to 9.
    assert.deepEqual(best(lines(150, { 9: 'a1', 64: 'b1' }), 'a1 b1', 4), [[5, 65]]);
  });

  it('does not step back to an equal window, and compares the next ones with where it moved', () => {
    // The window moves from 0 to 40 when it first contains `a1`; all later ones up to 99 then overlap it.
    assert.deepEqual(best(lines(150, { 99: 'a1' }), 'a1', 4), [[40, 100]]);
  });

  it('keeps windows that follow each other without overlap, best first', () => {
    assert.deepEqual(best(lines(120, { 0: 'a1', 70: 'a1 b1' }), 'a1 b1', 4), [[11, 71]]);
    assert.deepEqual(best(lines(180, { 0: 'a1', 179: 'a1 b1' }), 'a1 b1', 4), [
      [120, 180],
      [0, 60],
    ]);
  });

  it('keeps a window that starts where the last one ends', () => {
    assert.deepEqual(best(lines(120, { 0: 'a1', 119: 'b1' }), 'a1 b1', 4), [
      [0, 60],
      [60, 120],
    ]);
  });

  it('drops windows without a common word after the cut, so that nothing comes in their place', () => {
    assert.deepEqual(best(lines(200), 'a1', 4), []);
    assert.deepEqual(best(lines(30, { 3: 'a1' }), 'a1', 1), [[0, 30]]);
  });

  it('never gives overlapping windows, and the highest score first', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a1', 'b1', 'c1', ''), { minLength: 1, maxLength: 400 }), words => {
        const found = bestWindows(new WindowIndex(words.join('\n')), new Set(['a1', 'b1']), 4);
        for (const [at, window] of found.entries()) {
          assert.ok(at === 0 || (found[at - 1]?.score ?? 0) >= window.score);
          assert.ok(window.score > 0);
          for (const other of found)
            assert.ok(other === window || other.endLine <= window.startLine || window.endLine <= other.startLine);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('chooseSnippets', () => {
  const cache = new WindowCache();
  const choose = (texts: readonly string[], limits: SnippetLimits, words = 'a1 b1 c1 d1'): readonly string[] => {
    const neighbours = texts.map((text, at) => documentOf(`n${at}.ts`, text));
    const { snippets, without } = chooseSnippets(neighbours, new Set(words.split(' ')), limits, each =>
      cache.indexOf(each),
    );
    const name = (uri: string): string => uri.replace('file:///w/', '');
    return [
      ...snippets.map(({ neighbour, startLine, endLine }) => `${name(neighbour.uri)} ${startLine}-${endLine}`),
      ...[...without].map(([neighbour, why]) => `${name(neighbour.uri)} ${why}`),
    ];
  };

  it('puts the best last and keeps later neighbours on ties', () => {
    const few = { ...snippetLimits('typescript'), total: 2 };
    assert.deepEqual(choose(['a1', 'a1 b1', 'a1', 'b1'], few), [
      'n3.ts 0-1',
      'n1.ts 0-1',
      'n0.ts not-best',
      'n2.ts not-best',
    ]);
  });

  it('takes one snippet of a document, or four of a C++ one', () => {
    const text = lines(240, { 0: 'a1', 60: 'a1 b1', 120: 'a1 b1 c1', 239: 'a1 b1 c1 d1' });
    assert.equal(choose([text], snippetLimits('typescript')).length, 1);
    assert.deepEqual(choose([text], snippetLimits('typescript')), ['n0.ts 180-240']);
    assert.ok(choose([text], snippetLimits('cpp')).length > 1);
  });

  it('counts sizes exclusively: 9,999 characters are in, 10,000 are out', () => {
    const sized = (size: number): string => 'a1 '.padEnd(size, ' ');
    const result = choose([sized(9_999), sized(10_000), ''], snippetLimits('typescript'));
    assert.deepEqual(result, ['n0.ts 0-1', 'n1.ts too-large', 'n2.ts empty']);
    assert.deepEqual(choose([sized(99_999), sized(100_000)], snippetLimits('cpp')), ['n0.ts 0-1', 'n1.ts too-large']);
  });

  it('considers twenty neighbours after the size filter', () => {
    const texts = ['', ...Array.from({ length: 21 }, () => 'a1')];
    const result = choose(texts, { ...snippetLimits('typescript'), total: 99 });
    assert.equal(result.filter(each => each.endsWith('0-1')).length, 20);
    assert.ok(result.includes('n21.ts too-many'));
  });

  it('says why there is none', () => {
    const { without } = chooseSnippets([documentOf('a.ts', 'x')], new Set(), snippetLimits('x'), each =>
      cache.indexOf(each),
    );
    assert.deepEqual([...without.values()], ['no-reference']);
    assert.deepEqual(choose(['zz'], snippetLimits('x')), ['n0.ts nothing-in-common']);
  });

  it('has the limits of C++ only for exactly that language', () => {
    assert.deepEqual(snippetLimits('cpp'), { sizeBelow: 100_000, neighbours: 200, perNeighbour: 4, total: 16 });
    assert.deepEqual(snippetLimits('c'), { sizeBelow: 10_000, neighbours: 20, perNeighbour: 1, total: 4 });
  });
});

describe('WindowCache', () => {
  it('makes a new index when the text changes and keeps it otherwise', () => {
    const cache = new WindowCache();
    const index = cache.indexOf(documentOf('a.ts', 'one'));
    assert.equal(cache.indexOf(documentOf('a.ts', 'one')), index);
    const changed = cache.indexOf(documentOf('a.ts', 'one\ntwo'));
    assert.equal(changed.lineCount, 2);
    assert.notEqual(cache.indexOf(documentOf('b.ts', 'one\ntwo')), changed);
  });

  it('forgets the document that was not used for the longest time', () => {
    const cache = new WindowCache();
    const first = cache.indexOf(documentOf('0.ts', ''));
    const second = cache.indexOf(documentOf('1.ts', ''));
    assert.equal(cache.indexOf(documentOf('0.ts', '')), first);
    for (let at = 2; at < 65; at++) cache.indexOf(documentOf(`${at}.ts`, ''));
    assert.equal(cache.indexOf(documentOf('0.ts', '')), first);
    assert.notEqual(cache.indexOf(documentOf('1.ts', '')), second);
  });
});
