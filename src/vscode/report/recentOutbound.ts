import type { EgressReport } from '../../core/egress/summary/types.ts';

/** One host of the last import, as the privacy report lists it. Holds no body, no path and no name of a file. */
export interface OutboundHost {
  readonly host: string;
  readonly trafficClass: string | null;
  readonly tools: readonly string[];
  readonly records: number;
  readonly blocked: number;
  /** Null where the capture does not say. */
  readonly bytesSent: number | null;
  /** Milliseconds since 1970; null where the capture names no time. */
  readonly lastTime: number | null;
  readonly level: string;
  /** Different secrets that it got, as far as contents were seen. */
  readonly secrets: number;
  readonly capture: string;
}

/** A list that a person reads, and that the editor's store keeps. */
const maximumHosts = 200;

/** The hosts of a report, the latest first; those without a time last. */
export function outboundOf(report: EgressReport): readonly OutboundHost[] {
  const hosts = report.hosts.map(
    ({ host, trafficClass, tools, records, blocked, bytesSent, lastTime, level, evidence }) => ({
      ...{ host, trafficClass, tools, records, blocked, bytesSent, lastTime, level },
      secrets: report.secrets.filter(each => each.host === host && each.trafficClass === trafficClass).length,
      capture: report.captures[evidence.capture]?.name ?? '',
    }),
  );
  return hosts.sort((a, b) => (b.lastTime ?? -1) - (a.lastTime ?? -1)).slice(0, maximumHosts);
}

/** The stored list; empty where another version wrote a different form. */
export function asOutbound(stored: unknown): readonly OutboundHost[] {
  return Array.isArray(stored) && stored.every(isOutboundHost) ? stored : [];
}

function isOutboundHost(value: unknown): value is OutboundHost {
  if (typeof value !== 'object' || value === null) return false;
  const { host, tools, records, blocked, bytesSent, lastTime, capture, level, secrets } = value as Partial<
    Record<keyof OutboundHost, unknown>
  >;
  const isNamed = [host, capture, level].every(each => typeof each === 'string');
  const isCounted = [records, blocked, secrets, bytesSent === null ? 0 : bytesSent].every(
    each => typeof each === 'number',
  );
  const isTimed = lastTime === null || (typeof lastTime === 'number' && !Number.isNaN(new Date(lastTime).getTime()));
  return isNamed && isCounted && isTimed && Array.isArray(tools) && tools.every(each => typeof each === 'string');
}
