import assert from 'node:assert/strict';
import fc from 'fast-check';
import { estimateTokens, estimatingTokenizer } from '../../../../src/core/context/estimatingTokenizer.ts';
import { TokenCache } from '../../../../src/core/context/copilot/prompt/tokenCache.ts';
import { firstTokens, takeFirst, takeLast } from '../../../../src/core/context/copilot/prompt/tokens.ts';
import { characters } from '../characterTokenizer.ts';

describe('estimatingTokenizer', () => {
  it('gives back any text and counts what it encodes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }), units => {
        const text = String.fromCharCode(...units);
        const tokens = estimatingTokenizer.encode(text);
        assert.equal(estimatingTokenizer.decode(tokens), text);
        assert.equal(estimatingTokenizer.count(text), tokens.length);
      }),
    );
  });
  it('takes four units of most scripts as one token and each unit of others as one', () => {
    assert.equal(estimatingTokenizer.count('abcdefgh'), 2);
    assert.equal(estimatingTokenizer.count('abcde'), 2);
    assert.equal(estimatingTokenizer.count('ab日本cd'), 4);
    assert.equal(estimatingTokenizer.decode(estimatingTokenizer.encode('\0\0\0')), '\0\0\0');
  });
  it('estimates by length', () => {
    assert.deepEqual(['', 'a', 'abcd', 'abcde'].map(estimateTokens), [0, 1, 1, 2]);
  });
});

describe('takeFirst and takeLast', () => {
  it('give a whole text that has fewer tokens', () => {
    assert.deepEqual(takeFirst('abc', 4, characters), { text: 'abc', tokens: 3 });
    assert.deepEqual(takeLast('abc', 4, characters), { text: 'abc', tokens: 3 });
    assert.deepEqual(takeFirst('abc', 3, characters), { text: 'abc', tokens: 3 });
  });
  it('cut from the right end', () => {
    assert.deepEqual(takeFirst('abcdef', 2, characters), { text: 'ab', tokens: 2 });
    assert.deepEqual(takeLast('abcdef', 2, characters), { text: 'ef', tokens: 2 });
  });
  it('give nothing for no tokens', () => {
    assert.deepEqual(takeFirst('abc', 0, characters), { text: '', tokens: 0 });
    assert.deepEqual(takeLast('abc', -1, characters), { text: '', tokens: 0 });
  });
  it('read on while the tokens are longer than expected', () => {
    // A run of one letter is one token, so four times as many characters are far too few.
    const runs = {
      name: 'runs',
      count: (text: string): number => (text.match(/(.)\1*/g) ?? []).length,
      encode: (text: string): number[] =>
        (text.match(/(.)\1*/g) ?? []).map(run => run.charCodeAt(0) * 1000 + run.length),
      decode: (tokens: readonly number[]): string =>
        tokens.map(token => String.fromCharCode(Math.floor(token / 1000)).repeat(token % 1000)).join(''),
    };
    const text = 'a'.repeat(30) + 'b'.repeat(30) + 'c'.repeat(30) + 'd'.repeat(30);
    assert.deepEqual(takeFirst(text, 2, runs), { text: text.slice(0, 60), tokens: 2 });
    assert.deepEqual(takeLast(text, 2, runs), { text: text.slice(60), tokens: 2 });
    // Only two tokens more than requested are read: the second is complete, the third need not be.
    assert.equal(firstTokens(text, 3, runs).length, 3);
  });
});

describe('TokenCache', () => {
  it('asks for each text once and answers as its tokenizer does', () => {
    const asked: string[] = [];
    const cache = new TokenCache({
      ...characters,
      count: text => {
        asked.push(text);
        return text.length;
      },
      encode: text => {
        asked.push(`encode ${text}`);
        return characters.encode(text);
      },
    });
    assert.deepEqual(
      ['ab', 'c', 'ab'].map(text => cache.count(text)),
      [2, 1, 2],
    );
    assert.equal(cache.decode(cache.encode('xy')), 'xy');
    cache.encode('xy');
    assert.deepEqual(asked, ['ab', 'c', 'encode xy']);
    const long = 'l'.repeat(2_001);
    assert.equal(cache.count(long), 2_001);
    cache.count(long);
    assert.deepEqual(asked.slice(3), [long, long]);
  });
  it('keeps what was used lately when it is full', () => {
    let asked = 0;
    const cache = new TokenCache({ ...characters, count: text => (asked++, text.length) });
    for (let at = 0; at < 8_193; at++) cache.count(`t${at}`);
    cache.count('t5');
    assert.equal(asked, 8_193);
    for (let at = 0; at < 17_000; at++) cache.count(`u${at}`);
    const before = asked;
    cache.count('t5');
    assert.equal(asked, before + 1);
  });
});
