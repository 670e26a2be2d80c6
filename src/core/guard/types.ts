import type { RuleReference } from '../ignore/types.ts';
import type { Finding } from '../secrets/types.ts';
import type { ListFolder } from './shell/expand.ts';
import type { CommandDialect } from './shell/grammar/syntax.ts';

/** Values of JSON, as agents ask and are answered. */
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
  /** What a tool gave back, in the tool's own shape, and what it was called with. */
  | {
      readonly kind: 'output';
      readonly value: Json;
      readonly call: GuardEvent | null;
      /** Where `value` lists what several tools gave back: what each was called with. */
      readonly calls?: readonly (GuardEvent | null)[];
    };

export type DecisionKind = 'allow' | 'ask' | 'deny' | 'redact';

/** Why, each with a sentence of its own in `text/messages/guard.ts`. */
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
  /** Relative to the workspace where it lies in it, else absolute. Null where no file is meant. */
  readonly path: string | null;
  /** The rule that decides. */
  readonly by: RuleReference | null;
  /** The kind of secret. */
  readonly ruleId: string | null;
  /** 1-based, in the prompt or the output. */
  readonly line?: number;
}

/** A text, or what a tool gave back, with what must not leave taken out; the same number of lines. */
export interface Masked<T> {
  readonly value: T;
  /** Empty where nothing was taken out; then `value` is what was given. */
  readonly reasons: readonly GuardReason[];
}

export interface Decision {
  readonly decision: DecisionKind;
  /** Empty for allow. */
  readonly reasons: readonly GuardReason[];
  /** What is to be handed on instead; there for redact alone, in the shape of the output that was asked about. */
  readonly value?: Json;
  /** An allowance without which it would have been refused. */
  readonly allowed?: Allowance;
}

/** What the rules of people say about one file. */
export type PathRule =
  | { readonly kind: 'held-back'; readonly by: RuleReference }
  /** A negated rule: also what usually holds credentials may be read then. */
  | { readonly kind: 'excepted'; readonly by: RuleReference };

/** A file that a person lets agents read for some time. */
export interface Allowance {
  /** Absolute, with `/`; a folder ends in one. */
  readonly path: string;
  /** Milliseconds since 1970; null: until it was used once. */
  readonly until: number | null;
}

/** What a file is to the guard itself. */
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
  /** Where a path leads behind all links. */
  readonly realPath: (path: string) => string;
  readonly list: ListFolder;
  /** Paths, relative to the root, of the files that git tracks; empty where that is not known. */
  readonly tracked: () => readonly string[];
  /** Whether writing an absolute path would change what guards; null for all other files. */
  readonly ownFile: (path: string) => OwnFile | null;
  /**
   * Whether a folder holds, at any depth, a file that guards and is there; where asked for, only the nearest folders of such
   * files count, or files of some names.
   */
  readonly holdsOwnFile: (folder: string, isDirect: boolean, isNamed?: (name: string) => boolean) => boolean;
  readonly allowances: readonly Allowance[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Secrets in a text; of every confidence. */
  readonly scan: (text: string) => readonly Finding[];
  /** What becomes of a tool's output: this agent takes another one, can only be told to withhold it, or neither. */
  readonly output: 'replace' | 'withhold' | 'none';
  /** Whether a question reaches a person, or is refused where there is none. */
  readonly canAsk: boolean;
}
