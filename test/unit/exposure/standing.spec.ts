import assert from 'node:assert/strict';
import type { ContextItem } from '../../../src/core/context/types.ts';
import { standingOf } from '../../../src/core/exposure/standing.ts';
import type { Verdict } from '../../../src/core/ignore/types.ts';
import { message } from '../../../src/core/message.ts';

describe('what becomes of an item', () => {
  const item = (inclusion: ContextItem['inclusion']): ContextItem => ({
    assistant: 'a',
    feature: 'chat',
    uri: 'file:///w/a.ts',
    kind: 'file',
    startLine: null,
    endLine: null,
    tokens: 1,
    inclusion,
    reason: message('context.agent.activePath'),
    fidelity: 'exact',
  });
  const verdict = (kind: Verdict['verdict']): Verdict => ({
    assistant: 'a',
    feature: 'chat',
    path: 'a.ts',
    verdict: kind,
    by: null,
    basis: 'no-rule',
    uncounted: null,
    why: message('ignore.noRule', { assistant: 'A' }),
    fidelity: 'exact',
    source: { ref: 'made up', date: '2026-11-20' },
  });

  it('is what the feature does with it, unless a rule holds it back', () => {
    const standings = (['certain', 'possible', 'dropped'] as const).map(inclusion =>
      [null, 'sent', 'unknown', 'held-back'].map(kind =>
        standingOf(item(inclusion), kind === null ? null : verdict(kind as Verdict['verdict'])),
      ),
    );
    assert.deepEqual(standings, [
      ['sent', 'sent', 'sent-unless-excluded', 'held-back'],
      ['may-be-sent', 'may-be-sent', 'may-be-sent', 'held-back'],
      ['left-out', 'left-out', 'left-out', 'left-out'],
    ]);
  });
});
