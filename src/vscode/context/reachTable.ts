import { l10n } from 'vscode';
import { assistantShortName } from '../../core/assistants/catalogue.ts';
import { countMatrix, type ReachCount } from '../../core/exposure/reach/reachMatrix.ts';
import { marks } from '../../text/marks.ts';
import { escapeMarkdown } from '../platform/markdown.ts';
import { featureName } from '../platform/text.ts';
import type { Snapshot } from '../state/store.ts';

/** Returns a Markdown table of assistants by features: how many secrets each gets now and on request; empty if none gets any. */
export function reachTable({ exposures, assistants }: Snapshot): string {
  if (exposures.length === 0) return '';
  const { columns, rows } = countMatrix(exposures, assistants);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const head = columns.map(each => escapeMarkdown(featureName(each)));
  return [
    line(['', ...head]),
    line(['---', ...head.map(() => ':-:')]),
    ...rows.map(({ row, cells }) => line([escapeMarkdown(assistantShortName(row)), ...cells.map(cellText)])),
    `\n${l10n.t('{0} with the next request · {1} on request', marks.sent.glyph, marks.readable.glyph)}\n`,
  ].join('');
}

function cellText(count: ReachCount | null): string {
  if (count === null) return marks.none.glyph;
  const { now, later } = count;
  const parts = [
    ...(now > 0 ? [`${marks.sent.glyph} ${now}`] : []),
    ...(later > 0 ? [`${marks.readable.glyph} ${later}`] : []),
  ];
  return parts.length === 0 ? '0' : parts.join(' ');
}
