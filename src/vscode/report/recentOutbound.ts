import type { EgressReport } from '../../core/egress/summary/types.ts';

/** One host of the last import, as listed by the privacy report. Contains no body, no path and no name of a source file. */
export interface OutboundHost {
  readonly host: string;
  readonly trafficClass: string | null;
  readonly tools: readonly string[];
  readonly records: number;
  readonly blocked: number;
  /** Null if the capture does not say. */
  readonly bytesSent: number | null;
  /** Milliseconds since 1970; null if the capture contains no time. */
  readonly lastTime: number | null;
  readonly level: string;
  /** How many different secrets the host received, as far as contents were seen. */
  readonly secrets: number;
  readonly capture: string;
}

/** The maximum length of the list, which users read and the editor stores. */
const maximumHosts = 200;

/** Returns the hosts of a report, latest first; hosts without a time come last. */
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

/** Returns the stored list; empty if another version stored it in a different form. */
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
