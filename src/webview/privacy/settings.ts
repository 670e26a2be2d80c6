import { button, cell, element, keyName, section, select, table } from '../dom.ts';
import { groupsOf, matching, type PlacedSetting } from './grouping.ts';
import { post, savedView, saveView, type View } from '../host.ts';
import { markChosen } from '../pictures/heat.ts';
import type { Report, ReportLabels } from '../protocol.ts';

let view: View = savedView();

/** Shows the settings, with search, filter, grouping and order. */
export function settingsSection(report: Report): HTMLElement {
  return section('settings', report.labels.settings, toolbar(report), results(report));
}

/** Shows the settings in one state, or in all states if it is `all`, and clears the search. */
export function showState(report: Report, state: string): void {
  show(report, { state, text: '', tool: '', purpose: '' });
}

/** Shows the settings of one tool for one purpose; all settings if both are empty. */
export function showCell(report: Report, tool: string, purpose: string): void {
  show(report, { state: 'all', text: '', tool, purpose });
}

/** The selected tool and purpose; empty for all. */
export function shownCell(): Pick<View, 'tool' | 'purpose'> {
  return view;
}

function show(report: Report, next: Partial<View>): void {
  view = { ...view, ...next };
  saveView(view);
  document.querySelector('.toolbar[role="search"]')?.replaceWith(toolbar(report));
  document.getElementById('results')?.replaceWith(results(report));
  markChosen(view);
}

function toolbar(report: Report): HTMLElement {
  const { labels } = report;
  const look = (next: Partial<View>): void => {
    view = { ...view, ...next };
    saveView(view);
    document.getElementById('results')?.replaceWith(results(report));
  };
  const search = element('input', { id: 'filter', type: 'search', value: view.text, 'aria-label': labels.filter });
  search.placeholder = labels.filter;
  search.addEventListener('input', () => look({ text: search.value }));
  const states = [
    ['all', labels.all],
    ['weak', labels.open],
    ['hardened', labels.hardened],
    ['optional', labels.optional],
    ['unknown', labels.unknown],
    ['ineffective', labels.ineffective],
  ] as const;
  const groups = [
    ['tool', labels.byTool],
    ['state', labels.byState],
    ['traffic', labels.byTraffic],
  ] as const;
  const orders = [
    ['importance', labels.byImportance],
    ['name', labels.byName],
    ['change', labels.byChange],
  ] as const;
  return element(
    'div',
    { class: 'toolbar', role: 'search' },
    search,
    select(labels.show, states, view.state, state => look({ state }), { id: 'state' }),
    select(labels.group, groups, view.group, group => look({ group }), { id: 'group' }),
    select(labels.sort, orders, view.sort, sort => look({ sort }), { id: 'sort' }),
    view.tool === '' ? null : clearButton(report),
  );
}

function clearButton(report: Report): HTMLElement {
  const text = report.labels.onlyCell.replace('{0}', view.tool).replace('{1}', view.purpose);
  const clear = (): void => {
    showCell(report, '', '');
    document.getElementById('filter')?.focus();
  };
  return button(`✕ ${text}`, clear, { id: 'clear-filter' });
}

function results(report: Report): HTMLElement {
  const { labels } = report;
  const shown = matching(report, view);
  const container = element('div', { id: 'results' });
  const counted = shown.length === 1 ? labels.oneShown : labels.manyShown.replace('{0}', String(shown.length));
  container.append(element('p', { class: 'count', 'aria-live': 'polite' }, counted));
  if (report.tools.length === 0) container.append(element('p', {}, labels.noTools));
  else if (shown.length === 0) container.append(element('p', {}, labels.noMatch));
  for (const [at, { name, settings }] of groupsOf(shown, view, labels).entries()) {
    const id = `group-${at}`;
    const head = [labels.setting, labels.now, labels.advised, labels.sendsTo, labels.known];
    const rows = settings.map(each => row(each, labels, view.group !== 'tool'));
    const version = view.group === 'tool' ? (settings[0]?.version ?? '') : '';
    container.append(
      element(
        'section',
        { 'aria-labelledby': id },
        element('h3', { id }, name),
        version === '' ? null : element('p', { class: 'count' }, version),
        table(id, head, rows),
      ),
    );
  }
  return container;
}

function row({ tool, setting }: PlacedSetting, labels: ReportLabels, showsTool: boolean): HTMLElement {
  const { openId } = setting;
  const where =
    openId === null
      ? element('span', { class: 'where' }, setting.where)
      : button(setting.where, () => post({ type: 'open', openId }), { class: 'link where' });
  const changed =
    setting.lastChange === '' ? null : element('div', { class: 'where' }, `${labels.lastChange} ${setting.lastChange}`);
  const cost = setting.cost === '' ? null : element('div', { class: 'why' }, `${labels.cost}: ${setting.cost}`);
  return element(
    'tr',
    { class: setting.state },
    element(
      'th',
      { scope: 'row' },
      showsTool ? element('div', { class: 'tool' }, tool) : null,
      keyName(setting.key),
      element('div', { class: 'why' }, setting.why),
      cost,
    ),
    cell(
      element('span', { class: `state ${setting.state}` }, setting.stateText),
      element('div', { class: 'value' }, element('code', {}, setting.value)),
      where,
      changed,
    ),
    cell(setting.advised === '' ? '–' : element('code', {}, setting.advised)),
    cell(element('div', {}, setting.trafficClass), hostList(setting.hosts, labels)),
    element('td', { class: 'known' }, setting.known),
  );
}

/** How many hosts are shown before the rest is collapsed: some settings control a dozen. */
const shownHosts = 3;

function hostList(hosts: readonly string[], labels: ReportLabels): HTMLElement | null {
  if (hosts.length === 0) return null;
  const list = (names: readonly string[]): HTMLElement =>
    element('ul', { class: 'hosts' }, ...names.map(name => element('li', {}, name)));
  if (hosts.length <= shownHosts + 1) return list(hosts);
  const rest = hosts.slice(shownHosts);
  const summary = labels.moreHosts.replace('{0}', String(rest.length));
  return element(
    'div',
    {},
    list(hosts.slice(0, shownHosts)),
    element('details', {}, element('summary', {}, summary), list(rest)),
  );
}
