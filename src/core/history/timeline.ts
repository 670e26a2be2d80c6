import type { HistoryReport } from './report.ts';
import { dayNumber } from './tally/laneResults.ts';

/** What was sent to one assistant on one day. */
export interface TimelineCell {
  /** See {@link dayNumber}. */
  readonly day: number;
  /** Bytes that requests carried, as added up by lanes. */
  readonly size: number;
  /** The number of different secrets that were sent for the first or the last time. */
  readonly secrets: number;
}

export interface TimelineRow {
  readonly assistant: string;
  /** Sorted by day, without empty days. */
  readonly cells: readonly TimelineCell[];
}

export interface Timeline {
  /** The first and the last day, which may be the same. */
  readonly from: number;
  readonly to: number;
  /** Sorted by size, the largest total first. */
  readonly rows: readonly TimelineRow[];
  /** The size of the largest cell. */
  readonly largest: number;
}

/** The maximum number of days drawn; with more, a day would be too narrow to point at. */
const maximumDays = 60;

/** Groups days by assistant, up to the last day in the records; null if the records have no day. */
export function timelineOf({ sessions, secrets }: HistoryReport): Timeline | null {
  const rows = new Map<string, Map<number, { size: number; secrets: Set<string> }>>();
  const cellOf = (assistant: string, day: number): { size: number; secrets: Set<string> } => {
    const row = rows.get(assistant) ?? new Map<number, { size: number; secrets: Set<string> }>();
    rows.set(assistant, row);
    const cell = row.get(day) ?? { size: 0, secrets: new Set<string>() };
    row.set(day, cell);
    return cell;
  };
  for (const { assistant, days } of sessions)
    for (const [day, size] of days) if (size > 0) cellOf(assistant, day).size += size;
  for (const { assistant, status, first, last, id } of secrets)
    for (const time of status === 'sent' ? [first, last] : [])
      if (time !== null) cellOf(assistant, dayNumber(time)).secrets.add(id);
  const all = [...rows.values()].flatMap(row => [...row.keys()]);
  if (all.length === 0) return null;
  const to = all.reduce((a, b) => Math.max(a, b));
  const from = Math.max(
    all.reduce((a, b) => Math.min(a, b)),
    to - maximumDays + 1,
  );
  const drawn = [...rows].map(([assistant, row]) => ({
    assistant,
    cells: [...row]
      .filter(([day]) => day >= from)
      .sort(([a], [b]) => a - b)
      .map(([day, cell]) => ({ day, size: cell.size, secrets: cell.secrets.size })),
  }));
  const shown = drawn.filter(({ cells }) => cells.length > 0);
  const total = ({ cells }: TimelineRow): number => cells.reduce((sum, { size }) => sum + size, 0);
  shown.sort((a, b) => total(b) - total(a));
  const largest = shown.flatMap(({ cells }) => cells).reduce((most, { size }) => Math.max(most, size), 0);
  return { from, to, rows: shown, largest };
}
