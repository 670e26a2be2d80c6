import type { ContextItem } from '../../context/types.ts';
import type { Verdict } from '../../ignore/types.ts';

/** What happens to an item, considering both what its feature does with it and what the rules say. */
export type Standing = 'left-out' | 'held-back' | 'may-be-sent' | 'sent-unless-excluded' | 'sent';

/** @param verdict on the item's file for the item's feature; null if there is none */
export function standingOf({ inclusion, kind }: ContextItem, verdict: Verdict | null): Standing {
  if (inclusion === 'dropped') return 'left-out';
  // Rules hold back the text of a file. Whether its name is sent anyway has not been measured for any product.
  if (verdict?.verdict === 'held-back') return kind === 'path' ? 'may-be-sent' : 'held-back';
  if (inclusion === 'possible') return 'may-be-sent';
  return verdict?.verdict === 'unknown' ? 'sent-unless-excluded' : 'sent';
}
