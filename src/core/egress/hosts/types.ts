import type { TrafficClass } from '../../assistants/trafficClass.ts';
import type { Fidelity, Source } from '../../fidelity.ts';
import type { Message } from '../../message.ts';

/** `required`: the tool stops working without it; `conditional`: a plan, login, region or feature needs it. */
export const necessities = ['required', 'conditional', 'optional'] as const;
export type Necessity = (typeof necessities)[number];

/** The purpose of a host for some tools. A host that serves several purposes has several facts. */
export interface HostFact {
  /** Lower case, no trailing dot, no port. */
  readonly host: string;
  /** `suffix`: the name itself and every name below it. */
  readonly match: 'exact' | 'suffix';
  /** Ids of `core/assistants`, or of a shared library or service (`posthog-sdk`, `azure-openai`). */
  readonly tools: readonly string[];
  readonly trafficClass: TrafficClass;
  readonly required: Necessity;
  readonly fidelity: Fidelity;
  readonly source: Source;
  readonly note?: Message;
}

/** Traffic of one class that shares its host with traffic of another class, so a rule by host name cannot separate them. */
export interface SharedHostTraffic {
  readonly tool: string;
  /** Lower case; subdomains do not count. */
  readonly host: string;
  /** The beginning of the path, if known: `/api/event_logging/`. */
  readonly pathPrefix: string;
  readonly trafficClass: TrafficClass;
  /** The key of the setting (in `core/assistants/tools`) that disables it; undefined if none is known. */
  readonly silencedBy?: string;
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** A name that people block or allow although that has no effect, or the wrong one. */
export interface MistakenHost {
  readonly host: string;
  readonly reason: Message;
  readonly source: Source;
}

/** Where one product sends data. Services that many products use are in `core/egress/hosts`. */
export interface AssistantHosts {
  readonly hosts: readonly HostFact[];
  /** Traffic that shares its host with other traffic of the product. */
  readonly paths?: readonly SharedHostTraffic[];
}
