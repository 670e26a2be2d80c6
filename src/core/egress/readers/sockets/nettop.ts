import { count, makeProcess, makeRecord } from '../../record.ts';
import { readHost } from '../../hostName.ts';
import type { CaptureReader, EgressRecord, ReaderPorts } from '../../types.ts';
import { csvCells } from '../csv.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

const flow = /^(tcp|udp)[46] (\S{1,120})<->(\S{1,120})$/;
/** Flows of one run that are told apart. */
const maximumFlows = 20_000;

interface Flow {
  readonly record: EgressRecord;
}

/**
 * Reads `nettop -L N -x -n`: a sample for each header line. Amounts grow from sample to sample, so the last one of a flow
 * counts. With `-P` there are only sums by process, which name no host. Times are of the day alone and are left out.
 */
export function nettopReader(ports: ReaderPorts): CaptureReader {
  let columns: readonly string[] = [];
  let process: EgressRecord['process'];
  const flows = new Map<string, Flow>();
  const keep = (key: string, record: EgressRecord): void => {
    if (flows.has(key) || flows.size < maximumFlows) flows.set(key, { record });
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
      const [, protocol, , peer = ''] = flow.exec(name) ?? [];
      const common = {
        format: 'nettop',
        level: 'bytes',
        outcome: 'allowed',
        bytesSent: sent,
        bytesReceived: received,
        place: { line },
      } as const;
      if (protocol === undefined) {
        process = readProcess(name);
        if (process === undefined) return 'unknown';
        keep(`process ${name}`, makeRecord({ ...common, process }));
        return 'read';
      }
      // A star is a socket without another end.
      const remote = readHost(peer.replace(/\.(\d{1,5})$/, ':$1')) ?? readHost(peer);
      if (remote === null) return peer.startsWith('*') ? 'other' : 'unknown';
      const sum = `process ${process?.name ?? ''}.${process?.pid ?? ''}`;
      // The process' own row is the sum of its flows: counting both would count twice.
      flows.delete(sum);
      keep(
        `${sum} ${name}`,
        makeRecord({ ...common, protocol: protocol === 'udp' ? 'udp' : 'tcp', ...remote, process }),
      );
      return 'read';
    },
    () => {
      for (const { record } of flows.values()) ports.sink.record(record);
    },
  );
}

/** `nettop` may write codes of its screen before the first line. */
const controls = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(14)}-${String.fromCharCode(31)}]`,
  'g',
);

/** `name.pid`; the name may hold dots. */
function readProcess(name: string): EgressRecord['process'] {
  const dot = name.lastIndexOf('.');
  const pid = count(name.slice(dot + 1));
  return dot <= 0 || pid === undefined ? undefined : makeProcess({ name: name.slice(0, dot), pid });
}
