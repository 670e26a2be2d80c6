import type { Message } from '../../message.ts';
import type { FleetOutcome, InterceptionRow, ToolType } from '../types.ts';

export interface ToolSummary {
  readonly type: ToolType;
  readonly identifier: string;
  readonly name: string;
  readonly machines: number;
  /** The most common version first; null if machines do not give one. */
  readonly versions: readonly { readonly version: string | null; readonly machines: number }[];
  /** Machines whose policy does not approve it. */
  readonly unapproved: number;
}

/** One rule over all machines that have a policy: each machine counts once, by its worst result. */
export interface RuleSummary extends Readonly<Record<FleetOutcome, number>> {
  readonly rule: string;
}

/** One deviation from the policy, and on how many machines it occurs. */
export interface DriftSummary {
  readonly rule: string;
  readonly tool: string | null;
  readonly subject: string | null;
  /** The layer that decides. */
  readonly layer: string | null;
  readonly machines: number;
}

export interface McpSummary {
  readonly name: string;
  readonly endpoint: string | null;
  readonly command: string | null;
  /** Ids of the tools that have it. */
  readonly tools: readonly string[];
  readonly machines: number;
}

export interface GuardSummary {
  readonly agent: string;
  readonly registered: number;
  readonly others: number;
}

export interface InterceptionSummary extends Pick<InterceptionRow, 'name' | 'kind' | 'where' | 'isLoopback'> {
  readonly machines: number;
}

/** One machine, from its newest report. */
export interface MachineSummary {
  readonly id: string;
  readonly time: string;
  readonly platform: string;
  readonly host: string | null;
  readonly user: string | null;
  readonly tools: number;
  readonly unapproved: readonly string[];
  /** Null if it has no policy. */
  readonly broken: number | null;
  readonly unknown: number | null;
  /** Agents without the guard. */
  readonly unguarded: number;
  readonly interceptions: number;
  /** Null if its records were not read. */
  readonly secretsSent: number | null;
}

/** A number before and now. */
export interface TrendRow {
  readonly what: 'machines' | 'broken' | 'tool' | 'unapproved' | 'interception' | 'secrets';
  readonly name: string;
  readonly before: number;
  readonly now: number;
}

/** The summary of all machines. */
export interface FleetSummary {
  /** Times of the oldest and the newest report that count, without those from the future; null if there are none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly machines: readonly MachineSummary[];
  /** How many reports were superseded by another of the same machine. */
  readonly superseded: number;
  readonly withoutPolicy: number;
  readonly tools: readonly ToolSummary[];
  readonly rules: readonly RuleSummary[];
  readonly drift: readonly DriftSummary[];
  readonly mcp: readonly McpSummary[];
  readonly guard: readonly GuardSummary[];
  readonly interception: readonly InterceptionSummary[];
  /** What could not be read. */
  readonly problems: readonly { readonly place: string; readonly message: Message }[];
  readonly problemCount: number;
  /** Reports from the future; they are included in all numbers. */
  readonly ahead: readonly { readonly place: string; readonly message: Message }[];
  readonly aheadCount: number;
  /** Null without an older merge. */
  readonly trend: readonly TrendRow[] | null;
}
