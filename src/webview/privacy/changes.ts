import { cell, element, keyName, section, table } from '../dom.ts';
import { post } from '../host.ts';
import type { Report, ReportChange } from '../protocol.ts';

/** Shows the changes of values that were seen, newest first; each links to its setting. */
export function changesSection({ labels, changes }: Report): HTMLElement {
  if (changes.length === 0) return section('changes', labels.changes, element('p', {}, labels.noChanges));
  const rows = changes.map(change =>
    element(
      'tr',
      {},
      cell(change.when),
      cell(change.tool),
      cell(changedKey(change)),
      cell(element('code', {}, change.from)),
      cell(element('code', {}, change.to)),
    ),
  );
  const head = [labels.when, labels.tool, labels.setting, labels.from, labels.to];
  const intro = element('p', {}, labels.changesIntro);
  return section('changes', labels.changes, intro, table('changes', head, rows));
}

function changedKey({ key, openId }: ReportChange): HTMLElement {
  if (openId === null) return keyName(key);
  const link = element('button', { type: 'button', class: 'link' }, keyName(key));
  link.addEventListener('click', () => post({ type: 'open', openId }));
  return link;
}

/** Shows the settings that no longer have their hardened value; null if there are none. */
export function driftSection({ labels, drifts }: Report): HTMLElement | null {
  if (drifts.length === 0) return null;
  const rows = drifts.map(drift =>
    element(
      'tr',
      {},
      cell(drift.tool),
      cell(keyName(drift.key)),
      cell(element('code', {}, drift.wrote)),
      cell(element('code', {}, drift.now)),
    ),
  );
  return section('drift', labels.drift, table('drift', [labels.tool, labels.setting, labels.wrote, labels.now], rows));
}
