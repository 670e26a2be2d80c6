import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KeywordAutomaton } from '../../../src/core/secrets/automaton.ts';

function search(keywords: readonly string[], text: string, from = 0, to = text.length): string[] {
  const hits: string[] = [];
  const search = new KeywordAutomaton(keywords).search(text, from, to);
  while (search.next()) hits.push(`${keywords[search.keyword]}@${search.end}`);
  return hits.sort();
}

function naive(keywords: readonly string[], text: string): string[] {
  const hits: string[] = [];
  const lower = text.replace(/[A-Z]/g, char => char.toLowerCase());
  for (const keyword of keywords) {
    for (let at = lower.indexOf(keyword); at >= 0; at = lower.indexOf(keyword, at + 1))
      hits.push(`${keyword}@${at + keyword.length}`);
  }
  return hits.sort();
}

describe('secrets: keyword automaton', () => {
  it('finds keywords that overlap and hold each other', () => {
    assert.deepEqual(search(['he', 'she', 'his', 'hers'], 'ushers'), ['he@4', 'hers@6', 'she@4']);
  });

  it('ignores the case of ASCII letters only', () => {
    assert.deepEqual(search(['key'], 'KEY Key kEy'), ['key@11', 'key@3', 'key@7']);
    assert.deepEqual(search(['k'], '\u212A'), []);
  });

  it('keeps to the range, and begins afresh at its start', () => {
    assert.deepEqual(search(['abc'], 'abcabc', 1, 6), ['abc@6']);
    assert.deepEqual(search(['abc'], 'abcabc', 0, 5), ['abc@3']);
  });

  it('finds what a naive search finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', '1'), minLength: 1, maxLength: 5 });
    const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'B', 'c', '_', '1', 'ä', '\n'), maxLength: 60 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 8 }), text, (keywords, haystack) => {
        assert.deepEqual(search(keywords, haystack), naive(keywords, haystack));
      }),
    );
  });
});
