import { element } from '../dom.ts';
import { addGridKeys } from '../pictures/gridKeys.ts';
import { secretCount } from './keyMark.ts';
import type { WindowCell, WindowPage } from './protocol.ts';

/**
 * Shows assistants by features: how full each window is and how many secrets are in it. A cell selects the window that is drawn
 * below. The table is one tab stop; arrow keys move between cells.
 */
export function comparisonOf(page: WindowPage, onChoose: (assistant: string, feature: string) => void): HTMLElement {
  const { labels, assistants, chosen } = page;
  const used = labels.features.filter(({ id }) =>
    assistants.some(({ cells }) => cells.some(each => each.feature === id)),
  );
  const grid: HTMLButtonElement[][] = [];
  const rows = assistants.map(({ id, name, short, cells }) => {
    const line: HTMLButtonElement[] = [];
    const made = used.map(feature => {
      const cell = cells.find(each => each.feature === feature.id);
      if (cell === undefined) return element('td', { class: 'none' }, '·');
      const isChosen = chosen.assistant === id && chosen.feature === feature.id;
      const choice = cellButton(cell, `cell-${id}-${feature.id}`, isChosen);
      choice.addEventListener('click', () => onChoose(id, feature.id));
      line.push(choice);
      return element('td', {}, choice);
    });
    grid.push(line);
    return element('tr', {}, element('th', { scope: 'row', title: name }, short), ...made);
  });
  addGridKeys(grid);
  const head = used.map(({ short, name }) =>
    element('th', { scope: 'col', title: name }, element('abbr', { title: name }, short)),
  );
  return element(
    'table',
    { class: 'comparison', 'aria-label': labels.compare },
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, labels.assistant), ...head)),
    element('tbody', {}, ...rows),
  );
}

function cellButton(
  { amount, holds, fill, secrets, spoken }: WindowCell,
  id: string,
  isChosen: boolean,
): HTMLButtonElement {
  const gauge = element('span', { class: 'fill' });
  gauge.style.width = `${Math.round(fill * 100)}%`;
  return element(
    'button',
    {
      type: 'button',
      id,
      class: secrets > 0 ? 'choice has-secret' : 'choice',
      tabindex: isChosen ? '0' : '-1',
      'aria-pressed': String(isChosen),
      'aria-label': spoken,
      title: spoken,
    },
    secrets > 0 ? secretCount(secrets) : element('span', {}, amount),
    element('span', { class: holds ? 'gauge holds' : 'gauge' }, gauge),
  );
}
