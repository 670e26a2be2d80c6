import assert from 'node:assert/strict';
import { standingOf } from '../../../src/core/exposure/window/standing.ts';
import { item, verdict } from './verdict.ts';

describe('what becomes of an item', () => {
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
