import type { TrafficClass } from '../../assistants/trafficClass.ts';
import type { Fidelity, Source } from '../../fidelity.ts';
import type { Message } from '../../message.ts';

/** `required`: the tool stops working without it; `conditional`: a plan, login, region or feature needs it. */
export const necessities = ['required', 'conditional', 'optional'] as const;
export type Necessity = (typeof necessities)[number];

/** What one host is for, as far as some tools are concerned. A host that serves several purposes has several facts. */
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

/** Traffic of one class that shares its host with traffic of another, so that no rule about names can part the two. */
export interface SharedHostTraffic {
  readonly tool: string;
  /** Lower case; names below it do not count. */
  readonly host: string;
  /** How the address begins, where known: `/api/event_logging/`. */
  readonly pathPrefix: string;
  readonly trafficClass: TrafficClass;
  /** The key of the setting (in `core/assistants/tools`) that silences it; undefined where none is known. */
  readonly silencedBy?: string;
  readonly fidelity: Fidelity;
  readonly source: Source;
}

/** A name that people block or allow although doing so has no effect, or a wrong one. */
export interface MistakenHost {
  readonly host: string;
  readonly reason: Message;
  readonly source: Source;
}

/** Where one product sends something. Services that many products use are in `core/egress/hosts`. */
export interface AssistantHosts {
  readonly hosts: readonly HostFact[];
  /** Traffic that shares its host with other traffic of the product. */
  readonly paths?: readonly SharedHostTraffic[];
}
