import { button, element } from '../dom.ts';
import { secretCount } from './keyMark.ts';
import { rowAfter } from '../pictures/rowAfter.ts';
import type { WindowLabels, WindowRow } from './protocol.ts';

/** The actions of a row, by its index. */
export interface RowActions {
  readonly open: (row: number) => void;
  readonly holdBack: (row: number) => void;
  readonly why: (row: number) => void;
}

/**
 * Shows the parts of the window as rows, which are the legend of the bar. They are one tab stop, within which arrow keys move
 * between rows, Enter opens, Delete holds back and `?` explains why. A row's actions are also buttons.
 */
export function rowsOf(rows: readonly WindowRow[], labels: WindowLabels, actions: RowActions): HTMLElement {
  const made = rows.map((row, index) => rowOf(row, index, labels, actions));
  const list = element('ul', { class: 'rows', 'aria-label': labels.parts, 'aria-describedby': 'keys' }, ...made);
  const mains = made.map(each => each.querySelector('button'));
  let current = Math.max(
    0,
    mains.findIndex(each => each?.id === lastFocused),
  );
  const choose = (index: number): void => {
    mains[current]?.setAttribute('tabindex', '-1');
    current = index;
    mains[current]?.setAttribute('tabindex', '0');
  };
  choose(current);
  for (const [index, main] of mains.entries()) {
    main?.addEventListener('focus', () => {
      lastFocused = main.id;
      choose(index);
    });
    main?.addEventListener('keydown', event => {
      const next = rowAfter(event.key, index, rows.length);
      if (next !== null) mains[next]?.focus();
      else if (event.key === 'Delete' && rows[index]?.isFile === true) actions.holdBack(index);
      else if (event.key === '?' && rows[index]?.isFile === true) actions.why(index);
      else return;
      event.preventDefault();
    });
  }
  return element('div', {}, list, element('p', { id: 'keys', class: 'unseen' }, labels.keys));
}

/** The id of the row that had the focus last, since the page may be redrawn in the meantime. */
let lastFocused = '';

function rowOf(row: WindowRow, index: number, labels: WindowLabels, actions: RowActions): HTMLElement {
  const { label, stands, why, kind, standing, amount, share, secrets, spoken, isFile } = row;
  const unseen = (text: string): HTMLElement => element('span', { class: 'unseen' }, ` ${text} `);
  const main = element(
    'button',
    { type: 'button', id: `row-${index}`, class: 'row', title: spoken, tabindex: '-1' },
    element('span', { class: `swatch segment ${kind} ${standing}${secrets > 0 ? ' has-secret' : ''}` }),
    element(
      'span',
      { class: 'text' },
      element('span', { class: 'label' }, label),
      unseen(stands),
      element('span', { class: 'reason' }, why),
    ),
    secrets > 0 ? secretCount(secrets, unseen(labels.secrets)) : null,
    element('span', { class: 'amount' }, amount, amount === '' ? null : unseen(labels.tokens)),
    element('span', { class: 'share' }, share),
  );
  main.addEventListener('click', () => (isFile ? actions.open(index) : undefined));
  const action = (text: string, run: (row: number) => void): HTMLElement =>
    button(text, () => run(index), { class: 'link', tabindex: '-1', 'aria-label': `${text}: ${label}` });
  const more = isFile
    ? element('span', { class: 'actions' }, action(labels.holdBack, actions.holdBack), action(labels.why, actions.why))
    : null;
  return element('li', {}, main, more);
}
