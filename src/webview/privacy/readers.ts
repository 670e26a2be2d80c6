import { button, cell, element, keyName, pathName, section, table } from '../dom.ts';
import { post } from '../host.ts';
import { openLink } from '../openLink.ts';
import type { Report, ReportReader } from '../protocol.ts';

/** Shows what can read files or run commands for a model. Servers that bypass an ignore file, and secrets, come first. */
export function readersSection({ labels, readers }: Report): HTMLElement {
  const intro = element('p', { class: 'intro' }, labels.readersIntro);
  if (readers === null) return section('readers', labels.readers, intro, element('p', {}, labels.counting));
  if (readers.length === 0) return section('readers', labels.readers, intro, element('p', {}, labels.noReaders));
  const head = [labels.reader, labels.tool, labels.readerDoes, labels.where, labels.known, labels.action];
  return section('readers', labels.readers, intro, table('readers', head, readers.map(row)));
}

function row({ kind, name, tools, code, facts, warnings, where, openId, known, fixes }: ReportReader): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('div', { class: 'tool' }, kind), name === '' ? null : keyName(name)),
    cell(tools),
    cell(
      code === '' ? null : element('code', {}, code),
      ...facts.map(text => element('div', {}, text)),
      ...warnings.map((text, at) => element('div', at === 0 ? { class: 'state weak' } : {}, text)),
    ),
    cell(openId === null ? where : openLink(pathName(where), openId)),
    element('td', { class: 'known' }, known),
    cell(
      ...fixes.map(({ label, openId: id }) =>
        button(label, () => post({ type: 'open', openId: id }), { 'aria-label': `${label} ${kind} ${name}` }),
      ),
    ),
  );
}
