import type { EgressRecord } from '../../types.ts';

/** What a column of an export holds. */
export type Column =
  | 'time'
  | 'date'
  | 'clock'
  | 'epoch'
  | 'zone'
  | 'user'
  | 'client'
  | 'host'
  | 'url'
  | 'sent'
  | 'received'
  | 'action'
  | 'method'
  | 'status'
  | 'agent';

/** How a product writes its logs as a table. */
export interface TableLayout {
  /** Names of columns in lower case, from its documentation; of several that are there the first counts. */
  readonly names: Readonly<Partial<Record<Column, readonly string[]>>>;
  /** The columns of an export without a head, in their order. */
  readonly headless?: readonly (Column | null)[];
  /** What its word for the outcome means. */
  readonly outcome: (action: string) => EgressRecord['outcome'];
  /** Values that stand for nothing. */
  readonly nothing: ReadonlySet<string>;
  /** What the times mean where no column says: `UTC` where the product's documentation does. */
  readonly zone?: 'UTC';
}

/** Where each known column is in a head; null where the head has neither a host nor an address. */
export function columnsOf(head: readonly string[], { names }: TableLayout): ReadonlyMap<Column, number> | null {
  const lower = head.map(name =>
    name
      .trim()
      .replace(/^\ufeff/, '')
      .toLowerCase(),
  );
  const found = new Map<Column, number>();
  for (const [column, known] of Object.entries(names) as [Column, readonly string[]][]) {
    const at = known.map(name => lower.indexOf(name)).find(each => each >= 0);
    if (at !== undefined) found.set(column, at);
  }
  return found.has('host') || found.has('url') ? found : null;
}
