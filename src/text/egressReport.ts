import { assistantName } from '../core/assistants/catalogue.ts';
import type { FeatureId } from '../core/assistants/types.ts';
import type { TrafficClass } from '../core/assistants/trafficClass.ts';
import type { Necessity } from '../core/egress/hosts/types.ts';
import { isLoopback } from '../core/egress/summary/loopback.ts';
import type {
  Evidence,
  EgressReport,
  HostTraffic,
  MissingBody,
  ObservedFile,
  Receiver,
  UnpredictedFile,
} from '../core/egress/summary/types.ts';
import type { EvidenceLevel } from '../core/egress/types.ts';
import type { RiskLevel } from '../core/exposure/types.ts';
import { type Message, message } from '../core/message.ts';
import { type EgressPart, type EgressPartId, egressParts } from '../core/report/egressParts.ts';
import type { Say } from '../core/report/types.ts';
import type { MessageCode } from './everyTemplate.ts';
import { ruleText } from './ruleText.ts';

/** A part of the report on captured traffic, as every front end shows it. */
export interface EgressSection {
  readonly id: EgressPartId;
  readonly title: string;
  /** What the part means, in a sentence. */
  readonly note: string;
  readonly head: readonly string[];
  /** The column that names {@link EgressRow.file}; null where no column does. */
  readonly fileColumn: number | null;
  /** The column that names the host, where the part is about hosts. */
  readonly hostColumn: number | null;
  /** False where these captures cannot show it at all: no row then says nothing. */
  readonly canBeSeen: boolean;
  readonly rows: readonly EgressRow[];
}

export interface EgressRow {
  readonly cells: readonly string[];
  /** What the row is about and what matters most of it, for where there is little room. */
  readonly brief: { readonly label: string; readonly detail: string };
  /** What "show me the evidence" opens; null where there is nothing to open. */
  readonly evidence: Evidence | null;
  /** The file of the workspace that the row is about, with its first line; null also where it may be one of several. */
  readonly file: { readonly path: string; readonly line: number } | null;
}

/** The words of a code of this report. */
export type Text = (code: MessageCode, args?: Message['args']) => string;

const riskCodes: Readonly<Record<RiskLevel, MessageCode>> = {
  none: 'egress.report.risk.none',
  low: 'egress.report.risk.low',
  medium: 'egress.report.risk.medium',
  high: 'egress.report.risk.high',
  critical: 'egress.report.risk.critical',
};

const classCodes: Readonly<Record<TrafficClass, MessageCode>> = {
  model: 'egress.report.class.model',
  telemetry: 'egress.report.class.telemetry',
  'error-reporting': 'egress.report.class.errorReporting',
  experiments: 'egress.report.class.experiments',
  auth: 'egress.report.class.auth',
  update: 'egress.report.class.update',
  sharing: 'egress.report.class.sharing',
  registry: 'egress.report.class.registry',
  index: 'egress.report.class.index',
};

const neededCodes: Readonly<Record<Necessity, MessageCode>> = {
  required: 'egress.report.needed.required',
  conditional: 'egress.report.needed.conditional',
  optional: 'egress.report.needed.optional',
};

const featureCodes: Readonly<Record<FeatureId, MessageCode>> = {
  completion: 'egress.report.feature.completion',
  'next-edit': 'egress.report.feature.nextEdit',
  chat: 'egress.report.feature.chat',
  agent: 'egress.report.feature.agent',
  index: 'egress.report.feature.index',
};

/** How much a capture shows. */
export const levelWords: Readonly<Record<EvidenceLevel, MessageCode>> = {
  host: 'egress.report.level.host',
  bytes: 'egress.report.level.bytes',
  url: 'egress.report.level.url',
  body: 'egress.report.level.body',
};

/** Why a capture does not hold a body. */
export const missingWords: Readonly<Record<MissingBody['reason'], MessageCode>> = {
  'too-large': 'egress.report.missing.tooLarge',
  'not-captured': 'egress.report.missing.notCaptured',
  'not-decodable': 'egress.report.missing.notDecodable',
  streamed: 'egress.report.missing.streamed',
  level: 'egress.report.missing.level',
};

const whyWords: Readonly<Record<UnpredictedFile['why'], MessageCode>> = {
  'held-back': 'egress.report.why.heldBack',
  telemetry: 'egress.report.why.telemetry',
  outside: 'egress.report.why.outside',
  'not-predicted': 'egress.report.why.notPredicted',
};

/**
 * The report in words, part by part. Texts come from captures: a front end makes them safe for where it shows them.
 */
