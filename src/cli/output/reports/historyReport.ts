import { assistantName } from '../../../core/assistants/catalogue.ts';
import { dateOf, findJson, type FoundLine, historyJson } from '../../../core/history/historyJson.ts';
import { edgesFor, unreadReasons } from '../../../core/history/records/limits.ts';
import type { Carried, HistoryReport, HistorySecret, HistorySession, Unread } from '../../../core/history/report.ts';
import type { Transcripts } from '../../../core/history/types.ts';
import { message, type Message } from '../../../core/message.ts';
import { markdownCode, markdownTable, md } from '../../../core/report/formats/markdown.ts';
import { ruleById } from '../../../core/secrets/catalogue.ts';
import { rotationPage } from '../../../core/secrets/fixes/rotationPages.ts';
import type { Finding } from '../../../core/secrets/types.ts';
import { UsageError } from '../../arguments/usage.ts';
import type { Environment } from '../../environment.ts';
import { document, json, lines, type Safe, t } from '../safe.ts';
import { findingsSarif } from '../sarif.ts';
import { counted, say } from '../text.ts';

/** What `sightglass history` prints. */
export function historyOutput(
  report: HistoryReport,
  findings: ReadonlyMap<string, readonly Finding[]>,
  products: readonly Transcripts[],
  environment: Environment,
): Safe {
  const { format, files } = environment.options;
  const edges = edgesFor(report.sessions, report.unread, products);
  switch (format) {
    case 'json':
      return json(historyJson(report, files, edges, say));
    case 'sarif':
      return json(findingsSarif(sarifFindings(report, findings), []));
    case 'markdown':
      return document(markdown(report, edges, files));
    case 'text':
      return text(report, edges, environment);
  }
}

/** What `sightglass history --find -` prints: line numbers, never a line. */
export function findReport(
  found: readonly FoundLine[],
  sessions: readonly HistorySession[],
  unread: readonly Unread[],
  products: readonly Transcripts[],
  { options, painter }: Environment,
): Safe {
  const edges = edgesFor(sessions, unread, products);
  if (options.format === 'sarif')
    throw new UsageError('history --find has no sarif format: its output has no findings');
  if (options.format === 'json') return json(findJson(found, unread, edges, say));
  const rows = found.flatMap(({ index, status, sessions: own }) =>
    own.length === 0
      ? [[`${index + 1}`, statusTexts[status], '', '', '']]
      : own.map(each => [
          `${index + 1}`,
          statusTexts[status],
          assistantName(each.assistant),
          each.session,
          whenText(each),
        ]),
  );
  if (options.format === 'markdown') {
    const table = markdownTable(['Line', 'Status', 'Assistant', 'Session', 'When'], rows);
    return document(`# Lines in the records\n\n${table.markdown}\n\n${limitsMarkdown(unread, edges)}`);
  }
  const all = found.flatMap(({ index, status, sessions: own }) => [
    t`${painter.bold(`line ${index + 1}`)}  ${statusTexts[status]}`,
    ...own.map(each => t`    ${assistantName(each.assistant)}  ${whenText(each)}  ${painter.dim(each.session)}`),
  ]);
  return lines([...all, ...limitLines(unread, edges, painter)]);
}

/** For people; JSON has the statuses themselves. */
const statusTexts: Readonly<Record<FoundLine['status'], string>> = {
  sent: 'sent',
  'stored-only': 'stored only',
  'not-found': 'not found',
  'too-short': 'too short to be looked for',
};

/** A secret with all its statuses. */
interface SecretGroup {
  readonly first: HistorySecret;
  readonly byAssistant: ReadonlyMap<string, readonly HistorySecret[]>;
}

function groupsOf(secrets: readonly HistorySecret[]): readonly SecretGroup[] {
  const groups = new Map<string, { first: HistorySecret; byAssistant: Map<string, HistorySecret[]> }>();
  for (const each of secrets) {
    let group = groups.get(each.id);
    if (group === undefined) {
      group = { first: each, byAssistant: new Map() };
      groups.set(each.id, group);
    }
    const own = group.byAssistant.get(each.assistant);
    if (own === undefined) group.byAssistant.set(each.assistant, [each]);
    else own.push(each);
  }
  return [...groups.values()];
}

