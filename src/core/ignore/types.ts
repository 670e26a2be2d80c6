import type { FeatureId } from '../assistants/types.ts';
import type { Claim } from '../fidelity.ts';
import type { Message } from '../message.ts';

/** The text of one rule file, as found in a workspace. */
export interface RuleFile {
  /** Path relative to the workspace folder, with `/`: `src/.gitignore`. Files outside it are absolute. */
  readonly path: string;
  /** The id of the mechanism that it belongs to: usually its base name. */
  readonly mechanism: string;
  /** Folder its patterns are relative to, without a trailing slash; '' is the workspace folder. */
  readonly base: string;
  readonly text: string;
  /** Set if a variable has moved a file of the user: whether this is the file at the new place, or the one in its usual place. */
  readonly place?: 'moved' | 'usual';
  /** The rules of a file whose text is not gitignore's syntax, as {@link RuleEntry}; they are used instead of the text. */
  readonly entries?: readonly RuleEntry[];
  /** Rules that do not work in such a file. */
  readonly problems?: readonly RuleProblem[];
}

/** A line that matches nothing, or not what it seems to say. */
export interface RuleProblem {
  /** 1-based. */
  readonly line: number;
  /** Names the file and the line. */
  readonly why: Message;
  /** Whether the line does nothing at all; otherwise it does something other than it seems to. */
  readonly isDead: boolean;
}

/** A rule in a settings file. */
export interface RuleEntry {
  /** 1-based, in the settings file. */
  readonly line: number;
  /** As written there: `Read(./.env)`. */
  readonly written: string;
  /** How it is matched. `gitignore`: as a line of that syntax; `wildcard`: against the whole path, where `*` crosses slashes. */
  readonly syntax: 'gitignore' | 'wildcard';
  readonly pattern: string;
  readonly negated: boolean;
}

/** The rule that decided. Line is 1-based. */
export interface RuleReference {
  readonly file: string;
  readonly line: number;
  /** As written in the file. */
  readonly pattern: string;
}

export type VerdictKind = 'held-back' | 'sent' | 'unknown';

/**
 * What a verdict is based on. `rule`: a rule that is read; `built-in`: a rule that the product includes; `exception`: a negated rule;
 * `condition`: a rule that counts only under a condition; `uncounted-rule`: a matching rule that people rely on but this assistant does
 * not count; `no-rule`: no rule that it reads matches; `no-mechanism`: it reads no rules for this feature.
 */
export type VerdictBasis =
  'rule' | 'built-in' | 'exception' | 'condition' | 'uncounted-rule' | 'no-rule' | 'no-mechanism';

/** The answer for one file and one feature of one assistant, and how it is known. */
export interface Verdict extends Claim {
  /** Relative to the workspace folder, with `/`. */
  readonly path: string;
  readonly assistant: string;
  readonly feature: FeatureId;
  readonly verdict: VerdictKind;
  readonly by: RuleReference | null;
  readonly basis: VerdictBasis;
  /** The rule that people rely on but that does not count here; null unless the basis is `uncounted-rule`. */
  readonly uncounted: RuleReference | null;
  readonly why: Message;
}
