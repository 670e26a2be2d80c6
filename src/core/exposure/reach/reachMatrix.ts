import { type Assistant, type FeatureId, featureIds } from '../../assistants/types.ts';
import type { ContextItem } from '../../context/types.ts';
import type { Verdict } from '../../ignore/types.ts';
import { type Matrix, matrixOf } from './matrix.ts';
import { isCertain } from '../risk.ts';
import type { Exposure, Reach } from '../types.ts';

/**
 * What happens to a file or its contents, the most certain way out first. `sent`: goes with the next request; `may-be-sent`: the
 * server or the model decides; `readable`: no rule holds it back, and it is not in the next request; `unknown`: depends on
 * something that cannot be determined here.
 */
export const reachMarks = ['sent', 'may-be-sent', 'readable', 'unknown', 'held-back'] as const;
export type ReachMark = (typeof reachMarks)[number];

/** The answer for one file, assistant and feature. */
export interface FileCell {
  readonly mark: ReachMark;
  readonly verdict: Verdict;
}

/**
 * A table of assistants by features for one file.
 * @param items what the features currently use of its text
 */
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

/** `sent` is only used for what the next request carries. */
function markOf({ verdict, assistant, feature }: Verdict, items: readonly ContextItem[]): ReachMark {
  if (verdict !== 'sent') return verdict;
  const own = items.filter(each => each.assistant === assistant && each.feature === feature);
  if (own.some(each => each.inclusion === 'certain')) return 'sent';
  return own.some(each => each.inclusion === 'possible') ? 'may-be-sent' : 'readable';
}

/**
 * A table of files by features, with the worst result of all assistants in each cell. Every file counts as open. Keeps the order of
 * the files.
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

/** How many secrets one feature of one assistant receives. */
export interface ReachCount {
  /** With the next request. */
  readonly now: number;
  /** Possibly later: on demand, or as the server decides. */
  readonly later: number;
}

/**
 * A table of assistants by features with the number of secrets each can receive. Every assistant has a row, and a cell for each of
 * its features.
 */
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
