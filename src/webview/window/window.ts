import { button, element } from '../dom.ts';
import { answersOf } from './answers.ts';
import { barOf } from './bar.ts';
import { comparisonOf } from './comparison.ts';
import { rowsOf } from './rows.ts';
import type { FromWindow, ToWindow, WindowPage, WindowPicture } from './protocol.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromWindow): void };

const host = acquireVsCodeApi();
const post = (message: FromWindow): void => host.postMessage(message);

/** How long to wait before a screen reader announces a change, in milliseconds; a newer change restarts the delay. */
const quiet = 1000;

const live = element('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
let saying: ReturnType<typeof setTimeout> | undefined;
let said = '';

window.addEventListener('message', (event: MessageEvent<ToWindow>) => draw(event.data.page));
post({ type: 'ready' });

function draw(page: WindowPage): void {
  document.documentElement.lang = page.language;
  document.title = page.labels.title;
  const { version } = page;
  const answers = answersOf(page, {
    secret: row => post({ type: 'secret', version, row }),
    held: row => post({ type: 'held', version, row }),
    findings: () => post({ type: 'findings' }),
    report: () => post({ type: 'report' }),
  });
  const parts =
    page.picture === null ? [element('p', { class: 'empty' }, page.labels.empty)] : pictureOf(page, page.picture);
  // The page is redrawn with every keystroke in an editor; the focus and the scroll position are restored.
  const focused = document.activeElement?.id;
  const place = window.scrollY;
  document.body.replaceChildren(element('main', {}, answers, ...parts), live);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  window.scrollTo({ top: place });
  if (page.picture !== null) announce(`${page.picture.title}: ${page.picture.size}. ${page.picture.secrets}`);
}

function pictureOf(page: WindowPage, picture: WindowPicture): readonly HTMLElement[] {
  const { labels, version } = page;
  const onRow = (type: 'open' | 'hold-back' | 'why') => (row: number) => post({ type, version, row });
  return [
    comparisonOf(page, (assistant, feature) => post({ type: 'choose', assistant, feature })),
    element('h1', {}, picture.title),
    barOf(picture, labels, onRow('open')),
    element(
      'p',
      { class: 'size' },
      element('span', {}, picture.size),
      element('span', { class: 'known', title: picture.knownFully }, picture.known),
      picture.secrets === '' ? null : element('strong', { class: 'secret' }, picture.secrets),
    ),
    rowsOf(picture.rows, labels, { open: onRow('open'), holdBack: onRow('hold-back'), why: onRow('why') }),
    ...(picture.unknown === '' ? [] : [element('p', { class: 'unknown' }, picture.unknown)]),
    button(labels.preview, () => post({ type: 'preview' }), { id: 'preview', class: 'link' }),
  ];
}

function announce(text: string): void {
  if (text === said) return;
  said = text;
  clearTimeout(saying);
  saying = setTimeout(() => (live.textContent = text), quiet);
}
