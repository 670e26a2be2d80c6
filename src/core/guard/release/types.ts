import type { Claim } from '../../fidelity.ts';

/** How an agent is started, and what of it leaves its hooks out. */
export interface UnguardedStart extends Claim {
  /** The product's id in the catalogue, which also tells the variables that move its settings. */
  readonly id: string;
  /** Names of its program on PATH. */
  readonly programs: readonly string[];
  /** Names of its package, as runners of packages and folders of packages have them. */
  readonly packages: readonly string[];
  /** Options that leave hooks out or take other settings, each alone or as `NAME=VALUE`. */
  readonly options: readonly string[];
  /** Variables, besides those that move its folders, that do the same; null for none. */
  readonly variables: RegExp | null;
}
