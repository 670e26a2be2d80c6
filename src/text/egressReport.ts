import { assistantName } from '../core/assistants/catalogue.ts';
import type { Evidence, EgressReport, HostTraffic, ObservedFile } from '../core/egress/summary/types.ts';
import { message } from '../core/message.ts';
import { type EgressPart, type EgressPartId, egressParts } from '../core/report/egressParts.ts';
import type { Say } from '../core/report/types.ts';
import {
  amountText,
  classText,
  evidenceText,
  fileText,
  hostText,
  levelWords,
  missingWords,
  neededCodes,
  problemsText,
  rangesText,
  receiverText,
  riskCodes,
  type Text,
  toolsText,
  whyWords,
} from './egressWords.ts';
import type { MessageCode } from './everyTemplate.ts';
import { ruleText } from './ruleText.ts';

/** A section of the report on captured traffic, as every front end shows it. */
export interface EgressSection {
  readonly id: EgressPartId;
  readonly title: string;
  /** One sentence on what the section means. */
  readonly note: string;
  readonly head: readonly string[];
  /** The column that contains {@link EgressRow.file}; null if there is none. */
  readonly fileColumn: number | null;
  /** The column that contains the host; null if there is none. */
  readonly hostColumn: number | null;
  /** False if these captures cannot show this at all; then a lack of rows means nothing. */
  readonly canBeSeen: boolean;
  readonly rows: readonly EgressRow[];
}

export interface EgressRow {
  readonly cells: readonly string[];
  /** What the row is about and its most important detail, for views with little room. */
  readonly brief: { readonly label: string; readonly detail: string };
  /** What "show me the evidence" opens; null if there is nothing to open. */
  readonly evidence: Evidence | null;
  /** The file of the workspace that the row is about, with its first line; also null if it may be one of several. */
  readonly file: { readonly path: string; readonly line: number } | null;
}

/** The layout of a section. */
interface Layout extends Pick<EgressSection, 'fileColumn' | 'hostColumn'> {
  readonly title: MessageCode;
  readonly note: MessageCode;
  readonly head: readonly MessageCode[];
}

const layouts: Readonly<Record<EgressPartId, Layout>> = {
  secrets: {
    title: 'egress.report.secrets.title',
    note: 'egress.report.secrets.found',
    head: [
      'egress.report.head.secret',
      'egress.report.head.risk',
      'egress.report.head.whereItIs',
      'egress.report.head.sentTo',
      'egress.report.head.in',
      'egress.report.head.requests',
      'egress.report.head.evidence',
    ],
    fileColumn: 2,
    hostColumn: null,
  },
  unpredicted: {
    title: 'egress.report.unpredicted.title',
    note: 'egress.report.unpredicted.note',
    head: [
      'egress.report.head.file',
      'egress.report.head.lines',
      'egress.report.head.sentTo',
      'egress.report.head.whyThisIsSurprising',
      'egress.report.head.requests',
      'egress.report.head.evidence',
    ],
    fileColumn: 0,
    hostColumn: null,
  },
  predicted: {
    title: 'egress.report.predicted.title',
    note: 'egress.report.predicted.note',
    head: [
      'egress.report.head.file',
      'egress.report.head.lines',
      'egress.report.head.sentTo',
      'egress.report.head.requests',
      'egress.report.head.evidence',
    ],
    fileColumn: 0,
    hostColumn: null,
  },
  'predicted-only': {
    title: 'egress.report.predictedOnly.title',
    note: 'egress.report.predictedOnly.note',
    head: [
      'egress.report.head.secret',
      'egress.report.head.risk',
      'egress.report.head.whereItIs',
      'egress.report.head.couldReach',
    ],
    fileColumn: 2,
    hostColumn: null,
  },
  'body-missing': {
    title: 'egress.report.bodyMissing.title',
    note: 'egress.report.bodyMissing.note',
    head: [
      'egress.report.head.host',
      'egress.report.head.for',
      'egress.report.head.why',
      'egress.report.head.requests',
      'egress.report.head.sent',
      'egress.report.head.evidence',
    ],
    fileColumn: null,
    hostColumn: 0,
  },
  hosts: {
    title: 'egress.report.hosts.title',
    note: 'egress.report.hosts.note',
    head: [
      'egress.report.head.tool',
      'egress.report.head.for',
      'egress.report.head.needed',
      'egress.report.head.host',
      'egress.report.head.seen',
      'egress.report.head.blocked',
      'egress.report.head.sent',
      'egress.report.head.received',
      'egress.report.head.evidenceLevel',
      'egress.report.head.evidence',
    ],
    fileColumn: null,
    hostColumn: 3,
  },
  captures: {
    title: 'egress.report.captures.title',
    note: 'egress.report.captures.note',
    head: [
      'egress.report.head.capture',
      'egress.report.head.format',
      'egress.report.head.records',
      'egress.report.head.problems',
    ],
    fileColumn: null,
    hostColumn: null,
  },
};

