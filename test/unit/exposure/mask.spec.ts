import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskOf, maskText, withMasks } from '../../../src/core/exposure/masking/mask.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { body } from '../secrets/support.ts';

const mask = (start: number, end: number, shown = '⟦gh…⟧') => ({ start, end, shown });

describe('withMasks', () => {
  it('replaces each range and keeps the rest', () => {
    assert.equal(withMasks('a=SECRET; b=OTHER', [mask(12, 17), mask(2, 8)]), 'a=⟦gh…⟧; b=⟦gh…⟧');
  });

  it('hides all of what overlapping masks cover, under the first one', () => {
    assert.equal(withMasks('0123456789', [mask(4, 8, 'B'), mask(2, 6, 'A'), mask(5, 5, 'C')]), '01A89');
  });

  it('leaves no character of a secret, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[A-Z]{8,20}$/), fc.string(), (before, secret, after) => {
        fc.pre(!before.includes(secret) && !after.includes(secret));
        const masked = withMasks(before + secret + after, [mask(before.length, before.length + secret.length)]);
        assert.equal(masked, `${before}⟦gh…⟧${after}`);
      }),
    );
  });
});

describe('maskText', () => {
  it('shows the kind of a secret and nothing of the rest', () => {
    const token = `gh${'p_'}${body(36, 5)}`;
    const scanner = createScanner();
    const [finding] = scanner.scan({ path: '', text: `token ${token}` });
    assert.ok(finding !== undefined);
    assert.equal(maskText(`token ${token} end`, scanner), `token ${maskOf(finding).shown} end`);
  });
});
