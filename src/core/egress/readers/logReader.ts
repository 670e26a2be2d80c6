import { type Message, message } from '../../message.ts';
import type { CaptureFormat, CaptureReader, ReaderPorts } from '../types.ts';
import { LineReader, type LogLine } from './lines.ts';

/**
 * What a line turned out to be: `read`; `other`, which is well-formed but about something else; or `unknown`, which does not
 * belong in the log.
 */
export type LineOutcome = 'read' | 'other' | 'unknown';

/**
 * Creates a reader of a log with one event per line. Lines of unknown shape are reported by number and the others kept; a
 * last line without a line end may be half written and is reported as such.
 */
export function logReader(
  ports: ReaderPorts,
  format: CaptureFormat,
  readLine: (line: LogLine) => LineOutcome,
  onEnd?: () => void,
): CaptureReader {
  const report = (problem: Message, line: number): void => ports.sink.problem({ message: problem, place: { line } });
  return new LineReader(
    ports.decode,
    line => {
      if (line.text.trim() === '' || readLine(line) !== 'unknown') return;
      if (line.isClosed) report(message('egress.problem.line', { format, line: line.line }), line.line);
      else report(message('egress.problem.lastLine', { format, line: line.line }), line.line);
    },
    onEnd,
  );
}
