import type { TrafficClass } from '../assistants/trafficClass.ts';
import { type Matrix, matrixOf } from '../exposure/reach/matrix.ts';
import type { SettingState } from '../settings/types.ts';
import { groupOf, trafficOrder } from './privacy.ts';

/** The settings of one tool for one purpose. */
export interface HeatCell {
  /**
   * The colour: `open` if a setting is open; `others` if none is, but some are not hardened; `hardened`; `account` if only
   * the account knows.
   */
  readonly mark: HeatMark;
  readonly open: number;
  readonly hardened: number;
  /** Settings that are neither: optional, unreadable, ineffective. */
  readonly others: number;
  /** Choices that only the account knows. */
  readonly inAccount: number;
}

export const heatMarks = ['open', 'others', 'hardened', 'account'] as const;
export type HeatMark = (typeof heatMarks)[number];

/** Returns tools by purposes: how many settings are open, the most important purposes first. */
export function heatMap(states: readonly SettingState[]): Matrix<string, TrafficClass, HeatCell> {
  return matrixOf(states, {
    columns: trafficOrder,
    rowOf: each => each.assistant,
    columnOf: each => each.spec.trafficClass,
    cellOf: heatCell,
  });
}

function heatCell(states: readonly SettingState[]): HeatCell {
  const groups = states.map(groupOf);
  const count = (group: string): number => groups.filter(each => each === group).length;
  const open = count('weak');
  const hardened = count('hardened');
  const inAccount = count('account');
  const others = states.length - open - hardened - inAccount;
  const mark = open > 0 ? 'open' : others > 0 ? 'others' : hardened > 0 ? 'hardened' : 'account';
  return { mark, open, hardened, others, inAccount };
}
