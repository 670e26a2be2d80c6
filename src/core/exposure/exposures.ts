import type { Assistant, Feature } from '../assistants/types.ts';
import type { ContextItem, Simulation } from '../context/types.ts';
import type { Verdict } from '../ignore/types.ts';
import type { Finding } from '../secrets/types.ts';
import { riskOf } from './risk.ts';
import type { Exposure, Reach } from './types.ts';

export interface ExposureInput {
  /** Findings with the URI of the text that contains them. */
  readonly findings: readonly { readonly uri: string; readonly finding: Finding }[];
  readonly simulations: readonly Simulation[];
  /** The assistants in use; others cannot be reached. */
  readonly assistants: readonly Assistant[];
  /** The verdicts for a file, one per assistant and feature. Called once per URI. */
  readonly verdictsOf: (uri: string) => readonly Verdict[];
  /** True if the state of the editor is unknown (a folder on disk). Every file then counts as open. */
  readonly assumeOpen: boolean;
}

/**
 * Joins findings, context items and verdicts to determine which secret would reach whom. Findings that reach nobody are left out.
 * Keeps the order of the findings.
 */
export function exposuresOf(input: ExposureInput): readonly Exposure[] {
  const itemsByUri = groupItems(input.simulations);
  const verdictsByUri = new Map<string, readonly Verdict[]>();
  const exposures: Exposure[] = [];
  for (const { uri, finding } of input.findings) {
    let verdicts = verdictsByUri.get(uri);
    if (verdicts === undefined) {
      verdicts = input.verdictsOf(uri);
      verdictsByUri.set(uri, verdicts);
    }
    const reaches = reachesOf(finding, itemsByUri.get(uri) ?? [], verdicts, input);
    if (reaches.length > 0) exposures.push({ path: finding.path, finding, reaches, risk: riskOf(finding, reaches) });
  }
  return exposures;
}

function reachesOf(
  finding: Finding,
  items: readonly ContextItem[],
  verdicts: readonly Verdict[],
  input: ExposureInput,
): readonly Reach[] {
  const reaches: Reach[] = [];
  for (const assistant of input.assistants) {
    for (const feature of assistant.features) {
      const verdict = verdicts.find(each => each.assistant === assistant.id && each.feature === feature.id);
      if (verdict === undefined || verdict.verdict === 'held-back') continue;
      const item = carrierOf(finding, items, assistant.id, feature);
      if (item !== null || canRead(feature, input.assumeOpen)) reaches.push({ verdict, item });
    }
  }
  return reaches;
}

/** The item that carries the finding's text; certain items are preferred. */
function carrierOf(
  finding: Finding,
  items: readonly ContextItem[],
  assistant: string,
  feature: Feature,
): ContextItem | null {
  let best: ContextItem | null = null;
  for (const item of items) {
    if (item.assistant !== assistant || item.feature !== feature.id || !carries(item, finding)) continue;
    if (item.inclusion === 'certain') return item;
    best ??= item;
  }
  return best;
}

function carries(item: ContextItem, finding: Finding): boolean {
  if (item.inclusion === 'dropped' || item.kind === 'path' || item.kind === 'state') return false;
  if (item.startLine === null || item.endLine === null) return true;
  return item.startLine <= finding.endLine && finding.startLine <= item.endLine;
}

/** Whether the feature could read a file that is not among its items: agents and indexes read the workspace themselves. */
function canRead(feature: Feature, assumeOpen: boolean): boolean {
  return feature.reach === 'workspace' || (assumeOpen && feature.reach === 'open-documents');
}

function groupItems(simulations: readonly Simulation[]): ReadonlyMap<string, readonly ContextItem[]> {
  const groups = new Map<string, ContextItem[]>();
  for (const simulation of simulations) {
    for (const item of simulation.items) {
      const group = groups.get(item.uri);
      if (group === undefined) groups.set(item.uri, [item]);
      else group.push(item);
    }
  }
  return groups;
}
