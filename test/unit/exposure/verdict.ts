import type { ContextItem } from '../../../src/core/context/types.ts';
import type { Verdict } from '../../../src/core/ignore/types.ts';
import { message } from '../../../src/core/message.ts';

/** Returns a verdict, for tests in which only the given properties matter. */
export function verdict(given: Partial<Verdict>): Verdict {
  return {
    assistant: 'a',
    feature: 'chat',
    path: 'a.ts',
    verdict: 'sent',
    by: null,
    basis: 'no-rule',
    uncounted: null,
    why: message('ignore.noRule', { assistant: 'A' }),
    fidelity: 'exact',
    source: { ref: 'made up', date: '2026-11-20' },
    ...given,
  };
}

/** Returns an item for a whole file that is sent with the next request. */
export function item(given: Partial<ContextItem>): ContextItem {
  return {
    assistant: 'a',
    feature: 'chat',
    uri: 'file:///w/a.ts',
    kind: 'file',
    startLine: null,
    endLine: null,
    tokens: 1,
    inclusion: 'certain',
    reason: message('context.agent.activePath'),
    fidelity: 'exact',
    ...given,
  };
}
