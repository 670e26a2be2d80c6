import { message } from '../../message.ts';
import { estimated } from '../claim.ts';
import type { CompletionProfile } from './completionProfile.ts';

/** A prompt of 1024 tokens, 30 % of it before and 20 % after the cursor; core/util/parameters.ts. */
export const continueCursor = {
  before: { unit: 'tokens', most: 307 },
  after: { unit: 'tokens', most: 204 },
} as const;

/** No limit is known. */
export const everything = { unit: 'characters', most: Infinity } as const;

/** A profile for products whose choice is not public: any open document may be sent. */
export function closedCompletion(
  assistant: string,
  ref: string,
  feature: CompletionProfile['feature'] = 'completion',
): CompletionProfile {
  const claim = estimated(ref, '2026-11-20');
  const reason = message('context.completion.anyOpenDocument');
  return {
    assistant,
    feature,
    before: everything,
    after: everything,
    claim,
    others: { most: Infinity, each: everything, sameLanguage: false, reason, claim },
    edits: { most: Infinity, claim },
    unknowns: [message('context.closedSource')],
  };
}
