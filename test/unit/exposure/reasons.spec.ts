import assert from 'node:assert/strict';
import { hasNoRule, noRuleReason } from '../../../src/core/exposure/reasons.ts';
import type { Reach } from '../../../src/core/exposure/types.ts';
import { message } from '../../../src/core/message.ts';
import type { MessageCode } from '../../../src/text/everyTemplate.ts';

const reach = (assistant: string, feature: 'chat' | 'agent', code: MessageCode = 'ignore.noRule'): Reach => ({
  verdict: {
    assistant,
    feature,
    path: 'a.ts',
    verdict: 'sent',
    by: null,
    basis: code === 'ignore.noRule' ? 'no-rule' : 'no-mechanism',
    uncounted: null,
    fidelity: 'exact',
    source: { ref: 'made up', date: '2026-11-20' },
    why: message(code, { assistant: assistant.toUpperCase(), feature }),
  },
  item: null,
});

describe('why a secret would reach assistants', () => {
  const name = (id: string): string => id.toUpperCase();
  const listed = (names: readonly string[]): string => names.join(' or ');

  it('is said once for all that have no rule for the file', () => {
    const reaches = [
      reach('a', 'chat'),
      reach('a', 'agent'),
      reach('b', 'chat', 'ignore.noMechanism'),
      reach('c', 'agent'),
    ];
    assert.deepEqual(noRuleReason(reaches, name, listed), message('ignore.noRule', { assistant: 'A or C' }));
    assert.deepEqual(reaches.map(hasNoRule), [true, true, false, true]);
  });

  it('is not said where there is none', () => {
    assert.equal(noRuleReason([reach('b', 'chat', 'ignore.noMechanism')], name, listed), null);
    assert.equal(noRuleReason([], name, listed), null);
  });
});
