import type { ReaderSecret, ReaderServer } from '../../../core/readers/types.ts';
import type { AuditReport } from '../../../core/report/types.ts';
import type { Environment } from '../../environment.ts';
import { readerNames } from './readersReport.ts';
import type { Safe } from '../safe.ts';
import { counted, say } from '../text.ts';

type Readers = Pick<AuditReport, 'readers'>;

/** Returns the servers that bypass an ignore file, and secrets outside the audited folder. */
function notable({ readers }: Readers): {
  readonly round: readonly ReaderServer[];
  readonly secrets: readonly ReaderSecret[];
} {
  return {
    round: readers.servers.filter(({ goesRound }) => goesRound.length > 0),
    secrets: readers.secrets.filter(({ isOfWorkspace }) => !isOfWorkspace),
  };
}

/** Whether an audit has anything to report about readers. */
export function hasReaders(report: Readers): boolean {
  const { round, secrets } = notable(report);
  return round.length + secrets.length > 0;
}

/** Returns one line for each of them; `sightglass readers` has the details. */
export function auditReaderTexts(report: Readers, home: string): readonly string[] {
  const names = readerNames(report.readers, home);
  const { round, secrets } = notable(report);
  return [
    ...round.map(({ name, goesRound }) => {
      const rules = [...new Set(goesRound.flatMap(({ by }) => by.map(({ file }) => names.shown(file))))];
      const files = counted(Math.max(...goesRound.map(each => each.files)), 'file');
      return `MCP server ${name} bypasses ${rules.join(', ')}: it can read ${files} held back there`;
    }),
    ...secrets.map(({ file, line, description, redacted }) => {
      return `Secret in your home folder: ${names.shown(file)}:${line}  ${say(description)}  ${redacted}`;
    }),
  ];
}

/** Returns the lines of {@link auditReaderTexts} for a terminal. */
export function auditReaderLines(report: Readers, { painter, options }: Environment): readonly Safe[] {
  return auditReaderTexts(report, options.home).map(text => painter.paint('yellow', text));
}
