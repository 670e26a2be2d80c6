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
  /** Empty where no version was found. */
  readonly installed: readonly Installation[];
}

/** An extension of an editor. */
export interface ExtensionFacts {
  /** `publisher.name` */
  readonly id: string;
  readonly version: string;
  /** Null where that is not known. */
  readonly isPreRelease: boolean | null;
}

/** The guard in one agent, as files say. */
export interface GuardFacts {
  readonly tool: string;
  readonly state: WrittenState;
  /** Where it is registered; null: nowhere. */
  readonly file: string | null;
  readonly failsClosed: boolean;
}

/** A machine and the folder that is open on it, as far as a policy is about them. Plain values. */
export interface PolicyFacts {
  /** ISO date: what a policy says of days is measured by it. */
  readonly today: string;
  readonly tools: readonly ToolFacts[];
  /** Read with {@link policyTools} in addition to the settings of the tools. */
  readonly readings: Readings;
  /** Null where no editor says. */
  readonly extensions: readonly ExtensionFacts[] | null;
  readonly guard: readonly GuardFacts[];
  /** Files of the folder, relative, with `/`; null where none is open. */
  readonly paths: readonly string[] | null;
  readonly verdictsOf: VerdictsOf | null;
}

/** `excepted`: it is broken, and an exception says that it may be. */
export type Outcome = 'met' | 'broken' | 'unknown' | 'excepted';

/** The exception that a result falls under. */
export interface AppliedException {
  readonly exception: PolicyException;
  /** Whole days until its last one; negative: it has ended. */
  readonly daysLeft: number;
}

/** How one rule stands for one tool, and what decides. */
export interface RuleResult {
  readonly rule: RuleId;
  /** Null for what is about no single tool. */
  readonly tool: string | null;
  /** The key of a setting, a server, an extension, a class of files; null where the rule says it all. */
  readonly subject: string | null;
  readonly outcome: Outcome;
  readonly wanted: SettingValue;
  /** What is in force, as far as it may be shown; null: nothing, or not known. */
  readonly found: SettingValue;
  /** The layer that decides, as settings name it: `policy`, `workspace`, `file`, `env` …; null where nothing does. */
  readonly layer: string | null;
  /** Absolute, or below the open folder. */
  readonly file: string | null;
  readonly line?: number;
  /** An administrator's layer decides, so that the person cannot change it. */
  readonly isManaged: boolean;
  readonly why: Message;
  readonly exception: AppliedException | null;
  /** How it is known what the key does; null for what is plainly seen. */
  readonly claim: Claim | null;
}

/** A result before exceptions. */
export type Draft = Omit<RuleResult, 'exception' | 'outcome'> & { readonly outcome: Exclude<Outcome, 'excepted'> };
