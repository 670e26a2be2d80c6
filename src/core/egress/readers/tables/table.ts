import { isObject, objectIn, parseJson } from '../../../json.ts';
import { message } from '../../../message.ts';
import { readAddress } from '../../address.ts';
import { isAddress, readHost, type NamedHost } from '../../hostName.ts';
import { count, epochSeconds, makeRecord, zonedTime } from '../../record.ts';
import type { CaptureFormat, CaptureReader, EgressRecord, ReaderPorts } from '../../types.ts';
import { csvCells } from '../csv.ts';
import { type LineOutcome, logReader } from '../logReader.ts';
import { type Column, columnsOf, type TableLayout } from './layout.ts';

type Cells = (column: Column) => string | undefined;

/**
 * Reads a table export: CSV or tab-separated with a header row, W3C extended log format, CSV without a header row if its form
 * is known, or one JSON object per line.
 */
export function tableReader(ports: ReaderPorts, format: CaptureFormat, layout: TableLayout): CaptureReader {
  let table: Table | null = null;
  return logReader(ports, format, ({ text, line }) => {
    if (text.startsWith('{')) return readObject(text, layout, format, line, ports);
    const isFields = fieldsLine.test(text);
    if (text.startsWith('#') && !isFields) return 'other';
    if (table === null || isFields) {
      table = tableOf(text, layout);
      if (table.columns.size === 0)
        ports.sink.problem({ message: message('egress.problem.noHostColumn', { format, line }), place: { line } });
      if (table.hasHead) return 'read';
    }
    const { columns, split } = table;
    if (columns.size === 0) return 'other';
    const cells = split(text);
    return readRow(column => valueOf(cells[columns.get(column) ?? -1], layout), layout, format, line, ports);
  });
}

/** Reads a row that is a JSON object: its keys are the column names. */
export function readObject(
  text: string,
  layout: TableLayout,
  format: CaptureFormat,
  line: number,
  ports: ReaderPorts,
): LineOutcome {
  const row = objectRow(text);
  if (row === null) return 'unknown';
  const columns = columnsOf([...row.keys()], layout);
  if (columns === null) return 'other';
  const cells = [...row.values()];
  return readRow(column => valueOf(cells[columns.get(column) ?? -1], layout), layout, format, line, ports);
}

/** Returns the strings and numbers of an object by key; feeds for Splunk wrap it in `event`. Null if the line is not an object. */
export function objectRow(line: string): ReadonlyMap<string, string> | null {
  const parsed = parseJson(line);
  if (!isObject(parsed)) return null;
  const entries = Object.entries(objectIn(parsed, 'event') ?? parsed);
  const isValue = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
  return new Map(entries.filter(([, value]) => isValue(value)).map(([key, value]) => [key, String(value)]));
}

export interface Table {
  /** The index of each column; empty if none names a host. */
  readonly columns: ReadonlyMap<Column, number>;
  readonly split: (line: string) => readonly string[];
  readonly hasHead: boolean;
}

/** Begins a section of a W3C log; values are separated by spaces (W3C working draft of the extended log format, 1996). */
const fieldsLine = /^#Fields:\s*/i;

/** Returns how to read a table that begins with a line. */
export function tableOf(line: string, layout: TableLayout): Table {
  if (fieldsLine.test(line)) {
    const columns = columnsOf(line.replace(fieldsLine, '').split(/\s+/), layout);
    return { columns: columns ?? new Map(), split: spacedCells, hasHead: true };
  }
  for (const split of line.includes('\t') ? [tabbedCells] : [commaCells, semicolonCells]) {
    const columns = columnsOf(split(line), layout);
    if (columns !== null) return { columns, split, hasHead: true };
  }
  return { columns: headlessColumns(commaCells(line), layout) ?? new Map(), split: commaCells, hasHead: false };
}

