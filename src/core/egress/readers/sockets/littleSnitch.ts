import { hostName, isAddress, portNumber } from '../../hostName.ts';
import { count, makeProcess, makeRecord, zonedTime } from '../../record.ts';
import type { CaptureReader, ReaderPorts } from '../../types.ts';
import { csvCells } from '../csv.ts';
import { logReader } from '../logReader.ts';

/** Reads `littlesnitch log-traffic` by its header line; the amounts of a line are for one process and one host. */
export function littleSnitchReader(ports: ReaderPorts): CaptureReader {
  let columns: readonly string[] | null = null;
  return logReader(ports, 'little-snitch', ({ text, line }) => {
    const cells = csvCells(text);
    if (columns === null) {
      columns = cells;
      return 'other';
    }
    const known = columns;
    const cell = (name: string): string | undefined => cells[known.indexOf(name)];
    if (cells.length !== known.length || zonedTime(cell('date')) === undefined) return 'unknown';
    if (cell('direction') !== 'out') return 'other';
    const ip = cell('ipAddress') ?? '';
    const number = cell('protocol');
    const path = cell('connectingExecutable');
    ports.sink.record(
      makeRecord({
        format: 'little-snitch',
        level: 'bytes',
        time: zonedTime(cell('date')),
        // IANA protocol numbers.
        protocol: number === '6' ? 'tcp' : number === '17' ? 'udp' : undefined,
        host: hostName(cell('remoteHostname') ?? '') ?? undefined,
        ip: isAddress(ip) ? ip : undefined,
        port: portNumber(cell('port')),
        process: makeProcess({ path, name: path?.split('/').at(-1) }),
        outcome: (count(cell('denyCount')) ?? 0) > 0 ? 'blocked' : 'allowed',
        bytesSent: count(cell('byteCountOut')),
        bytesReceived: count(cell('byteCountIn')),
        place: { line },
      }),
    );
    return 'read';
  });
}
