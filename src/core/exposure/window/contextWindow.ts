import type { FeatureId } from '../../assistants/types.ts';
import type { ContextItem, Simulation, TokenLimit } from '../../context/types.ts';
import type { Verdict } from '../../ignore/types.ts';
import type { Finding } from '../../secrets/types.ts';
import type { UriVerdicts } from '../situation.ts';
import { type Standing, standingOf } from './standing.ts';

/** Where a part comes from: the document of the cursor, a piece or the whole of another file, facts about the workspace. */
export type PartKind = 'this-file' | 'snippet' | 'whole-file' | 'about' | 'on-demand';

/** One thing in the window of a feature, or held back from it. */
export interface WindowPart {
  readonly item: ContextItem;
  readonly kind: PartKind;
  readonly standing: Exclude<Standing, 'left-out'>;
  /** On the file of the item for this feature; null where there is none. */
  readonly verdict: Verdict | null;
  /** In the very lines that the item takes. */
  readonly secrets: number;
}

/** What the next request of one feature carries, as a picture needs it. */
export interface ContextWindow {
  readonly assistant: string;
  readonly feature: FeatureId;
  /** What would be sent, in the order of the request; then what may be, what can be asked for, and what is held back. */
  readonly parts: readonly WindowPart[];
  /** Of what would be sent. */
  readonly tokens: number;
  /** Different secrets in what would or may be sent. */
  readonly secrets: number;
  readonly limit: TokenLimit | null;
  /** What the assistant adds of its own: system prompt and definitions of tools; null where it was not measured. */
  readonly ownTokens: NonNullable<Simulation['ownTokens']> | null;
  /** How many things cannot be known from here. */
  readonly unknowns: number;
}

/** What a window is judged by. */
export interface WindowFacts {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly verdictsOf: UriVerdicts;
  /** URI of the document of the cursor; null without one. */
  readonly active: string | null;
}

/** What one feature would send, sorted by kind, with its tokens and the secrets in what is not held back. */
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

/** Whether a part goes with the next request, as far as can be known. */
export function isSent({ standing, kind }: WindowPart): boolean {
  return kind !== 'on-demand' && (standing === 'sent' || standing === 'sent-unless-excluded');
}

/** Findings in the very lines that an item takes. */
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

/** @param active URI of the document of the cursor; null without one */
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
