import { hostName } from '../../hostName.ts';
import { isObject, parseJson, textIn } from '../../../json.ts';
import { message } from '../../../message.ts';
import { makeRecord } from '../../record.ts';
import type { CaptureReader, ReaderPorts } from '../../types.ts';
import { encodeUtf8 } from '../../utf8.ts';
import { reportingDamage } from '../json/damage.ts';
import { type JsonElement, JsonElements } from '../json/elements.ts';
import { entryRecord } from './entry.ts';

/** A request body above this many bytes (as written) is reported as too large; its request is kept. */
const maximumBody = 8 * 1024 * 1024;
const maximumEntry = 12 * 1024 * 1024;

/** Reads a HAR 1.2 file entry by entry. Response bodies are skipped: they did not leave the machine. */
export function harReader(ports: ReaderPorts): CaptureReader {
  const { sink, decode } = ports;
  let index = 0;
  const readEntry = ({ bytes, offset, state }: JsonElement): void => {
    const place = { offset, index: index++ };
    const entry = parseJson(decode(bytes));
    const record = isObject(entry) ? entryRecord(entry, place, state === 'whole') : null;
    if (record !== null) sink.record(record);
    if (state === 'too-large') {
      sink.problem({ message: message('egress.problem.largeEntry', { index: place.index + 1, offset }), place });
    } else if (record === null && state !== 'damaged') {
      sink.problem({ message: message('egress.problem.entry', { index: place.index + 1, offset }), place });
    }
  };
  return new JsonElements({
    wanted: [
      ['log', 'entries', '*'],
      ['log', '_tlsErrors', '*'],
    ],
    unneeded: [['response', 'content', 'text']],
    maximumText: maximumBody,
    maximumElement: maximumEntry,
    // Chrome writes the time after the request, most others before it.
    markers: [
      { bytes: encodeUtf8('"startedDateTime"'), position: 'first' },
      { bytes: encodeUtf8('"request"'), position: 'any' },
    ],
    innocent: [['log', 'pages', '*']],
    onElement: element => {
      if (element.pattern === 0) readEntry(element);
      else readTlsError(ports, element);
    },
    ...reportingDamage(sink),
  });
}

/** Reads an entry of HTTP Toolkit's list of connections in which its certificate was refused: only the requested host is known. */
function readTlsError({ sink, decode }: ReaderPorts, { bytes, offset }: JsonElement): void {
  const error = parseJson(decode(bytes));
  const host = hostName(textIn(error, 'hostname') ?? '');
  if (host === null) return;
  sink.record(
    makeRecord({ format: 'har', level: 'host', protocol: 'tcp', host, outcome: 'unknown', place: { offset } }),
  );
}
