import { cell, element, section, table } from './dom.ts';
import { openLink } from './openLink.ts';
import type { Report, ReportReader } from './protocol.ts';

/** What can read files or run commands for a model: what goes round an ignore file, and secrets, first. */
export function readersSection({ labels, readers }: Report): HTMLElement {
  const intro = element('p', { class: 'intro' }, labels.readersIntro);
  if (readers === null) return section('readers', labels.readers, intro, element('p', {}, labels.counting));
  if (readers.length === 0) return section('readers', labels.readers, intro, element('p', {}, labels.noReaders));
  const head = [labels.reader, labels.tool, labels.readerDoes, labels.where, labels.known];
  return section('readers', labels.readers, intro, table('readers', head, readers.map(row)));
}

function row({ kind, name, tools, code, facts, warnings, where, openId, known }: ReportReader): HTMLElement {
  const place = element('code', {}, where);
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('div', { class: 'tool' }, kind), element('code', { class: 'key' }, name)),
    cell(tools),
    cell(
      code === '' ? null : element('code', {}, code),
      ...facts.map(text => element('div', {}, text)),
      ...warnings.map(text => element('div', { class: 'state weak' }, text)),
    ),
    cell(where === '' ? null : openId === null ? place : openLink(place, openId)),
    element('td', { class: 'known' }, known),
  );
}
