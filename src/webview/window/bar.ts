import { element } from '../dom.ts';
import { segmentsOf } from './layout.ts';
import type { WindowLabels, WindowPicture, WindowRow } from './protocol.ts';

/**
 * Draws the contents of the window: a segment for each part, as long as its share, hatched if it is held back; below it, the used
 * part of a known limit. The bar is only for sight and mouse; {@link rowsOf} shows the same for keyboards and screen readers.
 */
export function barOf(
  { rows, used }: WindowPicture,
  { limitUsed, more }: WindowLabels,
  onOpen: (row: number) => void,
): HTMLElement {
  const { shown, merged } = segmentsOf(rows);
  const segments = shown.flatMap(index => {
    const row = rows[index];
    return row === undefined ? [] : [segmentOf(row, () => onOpen(index))];
  });
  const tail = merged.reduce((sum, index) => sum + (rows[index]?.tokens ?? 0), 0);
  if (merged.length > 0)
    segments.push(
      sized(element('span', { class: 'segment more', title: more.replace('{0}', String(merged.length)) }), tail),
    );
  const bar = element('div', { class: 'bar' }, ...segments);
  return element('div', { 'aria-hidden': 'true' }, bar, used === null ? null : gaugeOf(used, limitUsed));
}

function gaugeOf(used: number, label: string): HTMLElement {
  const full = element('span', { class: 'fill' });
  full.style.width = `${100 * used}%`;
  return element('span', { class: 'gauge', title: label }, full);
}

function segmentOf({ kind, standing, secrets, spoken, isFile, tokens }: WindowRow, onOpen: () => void): HTMLElement {
  const names = ['segment', kind, standing, ...(secrets > 0 ? ['has-secret'] : [])];
  const made = element('span', { class: names.join(' '), title: spoken });
  if (isFile) made.addEventListener('click', onOpen);
  return sized(made, standing === 'held-back' ? 0 : tokens);
}

/** Makes an element as long as its share; the style sheet sets a minimum width. */
function sized(made: HTMLElement, tokens: number): HTMLElement {
  made.style.flexGrow = String(tokens);
  return made;
}
