import { button, cell, element, table } from '../dom.ts';
import type { FromVisibility, ToVisibility, VisibilityPage, VisibilityRow } from './protocol.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromVisibility): void };

const host = acquireVsCodeApi();
const post = (message: FromVisibility): void => host.postMessage(message);

window.addEventListener('message', (event: MessageEvent<ToVisibility>) => draw(event.data.page));
post({ type: 'ready' });

/** Draws what would change the verdicts, then a table of who can see the file. */
function draw(page: VisibilityPage): void {
  document.documentElement.lang = page.language;
  document.title = page.title;
  const focused = document.activeElement?.id;
  const main = element(
    'main',
    {},
    element('h1', {}, page.title),
    page.given === '' ? null : element('p', { class: 'notice', role: 'note' }, page.given),
    element('h2', { id: 'remedies' }, page.remediesTitle),
    element('ul', { class: 'facts' }, ...page.remedies.map(text => element('li', {}, text))),
    element(
      'div',
      { class: 'toolbar' },
      button(page.holdBack, () => post({ type: 'hold-back' }), { id: 'hold-back', class: 'primary' }),
      button(page.openFile, () => post({ type: 'open' }), { id: 'open' }),
    ),
    element('h2', { id: 'who' }, page.tableTitle),
    table(
      'who',
      [page.assistant, ...page.features, page.rule],
      page.rows.map((row, at) => rowOf(row, at, page)),
    ),
    element('h2', {}, page.why),
    ...page.rows.map(reasonsOf),
  );
  document.body.replaceChildren(main);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** Shows why, and how that is known. This text is below the table because it is too long for its cells. */
function reasonsOf({ assistant, reasons }: VisibilityRow): HTMLElement {
  return element(
    'section',
    {},
    element('h3', {}, assistant),
    element('ul', { class: 'facts' }, ...reasons.map(text => element('li', { class: 'why' }, text))),
  );
}

function rowOf({ assistant, cells, rules }: VisibilityRow, at: number, page: VisibilityPage): HTMLElement {
  const marks = cells.map(each =>
    each === null
      ? element('td', { class: 'reach none' }, '·')
      : element(
          'td',
          { class: `reach ${each.kind}` },
          element('span', { class: 'glyph' }, each.glyph),
          ` ${each.word}`,
        ),
  );
  const links = rules.map(({ text, id }, index) =>
    element(
      'li',
      {},
      id === null
        ? element('code', {}, text)
        : button(text, () => post({ type: 'rule', id }), { id: `rule-${at}-${index}`, class: 'link' }),
    ),
  );
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, assistant),
    ...marks,
    cell(links.length === 0 ? page.noRule : element('ul', { class: 'paths' }, ...links)),
  );
}
