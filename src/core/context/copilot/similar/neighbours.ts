import type { OpenDocument } from '../../types.ts';
import type { AccessTimes } from './accessTimes.ts';
import { comparableLanguage, languageOf } from '../documents/language.ts';

/** The most UTF-16 units of all neighbours together, inclusive. */
export const totalCharacters = 200_000;
/** The most documents that can be neighbours. */
export const mostNeighbours = 20;

/** What was decided about one open document. */
export type NeighbourDecision =
  | 'neighbour'
  | 'active'
  | 'excluded'
  | 'not-a-file'
  | 'active-not-a-file'
  | 'other-language'
  | 'over-total'
  | 'over-count';

export interface NeighbourChoice {
  /** Most recently focused first. */
  readonly neighbours: readonly OpenDocument[];
  /** Every open document in the order in which it was considered, excluded ones last. */
  readonly decisions: ReadonlyMap<OpenDocument, NeighbourDecision>;
}

/**
 * Chooses the open documents from which Copilot's completions take snippets. Folder names, `.gitignore` and the size of a single file do
 * not matter. Source: microsoft/vscode-copilot-chat@31acd00a, completions-core lib/src/prompt/similarFiles/openTabFiles.ts and
 * neighborFiles.ts; 0.67.0 measured the same on 2026-11-20.
 */
export function chooseNeighbours(
  documents: readonly OpenDocument[],
  active: OpenDocument,
  times: AccessTimes,
  isExcluded: (document: OpenDocument) => boolean,
): NeighbourChoice {
  const excluded = documents.filter(isExcluded);
  const hidden = new Set(excluded);
  const language = comparableLanguage(languageOf(active.uri, active.languageId));
  // Reading a time moves its entry, so the left operand is read first, as in Copilot's comparator.
  const sorted = documents
    .filter(document => !hidden.has(document))
    .sort((left, right) => {
      const leftTime = times.timeOf(left.uri);
      return times.timeOf(right.uri) - leftTime;
    });
  const neighbours: OpenDocument[] = [];
  const decisions = new Map<OpenDocument, NeighbourDecision>();
  let total = 0;
  for (const document of sorted) {
    const decision = decide(document);
    decisions.set(document, decision);
    if (decision !== 'neighbour') continue;
    neighbours.push(document);
    total += document.text.length;
  }
  for (const document of excluded) decisions.set(document, 'excluded');
  return { neighbours, decisions };

  function decide(document: OpenDocument): NeighbourDecision {
    if (document.uri === active.uri) return 'active';
    if (!document.uri.startsWith('file:')) return 'not-a-file';
    if (!active.uri.startsWith('file:')) return 'active-not-a-file';
    if (comparableLanguage(languageOf(document.uri, document.languageId)) !== language) return 'other-language';
    if (neighbours.length >= mostNeighbours) return 'over-count';
    return total + document.text.length > totalCharacters ? 'over-total' : 'neighbour';
  }
}
