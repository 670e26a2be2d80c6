import { rowsOf, textOf } from '../../history/records/tables.ts';
import type { SqlValue } from '../../egress/readers/sqlite/record.ts';
import type { DatabaseMapper, HistorySink } from '../../history/types.ts';

/** What is needed to read both kinds of tables. */
export interface Reading {
  readonly given: Parameters<DatabaseMapper>[0];
  readonly sink: HistorySink;
  readonly onDamage: (offset: number) => void;
  readonly fragments: ReadonlyMap<SqlValue, Fragment>;
}

/** A text that the user gave by name, such as a file; it is stored once, however often it is sent. */
export interface Fragment {
  readonly text: string;
  readonly path: string | undefined;
}

export function fragmentsIn(given: Reading['given'], onDamage: Reading['onDamage']): Reading['fragments'] {
  const all = new Map<SqlValue, Fragment>();
  for (const of of rowsOf(given, 'fragments', onDamage)) {
    const source = textOf(of('source'));
    // Other sources are URLs, or in the form of a plug-in: `github:owner/name`.
    const isFile = source !== undefined && /^(?:\/|[A-Za-z]:[\\/])/.test(source);
    all.set(of('id'), { text: textOf(of('content')) ?? '', path: isFile ? source : undefined });
  }
  return all;
}
