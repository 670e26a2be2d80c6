import { readers, type StreamFormat } from '../../../src/core/egress/readers.ts';
import type { CaptureProblem, EgressRecord } from '../../../src/core/egress/types.ts';

export interface Read {
  readonly records: readonly EgressRecord[];
  readonly problems: readonly CaptureProblem[];
}

export const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads a capture in pieces of the given length. The buffer is overwritten after each piece, as by the importer. */
export function read(format: StreamFormat, capture: string | Uint8Array, piece = 1 << 20): Read {
  const records: EgressRecord[] = [];
  const problems: CaptureProblem[] = [];
  const sink = {
    record: (each: EgressRecord) => records.push(each),
    problem: (each: CaptureProblem) => problems.push(each),
  };
  const reader = readers[format]({ sink, decode });
  const bytes = typeof capture === 'string' ? bytesOf(capture) : capture;
  const buffer = new Uint8Array(piece);
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece);
    buffer.set(part);
    reader.push(buffer.subarray(0, part.length));
  }
  buffer.fill(0x7b);
  reader.end();
  return { records, problems };
}

/** Returns what most tests check of a record, in one line: host or address, port, outcome. */
export function summary({ host, ip, port, outcome }: EgressRecord): string {
  return `${host ?? ip ?? '-'}${port === undefined ? '' : `:${port}`} ${outcome}`;
}
