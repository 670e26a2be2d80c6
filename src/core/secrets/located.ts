import type { LineIndex } from '../texts/lines.ts';
import type { Finding } from './types.ts';

/** Adds lines and columns to a range of a text. */
export function located(
  lines: LineIndex,
  start: number,
  end: number,
): Pick<Finding, 'start' | 'end' | 'startLine' | 'startColumn' | 'endLine' | 'endColumn'> {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return { start, end, startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