function readRow(
  cells: Cells,
  layout: TableLayout,
  format: CaptureFormat,
  line: number,
  ports: ReaderPorts,
): LineOutcome {
  const url = cells('url');
  const asked = url === undefined ? null : readAddress(url.includes('://') ? url : `https://${url}`);
  const address = hostOf(cells('host')) ?? asked;
  if (address === null) return 'unknown';
  const outcome = layout.outcome(cells('action') ?? '');
  const method = cells('method');
  const isTunnel = method === 'CONNECT';
  ports.sink.record(
    makeRecord({
      format,
      level: isTunnel || asked === null ? 'bytes' : 'url',
      protocol: isTunnel ? 'tcp' : 'http',
      ...timesOf(cells, layout),
      host: address.host,
      ip: address.ip,
      port: address.port,
      client: cells('client'),
      user: cells('user'),
      outcome,
      bytesSent: count(cells('sent')),
      bytesReceived: count(cells('received')),
      method,
      path: isTunnel || asked === null ? undefined : asked.path,
      status: count(cells('status')),
      headers: agentOf(cells('agent')),
      place: { line },
    }),
  );
  return 'read';
}

function valueOf(cell: string | undefined, { nothing }: TableLayout): string | undefined {
  const value = cell?.trim();
  return value === undefined || nothing.has(value.toLowerCase()) ? undefined : value;
}

function hostOf(text: string | undefined): NamedHost | null {
  const address = text === undefined ? null : readHost(text);
  // A site can be a product name ("Google Drive"), and a single word is not a host on the Internet.
  return address?.ip !== undefined || address?.host?.includes('.') === true ? address : null;
}

function agentOf(agent: string | undefined): EgressRecord['headers'] {
  return agent === undefined ? undefined : { 'user-agent': agent };
}

/** `Mon Jun 20 15:29:11 2022`, as C's `asctime` writes it. */
const asctime = /^(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})$/;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function timesOf(cells: Cells, layout: TableLayout): Pick<EgressRecord, 'time' | 'written'> {
  const epoch = epochSeconds(cells('epoch')) ?? epochSeconds(cells('time'));
  if (epoch !== undefined) return { time: epoch };
  const clock = cells('clock');
  const date = cells('date');
  const written = cells('time') ?? (date === undefined ? clock : `${date} ${clock ?? ''}`.trim());
  if (written === undefined) return {};
  const zone = /^(?:GMT|UTC)$/i.test(cells('zone') ?? layout.zone ?? '') ? 'Z' : '';
  const time = zonedTime(written) ?? zonedTime(`${isoTime(written)}${zone}`);
  return time === undefined ? { written } : { time };
}

function isoTime(written: string): string {
  const [, month = '', day = '', clock = '', year = ''] = asctime.exec(written) ?? [];
  if (year === '') return written;
  return `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}`;
}

/**
 * Returns the columns of a table without a header row, if the line fits the known form: a host in the URL column, an address
 * in the client column.
 */
function headlessColumns(cells: readonly string[], { headless }: TableLayout): ReadonlyMap<Column, number> | null {
  if (headless === undefined || cells.length < headless.length) return null;
  const columns = new Map<Column, number>();
  for (const [at, column] of headless.entries()) if (column !== null) columns.set(column, at);
  const url = cells[columns.get('url') ?? -1] ?? '';
  const client = cells[columns.get('client') ?? -1] ?? '';
  return readAddress(`https://${url.replace(/^https?:\/\//, '')}`) !== null && isAddress(client) ? columns : null;
}

function commaCells(line: string): readonly string[] {
  return csvCells(line);
}

function semicolonCells(line: string): readonly string[] {
  return csvCells(line, ';');
}

function tabbedCells(line: string): readonly string[] {
  return line.split('\t');
}

/** Splits values at spaces; a value that contains spaces is in quotes, and quotes in it are doubled. */
function spacedCells(line: string): readonly string[] {
  return Array.from(
    line.matchAll(/"((?:[^"]|"")*)"(?= |$)|\S+/g),
    ([whole, quoted]) => quoted?.replaceAll('""', '"') ?? whole,
  );
}
