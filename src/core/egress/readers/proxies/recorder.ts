import { hostName, readHost } from '../../hostName.ts';
import { makeProcess, makeRecord } from '../../record.ts';
import type { CaptureReader, CaptureSink, ReaderPorts } from '../../types.ts';
import { type LineOutcome, logReader } from '../logReader.ts';
import { isObject, numberIn, parseJson, textIn } from '../../../json.ts';

/** Reads the lines of a CONNECT recorder, including our own: `{"t":ms,"host","port","up","down","sni","ms","verdict"}`. */
export function recorderReader(ports: ReaderPorts): CaptureReader {
  return logReader(ports, 'recorder', ({ text, line }) => readLine(ports.sink, text, line));
}

function readLine(sink: CaptureSink, text: string, line: number): LineOutcome {
  const entry = parseJson(text);
  if (!isObject(entry)) return 'unknown';
  const address = readHost(textIn(entry, 'host') ?? '');
  if (address === null) return 'host' in entry ? 'unknown' : 'other';
  const time = numberIn(entry, 't');
  const took = numberIn(entry, 'ms');
  const verdict = textIn(entry, 'verdict');
  const method = textIn(entry, 'method');
  const sni = hostName(textIn(entry, 'sni') ?? '');
  sink.record(
    makeRecord({
      format: 'recorder',
      level: 'bytes',
      protocol: method === undefined ? 'tcp' : 'http',
      time,
      endTime: time === undefined || took === undefined ? undefined : time + took,
      // A proxy may be asked for an address only; the name is then in the TLS handshake.
      host: address.host ?? sni ?? undefined,
      ip: address.ip,
      port: numberIn(entry, 'port') ?? address.port,
      process: makeProcess({ name: textIn(entry, 'process'), pid: numberIn(entry, 'pid') }),
      method,
      outcome: verdict === 'deny' ? 'blocked' : verdict === 'allow' ? 'allowed' : 'unknown',
      bytesSent: numberIn(entry, 'up'),
      bytesReceived: numberIn(entry, 'down'),
      place: { line },
    }),
  );
  return 'read';
}
