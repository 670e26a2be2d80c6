import type { Claim } from '../fidelity.ts';
import type { RuleReference } from '../ignore/types.ts';
import type { Message } from '../message.ts';
import type { SettingObject, SettingValue } from '../settings/types.ts';

/**
 * What can be done about a row: `off`, its tool's own switch for it; `remove`, out of its file; `ask`, so that its tool asks again
 * before it runs.
 */
export const readerFixes = ['off', 'remove', 'ask'] as const;
export type ReaderFix = (typeof readerFixes)[number];

/** A key of a configuration file. */
export interface ConfigPlace {
  readonly format: 'json' | 'toml' | 'yaml';
  /** `~/` home, `./` workspace, `<user>/` next to the settings of each editor. `*` stands for any name in a folder. */
  readonly file: string;
  /** `<folder>` stands for the path of the open folder; empty: the whole file. */
  readonly keyPath: readonly string[];
}

/** Where a tool keeps MCP servers. */
export interface ServerPlace extends ConfigPlace {
  /** How a value in this file names a variable of the environment instead of holding a secret; absent: not known. */
  readonly reference?: string;
  /** Keys of a server with which the tool leaves it be, by its documentation; absent: it has no such switch here. */
  readonly off?: SettingObject;
}

/** What a person is no longer asked for. */
export type ApprovalKind = 'everything' | 'commands' | 'edits' | 'reads' | 'servers' | 'sandbox';

/** A key with which a tool stops asking. */
export interface ApprovalSpec {
  readonly kind: ApprovalKind;
  readonly format: ConfigPlace['format'];
  /** As in {@link ConfigPlace.file}; each that is there is reported. */
  readonly files: readonly string[];
  readonly keyPath: readonly string[];
  /** Values that stop it; one of them in a list, or at a key of an object that stands for everything, counts as well. */
  readonly open: readonly SettingValue[];
  /** What holds where no file sets it. */
  readonly default?: SettingValue;
  /** What to write so that it asks; absent: it asks where nobody sets the key. */
  readonly asks?: SettingValue;
}

/** When hooks of a repository run: without a question, once the folder is trusted, or once each of them is. */
export type HooksRun = 'always' | 'trusted-folder' | 'each-trusted' | 'unknown';

/** Where a tool notes that a folder is trusted: a value at the folder's path, or the folder in a list. */
export interface TrustPlace extends ConfigPlace {
  /** Values that say so; absent: the key holds a list of folders. */
  readonly trusted?: readonly SettingValue[];
}

/** What can read files or run commands for one tool, as far as files configure it. */
export interface ProductReaders extends Claim {
  /** The id in the catalogue. */
  readonly tool: string;
  readonly servers: readonly ServerPlace[];
  readonly approvals: readonly ApprovalSpec[];
  /** Keys among the tool's settings that stop it from asking, and of what. Hardening knows them. */
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
  /** Providers of MCP servers. */
  readonly servers: readonly string[];
}

/** Which files a server can read: none here, those of some folders, or all that its user can. */
export type ServerReach =
  | { readonly kind: 'remote' }
  /** `isBounded`: it keeps to them by its documentation; else they are what it is told to work in. */
  | {
      readonly kind: 'folders';
      readonly folders: readonly string[];
      readonly isBounded: boolean;
      /** A tool that announces its roots puts the open folder in place of these. */
      readonly takesRoots?: true;
    }
  | { readonly kind: 'disk' };

/** Files that a rule holds back from a tool, and that one of its servers can read all the same. */
export interface GoesRound {
  readonly tool: string;
  readonly files: number;
  /** Some of them, relative to the folder. */
  readonly examples: readonly string[];
  /** The rules that hold them back, each once. */
  readonly by: readonly RuleReference[];
}

export interface ReaderServer {
  /** The tools in use that read the file; where none is in use, all that read it. */
  readonly tools: readonly string[];
  readonly name: string;
  readonly file: string;
  readonly line: number | null;
  /** Whether the file belongs to the folder that is open: everybody who has the repository has it. */
  readonly isOfWorkspace: boolean;
  readonly isOff: boolean;
  /** The program and its arguments as they may be shown; empty for a remote one. */
  readonly command: readonly string[];
  /** Of a remote one. */
  readonly host: string | null;
  /** Names of the variables and headers that it receives. Their values are never reported. */
  readonly variables: readonly string[];
  /** How many of its tools run without a question; `all`: every one. */
  readonly approved: number | 'all';
  readonly reach: ServerReach;
  /** A row for each of the tools whose rules it goes round. */
  readonly goesRound: readonly GoesRound[];
  /** What can be done about it here, the least first. */
  readonly fixes: readonly ReaderFix[];
}

/** A tool that runs a hook, and when. */
export interface HookRunner {
  readonly tool: string;
  readonly runs: HooksRun;
  /** Whether the tool notes that it trusts the folder; null where that cannot be read. */
  readonly isTrusted: boolean | null;
}

export interface ReaderHook {
  readonly by: readonly HookRunner[];
  readonly file: string;
  readonly line: number;
  /** Null for a file that is a program itself. */
  readonly event: string | null;
  /** As it may be shown. */
  readonly commands: readonly string[];
  readonly fixes: readonly ReaderFix[];
}

export interface ReaderApproval {
  readonly tool: string;
  readonly kind: ApprovalKind;
  readonly key: string;
  readonly value: SettingValue;
  /** Null: nobody sets it, and the tool does not ask on its own. */
  readonly file: string | null;
  readonly line: number | null;
  /** Hardening can change it. */
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
  /** How the value can name a variable instead; null: not known for this place. */
  readonly reference: string | null;
}

/** Everything here that can read files or run commands for a model. */
export interface ReadersReport {
  readonly folder: string;
  /** Null: no editor says which extensions there are. */
  readonly extensions: readonly ReaderExtension[] | null;
  readonly servers: readonly ReaderServer[];
  readonly hooks: readonly ReaderHook[];
  readonly approvals: readonly ReaderApproval[];
  readonly secrets: readonly ReaderSecret[];
  readonly problems: readonly Message[];
}
