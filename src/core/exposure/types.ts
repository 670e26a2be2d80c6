import type { ContextItem } from '../context/types.ts';
import type { RuleReference, Verdict } from '../ignore/types.ts';
import type { Message } from '../message.ts';
import type { Finding } from '../secrets/types.ts';

/** How serious the current situation is, from harmless to worst. */
export const riskLevels = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** A finding that a feature would send: finding × context item × verdict. */
export interface Exposure {
  readonly path: string;
  readonly finding: Finding;
  /** Every assistant and feature that it would reach; never empty. */
  readonly reaches: readonly Reach[];
  readonly risk: RiskLevel;
}

export interface Reach {
  readonly verdict: Verdict;
  /** The item that carries it; null if the feature could read the file on demand. */
  readonly item: ContextItem | null;
}

/** A sensitive file that is not held back by a rule that people rely on. */
export interface Gap {
  readonly path: string;
  readonly assistant: string;
  readonly why: Message;
  /** The rule that people rely on, which this assistant does not read. */
  readonly by: RuleReference | null;
}
