import { button, element } from './dom.ts';
import type { FromPage, Report, ReportLabels, ReportSetting, ReportTool, ToPage } from './protocol.ts';

interface Host {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: Filter): void;
}
declare function acquireVsCodeApi(): Host;

interface Filter {
  readonly text: string;
  readonly state: string;
}

const host = acquireVsCodeApi();
let report: Report | undefined;
let filter: Filter = savedFilter();

window.addEventListener('message', (event: MessageEvent<ToPage>) => {
  report = event.data.report;
  render(report);
});
host.postMessage({ type: 'ready' });

function savedFilter(): Filter {
  const state = host.getState();
  const isFilter = typeof state === 'object' && state !== null && 'text' in state && 'state' in state;
  return isFilter ? { text: String(state.text), state: String(state.state) } : { text: '', state: 'all' };
}

function render(current: Report): void {
  document.documentElement.lang = current.language;
  document.title = current.labels.title;
  const main = element('main', {}, header(current), ...notices(current), toolbar(current.labels), results(current));
  main.append(changes(current));
  // The page is drawn anew on every change; whoever was typing goes on typing.
  const focused = document.activeElement?.id;
  document.body.replaceChildren(main);
  if (focused) document.getElementById(focused)?.focus();
}

function header({ labels, tools }: Report): HTMLElement {
  const settings = tools.flatMap(tool => tool.settings);
  const count = (state: ReportSetting['state']): string => String(settings.filter(each => each.state === state).length);
  const card = (value: string, label: string, kind: string): HTMLElement =>
    element('div', { class: `card ${kind}` }, element('dd', {}, value), element('dt', {}, label));
  return element(
    'header',
    {},
    element('h1', {}, labels.title),
    element('p', { class: 'intro' }, labels.intro),
    element(
      'dl',
      { class: 'cards' },
      card(String(tools.length), labels.toolsFound, 'tools'),
      card(count('weak'), labels.open, 'weak'),
      card(count('hardened'), labels.hardened, 'hardened'),
      card(count('optional'), labels.optional, 'optional'),
      card(count('unknown'), labels.unknown, 'unknown'),
      card(count('account'), labels.account, 'account'),
    ),
  );
}

function notices(current: Report): HTMLElement[] {
  return current.notices.map(text => element('p', { class: 'notice', role: 'note' }, text));
}

function toolbar(labels: ReportLabels): HTMLElement {
  const search = element('input', { id: 'filter', type: 'search', value: filter.text, 'aria-label': labels.filter });
  search.placeholder = labels.filter;
  search.addEventListener('input', () => refilter({ ...filter, text: search.value }));
  const select = element('select', { id: 'state', 'aria-label': labels.show });
  const options: readonly (readonly [string, string])[] = [
    ['all', labels.all],
    ['weak', labels.open],
    ['hardened', labels.hardened],
    ['optional', labels.optional],
    ['unknown', labels.unknown],
    ['account', labels.account],
  ];
  for (const [value, label] of options) select.append(element('option', { value }, label));
  select.value = filter.state;
  select.addEventListener('change', () => refilter({ ...filter, state: select.value }));
  return element(
    'div',
    { class: 'toolbar', role: 'search' },
    search,
    select,
    button(labels.harden, () => host.postMessage({ type: 'harden' }), { id: 'harden', class: 'primary' }),
    button(labels.exportReport, () => host.postMessage({ type: 'export' }), { id: 'export' }),
  );
}

function refilter(next: Filter): void {
  filter = next;
  host.setState(next);
  if (report !== undefined) document.getElementById('results')?.replaceWith(results(report));
}

function results(current: Report): HTMLElement {
  const { labels } = current;
  const wanted = filter.text.trim().toLowerCase();
  const matches = (tool: ReportTool, setting: ReportSetting): boolean =>
    (filter.state === 'all' || setting.state === filter.state) &&
    [tool.name, setting.key, setting.value, setting.trafficClass, setting.why, ...setting.hosts].some(text =>
      text.toLowerCase().includes(wanted),
    );
  const shown = current.tools
    .map(tool => ({ tool, settings: tool.settings.filter(setting => matches(tool, setting)) }))
    .filter(({ settings }) => settings.length > 0);
  const count = shown.reduce((sum, { settings }) => sum + settings.length, 0);
  const container = element('div', { id: 'results' });
  const counted = count === 1 ? labels.oneShown : labels.manyShown.replace('{0}', String(count));
  container.append(element('p', { class: 'count', 'aria-live': 'polite' }, counted));
  if (current.tools.length === 0) container.append(element('p', {}, labels.noTools));
  else if (count === 0) container.append(element('p', {}, labels.noMatch));
  for (const { tool, settings } of shown) container.append(toolSection(tool, settings, labels));
  return container;
}

function toolSection(tool: ReportTool, settings: readonly ReportSetting[], labels: ReportLabels): HTMLElement {
  const id = `tool-${tool.id}`;
  const head = [labels.setting, labels.now, labels.advised, labels.sendsTo, labels.known].map(label =>
    element('th', { scope: 'col' }, label),
  );
  const table = element(
    'table',
    { 'aria-labelledby': id },
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...settings.map(setting => row(setting, labels))),
  );
  return element(
    'section',
    { 'aria-labelledby': id },
    element('h2', { id }, tool.name),
    element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': id }, table),
  );
}

function row(setting: ReportSetting, labels: ReportLabels): HTMLElement {
  const { openId } = setting;
  const where =
    openId === null
      ? element('span', { class: 'where' }, setting.where)
      : button(setting.where, () => host.postMessage({ type: 'open', openId }), { class: 'link where' });
  const changed =
    setting.lastChange === '' ? null : element('div', { class: 'where' }, `${labels.lastChange} ${setting.lastChange}`);
  return element(
    'tr',
    { class: setting.state },
    element('th', { scope: 'row' }, element('code', {}, setting.key), element('div', { class: 'why' }, setting.why)),
    element(
      'td',
      {},
      element('span', { class: `state ${setting.state}` }, setting.stateText),
      element('div', { class: 'value' }, element('code', {}, setting.value)),
      where,
      changed,
    ),
    element('td', {}, setting.advised === '' ? '–' : element('code', {}, setting.advised)),
    element('td', {}, element('div', {}, setting.trafficClass), hostList(setting.hosts, labels)),
    element('td', { class: 'known' }, setting.known),
  );
}

/** Hosts shown before the rest is folded away: some settings govern a dozen. */
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

function changes({ labels, changes: list }: Report): HTMLElement {
  const section = element(
    'section',
    { 'aria-labelledby': 'changes' },
    element('h2', { id: 'changes' }, labels.changes),
  );
  if (list.length === 0) {
    section.append(element('p', {}, labels.noChanges));
    return section;
  }
  const head = [labels.when, labels.tool, labels.setting, labels.from, labels.to].map(label =>
    element('th', { scope: 'col' }, label),
  );
  const rows = list.map(change =>
    element(
      'tr',
      {},
      element('td', {}, change.when),
      element('td', {}, change.tool),
      element('td', {}, element('code', {}, change.key)),
      element('td', {}, element('code', {}, change.from)),
      element('td', {}, element('code', {}, change.to)),
    ),
  );
  const table = element(
    'table',
    { 'aria-labelledby': 'changes' },
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows),
  );
  section.append(
    element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': 'changes' }, table),
  );
  return section;
}
