import type { Assistant, Mechanism } from '../assistants/types.ts';
import { builtInFiles } from './sources/builtIn.ts';
import { consultedFiles } from './sources/consulted.ts';
import { type Decision, type RuleSet, ruleSet } from './gitignore/evaluate.ts';
import type { RuleFile, Verdict } from './types.ts';

/** A verdict without its path. */
export type PathlessVerdict = Omit<Verdict, 'path'>;

type Branch = Map<Decision, Branch | Leaf>;
interface Leaf {
  readonly verdicts: readonly PathlessVerdict[];
}

/** The most combinations that are kept; a full table is emptied. */
const keptCombinations = 20_000;

/**
 * Verdicts by what decides them. They depend on a path only through the rules that match it, and most paths of a workspace match the same
 * few combinations of rules, so the sentences are created once per combination.
 */
export class VerdictTable {
  /** Every set of rules that any of the verdicts depends on. */
  readonly #sets: readonly RuleSet[];
  #root: Branch = new Map();
  #count = 0;

  constructor(ruleFiles: readonly RuleFile[], assistants: readonly Assistant[]) {
    const sets = new Set<RuleSet>([ruleSet(ruleFiles)]);
    for (const { mechanisms } of assistants) {
      for (const mechanism of mechanisms) for (const set of setsOf(mechanism, ruleFiles)) sets.add(set);
    }
    this.#sets = [...sets].filter(set => !set.isEmpty);
  }

  /** Returns the verdicts for a path; calls `compute` if the combination of its rules is new. */
  of(path: string, compute: () => readonly PathlessVerdict[]): readonly PathlessVerdict[] {
    let branch = this.#root;
    const last = this.#sets.length - 1;
    for (let i = 0; i < last; i++) {
      const decision = (this.#sets[i] as RuleSet).decide(path);
      let next = branch.get(decision) as Branch | undefined;
      if (next === undefined) branch.set(decision, (next = new Map()));
      branch = next;
    }
    const decision = this.#sets[last]?.decide(path) ?? noDecision;
    const known = branch.get(decision) as Leaf | undefined;
    if (known !== undefined) return known.verdicts;
    const verdicts = compute();
    if (++this.#count > keptCombinations) {
      this.#root = new Map();
      this.#count = 0;
    } else branch.set(decision, { verdicts });
    return verdicts;
  }
}

const noDecision: Decision = { ignored: false, by: null };

function setsOf(mechanism: Mechanism, ruleFiles: readonly RuleFile[]): readonly RuleSet[] {
  const { matchCase, builtIn } = mechanism;
  const read = ruleSet(consultedFiles(mechanism, ruleFiles), matchCase);
  return builtIn === undefined ? [read] : [read, ruleSet(builtInFiles(mechanism), matchCase)];
}
