import { button, cell, element, section, table } from '../dom.ts';
import { post } from '../host.ts';
import type { Report, ReportLabels, ReportStored } from '../protocol.ts';

/** Shows the data that tools stored on the disk, with sizes and buttons to move it to the trash. */
export function storedSection({ labels, stored }: Report): HTMLElement {
  const intro = element('p', { class: 'intro' }, labels.storedIntro);
  if (stored === null) return section('stored', labels.stored, intro, element('p', {}, labels.counting));
  if (stored.length === 0) return section('stored', labels.stored, intro, element('p', {}, labels.noStored));
  const head = [labels.tool, labels.size, labels.where, labels.action];
  return section(
    'stored',
    labels.stored,
    intro,
    table(
      'stored',
      head,
      stored.map(each => row(each, labels)),
    ),
  );
}

/** How many paths are shown before the rest is collapsed. */
const shownPaths = 3;

function row(stored: ReportStored, labels: ReportLabels): HTMLElement {
  const purge = button(labels.purge, () => post({ type: 'purge', id: stored.id }), {
    'aria-label': `${labels.purge} ${stored.tool}, ${stored.kind}`,
  });
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      element('div', { class: 'tool' }, stored.tool),
      element('span', {}, stored.kind),
      element('div', { class: 'why' }, stored.holds),
      stored.cost === '' ? null : element('div', { class: 'why' }, `${labels.cost}: ${stored.cost}`),
    ),
    cell(stored.size),
    cell(paths(stored.where), stored.problem === '' ? null : element('div', { class: 'why' }, stored.problem)),
    cell(stored.where.length === 0 ? null : purge),
  );
}

function paths(where: readonly string[]): HTMLElement {
  const list = (names: readonly string[]): HTMLElement =>
    element('ul', { class: 'paths' }, ...names.map(name => element('li', {}, element('code', {}, name))));
  if (where.length <= shownPaths + 1) return list(where);
  return element(
    'div',
    {},
    list(where.slice(0, shownPaths)),
    element('details', {}, element('summary', {}, `+ ${where.length - shownPaths}`), list(where.slice(shownPaths))),
  );
}
