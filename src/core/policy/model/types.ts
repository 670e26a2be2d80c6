import type { SettingValue } from '../../settings/types.ts';
import type { RuleId } from './ruleIds.ts';

/** Whether something is allowed. `deny` is the stricter value. */
export type Permission = 'allow' | 'deny';

/** A tool that may be used; in any version if there are no bounds. */
export interface ApprovedTool {
  readonly id: string;
  /** The lowest allowed version. */
  readonly minimum?: string;
  /** The highest allowed version. */
  readonly maximum?: string;
}

/** An extension that may be installed: in any version, in stable releases, or only in the listed versions. */
export interface ApprovedExtension {
  /** `publisher.name`, or a publisher alone. */
  readonly id: string;
  readonly versions?: 'stable' | readonly string[];
}

/** Where models are reached, with an id that the rest of the policy refers to. */
export interface ModelHost {
  readonly id: string;
  /** Host names; `*.example.com` is every name below. */
  readonly hosts: readonly string[];
  /** The address that tools are redirected to for models, if any. */
  readonly url?: string;
  /** Tools that are redirected there; without it, all that can be. */
  readonly tools?: readonly string[];
}

/** Files that may reach certain model hosts only. */
export interface Classification {
  readonly name: string;
  /** Positive patterns in gitignore's syntax. */
  readonly patterns: readonly string[];
  /** Ids of model hosts; empty means none. */
  readonly mayReach: readonly string[];
}

/** An MCP server, identified by its command or URL; the name is only for people. */
export interface McpServer {
  readonly name: string;
  readonly url?: string;
  /** The program and its arguments, which must match exactly. */
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

/** A rule that need not be followed for a while. */
export interface PolicyException {
  readonly rule: RuleId;
  /** If absent, for every tool. */
  readonly tools?: readonly string[];
  /** What it is about: the key of a setting, the name of a server, an extension; if absent, everything. */
  readonly subjects?: readonly string[];
  /** The last day, `2026-12-31`. */
  readonly until: string;
  readonly reason: string;
  readonly approvedBy?: string;
}

/** What an organisation requires of the AI tools on its machines. Anything missing is not required. */
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
    /** Modes in which an agent does not ask. */
    readonly bypass?: Permission;
    /** Rules of users and repositories that let agents do more. */
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
    /** Agents are refused if the guard fails. */
    readonly failClosed?: boolean;
  };
  readonly settings: {
    readonly level?: 'recommended' | 'strict' | 'off';
    readonly required: readonly RequiredSetting[];
  };
  readonly telemetry: {
    /** Usage data, error reports and experiments of the vendors. */
    readonly vendor?: Permission;
    /** Prompts and answers in telemetry, including the organisation's own. */
    readonly content?: Permission;
    /** The organisation's own OpenTelemetry collector. */
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
    /** Every change that Sightglass makes needs a reason. */
    readonly justification?: boolean;
  };
  readonly exceptions: readonly PolicyException[];
}

/** A policy that demands nothing. */
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
