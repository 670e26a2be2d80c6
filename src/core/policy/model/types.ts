import type { SettingValue } from '../../settings/types.ts';
import type { RuleId } from './ruleIds.ts';

/** Whether something may be. `deny` is the tighter one. */
export type Permission = 'allow' | 'deny';

/** A tool that may be used. Without bounds, in any version. */
export interface ApprovedTool {
  readonly id: string;
  /** The lowest version that is allowed. */
  readonly minimum?: string;
  /** The highest version that is allowed. */
  readonly maximum?: string;
}

/** An extension that may be installed: in any version, in released ones, or in these alone. */
export interface ApprovedExtension {
  /** `publisher.name`, or a publisher alone. */
  readonly id: string;
  readonly versions?: 'stable' | readonly string[];
}

/** Where models are reached, under a name that the rest of the policy uses. */
export interface ModelHost {
  readonly id: string;
  /** Host names; `*.example.com` is every name below. */
  readonly hosts: readonly string[];
  /** The address at which tools are to ask for the model, where they are sent to one. */
  readonly url?: string;
  /** Tools that are sent there; without it, all that can be. */
  readonly tools?: readonly string[];
}

/** Files that may reach certain model hosts only. */
export interface Classification {
  readonly name: string;
  /** Positive patterns in gitignore's syntax. */
  readonly patterns: readonly string[];
  /** Ids of model hosts; empty: none. */
  readonly mayReach: readonly string[];
}

/** An MCP server, by what is started or asked; the name is for people. */
export interface McpServer {
  readonly name: string;
  readonly url?: string;
  /** The program and its arguments, which have to be the same. */
  readonly command?: readonly string[];
}

export interface AllowedMcpServer extends McpServer {
  /** Whether it is rolled out to everybody. */
  readonly provided?: boolean;
}

/** A setting that must have a value. */
export interface RequiredSetting {
  readonly tool: string;
  readonly key: string;
  readonly value: SettingValue;
}

/** A rule that need not be kept for a while. */
export interface PolicyException {
  readonly rule: RuleId;
  /** Absent: for every tool. */
  readonly tools?: readonly string[];
  /** What it is about: the key of a setting, the name of a server, an extension; without it, all. */
  readonly subjects?: readonly string[];
  /** The last day, `2026-12-31`. */
  readonly until: string;
  readonly reason: string;
  readonly approvedBy?: string;
}

/** What an organisation wants of the AI tools on its machines. What is not there is not demanded. */
export interface Policy {
  readonly version: 1;
  readonly organisation: { readonly name: string; readonly contact?: string };
  readonly tools?: { readonly others: Permission; readonly approved: readonly ApprovedTool[] };
  readonly extensions?: {
    /** `deny-ai`: other extensions that send code to a model are denied. */
    readonly others: Permission | 'deny-ai';
    readonly allowed: readonly ApprovedExtension[];
    readonly denied: readonly string[];
  };
  readonly modelHosts?: { readonly others: Permission; readonly allowed: readonly ModelHost[] };
  readonly classifications: readonly Classification[];
  readonly permissions: {
    /** Modes in which an agent asks nobody. */
    readonly bypass?: Permission;
    /** Rules of the person and of repositories that let agents do more. */
    readonly personalRules?: Permission;
  };
  readonly sandbox: { readonly required?: boolean; readonly network?: Permission };
  readonly mcp?: {
    readonly others: Permission;
    readonly allowed: readonly AllowedMcpServer[];
    readonly denied: readonly McpServer[];
  };
  readonly hooks: {
    /** Hooks that the organisation did not roll out. */
    readonly others?: Permission;
    readonly guard?: 'required';
    /** An agent is refused when the guard fails. */
    readonly failClosed?: boolean;
  };
  readonly settings: {
    readonly level?: 'recommended' | 'strict' | 'off';
    readonly required: readonly RequiredSetting[];
  };
  readonly telemetry: {
    /** Usage data, error reports and experiments of the vendors. */
    readonly vendor?: Permission;
    /** Prompts and answers in telemetry, also in one's own. */
    readonly content?: Permission;
    /** One's own OpenTelemetry collector. */
    readonly collector?: string;
  };
  readonly retention: {
    /** Days for which tools may keep conversations on the machine. */
    readonly transcripts?: number;
    /** Conversations in the vendors' clouds. */
    readonly cloudSessions?: Permission;
    /** Days for which the trail of changes is kept. */
    readonly trail?: number;
  };
  readonly trail: {
    /** A reason has to be given for every change that Sightglass makes. */
    readonly justification?: boolean;
  };
  readonly exceptions: readonly PolicyException[];
}

/** What demands nothing. */
export const emptyPolicy: Policy = {
  version: 1,
  organisation: { name: '' },
  classifications: [],
  permissions: {},
  sandbox: {},
  hooks: {},
  settings: { required: [] },
  telemetry: {},
  retention: {},
  trail: {},
  exceptions: [],
};
