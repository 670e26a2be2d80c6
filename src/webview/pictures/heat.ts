import { element, section } from '../dom.ts';
import type { View } from '../host.ts';
import type { Report, ReportHeatCell } from '../protocol.ts';
import { addGridKeys } from './gridKeys.ts';

/** A purpose of a tool, which is what a cell shows. */
type Chosen = Pick<View, 'tool' | 'purpose'>;

/**
 * Draws tools by purposes: how many settings are open, as a mark, a number and a color. It is one tab stop; arrow keys move between
 * cells, and choosing a cell shows its settings below. Null if no settings were read.
 */
export function heatSection(
  { heat, labels }: Report,
  chosen: Chosen,
  onChoose: (tool: string, purpose: string, isInAccount: boolean) => void,
): HTMLElement | null {
  if (heat.rows.length === 0) return null;
  const grid: HTMLElement[][] = [];
  let isFirst = true;
  const rows = heat.rows.map(({ tool, cells }, y) => {
    const line: HTMLElement[] = [];
    const made = cells.map((cell, x) => {
      const purpose = heat.purposes[x] ?? '';
      if (cell === null) return element('td', { class: 'heat none' }, '·');
      const button = cellButton(cell, `heat-${y}-${x}`);
      button.dataset['tool'] = tool;
      button.dataset['purpose'] = purpose;
      button.setAttribute('tabindex', isFirst ? '0' : '-1');
      isFirst = false;
      button.addEventListener('click', () => onChoose(tool, purpose, cell.kind === 'account'));
      line.push(button);
      return element('td', { class: 'heat' }, button);
    });
    grid.push(line);
    return element('tr', {}, element('th', { scope: 'row' }, tool), ...made);
  });
  addGridKeys(grid);
  const head = heat.purposes.map(name => element('th', { scope: 'col' }, name));
  const table = element(
    'table',
    { class: 'heat-map', 'aria-labelledby': 'heat', 'aria-describedby': 'heat-keys' },
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, labels.tool), ...head)),
    element('tbody', {}, ...rows),
  );
  const legend = element(
    'ul',
    { class: 'legend' },
    ...heat.legend.map(({ kind, glyph, word }) =>
      element('li', {}, element('span', { class: `glyph ${kind}`, 'aria-hidden': 'true' }, glyph), ` ${word}`),
    ),
  );
  const made = section(
    'heat',
    labels.heat,
    element('div', { class: 'wide' }, table),
    legend,
    element('p', { id: 'heat-keys', class: 'why' }, labels.heatKeys),
  );
  markChosen(chosen, made);
  return made;
}

/** Marks the cell whose settings are shown below. */
export function markChosen({ tool, purpose }: Chosen, within: ParentNode = document): void {
  for (const button of within.querySelectorAll<HTMLElement>('.heat-map button')) {
    const isChosen = button.dataset['tool'] === tool && button.dataset['purpose'] === purpose;
    button.setAttribute('aria-pressed', String(isChosen));
  }
}

function cellButton({ kind, glyph, count, spoken }: ReportHeatCell, id: string): HTMLButtonElement {
  return element(
    'button',
    { type: 'button', id, class: `cell ${kind}`, 'aria-label': spoken, title: spoken },
    element('span', { class: `glyph ${kind}` }, glyph),
    ` ${count}`,
  );
}
