import { message } from '../../../message.ts';
import { hostName, isAddress } from '../../hostName.ts';
import { makeRecord } from '../../record.ts';
import type { ReaderPorts } from '../../types.ts';
import { type ReadAt, SqlDatabase, type SqlTable } from '../sqlite/database.ts';
import type { SqlValue } from '../sqlite/record.ts';

/** Status codes of FTL's queries (docs.pi-hole.net/database/ftl, read 2026-11). 14 (retried) and 17 (stale) were allowed. */
const blocked: ReadonlySet<number> = new Set([1, 4, 5, 6, 7, 8, 9, 10, 11, 15, 16, 18]);
const allowed: ReadonlySet<number> = new Set([2, 3, 12, 13, 14, 17]);

/**
 * Reads Pi-hole's query database: one record per query. Newer databases keep names in separate tables (`query_storage`),
 * older ones in the row itself (`queries`).
 * @returns yields the number of rows so far after each thousand, so the caller can stop
 */
export function* piholeDatabase(readAt: ReadAt, { sink, decode }: ReaderPorts): Generator<number> {
  const damaged = (offset: number): void =>
    sink.problem({ message: message('egress.problem.page', { offset }), place: { offset } });
  const database = SqlDatabase.open(readAt, decode);
  if (database === null) {
    sink.problem({ message: message('egress.problem.header', { format: 'pihole-database' }), place: { offset: 0 } });
    return;
  }
  const tables = database.tables(damaged);
  const named = (name: string): SqlTable | undefined => tables.find(table => table.name === name);
  const queries = named('query_storage') ?? named('queries');
  if (queries === undefined) {
    sink.problem({ message: message('egress.problem.noQueries'), place: { offset: 0 } });
    return;
  }
  const names = (name: string, column: string): ReadonlyMap<number, string> => {
    const table = named(name);
    const at = table?.columns.indexOf(column) ?? -1;
    const map = new Map<number, string>();
    if (table === undefined || at < 0) return map;
    for (const { rowId, values } of database.rows(table.root, damaged)) {
      const value = values[at];
      if (typeof value === 'string') map.set(rowId, value);
    }
    return map;
  };
  const domains = names('domain_by_id', 'domain');
  const clients = names('client_by_id', 'ip');
  const column = (name: string): number => queries.columns.indexOf(name);
  const [timeAt, statusAt, domainAt, clientAt] = [
    column('timestamp'),
    column('status'),
    column('domain'),
    column('client'),
  ];
  const textOf = (value: SqlValue | undefined, table: ReadonlyMap<number, string>): string =>
    typeof value === 'number' ? (table.get(value) ?? '') : typeof value === 'string' ? value : '';
  let index = 0;
  for (const { values } of database.rows(queries.root, damaged)) {
    const place = { index: index++ };
    const host = hostName(textOf(values[domainAt], domains));
    const client = textOf(values[clientAt], clients);
    const seconds = values[timeAt];
    const status = Number(values[statusAt]);
    if (host === null) {
      sink.problem({ message: message('egress.problem.row', { row: index }), place });
    } else {
      sink.record(
        makeRecord({
          format: 'pihole-database',
          level: 'host',
          protocol: 'dns',
          time: typeof seconds === 'number' ? Math.floor(seconds * 1000) : undefined,
          host,
          client: isAddress(client) ? client : undefined,
          outcome: blocked.has(status) ? 'blocked' : allowed.has(status) ? 'allowed' : 'unknown',
          place,
        }),
      );
    }
    if (index % 1000 === 0) yield index;
  }
}