/** Returns the sections of the report as texts. They contain text from captures, so a front end has to escape them. */
export function egressSections(report: EgressReport, say: Say): readonly EgressSection[] {
  const text: Text = (code, args) => say(message(code, args));
  const words: Words = { say, text, place: evidence => evidenceText(evidence, report, text) };
  return egressParts(report).map(part => {
    const { id, canBeSeen } = part;
    const { title, note, head, fileColumn, hostColumn } = layouts[id];
    const noted = id === 'secrets' && !canBeSeen ? 'egress.report.secrets.unseen' : note;
    return {
      ...{ id, canBeSeen, fileColumn, hostColumn },
      title: text(title),
      note: text(noted),
      head: head.map(code => text(code)),
      rows: rowsOf(part, words),
    };
  });
}

interface Words {
  readonly say: Say;
  readonly text: Text;
  /** Describes where the evidence is in its capture. */
  readonly place: (evidence: Evidence) => string;
}

type PartOf<Id extends EgressPartId> = Extract<EgressPart, { readonly id: Id }>;
type RowOf<Id extends EgressPartId> = PartOf<Id>['rows'][number];

function rowsOf(part: EgressPart, words: Words): readonly EgressRow[] {
  switch (part.id) {
    case 'secrets':
      return part.rows.map(row => secretRow(row, words));
    case 'unpredicted':
      return part.rows.map(row => unpredictedRow(row, words));
    case 'predicted':
      return part.rows.map(file => fileRow(file, [], words));
    case 'predicted-only':
      return part.rows.map(row => predictedOnlyRow(row, words));
    case 'body-missing':
      return part.rows.map(row => missingRow(row, words));
    case 'hosts':
      return part.rows.map(host => hostRow(host, words));
    case 'captures':
      return part.rows.map(row => captureRow(row, words));
  }
}

function fileRow(file: ObservedFile, more: readonly string[], { text, place }: Words): EgressRow {
  const isCertain = file.isInWorkspace && file.candidates === undefined;
  return {
    cells: [
      fileText(file, text),
      rangesText(file, text),
      receiverText(file, text),
      ...more,
      String(file.requests),
      place(file.evidence),
    ],
    brief: { label: fileText(file, text), detail: receiverText(file, text) },
    evidence: file.evidence,
    file: isCertain ? { path: file.path, line: file.ranges[0]?.startLine ?? 1 } : null,
  };
}

function unpredictedRow({ file, why, verdict }: RowOf<'unpredicted'>, words: Words): EgressRow {
  const rule = verdict?.by ?? null;
  const reason = words.text(whyWords[why]);
  return fileRow(file, [rule === null ? reason : `${reason} (${ruleText(rule)})`], words);
}

function secretRow(
  { finding, source, risk, requests, evidence, ...receiver }: RowOf<'secrets'>,
  { say, text, place }: Words,
): EgressRow {
  return {
    cells: [
      `${say(finding.description)} ${finding.redacted}`,
      text(riskCodes[risk]),
      source === null ? text('egress.report.notInWorkspace') : `${source.path}:${source.startLine}`,
      receiverText(receiver, text),
      `${finding.kind} ${finding.pointer}`,
      String(requests),
      place(evidence),
    ],
    brief: { label: say(finding.description), detail: receiverText(receiver, text) },
    evidence,
    file: source === null ? null : { path: source.path, line: source.startLine },
  };
}

function predictedOnlyRow({ finding, risk, reaches }: RowOf<'predicted-only'>, { say, text }: Words): EgressRow {
  const place = `${finding.path}:${finding.startLine}`;
  const names = new Set(reaches.map(({ verdict }) => assistantName(verdict.assistant)));
  return {
    cells: [`${say(finding.description)} ${finding.redacted}`, text(riskCodes[risk]), place, [...names].join(', ')],
    brief: { label: say(finding.description), detail: place },
    evidence: null,
    file: { path: finding.path, line: finding.startLine },
  };
}

function missingRow(
  { host, trafficClass, reason, requests, bytesSent, evidence }: RowOf<'body-missing'>,
  { text, place }: Words,
): EgressRow {
  const why = text(missingWords[reason]);
  return {
    cells: [host, classText(trafficClass, text), why, String(requests), amountText(bytesSent), place(evidence)],
    brief: { label: host, detail: why },
    evidence,
    file: null,
  };
}

function hostRow(host: HostTraffic, { text, place }: Words): EgressRow {
  return {
    cells: [
      toolsText(host, text),
      classText(host.trafficClass, text),
      text(host.required === null ? 'egress.report.notKnown' : neededCodes[host.required]),
      hostText(host, text),
      String(host.records),
      host.blocked === 0 ? '' : String(host.blocked),
      amountText(host.bytesSent),
      amountText(host.bytesReceived),
      text(levelWords[host.level]),
      place(host.evidence),
    ],
    brief: { label: host.host, detail: [toolsText(host, text), classText(host.trafficClass, text)].join(' · ') },
    evidence: host.evidence,
    file: null,
  };
}

function captureRow(
  { name, format, reason, records, problemCount, problems }: RowOf<'captures'>,
  { say, text }: Words,
): EgressRow {
  const known = format ?? text('egress.report.unknownFormat');
  const found = reason === null ? problemsText(problemCount, problems.map(say), text) : say(reason);
  return {
    cells: [name, known, String(records), found],
    brief: { label: name, detail: reason === null ? known : say(reason) },
    evidence: null,
    file: null,
  };
}
