import { count, makeProcess, makeRecord } from '../../record.ts';
import { readHost } from '../../hostName.ts';
import type { CaptureReader, EgressRecord, ReaderPorts } from '../../types.ts';
import { HeldRecord } from '../heldRecord.ts';
import { logReader } from '../logReader.ts';

const header = /^(?:Netid +)?State +Recv-Q +Send-Q/;
const row =
  /^(?:(tcp|udp) +)?(ESTAB|SYN-SENT|SYN-RECV|FIN-WAIT-1|FIN-WAIT-2|TIME-WAIT|CLOSE-WAIT|LAST-ACK|CLOSING|UNCONN|LISTEN|CLOSED) +\d{1,12} +\d{1,12} +(\S{1,120}) +(\S{1,120})(.*)$/;
const user = /users:\(\(+"((?:[^"\\]|\\.){1,64})",pid=(\d{1,10}),fd=\d{1,9}\)/;

/** Reads `ss -tnp`, with or without a header; `-i` adds the bytes of each connection, on the same line or the next. */
export function ssReader(ports: ReaderPorts): CaptureReader {
  const waiting = new HeldRecord(ports.sink);
  return logReader(
    ports,
    'ss',
    ({ text, line }) => {
      if (header.test(text)) return 'other';
      if (/^\s/.test(text) && waiting.record !== null) {
        waiting.record = withBytes(waiting.record, text);
        return 'read';
      }
      waiting.give();
      const found = row.exec(text);
      if (found === null) return 'unknown';
      const [, netid, state = '', , peer = '', rest = ''] = found;
      if (state === 'LISTEN' || state === 'UNCONN') return 'other';
      const remote = readHost(peer.replace(/%[\w.-]{1,32}(?=\]?:\d)/, ''));
      if (remote === null) return 'unknown';
      const [, name, pid] = user.exec(rest) ?? [];
      const process = makeProcess({ name, pid: count(pid) });
      const protocol = netid === 'udp' ? 'udp' : 'tcp';
      const record = makeRecord({
        format: 'ss',
        level: 'host',
        protocol,
        ...remote,
        process,
        outcome: 'unknown',
        place: { line },
      });
      waiting.record = withBytes(record, rest);
      return 'read';
    },
    () => waiting.give(),
  );
}

function withBytes(record: EgressRecord, text: string): EgressRecord {
  const sent = count(/\bbytes_sent:(\d{1,15})/.exec(text)?.[1] ?? /\bbytes_acked:(\d{1,15})/.exec(text)?.[1]);
  const received = count(/\bbytes_received:(\d{1,15})/.exec(text)?.[1]);
  if (sent === undefined && received === undefined) return record;
  return {
    ...record,
    level: 'bytes',
    ...(sent === undefined ? {} : { bytesSent: sent }),
    ...(received === undefined ? {} : { bytesReceived: received }),
  };
}
