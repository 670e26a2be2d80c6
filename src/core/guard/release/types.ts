import type { Claim } from '../../fidelity.ts';

/** How an agent is started, and which options and variables skip its hooks. */
export interface UnguardedStart extends Claim {
  /** The product's id in the catalogue, which also lists the variables that move its settings. */
  readonly id: string;
  /** Names of its program on PATH. */
  readonly programs: readonly string[];
  /** Names of its package, as used by package runners and in package folders. */
  readonly packages: readonly string[];
  /** Options that skip hooks or use other settings, each alone or as `NAME=VALUE`. */
  readonly options: readonly string[];
  /** Variables, in addition to those that move its folders, that do the same; null for none. */
  readonly variables: RegExp | null;
}
