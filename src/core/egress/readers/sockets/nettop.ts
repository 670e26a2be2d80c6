import { count, makeProcess, makeRecord } from '../../record.ts';
import { readHost } from '../../hostName.ts';
import type { CaptureReader, EgressRecord, ReaderPorts } from '../../types.ts';
import { csvCells } from '../csv.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

const flow = /^(tcp|udp)[46] (\S{1,120})<->(\S{1,120})$/;
/** How many flows of one run are kept. */
const maximumFlows = 20_000;

interface Flow {
  readonly record: EgressRecord;
}

const common = { format: 'nettop', level: 'bytes', outcome: 'allowed' } as const;

type Amounts = Pick<EgressRecord, 'bytesSent' | 'bytesReceived' | 'place'>;

/**
 * Reads `nettop -L N -x -n`: one sample per header line. Amounts grow from sample to sample, so the last sample of a flow
 * counts. With `-P` there are only sums per process, which name no host. Times have no date and are left out.
 */
export function nettopReader(ports: ReaderPorts): CaptureReader {
  let columns: readonly string[] = [];
  let process: EgressRecord['process'];
  const flows = new Map<string, Flow>();
  const keep = (key: string, record: EgressRecord): void => {
    if (flows.has(key) || flows.size < maximumFlows) flows.set(key, { record });
  };
  /** Reads the row of a process: the sum of its flows, whose rows follow. */
  const readSum = (name: string, amounts: Amounts): LineOutcome => {
    process = readProcess(name);
    if (process === undefined) return 'unknown';
    keep(`process ${name}`, makeRecord({ ...common, ...amounts, process }));
    return 'read';
  };
  const readFlow = ([name, protocol, , peer = '']: RegExpExecArray, amounts: Amounts): LineOutcome => {
    // A star means a socket without a remote end.
    const remote = readHost(peer.replace(/\.(\d{1,5})$/, ':$1')) ?? readHost(peer);
    if (remote === null) return peer.startsWith('*') ? 'other' : 'unknown';
    const sum = `process ${process?.name ?? ''}.${process?.pid ?? ''}`;
    // Keeping the sum as well would count the same bytes twice.
    flows.delete(sum);
    const record = makeRecord({
      ...common,
      ...amounts,
      protocol: protocol === 'udp' ? 'udp' : 'tcp',
      ...remote,
      process,
    });
    keep(`${sum} ${name}`, record);
    return 'read';
  };
  return logReader(
    ports,
    'nettop',
    ({ text, line }): LineOutcome => {
      const cells = csvCells(text.replace(controls, ''));
      if (cells[0] === 'time' || (cells[0] === '' && cells.includes('bytes_in'))) {
        columns = cells;
        return 'other';
      }
      const cell = (name: string): string | undefined => cells[columns.indexOf(name)];
      const name = cells[columns.indexOf('')] ?? '';
      const received = count(cell('bytes_in'));
      const sent = count(cell('bytes_out'));
      if (columns.length === 0 || received === undefined || sent === undefined) return 'unknown';
      const amounts = { bytesSent: sent, bytesReceived: received, place: { line } };
      const found = flow.exec(name);
      return found === null ? readSum(name, amounts) : readFlow(found, amounts);
    },
    () => {
      for (const { record } of flows.values()) ports.sink.record(record);
    },
  );
}

/** `nettop` may write control characters for the screen before the first line. */
const controls = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(14)}-${String.fromCharCode(31)}]`,
  'g',
);

/** Reads `name.pid`; the name may contain dots. */
function readProcess(name: string): EgressRecord['process'] {
  const dot = name.lastIndexOf('.');
  const pid = count(name.slice(dot + 1));
  return dot <= 0 || pid === undefined ? undefined : makeProcess({ name: name.slice(0, dot), pid });
}