export function egressSections(report: EgressReport, say: Say): readonly EgressSection[] {
  return egressParts(report).map(part => ({ ...sectionOf(part, report, say), id: part.id, canBeSeen: part.canBeSeen }));
}

function sectionOf(part: EgressPart, report: EgressReport, say: Say): Omit<EgressSection, 'id' | 'canBeSeen'> {
  const text: Text = (code, args) => say(message(code, args));
  const place = (evidence: Evidence): string => evidenceText(evidence, report, text);
  const fileRow = (file: ObservedFile, more: readonly string[]): EgressRow => ({
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
    file:
      file.isInWorkspace && file.candidates === undefined
        ? { path: file.path, line: file.ranges[0]?.startLine ?? 1 }
        : null,
  });
  switch (part.id) {
    case 'secrets':
      return {
        title: text('egress.report.secrets.title'),
        note: part.canBeSeen ? text('egress.report.secrets.found') : text('egress.report.secrets.unseen'),
        head: [
          text('egress.report.head.secret'),
          text('egress.report.head.risk'),
          text('egress.report.head.whereItIs'),
          text('egress.report.head.sentTo'),
          text('egress.report.head.in'),
          text('egress.report.head.requests'),
          text('egress.report.head.evidence'),
        ],
        fileColumn: 2,
        hostColumn: null,
        rows: part.rows.map(({ finding, source, risk, requests, evidence, ...receiver }) => ({
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
        })),
      };
    case 'unpredicted':
      return {
        title: text('egress.report.unpredicted.title'),
        note: text('egress.report.unpredicted.note'),
        head: [
          text('egress.report.head.file'),
          text('egress.report.head.lines'),
          text('egress.report.head.sentTo'),
          text('egress.report.head.whyThisIsSurprising'),
          text('egress.report.head.requests'),
          text('egress.report.head.evidence'),
        ],
        fileColumn: 0,
        hostColumn: null,
        rows: part.rows.map(({ file, why, verdict }) => {
          const rule = verdict?.by ?? null;
          return fileRow(file, [rule === null ? text(whyWords[why]) : `${text(whyWords[why])} (${ruleText(rule)})`]);
        }),
      };
    case 'predicted':
      return {
        title: text('egress.report.predicted.title'),
        note: text('egress.report.predicted.note'),
        head: [
          text('egress.report.head.file'),
          text('egress.report.head.lines'),
          text('egress.report.head.sentTo'),
          text('egress.report.head.requests'),
          text('egress.report.head.evidence'),
        ],
        fileColumn: 0,
        hostColumn: null,
        rows: part.rows.map(file => fileRow(file, [])),
      };
    case 'predicted-only':
      return {
        title: text('egress.report.predictedOnly.title'),
        note: text('egress.report.predictedOnly.note'),
        head: [
          text('egress.report.head.secret'),
          text('egress.report.head.risk'),
          text('egress.report.head.whereItIs'),
          text('egress.report.head.couldReach'),
        ],
        fileColumn: 2,
        hostColumn: null,
        rows: part.rows.map(({ finding, risk, reaches }) => ({
          cells: [
            `${say(finding.description)} ${finding.redacted}`,
            text(riskCodes[risk]),
            `${finding.path}:${finding.startLine}`,
            [...new Set(reaches.map(({ verdict }) => assistantName(verdict.assistant)))].join(', '),
          ],
          brief: { label: say(finding.description), detail: `${finding.path}:${finding.startLine}` },
          evidence: null,
          file: { path: finding.path, line: finding.startLine },
        })),
      };
    case 'body-missing':
      return {
        title: text('egress.report.bodyMissing.title'),
        note: text('egress.report.bodyMissing.note'),
        head: [
          text('egress.report.head.host'),
          text('egress.report.head.for'),
          text('egress.report.head.why'),
          text('egress.report.head.requests'),
          text('egress.report.head.sent'),
          text('egress.report.head.evidence'),
        ],
        fileColumn: null,
        hostColumn: 0,
        rows: part.rows.map(({ host, trafficClass, reason, requests, bytesSent, evidence }) => ({
          cells: [
            host,
            classText(trafficClass, text),
            text(missingWords[reason]),
            String(requests),
            amountText(bytesSent),
            place(evidence),
          ],
          brief: { label: host, detail: text(missingWords[reason]) },
          evidence,
          file: null,
        })),
      };
    case 'hosts':
      return {
        title: text('egress.report.hosts.title'),
        note: text('egress.report.hosts.note'),
        head: [
          text('egress.report.head.tool'),
          text('egress.report.head.for'),
          text('egress.report.head.needed'),
          text('egress.report.head.host'),
          text('egress.report.head.seen'),
          text('egress.report.head.blocked'),
          text('egress.report.head.sent'),
          text('egress.report.head.received'),
          text('egress.report.head.evidenceLevel'),
          text('egress.report.head.evidence'),
        ],
        fileColumn: null,
        hostColumn: 3,
        rows: part.rows.map(host => ({
          cells: hostCells(host, place, text),
          brief: { label: host.host, detail: [toolsText(host, text), classText(host.trafficClass, text)].join(' · ') },
          evidence: host.evidence,
          file: null,
        })),
      };
    case 'captures':
      return {
        title: text('egress.report.captures.title'),
        note: text('egress.report.captures.note'),
        head: [
          text('egress.report.head.capture'),
          text('egress.report.head.format'),
          text('egress.report.head.records'),
          text('egress.report.head.problems'),
        ],
        fileColumn: null,
        hostColumn: null,
        rows: part.rows.map(({ name, format, reason, records, problemCount, problems }) => ({
          cells: [
            name,
            format ?? text('egress.report.unknownFormat'),
            String(records),
            reason === null ? problemsText(problemCount, problems.map(say), text) : say(reason),
          ],
          brief: {
            label: name,
            detail: reason === null ? (format ?? text('egress.report.unknownFormat')) : say(reason),
          },
          evidence: null,
          file: null,
        })),
      };
  }
}

