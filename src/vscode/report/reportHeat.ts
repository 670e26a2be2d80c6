import { l10n } from 'vscode';
import { type HeatCell, type HeatMark, heatMap, heatMarks } from '../../core/report/heatMap.ts';
import type { SettingState } from '../../core/settings/types.ts';
import { heatGlyphs } from '../../text/marks.ts';
import type { ReportHeat, ReportHeatCell } from '../../webview/protocol.ts';
import { trafficText } from './reportTexts.ts';

/**
 * Creates the table of tools by purposes of the privacy report.
 * @param tools the tools that the report lists, with their names
 */
export function reportHeat(
  states: readonly SettingState[],
  tools: readonly { readonly id: string; readonly name: string }[],
): ReportHeat {
  const listed = states.filter(state => tools.some(each => each.id === state.assistant));
  const { columns, rows } = heatMap(listed);
  const purposes = columns.map(trafficText);
  const nameOf = (id: string): string => tools.find(each => each.id === id)?.name ?? id;
  return {
    purposes,
    rows: rows.map(({ row, cells }) => ({
      tool: nameOf(row),
      cells: cells.map((cell, at) => (cell === null ? null : shownCell(cell, nameOf(row), purposes[at] ?? ''))),
    })),
    legend: heatMarks.map(kind => ({ kind, glyph: heatGlyphs[kind], word: wordOf(kind) })),
  };
}

function shownCell({ mark, ...counts }: HeatCell, tool: string, purpose: string): ReportHeatCell {
  const all: readonly (readonly [HeatMark, number])[] = [
    ['open', counts.open],
    ['others', counts.others],
    ['hardened', counts.hardened],
    ['account', counts.inAccount],
  ];
  const words = all.filter(([, count]) => count > 0).map(([kind, count]) => l10n.t('{0} {1}', count, wordOf(kind)));
  return {
    kind: mark,
    glyph: heatGlyphs[mark],
    count: String(all.find(([kind]) => kind === mark)?.[1] ?? 0),
    spoken: l10n.t('{0}, {1}: {2}', tool, purpose, words.join(', ')),
  };
}

function wordOf(mark: HeatMark): string {
  switch (mark) {
    case 'open':
      return l10n.t('open');
    case 'others':
      return l10n.t('only for strict hardening, or not readable');
    case 'hardened':
      return l10n.t('hardened');
    case 'account':
      return l10n.t('only your account shows');
  }
}
