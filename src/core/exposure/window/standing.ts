import type { ContextItem } from '../../context/types.ts';
import type { Verdict } from '../../ignore/types.ts';

/** What becomes of an item: what its feature does with it and what rules say, together. */
export type Standing = 'left-out' | 'held-back' | 'may-be-sent' | 'sent-unless-excluded' | 'sent';

/** @param verdict on the item's file for the item's feature; null where there is none */
export function standingOf({ inclusion }: ContextItem, verdict: Verdict | null): Standing {
  if (inclusion === 'dropped') return 'left-out';
  if (verdict?.verdict === 'held-back') return 'held-back';
  if (inclusion === 'possible') return 'may-be-sent';
  return verdict?.verdict === 'unknown' ? 'sent-unless-excluded' : 'sent';
}