function text(report: HistoryReport, edges: readonly Message[], environment: Environment): Safe {
  const { painter, options } = environment;
  const sent = groupsOf(report.secrets.filter(each => each.status === 'sent'));
  const sentIds = new Set(sent.map(({ first }) => first.id));
  const stored = groupsOf(report.secrets.filter(each => each.status !== 'sent' && !sentIds.has(each.id)));
  const secretLines = ({ first, byAssistant }: SecretGroup): readonly Safe[] => [
    t`  ${painter.bold(first.redacted)}  ${kindOf(first)}  ${painter.dim(first.ruleId)}`,
    ...[...byAssistant].map(([assistant, all]) => t`    ${assistantName(assistant)}  ${sumText(all)}`),
    painter.dim(t`    ${whereText(first)}`),
    ...rotationLines(first).map(each => painter.dim(t`    ${each}`)),
  ];
  const files = options.files ? fileLines(report.files, painter) : [];
  const sessions = options.session === null ? [] : report.sessions.map(each => t`  ${sessionText(each)}`);
  return lines([
    ...(sent.length > 0 ? [painter.bold('Already sent: rotate these'), ...sent.flatMap(secretLines), ''] : []),
    ...(stored.length > 0
      ? [
          painter.bold('Only stored: in the records, and in no request that they show'),
          ...stored.flatMap(secretLines),
          '',
        ]
      : []),
    ...(sessions.length > 0 ? [painter.bold('Session'), ...sessions, ''] : []),
    ...files,
    summary(report, sent.length),
    ...limitLines(report.unread, edges, painter),
  ]);
}

/** Returns what to do about a secret that was sent; the address is only shown, not opened. */
function rotationLines({ ruleId, status }: HistorySecret): readonly string[] {
  const rule = status === 'sent' ? ruleById(ruleId) : null;
  if (rule === null) return [];
  const page = rotationPage(rule.provider, rule.docs);
  return [`${say(rule.rotation)}${page === null ? '' : ` ${page}`}`];
}

function fileLines(files: readonly Carried[], painter: Environment['painter']): readonly (string | Safe)[] {
  if (files.length === 0) return [];
  const rows = files.map(
    each => t`  ${each.path ?? ''}  ${assistantName(each.assistant)}  ${painter.dim(whenText(each))}`,
  );
  return [painter.bold('Files that were sent'), ...rows, ''];
}

function markdown(report: HistoryReport, edges: readonly Message[], withFiles: boolean): string {
  const rows = report.secrets.map(each => [
    markdownCode(each.redacted),
    kindOf(each),
    each.status,
    assistantName(each.assistant),
    whenText(each),
    whereText(each),
  ]);
  const secrets = markdownTable(['Secret', 'What', 'Status', 'Assistant', 'When', 'Where'], rows).markdown;
  const fileRows = report.files.map(each => [
    markdownCode(each.path ?? ''),
    assistantName(each.assistant),
    whenText(each),
  ]);
  const files = withFiles
    ? `## Files that were sent\n\n${markdownTable(['File', 'Assistant', 'When'], fileRows).markdown}\n\n`
    : '';
  const body = rows.length === 0 ? '' : `${secrets}\n\n`;
  return `# What already left\n\n${body}${files}${summary(report, sentCount(report))}\n\n${limitsMarkdown(report.unread, edges)}`;
}

function sentCount({ secrets }: HistoryReport): number {
  return new Set(secrets.flatMap(each => (each.status === 'sent' ? [each.id] : []))).size;
}

function summary({ sessions }: HistoryReport, sent: number): string {
  const assistants = new Set(sessions.map(each => each.assistant)).size;
  const requests = sessions.reduce((sum, each) => sum + each.requests, 0);
  const where = `${counted(sessions.length, 'session')} of ${counted(assistants, 'assistant')} with ${counted(requests, 'recorded request')}`;
  return `${counted(sent, 'secret')} sent, as far as records show, in ${where}.`;
}

