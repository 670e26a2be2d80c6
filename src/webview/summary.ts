import { element, section } from './dom.ts';
import type { Report, ReportState } from './protocol.ts';

/** Counts, and what a reviewer asks first. */
export function summarySection({ labels, tools, summary, checks }: Report): HTMLElement {
  const settings = tools.flatMap(tool => tool.settings);
  const count = (state: ReportState): string => String(settings.filter(each => each.state === state).length);
  const card = (value: string, label: string, kind: string): HTMLElement =>
    element('div', { class: `card ${kind}` }, element('dd', {}, value), element('dt', {}, label));
  return section(
    'summary',
    labels.summary,
    element(
      'dl',
      { class: 'cards' },
      card(String(tools.length), labels.toolsFound, 'tools'),
      card(count('weak'), labels.open, 'weak'),
      card(count('hardened'), labels.hardened, 'hardened'),
      card(count('optional'), labels.optional, 'optional'),
      card(count('unknown'), labels.unknown, 'unknown'),
      card(String(checks.length), labels.account, 'account'),
    ),
    element('ul', { class: 'facts' }, ...summary.map(text => element('li', {}, text))),
  );
}
