import { element, section } from '../dom.ts';
import { goTo } from './goTo.ts';
import { isInState } from './grouping.ts';
import type { Report, ReportState } from '../protocol.ts';
import { showState } from './settings.ts';

/** Shows counts and answers to a reviewer's first questions. A count links to its settings. */
export function summarySection(report: Report): HTMLElement {
  const { labels, tools, toolsFound, summary, checks } = report;
  const settings = tools.flatMap(tool => tool.settings);
  const stateCard = (state: ReportState, label: string): HTMLElement => {
    const count = settings.filter(setting => isInState(setting, state)).length;
    return card(state, count, label, () => {
      showState(report, state);
      goTo('settings');
    });
  };
  return section(
    'summary',
    labels.summary,
    element(
      'ul',
      { class: 'cards' },
      card('tools', toolsFound, labels.toolsFound, () => {
        showState(report, 'all');
        goTo('settings');
      }),
      stateCard('weak', labels.open),
      stateCard('hardened', labels.hardened),
      stateCard('optional', labels.optional),
      stateCard('unknown', labels.unknown),
      card('account', checks.length, labels.account, () => goTo('checklist')),
    ),
    element('ul', { class: 'facts' }, ...summary.map(text => element('li', {}, text))),
  );
}

function card(kind: string, count: number, label: string, onPress: () => void): HTMLElement {
  const content = [element('span', { class: 'number' }, String(count)), ' ', element('span', {}, label)];
  if (count === 0) return element('li', {}, element('div', { class: `card ${kind}` }, ...content));
  const made = element('button', { type: 'button', class: `card ${kind}`, id: `card-${kind}` }, ...content);
  made.addEventListener('click', onPress);
  return element('li', {}, made);
}
