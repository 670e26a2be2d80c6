import type { TrafficClass } from '../../assistants/trafficClass.ts';
import type { Message } from '../../message.ts';
import type { CaptureFormat } from '../types.ts';

/** When something was seen: an instant, or the text of the log if it gives no zone or year; null if it gives no time. */
export type Seen = { readonly time: number } | { readonly written: string } | null;

/**
 * Whether a policy approves the tool. `some`: only some of the tools that use the host are approved, and the log does not say
 * which one it was.
 */
export type Approval = 'approved' | 'some' | 'not-approved';

/** What one client sent to one tool for one purpose, according to logs. */
export interface UseRow {
  /** The user if the log names one, otherwise the address; null if it has neither. */
  readonly client: string | null;
  /** Ids of the tools and services that use these hosts, the most likely first: a host name alone rarely identifies one. */
  readonly tools: readonly string[];
  readonly trafficClass: TrafficClass;
  readonly hosts: readonly string[];
  readonly requests: number;
  readonly blocked: number;
  /** Null if no line says. */
  readonly bytesSent: number | null;
  readonly bytesReceived: number | null;
  readonly first: Seen;
  readonly last: Seen;
  /** Null if there is no policy, or the host belongs to a service that is not a tool. */
  readonly approval: Approval | null;
}

/** One log that was read. */
export interface LogSummary {
  readonly name: string;
  readonly format: CaptureFormat | null;
  /** Why nothing could be read; null if it was read. */
  readonly reason: Message | null;
  readonly bytes: number;
  readonly requests: number;
  readonly problemCount: number;
  readonly problems: readonly Message[];
}

/** Who uses which AI tool, according to the logs of a proxy or resolver. */
export interface Inventory {
  readonly logs: readonly LogSummary[];
  /** By client, then by tool and purpose. */
  readonly rows: readonly UseRow[];
  /** Requests to hosts that belong to no known tool. */
  readonly otherRequests: number;
  /** Requests without a known host, or beyond the limit of {@link UseTable}. */
  readonly uncountedRequests: number;
}
