import { foldAscii, utf8Bytes } from '../gitignore/bytes.ts';
import { parseRules, type Rule } from '../gitignore/rules.ts';
import type { RuleFile } from '../types.ts';
import type { PathNode } from './pathTree.ts';
import type { Steps } from '../../steps.ts';
import { pathsPerStep } from './types.ts';

/** The effect of one rule of a file on the existing files. */
export interface RuleUse {
  readonly rule: Rule;
  /** Whether it matches any file or folder. */
  readonly isMatched: boolean;
  /** Whether it decides for any file or folder. */
  readonly isDeciding: boolean;
  /** Another rule of the file that decides instead; null if this rule decides somewhere or matches nothing. */
  readonly overriddenBy: Rule | null;
  /** Whether that other rule ignores a folder above, so no exception below it has an effect. */
  readonly isBelowIgnored: boolean;
}

/** Applies every rule of one file to the files and folders below its base, as git would. */
export function* ruleUses(file: RuleFile, tree: readonly PathNode[], matchCase: boolean): Steps<readonly RuleUse[]> {
  const rules = parseRules(file, matchCase);
  const base = file.base === '' ? '' : utf8Bytes(`${file.base}/`);
  const matching = matcher(rules);
  const uses = new Uses(rules);
  /** For each folder, the index of the rule that ignores it; -1: none. */
  const ignoredBy = new Int32Array(tree.length).fill(-1);
  for (const [index, node] of tree.entries()) {
    if (index % pathsPerStep === pathsPerStep - 1) yield;
    if (!node.path.startsWith(base)) continue;
    const text = matchCase ? node.path : foldAscii(node.path);
    const name = matchCase ? node.name : foldAscii(node.name);
    const found = matching(text.slice(base.length), name, node.isFolder);
    const above = node.parent < 0 ? -1 : (ignoredBy[node.parent] ?? -1);
    const decider = above >= 0 ? above : (found.at(-1) ?? -1);
    uses.add(found, decider, above >= 0);
    if (node.isFolder && (above >= 0 || rules[decider]?.negated === false)) ignoredBy[index] = decider;
  }
  return rules.map((rule, index) => uses.of(rule, index));
}

/** What is known about each rule after the paths so far. Rules are identified by their index. */
class Uses {
  readonly #isMatched: Uint8Array;
  readonly #isDeciding: Uint8Array;
  readonly #isBelow: Uint8Array;
  readonly #overriddenBy: Int32Array;

  constructor(private readonly rules: readonly Rule[]) {
    this.#isMatched = new Uint8Array(rules.length);
    this.#isDeciding = new Uint8Array(rules.length);
    this.#isBelow = new Uint8Array(rules.length);
    this.#overriddenBy = new Int32Array(rules.length).fill(-1);
  }

  /**
   * Adds a path.
   * @param found the rules that match it
   * @param decider the rule that decides; -1: none
   * @param isBelow whether the deciding rule ignores a folder above
   */
  add(found: readonly number[], decider: number, isBelow: boolean): void {
    if (!isBelow && decider >= 0) this.#isDeciding[decider] = 1;
    for (const each of found) {
      this.#isMatched[each] = 1;
      if (each === decider || this.#overriddenBy[each] !== -1) continue;
      this.#overriddenBy[each] = decider;
      this.#isBelow[each] = isBelow ? 1 : 0;
    }
  }

  of(rule: Rule, index: number): RuleUse {
    const isDeciding = this.#isDeciding[index] === 1;
    return {
      rule,
      isMatched: this.#isMatched[index] === 1,
      isDeciding,
      overriddenBy: isDeciding ? null : (this.rules[this.#overriddenBy[index] ?? -1] ?? null),
      isBelowIgnored: this.#isBelow[index] === 1,
    };
  }
}

/**
 * Returns a function for the indexes of the rules that match, in order. Rules about names are applied once per name, because names often
 * repeat.
 */
function matcher(rules: readonly Rule[]): (below: string, name: string, isFolder: boolean) => readonly number[] {
  const indexed = rules.map((rule, index) => ({ rule, index }));
  const overNames = indexed.filter(({ rule }) => rule.matchesName);
  const overPaths = indexed.filter(({ rule }) => !rule.matchesName);
  const known = [new Map<string, readonly number[]>(), new Map<string, readonly number[]>()] as const;
  return (below, name, isFolder) => {
    const counts = ({ rule }: { readonly rule: Rule }): boolean => !(isFolder ? rule.filesOnly : rule.foldersOnly);
    const byName = known[isFolder ? 1 : 0];
    let named = byName.get(name);
    if (!named) {
      named = overNames.filter(each => counts(each) && each.rule.matches(name)).map(({ index }) => index);
      byName.set(name, named);
    }
    const found = overPaths.filter(each => counts(each) && each.rule.matches(below)).map(({ index }) => index);
    return found.length === 0 ? named : [...named, ...found].sort((a, b) => a - b);
  };
}
