import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byteLength } from '../../../src/core/byteLength.ts';

describe('the length of a text in UTF-8', () => {
  it('is that of the bytes which are sent, also of lone surrogates', () => {
    const unit = fc.constantFrom(
      'a',
      'é',
      '漢',
      '\u{1f600}',
      '\ud83d',
      '\ude00',
      '\u007f',
      '\u0080',
      '\u07ff',
      '\u0800',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), units => {
        const text = units.join('');
        assert.equal(byteLength(text), Buffer.byteLength(text));
      }),
      { numRuns: 2000 },
    );
  });
});
