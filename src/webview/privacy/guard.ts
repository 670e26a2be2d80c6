import { button, cell, element, section, table } from '../dom.ts';
import { post } from '../host.ts';
import { openLink } from '../openLink.ts';
import type { Report, ReportGuard } from '../protocol.ts';

/** Shows which agents ask the guard before they act, how that is known, and what stays open nevertheless. */
export function guardSection({ labels, guard }: Report): HTMLElement {
  const intro = element('p', { class: 'intro' }, labels.guardIntro);
  if (guard === null) return section('guard', labels.guard, intro, element('p', {}, labels.counting));
  if (guard.length === 0) return section('guard', labels.guard, intro, element('p', {}, labels.noGuard));
  const head = [labels.tool, labels.state, labels.where, labels.staysOpen, labels.known];
  const action = button(labels.guardAgents, () => post({ type: 'guard' }), { id: 'guard-agents' });
  return section(
    'guard',
    labels.guard,
    intro,
    element('div', { class: 'toolbar' }, action),
    table('guard', head, guard.map(row)),
  );
}

function row({ tool, state, isGuarded, where, openId, open, known }: ReportGuard): HTMLElement {
  const file = element('code', {}, where);
  const ways = element('ul', { class: 'hosts' }, ...open.map(text => element('li', {}, text)));
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('div', { class: 'tool' }, tool)),
    cell(element('span', { class: `state ${isGuarded ? 'hardened' : 'weak'}` }, state)),
    cell(where === '' ? null : openId === null ? file : openLink(file, openId)),
    cell(element('details', {}, element('summary', {}, String(open.length)), ways)),
    element('td', { class: 'known' }, known),
  );
}
