import type { WrittenState } from '../guard/registrations/standing.ts';

/** The type of a row, as Fleet's table `ai_tools` names it (fleetdm/fleet schema/tables/ai_tools.yml@1377c528, 2026-06). */
export const toolTypes = ['agents', 'ide_plugins', 'apps', 'mcp_server'] as const;
export type ToolType = (typeof toolTypes)[number];

/** One AI tool, extension or MCP server, in the columns of that table that apply. */
export interface ToolRow {
  readonly type: ToolType;
  readonly name: string;
  /** Our id of the product; for an MCP server, the id of the product that has it. */
  readonly identifier: string;
  /** How it was found: `program`, `extension`, `files` or `configuration`. */
  readonly source: string;
  readonly version: string | null;
  /** The host of an MCP server, without the rest of its address. */
  readonly endpoint: string | null;
  /** The program name of an MCP server, without folder and arguments. */
  readonly detail: string | null;
}

export const outcomes = ['met', 'broken', 'unknown', 'excepted'] as const;
export type FleetOutcome = (typeof outcomes)[number];

/** The result of one rule of the policy for one tool. Values are not reported, only what decides. */
export interface RuleRow {
  readonly rule: string;
  readonly tool: string | null;
  readonly subject: string | null;
  readonly outcome: FleetOutcome;
  readonly layer: string | null;
  readonly managed: boolean;
}

/** The guard in one agent, as its files show. */
export interface GuardRow {
  readonly agent: string;
  readonly state: WrittenState;
  readonly failsClosed: boolean;
}

/** Something that makes programs trust or use an intermediate machine; a security hole if it is left behind. */
export interface InterceptionRow {
  /** The setting or variable. */
  readonly name: string;
  readonly kind: 'no-certificate-check' | 'extra-certificates' | 'proxy' | 'policy-bypass';
  /** Where it is set: a settings layer, `env`, or `profile` for a startup file of a shell. */
  readonly where: string;
  /** For a proxy, whether it is on this machine; null for anything else. */
  readonly isLoopback: boolean | null;
}

/** What the records of one tool show as sent. Only numbers. */
export interface SentRow {
  readonly tool: string;
  readonly requests: number;
  readonly secrets: number;
}

/** One machine at one time, on one line. */
export interface FleetReport {
  readonly schema: 'sightglass/fleet-report/1';
  readonly sightglass: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly machine: {
    /** A salted hash: the same machine always has the same one, but nobody can tell which machine it is. */
    readonly id: string;
    readonly platform: string;
    /** Null unless they were asked for. */
    readonly host: string | null;
    readonly user: string | null;
  };
  readonly tools: readonly ToolRow[];
  /** Null if there is no policy. */
  readonly policy: {
    readonly organisation: string;
    readonly digest: string;
    readonly results: readonly RuleRow[];
  } | null;
  readonly guard: readonly GuardRow[];
  readonly interception: readonly InterceptionRow[];
  /** Null if records were not read. */
  readonly sent: readonly SentRow[] | null;
}
