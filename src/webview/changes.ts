import { cell, element, section, table } from './dom.ts';
import type { Report } from './protocol.ts';

/** Every change of a value that was seen, newest first. */
export function changesSection({ labels, changes }: Report): HTMLElement {
  if (changes.length === 0) return section('changes', labels.changes, element('p', {}, labels.noChanges));
  const rows = changes.map(change =>
    element(
      'tr',
      {},
      cell(change.when),
      cell(change.tool),
      cell(element('code', {}, change.key)),
      cell(element('code', {}, change.from)),
      cell(element('code', {}, change.to)),
    ),
  );
  const head = [labels.when, labels.tool, labels.setting, labels.from, labels.to];
  return section('changes', labels.changes, table('changes', head, rows));
}

/** What no longer is as it was hardened; nothing while all holds. */
export function driftSection({ labels, drifts }: Report): HTMLElement | null {
  if (drifts.length === 0) return null;
  const rows = drifts.map(drift =>
    element(
      'tr',
      {},
      cell(drift.tool),
      cell(element('code', {}, drift.key)),
      cell(element('code', {}, drift.wrote)),
      cell(element('code', {}, drift.now)),
    ),
  );
  return section('drift', labels.drift, table('drift', [labels.tool, labels.setting, labels.wrote, labels.now], rows));
}
