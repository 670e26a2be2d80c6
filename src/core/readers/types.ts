import type { Claim } from '../fidelity.ts';
import type { RuleReference } from '../ignore/types.ts';
import type { Message } from '../message.ts';
import type { SettingObject, SettingValue } from '../settings/types.ts';

/**
 * What can be done about a row: `off` uses the tool's own switch for it, `remove` removes it from its file, `ask` makes the tool
 * ask again before it runs.
 */
export const readerFixes = ['off', 'remove', 'ask'] as const;
export type ReaderFix = (typeof readerFixes)[number];

/** A key of a configuration file. */
export interface ConfigPlace {
  readonly format: 'json' | 'toml' | 'yaml';
  /** `~/` is the home folder, `./` the workspace, `<user>/` the folder of each editor's settings. `*` stands for any name in a folder. */
  readonly file: string;
  /** `<folder>` stands for the path of the open folder. If empty, the place is the whole file. */
  readonly keyPath: readonly string[];
}

/** Where a tool stores MCP servers. */
export interface ServerPlace extends ConfigPlace {
  /** How a value in this file can refer to an environment variable instead of containing a secret; absent if unknown. */
  readonly reference?: string;
  /** Keys of a server that make the tool ignore it, according to its documentation; absent if the tool has no such switch here. */
  readonly off?: SettingObject;
}

/** What a person is no longer asked about. */
export type ApprovalKind = 'everything' | 'commands' | 'edits' | 'reads' | 'servers' | 'sandbox';

/** A key that stops a tool from asking. */
export interface ApprovalSpec {
  readonly kind: ApprovalKind;
  readonly format: ConfigPlace['format'];
  /** As in {@link ConfigPlace.file}. Each of these files that exists is reported. */
  readonly files: readonly string[];
  readonly keyPath: readonly string[];
  /** Values that stop it. Such a value also counts as an element of a list, or at a key of an object that means everything. */
  readonly open: readonly SettingValue[];
  /** The value that applies if no file sets it. */
  readonly default?: SettingValue;
  /** What to write so that the tool asks; absent if it asks when the key is not set. */
  readonly asks?: SettingValue;
}

/** When hooks of a repository run: without a question, once the folder is trusted, or once each hook is trusted. */
export type HooksRun = 'always' | 'trusted-folder' | 'each-trusted' | 'unknown';

/** Where a tool records that a folder is trusted: as a value at the folder's path, or as the folder in a list. */
export interface TrustPlace extends ConfigPlace {
  /** Values that mean trusted; absent if the key contains a list of folders. */
  readonly trusted?: readonly SettingValue[];
}

/** What can read files or run commands for one tool, as far as it is configured in files. */
export interface ProductReaders extends Claim {
  /** The id in the catalogue. */
  readonly tool: string;
  readonly servers: readonly ServerPlace[];
  readonly approvals: readonly ApprovalSpec[];
  /** Keys among the tool's settings that stop it from asking, and about what. These settings are known to hardening. */
  readonly approvalSettings: Readonly<Record<string, ApprovalKind>>;
  readonly hooksRun: HooksRun;
  readonly trust: TrustPlace | null;
}

/** What an extension declares for models. */
export interface ReaderExtension {
  readonly id: string;
  readonly version: string;
  readonly participants: readonly string[];
  readonly tools: readonly string[];
  /** Ids of providers of MCP servers. */
  readonly servers: readonly string[];
}

/** Which files a server can read: none here, those of some folders, or all that its user can read. */
export type ServerReach =
  | { readonly kind: 'remote' }
  /** `isBounded`: according to its documentation, it keeps to these folders; else they are just the ones it is told to work in. */
  | {
      readonly kind: 'folders';
      readonly folders: readonly string[];
      readonly isBounded: boolean;
      /** If a tool announces its roots, the open folder replaces these folders. */
      readonly takesRoots?: true;
    }
  | { readonly kind: 'disk' };

/** Files that a rule holds back from a tool, but that one of its servers can read. */
export interface GoesRound {
  readonly tool: string;
  readonly files: number;
  /** Some of the files, relative to the folder. */
  readonly examples: readonly string[];
  /** The rules that hold them back, without duplicates. */
  readonly by: readonly RuleReference[];
}

export interface ReaderServer {
  /** The tools in use that read the file; if none is in use, all tools that read it. */
  readonly tools: readonly string[];
  readonly name: string;
  readonly file: string;
  readonly line: number | null;
  /** Whether the file belongs to the open folder, so everybody with the repository has it. */
  readonly isOfWorkspace: boolean;
  readonly isOff: boolean;
  /** The program and its arguments, masked; empty for a remote server. */
  readonly command: readonly string[];
  /** The host of a remote server. */
  readonly host: string | null;
  /** Names of the variables and headers that are passed to it. Their values are never reported. */
  readonly variables: readonly string[];
  /** How many of its tools run without a question; `all` if every one does. */
  readonly approved: number | 'all';
  readonly reach: ServerReach;
  /** One row for each of the tools whose rules it bypasses. */
  readonly goesRound: readonly GoesRound[];
  /** What can be done about it here, the least drastic first. */
  readonly fixes: readonly ReaderFix[];
}

/** A tool that runs a hook, and when. */
export interface HookRunner {
  readonly tool: string;
  readonly runs: HooksRun;
  /** Whether the tool has recorded that it trusts the folder; null if that cannot be determined. */
  readonly isTrusted: boolean | null;
}

export interface ReaderHook {
  readonly by: readonly HookRunner[];
  readonly file: string;
  readonly line: number;
  /** Null if the file itself is a program. */
  readonly event: string | null;
  /** Masked. */
  readonly commands: readonly string[];
  readonly fixes: readonly ReaderFix[];
}

export interface ReaderApproval {
  readonly tool: string;
  readonly kind: ApprovalKind;
  readonly key: string;
  readonly value: SettingValue;
  /** Null if no file sets it and the tool does not ask by default. */
  readonly file: string | null;
  readonly line: number | null;
  /** Whether hardening can change it. */
  readonly canHarden: boolean;
  readonly fixes: readonly ReaderFix[];
}

/** A secret in a configuration file of an agent. */
export interface ReaderSecret {
  readonly tools: readonly string[];
  readonly file: string;
  readonly line: number;
  readonly isOfWorkspace: boolean;
  readonly ruleId: string;
  readonly description: Message;
  /** Never the secret itself. */
  readonly redacted: string;
  /** How the value can refer to a variable instead; null if unknown for this place. */
  readonly reference: string | null;
}

/** Everything here that can read files or run commands for a model. */
export interface ReadersReport {
  readonly folder: string;
  /** Null if no editor reports which extensions there are. */
  readonly extensions: readonly ReaderExtension[] | null;
  readonly servers: readonly ReaderServer[];
  readonly hooks: readonly ReaderHook[];
  readonly approvals: readonly ReaderApproval[];
  readonly secrets: readonly ReaderSecret[];
  readonly problems: readonly Message[];
}
