import { type Assistant, type FeatureId, featureIds } from '../../assistants/types.ts';
import type { ContextItem } from '../../context/types.ts';
import type { Verdict } from '../../ignore/types.ts';
import { type Matrix, matrixOf } from './matrix.ts';
import { isCertain } from '../risk.ts';
import type { Exposure, Reach } from '../types.ts';

/**
 * What becomes of a file or of what it holds, the surest way out first. `sent`: goes with the next request; `may-be-sent`: the
 * server or the model decides; `readable`: no rule holds it back, and it is not in the next request; `unknown`: depends on what
 * cannot be seen from here.
 */
export const reachMarks = ['sent', 'may-be-sent', 'readable', 'unknown', 'held-back'] as const;
export type ReachMark = (typeof reachMarks)[number];

/** The answer for one file, one assistant and one feature. */
export interface FileCell {
  readonly mark: ReachMark;
  readonly verdict: Verdict;
}

/** Assistants by features for one file. @param items what the features make of its text now */
export function fileMatrix(
  verdicts: readonly Verdict[],
  items: readonly ContextItem[],
): Matrix<string, FeatureId, FileCell> {
  const cell = (verdict: Verdict): FileCell => ({ mark: markOf(verdict, items), verdict });
  return matrixOf(verdicts.map(cell), {
    columns: featureIds,
    rowOf: ({ verdict }) => verdict.assistant,
    columnOf: ({ verdict }) => verdict.feature,
    cellOf: worstOf,
  });
}

/** "Sent" is only said of what the next request carries. */
function markOf({ verdict, assistant, feature }: Verdict, items: readonly ContextItem[]): ReachMark {
  if (verdict !== 'sent') return verdict;
  const own = items.filter(each => each.assistant === assistant && each.feature === feature);
  if (own.some(each => each.inclusion === 'certain')) return 'sent';
  return own.some(each => each.inclusion === 'possible') ? 'may-be-sent' : 'readable';
}

/**
 * Files by features, the worst of all assistants in each cell, where every file counts as if it were open. The files come in the
 * order in which they are given.
 */
export function filesMatrix(
  paths: readonly string[],
  verdictsOf: (path: string) => readonly Verdict[],
): Matrix<string, FeatureId, FileCell> {
  const cells = paths.flatMap(path =>
    verdictsOf(path).map((verdict): FileCell & { readonly path: string } => ({ path, mark: verdict.verdict, verdict })),
  );
  return matrixOf(cells, {
    columns: featureIds,
    rowOf: ({ path }) => path,
    columnOf: ({ verdict }) => verdict.feature,
    cellOf: worstOf,
  });
}

function worstOf<T extends { readonly mark: ReachMark }>(cells: readonly T[]): T {
  return cells.reduce((worst, each) => (reachMarks.indexOf(each.mark) < reachMarks.indexOf(worst.mark) ? each : worst));
}

/** How many secrets one feature of one assistant gets. */
export interface ReachCount {
  /** With the next request. */
  readonly now: number;
  /** Some day: on demand, or as the server decides. */
  readonly later: number;
}

/** Assistants by features: how many secrets each can get. Every assistant has a row, and a cell for each feature that it has. */
export function countMatrix(
  exposures: readonly Exposure[],
  assistants: readonly Pick<Assistant, 'id' | 'features'>[],
): Matrix<string, FeatureId, ReachCount> {
  type Place = { readonly assistant: string; readonly feature: FeatureId; readonly reach: Reach | null };
  const places = [
    ...assistants.flatMap(({ id, features }) =>
      features.map((feature): Place => ({ assistant: id, feature: feature.id, reach: null })),
    ),
    ...exposures.flatMap(({ reaches }) =>
      reaches.map((reach): Place => ({ assistant: reach.verdict.assistant, feature: reach.verdict.feature, reach })),
    ),
  ];
  return matrixOf(places, {
    columns: featureIds,
    rowOf: each => each.assistant,
    columnOf: each => each.feature,
    cellOf: some => {
      const reaches = some.flatMap(each => each.reach ?? []);
      const now = reaches.filter(isCertain).length;
      return { now, later: reaches.length - now };
    },
  });
}
