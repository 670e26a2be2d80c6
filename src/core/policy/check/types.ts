import type { Installation } from '../../assistants/versions.ts';
import type { Claim } from '../../fidelity.ts';
import type { WrittenState } from '../../guard/registrations/standing.ts';
import type { VerdictsOf } from '../../ignore/verdicts.ts';
import type { Message } from '../../message.ts';
import type { Readings } from '../../settings/readings.ts';
import type { SettingValue } from '../../settings/types.ts';
import type { RuleId } from '../model/ruleIds.ts';
import type { PolicyException } from '../model/types.ts';

/** An AI tool in use on a machine. */
export interface ToolFacts {
  readonly id: string;
  /** Empty if no version was found. */
  readonly installed: readonly Installation[];
}

/** An extension of an editor. */
export interface ExtensionFacts {
  /** `publisher.name` */
  readonly id: string;
  readonly version: string;
  /** Null if that is not known. */
  readonly isPreRelease: boolean | null;
}

/** The guard in one agent, as its files show. */
export interface GuardFacts {
  readonly tool: string;
  readonly state: WrittenState;
  /** Where it is registered; null if nowhere. */
  readonly file: string | null;
  readonly failsClosed: boolean;
}

/** A machine and the folder open on it, as far as policies are about them. Plain values. */
export interface PolicyFacts {
  /** ISO date, for comparison with the dates of a policy. */
  readonly today: string;
  readonly tools: readonly ToolFacts[];
  /** Read with {@link policyTools} in addition to the settings of the tools. */
  readonly readings: Readings;
  /** Null if no editor provides them. */
  readonly extensions: readonly ExtensionFacts[] | null;
  readonly guard: readonly GuardFacts[];
  /** Files of the folder, relative, with `/`; null if none is open. */
  readonly paths: readonly string[] | null;
  readonly verdictsOf: VerdictsOf | null;
}

/** `excepted`: the rule is broken, and an exception permits that. */
export type Outcome = 'met' | 'broken' | 'unknown' | 'excepted';

/** The exception that a result falls under. */
export interface AppliedException {
  readonly exception: PolicyException;
  /** Whole days until its last one; negative if it has ended. */
  readonly daysLeft: number;
}

/** The result of one rule for one tool, and what decided it. */
export interface RuleResult {
  readonly rule: RuleId;
  /** Null if the result is about no single tool. */
  readonly tool: string | null;
  /** The key of a setting, a server, an extension, a class of files; null if the rule needs no subject. */
  readonly subject: string | null;
  readonly outcome: Outcome;
  readonly wanted: SettingValue;
  /** The value in force, as far as it may be shown; null if there is none or it is not known. */
  readonly found: SettingValue;
  /** The layer that decides, as settings name it: `policy`, `workspace`, `file`, `env` …; null if none does. */
  readonly layer: string | null;
  /** Absolute, or below the open folder. */
  readonly file: string | null;
  readonly line?: number;
  /** Whether an administrator's layer decides, so the user cannot change it. */
  readonly isManaged: boolean;
  readonly why: Message;
  readonly exception: AppliedException | null;
  /** How the effect of the key is known; null for plain observations. */
  readonly claim: Claim | null;
}

/** A result before exceptions. */
export type Draft = Omit<RuleResult, 'exception' | 'outcome'> & { readonly outcome: Exclude<Outcome, 'excepted'> };
