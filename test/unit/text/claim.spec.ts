import assert from 'node:assert/strict';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';
import { claimMessage } from '../../../src/core/claimMessage.ts';
import { createVerdicts } from '../../../src/core/ignore/verdicts.ts';
import { render } from '../../../src/text/render.ts';

describe('claims', () => {
  it('are shown with how they are known, the source and the date', () => {
    const source = { ref: 'the real tool 1.2.3', date: '2026-11-20' };
    const text = (fidelity: 'exact' | 'measured' | 'documented' | 'estimated'): string =>
      render(claimMessage({ fidelity, source }));
    assert.equal(text('measured'), 'Measured: the real tool 1.2.3 (2026-11-20).');
    assert.equal(text('estimated'), 'Estimated from: the real tool 1.2.3 (2026-11-20).');
    assert.match(text('documented'), /^Documented: /);
    assert.match(text('exact'), /^Exact, read in the code: /);
    assert.match(render(claimMessage({ fidelity: 'exact' })), /^Exact: made here/);
  });

  it('go with every verdict', () => {
    for (const verdict of createVerdicts([], catalogue, { contentExclusion: null })('a.ts')) {
      const text = render(claimMessage(verdict));
      assert.ok(text.includes(verdict.source.ref) && text.includes(verdict.source.date), text);
    }
  });
});
