import { assistantShortName } from '../../../core/assistants/catalogue.ts';
import type { FeatureId } from '../../../core/assistants/types.ts';
import type { FileCell, ReachMark } from '../../../core/exposure/reach/reachMatrix.ts';
import type { Exposure } from '../../../core/exposure/types.ts';
import type { AuditReport } from '../../../core/report/types.ts';
import { marks } from '../../../text/marks.ts';
import type { Environment } from '../../environment.ts';
import { joined, type Safe, safe, t } from '../safe.ts';
import { bytesText, counted } from '../text.ts';

/** Short headings: a column is as wide as its heading. */
const headings: Readonly<Record<FeatureId, string>> = {
  completion: 'compl',
  'next-edit': 'edit',
  chat: 'chat',
  agent: 'agent',
  index: 'index',
};

const styles: Readonly<Record<ReachMark, 'red' | 'yellow' | 'green'>> = {
  sent: 'red',
  'may-be-sent': 'red',
  readable: 'red',
  unknown: 'yellow',
  'held-back': 'green',
};

/** How many files the table shows; the details list all. */
const mostFiles = 12;
/** The maximum width of file names; of a longer name, the end is shown, which is more specific. */
const widest = 36;

/** Returns the first screen of an audit: what can be sent, as a table of files and features, with a legend of the marks. */
export function auditOverview(
  report: AuditReport,
  shown: readonly Exposure[],
  isAssumed: boolean,
  { painter, options }: Pick<Environment, 'painter' | 'options'>,
): readonly (string | Safe)[] {
  const { scanned, assistants, sensitiveFiles } = report;
  const names = assistants.map(each => assistantShortName(each.id)).join(', ');
  const assumed = isAssumed ? ' (none was found on this machine; this one is assumed)' : '';
  const head = [
    t`${painter.bold('Risk')}: ${painter.risk(report.risk)}   ${counted(scanned.files, 'file')}, ${bytesText(scanned.bytes)}`,
    t`Assistants: ${names}${assumed}`,
    '',
  ];
  const secrets = new Map<string, number>();
  for (const { path } of shown.map(each => each.finding)) secrets.set(path, (secrets.get(path) ?? 0) + 1);
  const sensitive = new Set(sensitiveFiles.map(each => each.path));
  const rows = report.reach.rows.filter(({ row }) => secrets.has(row) || sensitive.has(row));
  if (rows.length === 0) return [...head, 'No known secret and no sensitive file can be sent.'];
  const columns = report.reach.columns;
  const listed = rows.slice(0, mostFiles);
  const width = Math.max(...listed.map(({ row }) => nameOf(row, options.ascii).text.length));
  const title = titleOf(shown.length, secrets.size, sensitive.size);
  const glyph = (mark: ReachMark | 'none'): string => marks[mark][options.ascii ? 'ascii' : 'glyph'];
  const cell = (each: FileCell | null, feature: FeatureId | undefined): Safe => {
    const mark = glyph(each?.mark ?? 'none').padEnd(feature === undefined ? 0 : headings[feature].length);
    return each === null ? painter.dim(mark) : painter.paint(styles[each.mark], mark);
  };
  const lines = listed.map(({ row, cells }) => {
    const count = secrets.get(row);
    const note = noteOf(report, row);
    // If nothing follows, the last mark is not padded.
    const made = cells.map((each, at) => cell(each, note === '' && at === cells.length - 1 ? undefined : columns[at]));
    const name = padded(nameOf(row, options.ascii), width);
    return t`  ${name}  ${String(count ?? '-').padStart(7)}  ${joined(made, ' ')}${note === '' ? '' : t`  ${painter.dim(note)}`}`;
  });
  const rest = rows.length - listed.length;
  return [
    ...head,
    painter.bold(title),
    painter.dim(`  ${'file'.padEnd(width)}  secrets  ${columns.map(each => headings[each]).join(' ')}`),
    ...lines,
    ...(rest > 0 ? [painter.dim(`  and ${counted(rest, 'more file')}`)] : []),
    painter.dim(
      `  ${glyph('sent')} can be sent, as if every file were open   ${glyph('unknown')} depends on the account   ` +
        `${glyph('held-back')} held back   ${glyph('none')} no such feature`,
    ),
  ];
}

function titleOf(secrets: number, files: number, sensitive: number): string {
  const found = secrets === 0 ? [] : [`${counted(secrets, 'secret')} in ${counted(files, 'file')}`];
  const others = sensitive === 0 ? [] : [`${counted(sensitive, 'sensitive file')} with no secret recognised in it`];
  return `Can reach an assistant: ${[...found, ...others].join(', ')}`;
}

/** Returns the rule that seems to hold a file back but does not, and the assistants concerned. */
function noteOf({ gaps }: AuditReport, path: string): string {
  const own = gaps.filter(each => each.path === path);
  const [first] = own;
  if (first === undefined || first.by === null) return '';
  const names = own.map(each => assistantShortName(each.assistant)).join(', ');
  return `${first.by.file}:${first.by.line} does not hold it back from ${names}`;
}

/** Made harmless first, so that its length is that of the printed text. */
function nameOf(path: string, isAscii: boolean): Safe {
  const { text } = safe(path);
  return safe(text.length <= widest ? text : `${isAscii ? '...' : '…'}${text.slice(text.length - widest + 3)}`);
}

function padded(name: Safe, width: number): Safe {
  return t`${name}${' '.repeat(width - name.text.length)}`;
}