function hostCells(host: HostTraffic, place: (evidence: Evidence) => string, text: Text): readonly string[] {
  return [
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
  ];
}

function hostText({ host, sharedWith, processes }: HostTraffic, text: Text): string {
  const others = sharedWith.slice(0, 3).join(', ');
  const named = others === '' ? host : text('egress.report.sharedAddress', { host, others });
  return processes.length === 0 ? named : text('egress.report.by', { host: named, programs: processes.join(', ') });
}

function toolsText({ host, tools }: HostTraffic, text: Text): string {
  // Many programs listen there; whose model server it is, a capture does not tell.
  if (isLoopback(host)) return text('egress.report.thisMachine');
  return tools.length === 0
    ? text('egress.report.notKnown')
    : tools.slice(0, 3).map(assistantName).join(', ') + (tools.length > 3 ? ' …' : '');
}

function classText(trafficClass: TrafficClass | null, text: Text): string {
  return text(trafficClass === null ? 'egress.report.notKnown' : classCodes[trafficClass]);
}

function receiverText({ host, trafficClass, assistant, feature }: Receiver, text: Text): string {
  const where = trafficClass === null ? host : `${host}, ${text(classCodes[trafficClass])}`;
  if (assistant === null) return where;
  const name = assistantName(assistant);
  return feature === null
    ? text('egress.report.toAssistant', { assistant: name, host: where })
    : text('egress.report.toFeature', { assistant: name, feature: text(featureCodes[feature]), host: where });
}

/** More files than this are no help to find the one that was sent. */
const shownCandidates = 3;

/** The file, or those of which nothing tells which one was sent. */
function fileText({ path, candidates }: ObservedFile, text: Text): string {
  if (candidates === undefined) return path;
  const rest = candidates.length - shownCandidates;
  const more = rest > 0 ? [text('egress.report.more', { count: rest })] : [];
  return [...candidates.slice(0, shownCandidates), ...more].join(text('egress.report.or'));
}

function rangesText({ ranges }: ObservedFile, text: Text): string {
  if (ranges.length === 0) return text('egress.report.itsName');
  const shown = ranges
    .slice(0, 6)
    .map(({ startLine, endLine }) => (startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`));
  return ranges.length > 6 ? `${shown.join(', ')} …` : shown.join(', ');
}

function problemsText(count: number, shown: readonly string[], text: Text): string {
  if (count === 0) return text('egress.report.noProblems');
  const rest = count - shown.length;
  return `${count}: ${shown.join(' ')}${rest > 0 ? ` ${text('egress.report.moreProblems', { count: rest })}` : ''}`;
}

/** "capture.har, entry 3" or "dns.log:12". */
function evidenceText({ capture, place }: Evidence, { captures }: EgressReport, text: Text): string {
  const name = captures[capture]?.name ?? '';
  if (place.line !== undefined) return `${name}:${place.line}`;
  if (place.index !== undefined) return text('egress.report.entry', { name, entry: place.index + 1 });
  return place.offset === undefined ? name : text('egress.report.byte', { name, byte: place.offset });
}

/** Empty where nobody knows: nothing is not the same as not told. */
export function amountText(bytes: number | null): string {
  return bytes === null ? '' : bytesText(bytes);
}

export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
