import type { ContextItem } from '../context/types.ts';
import type { RuleReference, Verdict } from '../ignore/types.ts';
import type { Message } from '../message.ts';
import type { Finding } from '../secrets/types.ts';

/** How serious the present situation is; ordered from harmless to worst. */
export const riskLevels = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** A finding that a feature would send: finding × context item × verdict. */
export interface Exposure {
  readonly path: string;
  readonly finding: Finding;
  /** Every assistant and feature it would reach; never empty. */
  readonly reaches: readonly Reach[];
  readonly risk: RiskLevel;
}

export interface Reach {
  readonly verdict: Verdict;
  /** The item that carries it; null where the feature could read the file on demand. */
  readonly item: ContextItem | null;
}

/** A sensitive file that a rule people trust does not hold back. */
export interface Gap {
  readonly path: string;
  readonly assistant: string;
  readonly why: Message;
  /** The rule that people trust, which this assistant does not read. */
  readonly by: RuleReference | null;
}
