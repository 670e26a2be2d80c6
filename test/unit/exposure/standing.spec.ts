import assert from 'node:assert/strict';
import { standingOf } from '../../../src/core/exposure/window/standing.ts';
import { item, verdict } from './verdict.ts';

describe('what becomes of an item', () => {
  it('may be sent where it is a name alone, though a rule holds back the text', () => {
    const held = verdict({ verdict: 'held-back' });
    assert.equal(standingOf(item({ kind: 'path' }), held), 'may-be-sent');
    assert.equal(standingOf(item({ kind: 'path', inclusion: 'dropped' }), held), 'left-out');
  });

  it('is what the feature does with it, unless a rule holds it back', () => {
    const standings = (['certain', 'possible', 'dropped'] as const).map(inclusion =>
      ([null, 'sent', 'unknown', 'held-back'] as const).map(kind =>
        standingOf(item({ inclusion }), kind === null ? null : verdict({ verdict: kind })),
      ),
    );
    assert.deepEqual(standings, [
      ['sent', 'sent', 'sent-unless-excluded', 'held-back'],
      ['may-be-sent', 'may-be-sent', 'may-be-sent', 'held-back'],
      ['left-out', 'left-out', 'left-out', 'left-out'],
    ]);
  });
});
