import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../src/core/texts/lines.ts';

describe('LineIndex', () => {
  it('counts every kind of line end once', () => {
    const index = new LineIndex('a\r\nb\rc\nd');
    assert.equal(index.lineCount, 4);
    assert.deepEqual(index.positionAt(3), { line: 2, column: 1 });
    assert.deepEqual(index.positionAt(7), { line: 4, column: 1 });
  });

  it('clamps positions outside the text', () => {
    const index = new LineIndex('ab\ncd');
    assert.deepEqual(index.positionAt(99), { line: 2, column: 3 });
    assert.deepEqual(index.positionAt(-1), { line: 1, column: 1 });
    assert.equal(index.offsetAt({ line: 9, column: 1 }), 3);
    assert.equal(index.offsetAt({ line: 2, column: 99 }), 5);
  });

  it('gives back every offset that it turned into a position', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é', '😀') }), fc.nat(), (text, seed) => {
        const offset = seed % (text.length + 1);
        const index = new LineIndex(text);
        assert.equal(index.offsetAt(index.positionAt(offset)), offset);
      }),
    );
  });
});
