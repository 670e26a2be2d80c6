import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { encodeBytePairs } from '../../../src/node/simulation/bytePairs.ts';
import { loadTokenizer } from '../../../src/node/simulation/tokenizer.ts';

describe('encodeBytePairs', () => {
  /** Encodes with ranks by position; single letters come last. */
  const encodeWith = (merges: readonly string[], text: string): readonly string[] => {
    const names = [...merges, ...'abcd'];
    return encodeBytePairs(text, bytes => (names.includes(bytes) ? names.indexOf(bytes) : undefined)).map(
      rank => names[rank] ?? '?',
    );
  };
  it('merges the lowest rank first, the leftmost of equal ones', () => {
    assert.deepEqual(encodeWith(['bc', 'ab'], 'abc'), ['a', 'bc']);
    assert.deepEqual(encodeWith(['ab', 'bc'], 'abc'), ['ab', 'c']);
    assert.deepEqual(encodeWith(['aa'], 'aaaaa'), ['aa', 'aa', 'a']);
    assert.deepEqual(encodeWith(['aa', 'aaaa'], 'aaaaaaa'), ['aaaa', 'aa', 'a']);
    assert.deepEqual(encodeWith(['ab', 'cd', 'abcd'], 'abcdab'), ['abcd', 'ab']);
    assert.deepEqual(encodeWith([], ''), []);
    assert.deepEqual(encodeWith([], 'a'), ['a']);
  });
  it('merges as a plain search for the lowest rank does', () => {
    const merges = ['ab', 'ba', 'aab', 'bab', 'abab', 'cc', 'ccc', 'acc'];
    const rankOf = (bytes: string): number | undefined => {
      const names = [...merges, 'a', 'b', 'c'];
      return names.includes(bytes) ? names.indexOf(bytes) : undefined;
    };
    const plain = (text: string): number[] => {
      const parts = [...text];
      for (;;) {
        let best = -1;
        for (let at = 0; at + 1 < parts.length; at++) {
          const rank = rankOf(`${parts[at]}${parts[at + 1]}`) ?? Infinity;
          if (rank < (best < 0 ? Infinity : (rankOf(`${parts[best]}${parts[best + 1]}`) ?? Infinity))) best = at;
        }
        if (best < 0) return parts.map(part => rankOf(part) ?? -1);
        parts.splice(best, 2, `${parts[best]}${parts[best + 1]}`);
      }
    };
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 40 }), text => {
        assert.deepEqual(encodeBytePairs(text, rankOf), plain(text));
      }),
    );
  });
});

describe('loadTokenizer', () => {
  const tokenizer = loadTokenizer();

  it('is o200k_base', () => {
    assert.equal(tokenizer.name, 'o200k_base');
    assert.deepEqual(tokenizer.encode('hello world'), [24912, 2375]);
  });
  it('encodes as an independent implementation does', () => {
    const piece = fc.constantFrom(
      'the',
      'Name',
      'ABC',
      '  ',
      '\n',
      '\r\n',
      '12345',
      '日本',
      'é',
      '😀',
      "'ll",
      '</',
      '_',
      '\t',
      'ſ',
      '\u0301',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const text = pieces.join('');
        const tokens = tokenizer.encode(text);
        assert.deepEqual(tokens, encode(text));
        assert.equal(tokenizer.count(text), tokens.length);
        assert.equal(tokenizer.decode(tokens), text);
      }),
    );
  });
  it('takes special tokens as ordinary text', () => {
    assert.ok(tokenizer.count('<|endoftext|>') > 1);
    assert.equal(tokenizer.decode(tokenizer.encode('<|endoftext|>')), '<|endoftext|>');
  });
  it('keeps a byte-order mark and replaces lone surrogates', () => {
    assert.equal(tokenizer.decode(tokenizer.encode('\ufeffa')), '\ufeffa');
    assert.equal(tokenizer.decode(tokenizer.encode('a\ud800b')), 'a\ufffdb');
  });
  it('decodes a cut character without an effect on the next text', () => {
    const tokens = tokenizer.encode('🫠');
    assert.ok(tokens.length > 1);
    assert.match(tokenizer.decode(tokens.slice(0, 1)), /\ufffd$/);
    assert.equal(tokenizer.decode(tokenizer.encode('abc')), 'abc');
    assert.equal(tokenizer.decode([-1]), '');
  });
  it('does not hang on a hundred thousand equal characters', () => {
    assert.ok(tokenizer.count('='.repeat(100_000)) < 2_000);
    assert.ok(tokenizer.count('q'.repeat(100_000)) > 10_000);
  });
});
