import { message } from '../../../message.ts';
import { count, makeProcess, makeRecord } from '../../record.ts';
import type { CaptureReader, ReaderPorts } from '../../types.ts';
import { logReader } from '../logReader.ts';

/** `name[ command line]/pid/uid<TAB>sent<TAB>received`; the program may contain slashes, so the numbers are read from the right. */
const row =
  /^(.{1,4096})\/(\d{1,10})\/(\d{1,10})\t(\d{1,15}(?:\.\d{1,12})?(?:e[+-]\d{1,3})?)\t(\d{1,15}(?:\.\d{1,12})?(?:e[+-]\d{1,3})?)$/;
const aside =
  /^(?:Refreshing:|Adding local address|Ethernet link|Unknown connection|Waiting for|ppp link|creating socket|unknown (?:TCP|UDP|IP)\b)/;
/** How many processes of one run are reported. */
const maximumProcesses = 10_000;

interface Seen {
  readonly name: string;
  readonly pid: number | undefined;
  readonly line: number;
  hasSent: boolean;
}

/**
 * Reads `nethogs -t`: one record per process that sent something. It names no host and does not give its unit (`-v`), so
 * amounts are left out and a problem says why.
 */
export function nethogsReader(ports: ReaderPorts): CaptureReader {
  const seen = new Map<string, Seen>();
  return logReader(
    ports,
    'nethogs',
    ({ text, line }) => {
      if (aside.test(text)) return 'other';
      const [, program = '', pid = '', , sent, received] = row.exec(text) ?? [];
      if (sent === undefined || received === undefined) return 'unknown';
      const key = `${program}/${pid}`;
      const known = seen.get(key) ?? { name: program, pid: count(pid), line, hasSent: false };
      known.hasSent ||= Number(sent) > 0;
      if (pid !== '0' && (seen.has(key) || seen.size < maximumProcesses)) seen.set(key, known);
      return 'read';
    },
    () => {
      for (const { name, pid, line, hasSent } of seen.values()) {
        if (!hasSent) continue;
        const process = makeProcess({ name: name.split(' ', 1)[0], pid });
        ports.sink.record(
          makeRecord({ format: 'nethogs', level: 'host', process, outcome: 'allowed', place: { line } }),
        );
      }
      if (seen.size > 0) ports.sink.problem({ message: message('egress.problem.nethogsUnit'), place: {} });
    },
  );
}
