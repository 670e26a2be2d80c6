import type { RuleReference } from '../ignore/types.ts';
import type { Finding } from '../secrets/types.ts';
import type { ListFolder } from './shell/expand.ts';
import type { CommandDialect } from './shell/grammar/syntax.ts';

/** JSON values, as in the questions of agents and the answers to them. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

/** What an agent is about to do, or did. Paths are as the agent wrote them. */
export type GuardEvent =
  /** Files whose text the agent gets. */
  | { readonly kind: 'read' | 'attachment'; readonly paths: readonly string[] }
  /** A search whose hits the agent gets: in the named files or folders. */
  | { readonly kind: 'search'; readonly paths: readonly string[] }
  | { readonly kind: 'edit'; readonly paths: readonly string[]; readonly text: string }
  | { readonly kind: 'shell'; readonly command: string; readonly dialect: CommandDialect }
  | { readonly kind: 'mcp'; readonly values: Json }
  | { readonly kind: 'web'; readonly address: string }
  | { readonly kind: 'prompt'; readonly text: string }
  /** What a tool returned, in the tool's own shape, and the call that returned it. */
  | {
      readonly kind: 'output';
      readonly value: Json;
      readonly call: GuardEvent | null;
      /** If `value` lists what several tools returned: the call of each. */
      readonly calls?: readonly (GuardEvent | null)[];
    };

export type DecisionKind = 'allow' | 'ask' | 'deny' | 'redact';

/** The reason's code, each with its own sentence in `text/messages/guard.ts`. */
export type ReasonCode =
  | 'guard.rule'
  | 'guard.sensitive'
  | 'guard.own'
  | 'guard.hooks'
  | 'guard.rules'
  | 'guard.release'
  | 'guard.secret.prompt'
  | 'guard.secret.output'
  | 'guard.secret.web'
  | 'guard.attachment'
  | 'guard.environment'
  | 'guard.heldBackOutput';

export interface GuardReason {
  readonly code: ReasonCode;
  /** Relative if it is inside the workspace, otherwise absolute. Null if no file is meant. */
  readonly path: string | null;
  /** The rule that decides. */
  readonly by: RuleReference | null;
  /** The kind of secret. */
  readonly ruleId: string | null;
  /** 1-based, in the prompt or the output. */
  readonly line?: number;
}

/** A text, or a tool's result, with everything masked that must not be sent; the same number of lines. */
export interface Masked<T> {
  readonly value: T;
  /** Empty if nothing was masked; `value` is then the original. */
  readonly reasons: readonly GuardReason[];
}

export interface Decision {
  readonly decision: DecisionKind;
  /** Empty for allow. */
  readonly reasons: readonly GuardReason[];
  /** The replacement; present only for redact, in the shape of the original output. */
  readonly value?: Json;
  /** The allowance without which it would have been refused. */
  readonly allowed?: Allowance;
}

/** The verdict of the user's rules on one file. */
export type PathRule =
  | { readonly kind: 'held-back'; readonly by: RuleReference }
  /** A negated rule: a file that usually contains credentials may then be read too. */
  | { readonly kind: 'excepted'; readonly by: RuleReference };

/** A file that the user lets agents read for some time. */
export interface Allowance {
  /** Absolute, with `/`; a folder ends in one. */
  readonly path: string;
  /** Milliseconds since 1970; null: until it is used once. */
  readonly until: number | null;
}

/** The role of a file for the guard itself. */
export type OwnFile = 'guard' | 'hooks' | 'rules';

/** Everything that a decision depends on. */
export interface GuardFacts {
  /** The workspace's folder, absolute, with `/`. */
  readonly root: string;
  /** Where the agent's tools run. */
  readonly current: string;
  readonly home: string;
  /** Whether `\` separates folders. */
  readonly isWindows: boolean;
  /** What the rules say about an absolute path. */
  readonly ruleOf: (path: string) => PathRule | null;
  /** A path with all links resolved. */
  readonly realPath: (path: string) => string;
  readonly list: ListFolder;
  /** Paths, relative to the root, of the files that git tracks; empty if that is not known. */
  readonly tracked: () => readonly string[];
  /** The role of an absolute path whose change would affect the guard; null for all other files. */
  readonly ownFile: (path: string) => OwnFile | null;
  /**
   * Whether a folder contains, at any depth, an existing guard file. With `isDirect`, only the nearest folders of such files count; with
   * `isNamed`, only files with these names.
   */
  readonly holdsOwnFile: (folder: string, isDirect: boolean, isNamed?: (name: string) => boolean) => boolean;
  readonly allowances: readonly Allowance[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Returns the secrets in a text, of every confidence. */
  readonly scan: (text: string) => readonly Finding[];
  /** How this agent treats tool output: it accepts a replacement, can only withhold it, or neither. */
  readonly output: 'replace' | 'withhold' | 'none';
  /** Whether a question reaches the user; otherwise it is refused. */
  readonly canAsk: boolean;
}
