import type { TrafficClass } from '../../assistants/trafficClass.ts';
import type { Message } from '../../message.ts';

/** A name, or a name with everything below it. */
export interface HostName {
  /** Lower case, no trailing dot, no port. */
  readonly host: string;
  readonly match: 'exact' | 'suffix';
}

/** A name that a policy allows or blocks, and its purpose. */
export interface HostRule extends HostName {
  readonly trafficClasses: readonly TrafficClass[];
  /** Ids of the tools that use it; empty for a name that the user added. */
  readonly tools: readonly string[];
}

/** What a user wants from a policy. */
export interface PolicyRequest {
  /** Ids of the tools in use, as in the host table. */
  readonly tools: readonly string[];
  /** Model endpoints that the user chose. If empty, all that the tools know. */
  readonly allowedHosts: readonly HostName[];
  /** Classes of traffic to block as far as rules by host name can. */
  readonly blockedClasses: readonly TrafficClass[];
}

/**
 * The content of a policy, independent of any format. If two rules match a name, the more specific one wins: an exact name
 * before a suffix, a longer suffix before a shorter one. No name is in both lists.
 */
export interface PolicyModel {
  readonly tools: readonly string[];
  readonly blockedClasses: readonly TrafficClass[];
  readonly allow: readonly HostRule[];
  readonly block: readonly HostRule[];
  /** What rules by host name cannot do here. */
  readonly limits: readonly Message[];
}

/** What happens to a name that the policy does not list. */
export type Unlisted = 'allow' | 'deny';

/** The settings that a format is written with. */
export interface PolicyOptions {
  readonly unlisted: Unlisted;
  /** Numeric id of the user that the agent runs as, for packet filters that match by user. */
  readonly userId: number;
  /** Absolute path of the restricted program, for filters that match by program. */
  readonly program: string;
  /** Turns a message into a sentence. */
  readonly say: (message: Message) => string;
}

/** One file of a policy. */
export interface PolicyFile {
  /** Without a folder. */
  readonly name: string;
  readonly text: string;
}

/** A format that a policy can be written in. */
export interface PolicyFormat {
  readonly id: string;
  readonly name: string;
  /** What it can do with unlisted names; the first is its default. */
  readonly unlisted: readonly Unlisted[];
  /** The command that checks the files before use. */
  readonly check: string;
  /** The command that removes the policy again. */
  readonly remove: string;
  /** What this format cannot do, whatever the hosts are. */
  readonly limits: readonly Message[];
  write(model: PolicyModel, options: PolicyOptions): readonly PolicyFile[];
}
