import type { EgressRecord } from '../../types.ts';

/** The content of a column of an export. */
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
  /** Column names in lower case, from the product's documentation; if several are present, the first one counts. */
  readonly names: Readonly<Partial<Record<Column, readonly string[]>>>;
  /** The columns of an export without a header row, in order. */
  readonly headless?: readonly (Column | null)[];
  /** The meaning of the product's word for the outcome. */
  readonly outcome: (action: string) => EgressRecord['outcome'];
  /** Values that mean "none". */
  readonly nothing: ReadonlySet<string>;
  /** The zone of the times if no column gives it: `UTC` if the product's documentation says so. */
  readonly zone?: 'UTC';
}

/** Returns the index of each known column in a header row; null if the row has neither a host nor a URL. */
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
