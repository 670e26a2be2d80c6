import { count, makeProcess, makeRecord } from '../../record.ts';
import { readHost } from '../../hostName.ts';
import type { CaptureReader, CaptureSink, EgressRecord, ReaderPorts } from '../../types.ts';
import { type LineOutcome, logReader } from '../logReader.ts';

/** COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME (STATE); NODE is the protocol for sockets. */
const row =
  /^(\S{1,260}) +(\d{1,10}) +(?:\d{1,10} +)?\S{1,64} +\S{1,20} +IPv[46] +\S{1,40} +\S{1,40} +(TCP|UDP) +(\S{1,300})(?: +\((\w{1,20})\))?/;
const field = /^([a-zA-Z])(.*)$/;

type State = {
  pid?: number | undefined;
  name?: string | undefined;
  protocol?: 'tcp' | 'udp';
  place: EgressRecord['place'];
};

/**
 * Reads `lsof -i` as a table or with `-F`: one record per connection to a remote end. Sockets that only listen are not
 * traffic. Commands are cut to nine characters unless `+c0` was given.
 */
export function lsofReader(ports: ReaderPorts): CaptureReader {
  let hasHeader: boolean | null = null;
  const state: State = { place: {} };
  return logReader(ports, 'lsof', ({ text, line }) => {
    hasHeader ??= /^COMMAND\b/.test(text) || row.test(text);
    return hasHeader ? readRow(ports.sink, text, line) : readField(ports.sink, state, text, line);
  });
}

function readRow(sink: CaptureSink, text: string, line: number): LineOutcome {
  const found = row.exec(text);
  if (found === null)
    return /^COMMAND\b|\b(?:IPv[46]|REG|DIR|CHR|unix|FIFO)\b/.test(text) && !/ IPv[46] .*->/.test(text)
      ? 'other'
      : 'unknown';
  const [, command = '', pid, protocol = '', name = ''] = found;
  const process = makeProcess({ name: unescaped(command), pid: count(pid) });
  return connection(sink, protocol === 'TCP' ? 'tcp' : 'udp', name, process, { line });
}

/** Reads a field: `p` begins a process, `f` a file; the following fields belong to it. */
function readField(sink: CaptureSink, state: State, text: string, line: number): LineOutcome {
  const [, letter, value = ''] = field.exec(text) ?? [];
  switch (letter) {
    case 'p':
      state.pid = count(value);
      state.name = undefined;
      return state.pid === undefined ? 'unknown' : 'other';
    case 'c':
      state.name = unescaped(value);
      return 'other';
    case 'P':
      state.protocol = value === 'UDP' ? 'udp' : 'tcp';
      return 'other';
    case 'n':
      return connection(sink, state.protocol ?? 'tcp', value, makeProcess({ name: state.name, pid: state.pid }), {
        line,
      });
    case undefined:
      return 'unknown';
    default:
      return 'other';
  }
}

function connection(
  sink: CaptureSink,
  protocol: 'tcp' | 'udp',
  name: string,
  process: EgressRecord['process'],
  place: EgressRecord['place'],
): LineOutcome {
  const arrow = name.indexOf('->');
  if (arrow < 0) return 'other';
  const remote = readHost(named(name.slice(arrow + 2)));
  if (remote === null) return 'unknown';
  sink.record(makeRecord({ format: 'lsof', level: 'host', protocol, ...remote, process, outcome: 'unknown', place }));
  return 'read';
}

/** Replaces port names by numbers: without -P, lsof writes names of well-known ports. */
function named(text: string): string {
  return text
    .replace(/:https$/, ':443')
    .replace(/:http$/, ':80')
    .replace(/:domain$/, ':53')
    .replace(/:[a-z][\w-]*$/, '');
}

/** Undoes the escaping of unprintable bytes, which lsof writes as `\x20`. */
function unescaped(text: string): string {
  return text.replace(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
