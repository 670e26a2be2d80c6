import { assistantName } from '../core/assistants/catalogue.ts';
import type { TrafficClass } from '../core/assistants/trafficClass.ts';
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
import { type EgressPart, type EgressPartId, egressParts } from '../core/report/egressParts.ts';
import type { Say } from '../core/report/types.ts';
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

/** How much a capture shows, in words. */
export const levelWords: Readonly<Record<EvidenceLevel, string>> = {
  host: 'name only',
  bytes: 'amounts, no contents',
  url: 'addresses, no contents',
  body: 'contents',
};

const missingWords: Readonly<Record<MissingBody['reason'], string>> = {
  'too-large': 'too large for the capture',
  'not-captured': 'not captured',
  'not-decodable': 'not decodable',
  streamed: 'streamed past the capture',
  level: 'this kind of capture holds no bodies',
};

const whyWords: Readonly<Record<UnpredictedFile['why'], string>> = {
  'held-back': 'a rule seems to hold it back',
  telemetry: 'sent to a host that is not for content',
  outside: 'not in the workspace',
  'not-predicted': 'nothing predicted it',
};

/**
 * The report in words, part by part. Texts come from captures: a front end makes them safe for where it shows them.
 */
export function egressSections(report: EgressReport, say: Say): readonly EgressSection[] {
  return egressParts(report).map(part => ({ ...sectionOf(part, report, say), id: part.id, canBeSeen: part.canBeSeen }));
}

