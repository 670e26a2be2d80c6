import type { Assistant } from '../assistants/types.ts';
import type { Simulation } from '../context/types.ts';
import { type AccountFacts, createVerdicts, type VerdictsOf } from '../ignore/verdicts.ts';
import type { RuleFile, Verdict } from '../ignore/types.ts';
import { workspacePath } from '../paths/workspacePath.ts';
import type { Confidence, Finding } from '../secrets/types.ts';
import { exposuresOf } from './exposures.ts';
import { worstRisk } from './risk.ts';
import type { Exposure, RiskLevel } from './types.ts';

const confidenceOrder: readonly Confidence[] = ['low', 'medium', 'high'];

/** The rules for the files of one workspace folder. */
export interface FolderRules {
  /** The folder's URI, percent-encoded; null for files outside all folders. */
  readonly folder: string | null;
  readonly ruleFiles: readonly RuleFile[];
  readonly facts: AccountFacts;
}

/** Verdicts for any URI. */
export type UriVerdicts = (uri: string) => readonly Verdict[];

/**
 * Creates the function that returns verdicts for URIs. The same inputs return the same function with everything it has compiled,
 * since an editor asks after every keystroke.
 */
export class VerdictMaker {
  #inputs: readonly unknown[] = [];
  #made: UriVerdicts = () => [];

  /** @param rules one entry for each folder, and one for files outside all folders */
  of(rules: readonly FolderRules[], assistants: readonly Assistant[]): UriVerdicts {
    const inputs = [assistants, ...rules.flatMap(({ folder, ruleFiles, facts }) => [folder, ruleFiles, facts])];
    const isSame = inputs.length === this.#inputs.length && inputs.every((each, at) => each === this.#inputs[at]);
    if (!isSame) {
      this.#inputs = inputs;
      this.#made = uriVerdicts(rules, assistants);
    }
    return this.#made;
  }
}

function uriVerdicts(rules: readonly FolderRules[], assistants: readonly Assistant[]): UriVerdicts {
  const byFolder = new Map<string | null, VerdictsOf>();
  for (const { folder, ruleFiles, facts } of rules) byFolder.set(folder, createVerdicts(ruleFiles, assistants, facts));
  const folders = rules.flatMap(({ folder }) => folder ?? []);
  return uri => {
    const { folder, path } = workspacePath(uri, folders);
    return byFolder.get(folder)?.(path) ?? [];
  };
}

export interface SituationInput {
  readonly assistants: readonly Assistant[];
  readonly simulations: readonly Simulation[];
  /** Findings of any confidence, by URI. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Findings below this confidence do not count. */
  readonly minimumConfidence: Confidence;
  readonly verdictsOf: UriVerdicts;
}

/** What is currently exposed. */
export interface Situation {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly exposures: readonly Exposure[];
  readonly risk: RiskLevel;
}

/** Combines what was found, what would be sent, and what the rules say. */
export function situationOf(input: SituationInput): Situation {
  const { assistants, simulations, verdictsOf } = input;
  const floor = confidenceOrder.indexOf(input.minimumConfidence);
  const findings = new Map<string, readonly Finding[]>();
  for (const [uri, list] of input.findings) {
    const kept = list.filter(finding => confidenceOrder.indexOf(finding.confidence) >= floor);
    // If nothing was filtered out, keep the same list object, so views can see that it has not changed.
    if (kept.length > 0) findings.set(uri, kept.length === list.length ? list : kept);
  }
  const located = [...findings].flatMap(([uri, list]) => list.map(finding => ({ uri, finding })));
  const exposures = exposuresOf({ findings: located, simulations, assistants, verdictsOf, assumeOpen: false });
  return { findings, exposures, risk: worstRisk(exposures) };
}
