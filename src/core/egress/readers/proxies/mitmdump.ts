import { readAddress } from '../../address.ts';
import { readHost } from '../../hostName.ts';
import { count, makeRecord } from '../../record.ts';
import type { CaptureReader, ReaderPorts } from '../../types.ts';
import { HeldRecord } from '../heldRecord.ts';
import { logReader } from '../logReader.ts';

const request = /^(?:\[[\d:.]{5,20}\]\[?|\[)?(\S{7,80}?)\]?: ([A-Z]{3,20}) (https?:\/\/\S{1,8192})(?: HTTP\/\S{1,5})?$/;
const response = /^ +<< (?:HTTP\/\S{1,5} )?(\d{3})\b/;
const failure = /^ +<< /;
/** Opened and closed connections, headers and bodies of more verbose output, and messages of the program itself. */
const aside = /^(?:\s|\[?\S{7,80}: |(?:Proxy server|HTTP\(S\) proxy|Loading script|Error|Warn|\[\d\d:))/;

/**
 * Reads mitmdump's output: one record per request. URLs are cut to the terminal's width, so a path is kept only if it is
 * whole. Bodies are reformatted, so none is read. A flow file or a HAR contains more.
 */
export function mitmdumpReader(ports: ReaderPorts): CaptureReader {
  const waiting = new HeldRecord(ports.sink);
  return logReader(
    ports,
    'mitmdump',
    ({ text, line }) => {
      const found = request.exec(text);
      if (found !== null) {
        waiting.give();
        const [, client = '', method, url = ''] = found;
        const isCut = url.endsWith('…');
        const address = readAddress(isCut ? url.slice(0, -1) : url);
        if (address === null) return 'unknown';
        const { host, ip, port, path } = address;
        waiting.record = makeRecord({
          format: 'mitmdump',
          level: 'url',
          protocol: 'http',
          host,
          ip,
          port,
          method,
          path: isCut ? undefined : path,
          client: readHost(client)?.ip,
          outcome: 'unknown',
          body: method === 'GET' || method === 'HEAD' ? undefined : { missing: 'not-captured' },
          place: { line },
        });
        return 'read';
      }
      const status = count(response.exec(text)?.[1]);
      if (status !== undefined && waiting.record !== null) {
        waiting.record = { ...waiting.record, status, outcome: 'allowed' };
        return 'read';
      }
      return failure.test(text) || aside.test(text) ? 'other' : 'unknown';
    },
    () => waiting.give(),
  );
}
