import type { TrafficClass } from '../../assistants/trafficClass.ts';
import type { Message } from '../../message.ts';

/** A name, or a name with everything below it. */
export interface HostName {
  /** Lower case, no trailing dot, no port. */
  readonly host: string;
  readonly match: 'exact' | 'suffix';
}

/** A name that a policy lets through or stops, and what it is for. */
export interface HostRule extends HostName {
  readonly trafficClasses: readonly TrafficClass[];
  /** Ids of the tools that use it; empty for a name that the person added. */
  readonly tools: readonly string[];
}

/** What a person wants of a policy. */
export interface PolicyRequest {
  /** Ids of the tools in use, as in the host table. */
  readonly tools: readonly string[];
  /** Model endpoints that the person chose. Empty: every one that the tools know. */
  readonly allowedHosts: readonly HostName[];
  /** Traffic that is to be stopped where a rule about names can stop it. */
  readonly blockedClasses: readonly TrafficClass[];
}

/**
 * What a policy says, before any format. Of two rules that match a name the more specific counts: an exact name before a
 * suffix, a longer suffix before a shorter one. No name is in both lists.
 */
export interface PolicyModel {
  readonly tools: readonly string[];
  readonly blockedClasses: readonly TrafficClass[];
  readonly allow: readonly HostRule[];
  readonly block: readonly HostRule[];
  /** What no rule about names can do here. */
  readonly limits: readonly Message[];
}

/** What happens to a name that the policy does not list. */
export type Unlisted = 'allow' | 'deny';

/** What a format is written for. */
export interface PolicyOptions {
  readonly unlisted: Unlisted;
  /** Numeric id of the user that the agent runs as, for packet filters that match by user. */
  readonly userId: number;
  /** Absolute path of the program that is limited, for filters that match by program. */
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

/** A way to write a policy down. */
export interface PolicyFormat {
  readonly id: string;
  readonly name: string;
  /** What it can do with names that are not listed; the first is its default. */
  readonly unlisted: readonly Unlisted[];
  /** The command that checks the files before they are used. */
  readonly check: string;
  /** The command that takes the policy away again. */
  readonly remove: string;
  /** What this format cannot do, whatever the hosts. */
  readonly limits: readonly Message[];
  write(model: PolicyModel, options: PolicyOptions): readonly PolicyFile[];
}
