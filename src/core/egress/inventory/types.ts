import type { TrafficClass } from '../../assistants/trafficClass.ts';
import type { Message } from '../../message.ts';
import type { CaptureFormat } from '../types.ts';

/** When something was seen: an instant, or what the log wrote where it names no zone or year; null where it says nothing. */
export type Seen = { readonly time: number } | { readonly written: string } | null;

/** Whether a policy approves the tool; `some`: one of the tools that use the host is approved, and the log does not say which it was. */
export type Approval = 'approved' | 'some' | 'not-approved';

/** What one client sent to one tool for one purpose, according to logs. */
export interface UseRow {
  /** The user where the log names one, else the address; null where it has neither. */
  readonly client: string | null;
  /** Ids of the tools and services that use these hosts, the likeliest first: a name alone rarely says which one it was. */
  readonly tools: readonly string[];
  readonly trafficClass: TrafficClass;
  readonly hosts: readonly string[];
  readonly requests: number;
  readonly blocked: number;
  /** Null where no line says. */
  readonly bytesSent: number | null;
  readonly bytesReceived: number | null;
  readonly first: Seen;
  readonly last: Seen;
  /** Null where no policy is there, or the host is that of a service which is no tool. */
  readonly approval: Approval | null;
}

/** One log that was read. */
export interface LogSummary {
  readonly name: string;
  readonly format: CaptureFormat | null;
  /** Why nothing could be read; null where it could. */
  readonly reason: Message | null;
  readonly bytes: number;
  readonly requests: number;
  readonly problemCount: number;
  readonly problems: readonly Message[];
}

/** Who uses which AI tool, by the logs of a proxy or resolver. */
export interface Inventory {
  readonly logs: readonly LogSummary[];
  /** By client, then by tool and purpose. */
  readonly rows: readonly UseRow[];
  /** Requests to hosts that belong to no tool we know. */
  readonly otherRequests: number;
  /** Requests whose host is not known, or which are over the limit of {@link UseTable}. */
  readonly uncountedRequests: number;
}