function sectionOf(part: EgressPart, report: EgressReport, say: Say): Omit<EgressSection, 'id' | 'canBeSeen'> {
  const place = (evidence: Evidence): string => evidenceText(evidence, report);
  const fileRow = (file: ObservedFile, more: readonly string[]): EgressRow => ({
    cells: [fileText(file), rangesText(file), receiverText(file), ...more, String(file.requests), place(file.evidence)],
    brief: { label: fileText(file), detail: receiverText(file) },
    evidence: file.evidence,
    file:
      file.isInWorkspace && file.candidates === undefined
        ? { path: file.path, line: file.ranges[0]?.startLine ?? 1 }
        : null,
  });
  switch (part.id) {
    case 'secrets':
      return {
        title: 'Secrets that were sent',
        note: part.canBeSeen
          ? 'Found in the bodies of requests.'
          : 'Cannot be seen in this kind of capture, which holds no contents of requests.',
        head: ['Secret', 'Risk', 'Where it is', 'Sent to', 'In', 'Requests', 'Evidence'],
        fileColumn: 2,
        hostColumn: null,
        rows: part.rows.map(({ finding, source, risk, requests, evidence, ...receiver }) => ({
          cells: [
            `${say(finding.description)} ${finding.redacted}`,
            risk,
            source === null ? 'not in the workspace' : `${source.path}:${source.startLine}`,
            receiverText(receiver),
            `${finding.kind} ${finding.pointer}`,
            String(requests),
            place(evidence),
          ],
          brief: { label: say(finding.description), detail: receiverText(receiver) },
          evidence,
          file: source === null ? null : { path: source.path, line: source.startLine },
        })),
      };
    case 'unpredicted':
      return {
        title: 'Sent and not predicted',
        note: 'Files that no prediction expected there.',
        head: ['File', 'Lines', 'Sent to', 'Why this is surprising', 'Requests', 'Evidence'],
        fileColumn: 0,
        hostColumn: null,
        rows: part.rows.map(({ file, why, verdict }) => {
          const rule = verdict?.by ?? null;
          const text = rule === null ? whyWords[why] : `${whyWords[why]} (${ruleText(rule)})`;
          return fileRow(file, [text]);
        }),
      };
    case 'predicted':
      return {
        title: 'Sent as predicted',
        note: 'Files that no rule holds back from the one who got them.',
        head: ['File', 'Lines', 'Sent to', 'Requests', 'Evidence'],
        fileColumn: 0,
        hostColumn: null,
        rows: part.rows.map(file => fileRow(file, [])),
      };
    case 'predicted-only':
      return {
        title: 'Predicted and not seen',
        note: 'Secrets that could be sent and are in no request of these captures.',
        head: ['Secret', 'Risk', 'Where it is', 'Could reach'],
        fileColumn: 2,
        hostColumn: null,
        rows: part.rows.map(({ finding, risk, reaches }) => ({
          cells: [
            `${say(finding.description)} ${finding.redacted}`,
            risk,
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
        title: 'Body not in the capture',
        note: 'Nothing can be said about what these requests carried.',
        head: ['Host', 'For', 'Why', 'Requests', 'Sent', 'Evidence'],
        fileColumn: null,
        hostColumn: 0,
        rows: part.rows.map(({ host, trafficClass, reason, requests, bytesSent, evidence }) => ({
          cells: [
            host,
            classText(trafficClass),
            missingWords[reason],
            String(requests),
            amountText(bytesSent),
            place(evidence),
          ],
          brief: { label: host, detail: missingWords[reason] },
          evidence,
          file: null,
        })),
      };
    case 'hosts':
      return {
        title: 'Hosts',
        note: 'Everything that the captures name, by tool and by what it is for.',
        head: ['Tool', 'For', 'Needed', 'Host', 'Seen', 'Blocked', 'Sent', 'Received', 'Evidence level', 'Evidence'],
        fileColumn: null,
        hostColumn: 3,
        rows: part.rows.map(host => ({
          cells: hostCells(host, place),
          brief: { label: host.host, detail: [toolsText(host), classText(host.trafficClass)].join(' · ') },
          evidence: host.evidence,
          file: null,
        })),
      };
    case 'captures':
      return {
        title: 'Captures',
        note: 'What was read, and what could not be.',
        head: ['Capture', 'Format', 'Records', 'Problems'],
        fileColumn: null,
        hostColumn: null,
        rows: part.rows.map(({ name, format, reason, records, problemCount, problems }) => ({
          cells: [
            name,
            format ?? 'unknown',
            String(records),
            reason === null ? problemsText(problemCount, problems.map(say)) : say(reason),
          ],
          brief: { label: name, detail: reason === null ? (format ?? 'unknown') : say(reason) },
          evidence: null,
          file: null,
        })),
      };
  }
}

function hostCells(host: HostTraffic, place: (evidence: Evidence) => string): readonly string[] {
  const shared = host.sharedWith.length === 0 ? '' : ` (or ${host.sharedWith.slice(0, 3).join(', ')}: same address)`;
  return [
    toolsText(host),
    classText(host.trafficClass),
    host.required ?? 'not known',
    `${host.host}${shared}${host.processes.length === 0 ? '' : ` by ${host.processes.join(', ')}`}`,
    String(host.records),
    host.blocked === 0 ? '' : String(host.blocked),
    amountText(host.bytesSent),
    amountText(host.bytesReceived),
    levelWords[host.level],
    place(host.evidence),
  ];
}

function toolsText({ host, tools }: HostTraffic): string {
  // Many programs listen there; whose model server it is, a capture does not tell.
  if (isLoopback(host)) return 'this machine (nothing left it)';
  return tools.length === 0
    ? 'not known'
    : tools.slice(0, 3).map(assistantName).join(', ') + (tools.length > 3 ? ' …' : '');
}

function classText(trafficClass: TrafficClass | null): string {
  return trafficClass ?? 'not known';
}

function receiverText({ host, trafficClass, assistant, feature }: Receiver): string {
  const who = assistant === null ? '' : `${assistantName(assistant)}${feature === null ? '' : ` (${feature})`} at `;
  return `${who}${host}${trafficClass === null ? '' : `, ${trafficClass}`}`;
}

/** More files than this are no help to find the one that was sent. */
const shownCandidates = 3;

/** The file, or those of which nothing tells which one was sent. */
function fileText({ path, candidates }: ObservedFile): string {
  if (candidates === undefined) return path;
  const rest = candidates.length - shownCandidates;
  return [...candidates.slice(0, shownCandidates), ...(rest > 0 ? [`${rest} more`] : [])].join(' or ');
}

function rangesText({ ranges }: ObservedFile): string {
  if (ranges.length === 0) return 'its name';
  const shown = ranges
    .slice(0, 6)
    .map(({ startLine, endLine }) => (startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`));
  return ranges.length > 6 ? `${shown.join(', ')} …` : shown.join(', ');
}

function problemsText(count: number, shown: readonly string[]): string {
  if (count === 0) return 'none';
  const rest = count - shown.length;
  return `${count}: ${shown.join(' ')}${rest > 0 ? ` And ${rest} more of the same kinds.` : ''}`;
}

/** "capture.har, entry 3" or "dns.log:12". */
function evidenceText({ capture, place }: Evidence, { captures }: EgressReport): string {
  const name = captures[capture]?.name ?? '';
  if (place.line !== undefined) return `${name}:${place.line}`;
  if (place.index !== undefined) return `${name}, entry ${place.index + 1}`;
  return place.offset === undefined ? name : `${name}, byte ${place.offset}`;
}

/** Empty where nobody knows: nothing is not the same as not told. */
export function amountText(bytes: number | null): string {
  return bytes === null ? '' : bytesText(bytes);
}

export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
