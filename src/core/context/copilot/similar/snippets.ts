import { type WindowIndex, windowLines } from './windows.ts';
import { wordsOf } from './words.ts';

/** Limits of the search for similar snippets. Sizes are in UTF-16 units. */
export interface SnippetLimits {
  /** Only neighbours below this size count. */
  readonly sizeBelow: number;
  readonly neighbours: number;
  readonly perNeighbour: number;
  readonly total: number;
}

const defaultLimits: SnippetLimits = { sizeBelow: 10_000, neighbours: 20, perNeighbour: 1, total: 4 };
const cppLimits: SnippetLimits = { sizeBelow: 100_000, neighbours: 200, perNeighbour: 4, total: 16 };

/**
 * Returns the limits for an active document of a detected language.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core prompt/src/snippetInclusion/similarFiles.ts.
 */
export function snippetLimits(language: string): SnippetLimits {
  return language === 'cpp' ? cppLimits : defaultLimits;
}

/** A window of a text with its score; lines are 0-based, the end exclusive. */
export interface ScoredWindow {
  readonly startLine: number;
  readonly endLine: number;
  readonly score: number;
}

/** A part of a neighbour that goes into the prompt. */
export interface Snippet<Neighbour> extends ScoredWindow {
  readonly neighbour: Neighbour;
  readonly text: string;
}

/** Why a neighbour gave no snippet. */
export type NoSnippet = 'empty' | 'too-large' | 'too-many' | 'nothing-in-common' | 'no-reference' | 'not-best';

/** Returns the words of the last lines before the cursor, including its own line up to the cursor. */
export function referenceWords(text: string, cursor: number, height = windowLines): ReadonlySet<string> {
  let from = cursor;
  for (let lines = 0; lines < height && from > 0; lines++) from = text.lastIndexOf('\n', from - 1);
  return wordsOf(text.slice(Math.max(0, from), cursor));
}

/**
 * Returns the best windows of one text, best first, earlier ones first on ties, without those that score zero. A window that overlaps the
 * last kept one replaces it only if its score is strictly higher; later windows are then compared with the new one.
 */
export function bestWindows(index: WindowIndex, reference: ReadonlySet<string>, most: number): ScoredWindow[] {
  const scores = index.scores(reference);
  const kept: ScoredWindow[] = [];
  let lastEnd = -1;
  let lastScore = -1;
  for (let start = 0; start < scores.length; start++) {
    const score = scores[start] ?? 0;
    const overlaps = lastEnd > start;
    if (overlaps && lastScore >= score) continue;
    if (overlaps) kept.pop();
    lastEnd = Math.min(index.lineCount, start + index.height);
    lastScore = score;
    kept.push({ startLine: start, endLine: lastEnd, score });
  }
  return kept
    .sort((left, right) => right.score - left.score)
    .slice(0, most)
    .filter(window => window.score > 0);
}

/** The result of the search: the snippets in prompt order, best last, and why other neighbours gave none. */
export interface SnippetChoice<Neighbour> {
  readonly snippets: readonly Snippet<Neighbour>[];
  readonly without: ReadonlyMap<Neighbour, NoSnippet>;
}

/**
 * Chooses the snippets of the neighbours, which are in Copilot's order. Linear in the size of the texts that are not indexed yet.
 * @param indexOf returns a neighbour's window index; called only for neighbours within the size limit
 */
export function chooseSnippets<Neighbour extends { readonly text: string }>(
  neighbours: readonly Neighbour[],
  reference: ReadonlySet<string>,
  limits: SnippetLimits,
  indexOf: (neighbour: Neighbour) => WindowIndex,
): SnippetChoice<Neighbour> {
  const without = new Map<Neighbour, NoSnippet>();
  const found: (ScoredWindow & { neighbour: Neighbour })[] = [];
  let considered = 0;
  for (const neighbour of neighbours) {
    const size = neighbour.text.length;
    if (size === 0 || size >= limits.sizeBelow) without.set(neighbour, size === 0 ? 'empty' : 'too-large');
    else if (considered++ >= limits.neighbours) without.set(neighbour, 'too-many');
    else if (reference.size === 0) without.set(neighbour, 'no-reference');
    else {
      const windows = bestWindows(indexOf(neighbour), reference, limits.perNeighbour);
      if (windows.length === 0) without.set(neighbour, 'nothing-in-common');
      for (const window of windows) found.push({ neighbour, ...window });
    }
  }
  const best = found.sort((left, right) => left.score - right.score).slice(-limits.total);
  const chosen = new Set(best.map(snippet => snippet.neighbour));
  for (const { neighbour } of found) if (!chosen.has(neighbour)) without.set(neighbour, 'not-best');
  const snippets = best.map(snippet => ({
    ...snippet,
    text: indexOf(snippet.neighbour).textOf(snippet.startLine, snippet.endLine),
  }));
  return { snippets, without };
}
