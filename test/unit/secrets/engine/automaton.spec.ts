import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  blockLength,
  type Gate,
  KeywordAutomaton,
  packedKeywordTree,
  packGates,
  unpackedGates,
} from '../../../../src/core/secrets/engine/automaton.ts';
import { Engine } from '../../../../src/core/secrets/engine/engine.ts';
import { packedTree, unpackedTree } from '../../../../src/core/secrets/engine/keywordTree.ts';
import { packedGates, packedKeywords } from '../../../../src/core/secrets/engine/packedKeywords.ts';
import { unitsOf } from '../../../../src/core/secrets/engine/units.ts';

function search(
  keywords: readonly string[],
  text: string,
  from = 0,
  to = text.length,
  gates: readonly Gate[] = [],
): string[] {
  const hits: string[] = [];
  const automaton = new KeywordAutomaton(keywords, gates);
  const units = unitsOf(text, 0, text.length);
  for (let at = from; at < to; at += blockLength) {
    const found = automaton.search(units, from, at, Math.min(to, at + blockLength));
    for (let i = 0; i < found.length; i += 2) {
      for (const keyword of automaton.keywordsIn(found[i + 1] ?? 0)) hits.push(`${keywords[keyword]}@${found[i]}`);
    }
  }
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

  it('finds the same in texts of several blocks, across their borders and those of their quarters', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '_'), minLength: 1, maxLength: 7 });
    const text = fc
      .tuple(
        fc.string({ unit: fc.constantFrom('a', 'b', '_', '.'), minLength: 1, maxLength: 50 }),
        fc.nat({ max: 2 * blockLength }),
      )
      .map(([piece, length]) => piece.repeat(Math.ceil(length / piece.length) + 1).slice(0, length));
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), text, (keywords, haystack) => {
        assert.deepEqual(search(keywords, haystack), naive(keywords, haystack));
      }),
      { numRuns: 60 },
    );
    const dense = 'a'.repeat(2 * blockLength + 3);
    assert.equal(search(['a'], dense).length, dense.length, 'a hit at every unit');
  });

  it('leaves out what a gate shuts out', () => {
    const gate = (firstUnit: string, beginsWord: boolean): Gate[] => [
      { firstUnit: firstUnit === '' ? 0 : firstUnit.charCodeAt(0), beginsWord },
    ];
    const at = (text: string, gates: readonly Gate[]): string[] => search(['key'], text, 0, text.length, gates);
    assert.deepEqual(at('key Key', gate('K', false)), ['key@7']);
    assert.deepEqual(at('key Key', gate('k', true)), ['key@3']);
    assert.deepEqual(at('key akey 9key _key -key', gate('', true)), ['key@18', 'key@23', 'key@3']);
    // A word may begin after an escape.
    assert.deepEqual(at('"\\nkey" %3Dkey', gate('', true)), ['key@14', 'key@6']);
    assert.deepEqual(search(['key', 'ey'], 'akey', 0, 4, [...gate('', true), ...gate('', true)]), ['ey@4', 'key@4']);
  });

  it('looks at what stands before a block, as far as a keyword and its gate reach', () => {
    const keyword = 'abcdefghijklmnop';
    for (let before = blockLength - 20; before < blockLength + 20; before++) {
      const text = `${'.'.repeat(before)}x${keyword}`;
      assert.deepEqual(search([keyword], text), [`${keyword}@${text.length}`]);
      assert.deepEqual(search([keyword], text, 0, text.length, [{ firstUnit: 0, beginsWord: true }]), []);
      const escaped = `${'.'.repeat(before)}%3D${keyword}`;
      const found = search([keyword], escaped, 0, escaped.length, [{ firstUnit: 0, beginsWord: true }]);
      assert.deepEqual(found, [`${keyword}@${escaped.length}`], `${before}`);
    }
  });

  it('remembers nothing of the text before', () => {
    const automaton = new KeywordAutomaton(['key'], [{ firstUnit: 0, beginsWord: true }]);
    const words = unitsOf('x'.repeat(blockLength + 20), 0, blockLength + 20);
    automaton.search(words, 0, blockLength, blockLength + 20);
    assert.equal(automaton.search(unitsOf('key', 0, 3), 0, 0, 3).length, 2);
  });

  it('tells whether any keyword stands in a range', () => {
    const units = unitsOf('my token', 0, 8);
    const automaton = new KeywordAutomaton(['key', 'token']);
    assert.equal(automaton.isIn(units, 0, 8), true);
    assert.equal(automaton.isIn(units, 0, 7), false);
    assert.equal(automaton.isIn(units, 4, 8), false);
  });

  it('comes with the tree of all keywords that a run would make', () => {
    const { keywords } = new Engine();
    assert.ok(packedKeywords.length > keywords.length);
    assert.equal(packedKeywords, packedKeywordTree(keywords));
    const tree = unpackedTree(packedKeywords, keywords);
    assert.ok(tree !== null);
    assert.equal(packedTree(keywords, tree), packedKeywords);
  });

  it('comes with the gates that a run would make', () => {
    const extra = { id: 'x', provider: 'x', keywords: ['zqzq'], find: () => [] };
    const made = new Engine([extra]).gates.slice(0, -1);
    assert.deepEqual(new Engine().gates, made);
    assert.equal(packGates(made), packedGates);
    assert.deepEqual(unpackedGates(packedGates), made);
  });

  it('makes the tree itself where the packed one is of other keywords', () => {
    const other = packedKeywordTree(['token', 'secret']);
    const automaton = new KeywordAutomaton(['key', 'secret'], [], other);
    const units = unitsOf('the key', 0, 7);
    assert.ok(automaton.isIn(units, 0, 7));
    assert.equal(unpackedTree(other, ['token']), null);
    assert.equal(unpackedTree('', ['token']), null);
  });
});
