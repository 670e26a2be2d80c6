import type { SqlTable } from '../../egress/readers/sqlite/database.ts';
import type { SqlValue } from '../../egress/readers/sqlite/record.ts';
import type { DatabaseMapper } from '../types.ts';

/**
 * Returns a function that reads the values of a row by column name. The case of the name does not matter, since table columns are
 * in lower case. A key that is the row's number is not stored in a column.
 */
export function columnsOf(table: SqlTable, values: readonly SqlValue[]): (name: string) => SqlValue {
  return name => values[table.columns.indexOf(name.toLowerCase())] ?? null;
}

export function textOf(value: SqlValue): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Reads the values of a row by column name. `id` is the row's number if that is its key. */
export type Row = (name: string) => SqlValue;

/** The rows of a table, ordered by row number; none if there is no such table. */
export function* rowsOf(
  { database, named }: Parameters<DatabaseMapper>[0],
  table: string,
  onDamage: (offset: number) => void,
): Generator<Row> {
  const found = named(table);
  if (found === undefined) return;
  for (const { rowId, values } of database.rows(found.root, onDamage)) {
    const of = columnsOf(found, values);
    yield name => (name === 'id' ? (of(name) ?? rowId) : of(name));
  }
}
