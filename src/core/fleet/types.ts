import type { WrittenState } from '../guard/registrations/standing.ts';

/** What a row is, as Fleet's table `ai_tools` names it (fleetdm/fleet schema/tables/ai_tools.yml@1377c528, 2026-06). */
export const toolTypes = ['agents', 'ide_plugins', 'apps', 'mcp_server'] as const;
export type ToolType = (typeof toolTypes)[number];

/** One AI tool, extension or MCP server, in the columns of that table that fit. */
export interface ToolRow {
  readonly type: ToolType;
  readonly name: string;
  /** Our id of the product; of an MCP server that of the product which has it. */
  readonly identifier: string;
  /** How it was found: `program`, `extension`, `files` or `configuration`. */
  readonly source: string;
  readonly version: string | null;
  /** The host that an MCP server is asked at, without anything else of its address. */
  readonly endpoint: string | null;
  /** The name of the program that an MCP server is, without its folder and arguments. */
  readonly detail: string | null;
}

export const outcomes = ['met', 'broken', 'unknown', 'excepted'] as const;
export type FleetOutcome = (typeof outcomes)[number];

/** How one rule of the policy stands for one tool. No value is reported, only what decides. */
export interface RuleRow {
  readonly rule: string;
  readonly tool: string | null;
  readonly subject: string | null;
  readonly outcome: FleetOutcome;
  readonly layer: string | null;
  readonly managed: boolean;
}

/** The guard in one agent, as files say. */
export interface GuardRow {
  readonly agent: string;
  readonly state: WrittenState;
  readonly failsClosed: boolean;
}

/** Something that makes programs trust or use another machine on the way; left behind, it is an open door. */
export interface InterceptionRow {
  /** The setting or variable. */
  readonly name: string;
  readonly kind: 'no-certificate-check' | 'extra-certificates' | 'proxy' | 'policy-bypass';
  /** Where it is set: the layer of settings, `env`, or `profile` for a start file of a shell. */
  readonly where: string;
  /** Of a proxy: whether it is on this machine. Null for anything else. */
  readonly isLoopback: boolean | null;
}

/** What the records of one tool show as sent. Numbers only. */
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
    /** Salted hash: the same machine has the same one, and nobody learns which it is. */
    readonly id: string;
    readonly platform: string;
    /** Null unless they were asked for. */
    readonly host: string | null;
    readonly user: string | null;
  };
  readonly tools: readonly ToolRow[];
  /** Null where no policy is there. */
  readonly policy: {
    readonly organisation: string;
    readonly digest: string;
    readonly results: readonly RuleRow[];
  } | null;
  readonly guard: readonly GuardRow[];
  readonly interception: readonly InterceptionRow[];
  /** Null where records were not read. */
  readonly sent: readonly SentRow[] | null;
}