function limitLines(
  unread: readonly Unread[],
  edges: readonly Message[],
  painter: Environment['painter'],
): readonly (string | Safe)[] {
  return [
    ...unread.map(({ store, reason, count }) =>
      painter.paint('yellow', t`not read: ${store}: ${count}, ${say(unreadReasons[reason])}`),
    ),
    ...edges.map(each => painter.dim(say(each))),
  ];
}

function limitsMarkdown(unread: readonly Unread[], edges: readonly Message[]): string {
  const missed = unread.map(
    ({ store, reason, count }) => md`- Not read: ${store}: ${count}, ${say(unreadReasons[reason])}`.markdown,
  );
  return [...missed, ...edges.map(each => md`- ${say(each)}`.markdown), ''].join('\n');
}

function kindOf({ ruleId }: HistorySecret): string {
  const rule = ruleById(ruleId);
  return rule === null ? ruleId : say(rule.description);
}

/** Summarizes the sessions of one assistant. */
function sumText(all: readonly HistorySecret[]): string {
  const [first] = all;
  if (first === undefined) return '';
  const requests = all.reduce((sum, each) => sum + each.requests, 0);
  const times = all.flatMap(each => [each.first, each.last]).filter(each => each !== null);
  const span = {
    first: times.length === 0 ? null : Math.min(...times),
    last: times.length === 0 ? null : Math.max(...times),
  };
  const certainty = all.some(each => each.certainty !== first.certainty) ? 'mixed' : first.certainty;
  const sessions = all.length === 1 ? `session ${first.session}` : counted(all.length, 'session');
  return first.status === 'sent'
    ? `${spanText(span)}, with ${counted(requests, 'request')} (${certainty})  ${sessions}`
    : `${spanText(span)}  ${sessions}`;
}

function whenText({ status, requests, first, last, certainty }: Carried): string {
  const span = spanText({ first, last });
  return status === 'sent' ? `${span}, with ${counted(requests, 'request')} (${certainty})` : span;
}

function spanText({ first, last }: Pick<Carried, 'first' | 'last'>): string {
  const [from, to] = [dayOf(first), dayOf(last)];
  if (from === null || to === null) return from ?? to ?? 'at an unknown time';
  return from === to ? from : `${from} to ${to}`;
}

function dayOf(time: number | null): string | null {
  return dateOf(time)?.slice(0, 10) ?? null;
}

function whereText({ path, inWorkspace }: HistorySecret): string {
  const from = path === null ? '' : `from ${path}; `;
  if (inWorkspace.length === 0) return `${from}not in the workspace now`;
  return `${from}still in ${inWorkspace.map(place => `${place.path}:${place.line}`).join(', ')}`;
}

function sessionText({ id, assistant, cwd, requests, model, host, hostFrom, from, to }: HistorySession): string {
  const target = host === null ? 'a host that no record names' : `${host} (${hostFrom})`;
  const where = cwd === null ? '' : `, in ${cwd}`;
  const when = spanText({ first: from, last: to });
  return `${id}  ${assistantName(assistant)}  ${when}, ${counted(requests, 'request')} to ${model ?? 'an unknown model'} at ${target}${where}`;
}

/** Returns results for other programs: where the secret is in the workspace, else the file that the record names. */
function sarifFindings(report: HistoryReport, findings: ReadonlyMap<string, readonly Finding[]>): readonly Finding[] {
  return groupsOf(report.secrets.filter(each => each.status === 'sent')).flatMap(({ first, byAssistant }) => {
    const description = message('history.sent', {
      assistant: [...byAssistant.keys()].map(assistantName).join(', '),
      day: dayOf(first.last) ?? '-',
      requests: counted(
        [...byAssistant.values()].flat().reduce((sum, each) => sum + each.requests, 0),
        'request',
      ),
    });
    const here = findings.get(first.id) ?? [recordedAt(first)];
    return here.map(each => ({ ...each, description }));
  });
}

function recordedAt({ ruleId, redacted, fingerprint, confidence, path, assistant, session }: HistorySecret): Finding {
  const place = { start: 0, end: 0, startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  return {
    ...place,
    ruleId,
    redacted,
    fingerprint,
    confidence,
    provider: '',
    path: path ?? `${assistant}/${session}`,
    validation: 'none',
    description: message('history.sent'),
  };
}
