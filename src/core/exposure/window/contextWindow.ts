import type { FeatureId } from '../../assistants/types.ts';
import type { ContextItem, Simulation, TokenLimit } from '../../context/types.ts';
import type { Verdict } from '../../ignore/types.ts';
import type { Finding } from '../../secrets/types.ts';
import type { UriVerdicts } from '../situation.ts';
import { type Standing, standingOf } from './standing.ts';

/**
 * Where a part comes from: the document with the cursor, a piece or the whole of another file, facts about the workspace, or a
 * later read.
 */
export type PartKind = 'this-file' | 'snippet' | 'whole-file' | 'about' | 'on-demand';

/** An item in the window of a feature, or held back from it. */
export interface WindowPart {
  readonly item: ContextItem;
  readonly kind: PartKind;
  readonly standing: Exclude<Standing, 'left-out'>;
  /** The verdict on the item's file for this feature; null if there is none. */
  readonly verdict: Verdict | null;
  /** The number of secrets in the exact lines of the item. */
  readonly secrets: number;
}

/** What the next request of one feature carries, prepared for display. */
export interface ContextWindow {
  readonly assistant: string;
  readonly feature: FeatureId;
  /** What would be sent, in the order of the request; then what may be sent, what can be read on demand, and what is held back. */
  readonly parts: readonly WindowPart[];
  /** The tokens of what would be sent. */
  readonly tokens: number;
  /** The number of different secrets in what would or may be sent. */
  readonly secrets: number;
  readonly limit: TokenLimit | null;
  /** What the assistant adds on its own: system prompt and tool definitions; null if it was not measured. */
  readonly ownTokens: NonNullable<Simulation['ownTokens']> | null;
  /** How many things cannot be known from here. */
  readonly unknowns: number;
}

/** The facts by which the parts of a window are judged. */
export interface WindowFacts {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly verdictsOf: UriVerdicts;
  /** URI of the document with the cursor; null if there is none. */
  readonly active: string | null;
}

/** What one feature would send, with its tokens and the secrets in everything that is not held back. */
export function contextWindowOf(simulation: Simulation, facts: WindowFacts): ContextWindow {
  const { assistant, feature, items, limit = null, ownTokens = null, unknowns } = simulation;
  const parts = items.flatMap(item => partOf(item, facts) ?? []).sort((a, b) => rankOf(a) - rankOf(b));
  const sent = parts.filter(isSent);
  const open = parts.filter(each => each.standing !== 'held-back');
  const secrets = new Set(
    open.flatMap(({ item }) => findingsIn(item, facts.findings).map(each => `${item.uri} ${each.start}`)),
  );
  const tokens = sent.reduce((sum, { item }) => sum + item.tokens, 0);
  return { assistant, feature, parts, tokens, secrets: secrets.size, limit, ownTokens, unknowns: unknowns.length };
}

/** Whether a part goes with the next request, as far as is known. */
export function isSent({ standing, kind }: WindowPart): boolean {
  return kind !== 'on-demand' && (standing === 'sent' || standing === 'sent-unless-excluded');
}

/** The findings in the exact lines of an item. */
export function findingsIn(
  { uri, kind, startLine, endLine }: ContextItem,
  findings: WindowFacts['findings'],
): readonly Finding[] {
  if (kind === 'path' || kind === 'state' || kind === 'reachable') return [];
  const [first, last] = startLine === null ? [1, Infinity] : [startLine, endLine ?? startLine];
  return (findings.get(uri) ?? []).filter(each => each.startLine <= last && first <= each.endLine);
}

/** The verdict on the file of an item for its feature. */
export function verdictOf({ uri, assistant, feature }: ContextItem, verdictsOf: UriVerdicts): Verdict | null {
  return verdictsOf(uri).find(each => each.assistant === assistant && each.feature === feature) ?? null;
}

function partOf(item: ContextItem, { findings, verdictsOf, active }: WindowFacts): WindowPart | null {
  const verdict = verdictOf(item, verdictsOf);
  const standing = standingOf(item, verdict);
  if (standing === 'left-out') return null;
  return { item, kind: kindOf(item, active), standing, verdict, secrets: findingsIn(item, findings).length };
}

/** @param active URI of the document with the cursor; null if there is none */
export function kindOf({ kind, uri }: Pick<ContextItem, 'kind' | 'uri'>, active: string | null): PartKind {
  switch (kind) {
    case 'reachable':
      return 'on-demand';
    case 'path':
    case 'state':
      return 'about';
    case 'file':
      return uri === active ? 'this-file' : 'whole-file';
    case 'range':
    case 'diff':
      return uri === active ? 'this-file' : 'snippet';
  }
}

function rankOf(part: WindowPart): number {
  if (part.standing === 'held-back') return 3;
  if (part.kind === 'on-demand') return 2;
  return isSent(part) ? 0 : 1;
}
