import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskFindings } from '../../../src/core/exposure/mask.ts';
import { message } from '../../../src/core/message.ts';
import type { Finding } from '../../../src/core/secrets/types.ts';

function at(start: number, end: number): Finding {
  return {
    ruleId: 'r',
    provider: 'P',
    path: 'a',
    start,
    end,
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: 1,
    confidence: 'high',
    validation: 'none',
    description: message('x'),
    redacted: 'gh…',
    fingerprint: 'f',
  };
}

describe('maskFindings', () => {
  it('replaces each finding and keeps the rest', () => {
    assert.equal(maskFindings('a=SECRET; b=OTHER', [at(2, 8), at(12, 17)]), 'a=⟦gh…⟧; b=⟦gh…⟧');
  });

  it('leaves no character of a secret, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[A-Z]{8,20}$/), fc.string(), (before, secret, after) => {
        fc.pre(!before.includes(secret) && !after.includes(secret));
        const masked = maskFindings(before + secret + after, [at(before.length, before.length + secret.length)]);
        assert.equal(masked, `${before}⟦gh…⟧${after}`);
      }),
    );
  });
});
