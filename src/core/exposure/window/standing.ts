import type { ContextItem } from '../../context/types.ts';
import type { Verdict } from '../../ignore/types.ts';

/** What becomes of an item: what its feature does with it and what rules say, together. */
export type Standing = 'left-out' | 'held-back' | 'may-be-sent' | 'sent-unless-excluded' | 'sent';

/** @param verdict on the item's file for the item's feature; null where there is none */
export function standingOf({ inclusion, kind }: ContextItem, verdict: Verdict | null): Standing {
  if (inclusion === 'dropped') return 'left-out';
  // Rules hold the text of a file back. Whether its name is sent all the same was measured of no product.
  if (verdict?.verdict === 'held-back') return kind === 'path' ? 'may-be-sent' : 'held-back';
  if (inclusion === 'possible') return 'may-be-sent';
  return verdict?.verdict === 'unknown' ? 'sent-unless-excluded' : 'sent';
}
