import { epochSeconds, makeRecord } from '../../record.ts';
import { readAddress } from '../../address.ts';
import { type NamedHost, readHost } from '../../hostName.ts';
import type { CaptureReader, ReaderPorts } from '../../types.ts';
import { logReader } from '../logReader.ts';

/** Reads one host (or URL) per line, with an optional time in seconds since 1970 before it; `#` begins a comment. */
export function hostListReader(ports: ReaderPorts): CaptureReader {
  return logReader(ports, 'host-list', ({ text, line }) => {
    const words = text
      .replace(/(?:^|\s)#.*$/, '')
      .trim()
      .split(/[\s,;]+/)
      .filter(word => word !== '');
    if (words.length === 0) return 'other';
    const named = words
      .slice(0, 8)
      .map(listedHost)
      .find(each => each !== null);
    if (named === undefined) return 'unknown';
    const { host, ip, port } = named;
    const time = epochSeconds(words[0]);
    ports.sink.record(
      makeRecord({ format: 'host-list', level: 'host', time, host, ip, port, outcome: 'unknown', place: { line } }),
    );
    return 'read';
  });
}

/** Reads a word as a host only if it is an address or contains a dot: single words occur in any text. */
export function listedHost(word: string): NamedHost | null {
  const named = readAddress(word) ?? readHost(word);
  if (named === null) return null;
  return named.ip !== undefined || /[^.]\.[a-z][a-z0-9-]*$/.test(named.host ?? '') ? named : null;
}
