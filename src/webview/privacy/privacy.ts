import { button, element } from '../dom.ts';
import { goTo } from './goTo.ts';
import { post } from '../host.ts';
import type { Report, ToPage } from '../protocol.ts';
import { sections } from './sections.ts';

let isDrawn = false;

window.addEventListener('message', (event: MessageEvent<ToPage>) => {
  if (event.data.type === 'go') {
    goTo(event.data.section);
    return;
  }
  draw(event.data.report);
  if (isDrawn) return;
  isDrawn = true;
  // After two frames, the page is visible.
  requestAnimationFrame(() => requestAnimationFrame(() => post({ type: 'drawn' })));
});
window.addEventListener('keydown', event => {
  const isWriting = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (event.key !== '/' || isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  document.getElementById('filter')?.focus();
});
post({ type: 'ready' });

function draw(report: Report): void {
  document.documentElement.lang = report.language;
  document.title = report.labels.title;
  const parts = sections.flatMap(({ draw: drawn }) => drawn(report) ?? []);
  const main = element('main', {}, header(report), ...notices(report), ...parts);
  // The page is redrawn on every change; the focus, the scroll position and expanded parts are restored.
  const focused = document.activeElement?.id;
  const place = window.scrollY;
  const open = unfolded();
  document.body.replaceChildren(main);
  unfold(open);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  window.scrollTo({ top: place });
}

function header({ labels }: Report): HTMLElement {
  return element(
    'header',
    {},
    element('h1', {}, labels.title),
    element('p', { class: 'intro' }, labels.intro),
    element(
      'div',
      { class: 'toolbar' },
      button(labels.harden, () => post({ type: 'harden' }), { id: 'harden', class: 'primary' }),
      button(labels.hardenMachine, () => post({ type: 'harden-machine' }), { id: 'harden-machine' }),
      button(labels.verify, () => post({ type: 'verify' }), { id: 'verify' }),
      button(labels.exportReport, () => post({ type: 'export' }), { id: 'export' }),
    ),
  );
}

function notices(report: Report): HTMLElement[] {
  return report.notices.map(text => element('p', { class: 'notice', role: 'note' }, text));
}

/** Expanded lists have no ids, so they are identified by the text of their rows, or of their summary where they are in none. */
function nameOf(list: Element): string {
  return (list.closest('tr') ?? list.querySelector('summary'))?.textContent ?? '';
}

function unfolded(): ReadonlySet<string> {
  return new Set([...document.querySelectorAll('details[open]')].map(nameOf));
}

function unfold(names: ReadonlySet<string>): void {
  for (const each of document.querySelectorAll('details')) if (names.has(nameOf(each))) each.open = true;
}
