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
import type { Message } from '../core/message.ts';
import type { MessageCode } from './everyTemplate.ts';

/** Returns the text of a code of this report. */
export type Text = (code: MessageCode, args?: Message['args']) => string;

export const riskCodes: Readonly<Record<RiskLevel, MessageCode>> = {
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

export const neededCodes: Readonly<Record<Necessity, MessageCode>> = {
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

/** Why a capture does not contain a body. */
export const missingWords: Readonly<Record<MissingBody['reason'], MessageCode>> = {
  'too-large': 'egress.report.missing.tooLarge',
  'not-captured': 'egress.report.missing.notCaptured',
  'not-decodable': 'egress.report.missing.notDecodable',
  streamed: 'egress.report.missing.streamed',
  level: 'egress.report.missing.level',
};

export const whyWords: Readonly<Record<UnpredictedFile['why'], MessageCode>> = {
  'held-back': 'egress.report.why.heldBack',
  telemetry: 'egress.report.why.telemetry',
  outside: 'egress.report.why.outside',
  'not-predicted': 'egress.report.why.notPredicted',
};

export function hostText({ host, sharedWith, processes }: HostTraffic, text: Text): string {
  const others = sharedWith.slice(0, 3).join(', ');
  const named = others === '' ? host : text('egress.report.sharedAddress', { host, others });
  return processes.length === 0 ? named : text('egress.report.by', { host: named, programs: processes.join(', ') });
}

export function toolsText({ host, tools }: HostTraffic, text: Text): string {
  // Many programs listen on this machine; a capture does not say whose model server it is.
  if (isLoopback(host)) return text('egress.report.thisMachine');
  return tools.length === 0
    ? text('egress.report.notKnown')
    : tools.slice(0, 3).map(assistantName).join(', ') + (tools.length > 3 ? ' …' : '');
}

export function classText(trafficClass: TrafficClass | null, text: Text): string {
  return text(trafficClass === null ? 'egress.report.notKnown' : classCodes[trafficClass]);
}

export function receiverText({ host, trafficClass, assistant, feature }: Receiver, text: Text): string {
  const where = trafficClass === null ? host : `${host}, ${text(classCodes[trafficClass])}`;
  if (assistant === null) return where;
  const name = assistantName(assistant);
  return feature === null
    ? text('egress.report.toAssistant', { assistant: name, host: where })
    : text('egress.report.toFeature', { assistant: name, feature: text(featureCodes[feature]), host: where });
}

/** With more files than this, the list would not help to find the one that was sent. */
const shownCandidates = 3;

/** Returns the file, or several if it is not known which of them was sent. */
export function fileText({ path, candidates }: ObservedFile, text: Text): string {
  if (candidates === undefined) return path;
  const rest = candidates.length - shownCandidates;
  const more = rest > 0 ? [text('egress.report.more', { count: rest })] : [];
  return [...candidates.slice(0, shownCandidates), ...more].join(text('egress.report.or'));
}

export function rangesText({ ranges }: ObservedFile, text: Text): string {
  if (ranges.length === 0) return text('egress.report.itsName');
  const shown = ranges
    .slice(0, 6)
    .map(({ startLine, endLine }) => (startLine === endLine ? `${startLine}` : `${startLine}-${endLine}`));
  return ranges.length > 6 ? `${shown.join(', ')} …` : shown.join(', ');
}

export function problemsText(count: number, shown: readonly string[], text: Text): string {
  if (count === 0) return text('egress.report.noProblems');
  const rest = count - shown.length;
  return `${count}: ${shown.join(' ')}${rest > 0 ? ` ${text('egress.report.moreProblems', { count: rest })}` : ''}`;
}

/** Returns "capture.har, entry 3" or "dns.log:12". */
export function evidenceText({ capture, place }: Evidence, { captures }: EgressReport, text: Text): string {
  const name = captures[capture]?.name ?? '';
  if (place.line !== undefined) return `${name}:${place.line}`;
  if (place.index !== undefined) return text('egress.report.entry', { name, entry: place.index + 1 });
  return place.offset === undefined ? name : text('egress.report.byte', { name, byte: place.offset });
}

/** Formats an amount; empty if it is unknown, which is not the same as zero. */
export function amountText(bytes: number | null): string {
  return bytes === null ? '' : bytesText(bytes);
}

export function bytesText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
