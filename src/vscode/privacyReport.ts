import { env, l10n, workspace } from 'vscode';
import type { TrafficClass } from '../core/assistants/types.ts';
import type { SettingState, SettingValue } from '../core/settings/types.ts';
import { isHardened } from '../core/settings/values.ts';
import type { Report, ReportChange, ReportLabels, ReportSetting, ReportTool } from '../webview/protocol.ts';
import type { Posture } from './posture.ts';
import { sayEverything } from './sayEverything.ts';
import { fidelityText, restrictedText } from './text.ts';

/** Where a row's link leads. */
export type OpenTarget =
  | { readonly kind: 'setting'; readonly key: string; readonly scope: string | null }
  | { readonly kind: 'file'; readonly file: string; readonly line: number | undefined };

/** Turns the posture into what the page shows; `targets[openId]` is where a row's link leads. */
export function buildReport(posture: Posture): { readonly report: Report; readonly targets: readonly OpenTarget[] } {
  const targets: OpenTarget[] = [];
  const lastChanges = new Map(
    posture.changes.toReversed().map(change => [`${change.assistant} ${change.key}`, change.at]),
  );
  const tools = posture.tools.map((tool): ReportTool => {
    const states = posture.states.filter(state => state.assistant === tool.id).toSorted(byImportance);
    const settings = states.map(state => row(state, targets, lastChanges.get(`${tool.id} ${state.spec.key}`)));
    return { id: tool.id, name: tool.name, settings };
  });
  const names = new Map(posture.tools.map(tool => [tool.id, tool.name]));
  const changes = posture.changes.map((change): ReportChange => ({
    when: shownTime(change.at),
    tool: names.get(change.assistant) ?? change.assistant,
    key: change.key,
    from: valueText(change.from),
    to: valueText(change.to),
  }));
  return {
    report: {
      labels: labels(),
      language: env.language,
      tools: tools.filter(tool => tool.settings.length > 0),
      changes,
      notices: workspace.isTrusted ? [] : [restrictedText()],
    },
    targets,
  };
}

function row(state: SettingState, targets: OpenTarget[], changed: string | undefined): ReportSetting {
  const { spec } = state;
  const target = targetOf(state);
  return {
    key: spec.key,
    value: state.problem === undefined ? valueText(state.value) : sayEverything(state.problem),
    state: groupOf(state),
    stateText: stateText(state),
    where: whereText(state),
    openId: target === null ? null : targets.push(target) - 1,
    advised: spec.hardened === undefined ? '' : valueText(spec.hardened),
    why: sayEverything(spec.effect),
    hosts: spec.hosts,
    trafficClass: trafficText(spec.trafficClass),
    known: `${fidelityText(spec.fidelity)} (${spec.source.date})`,
    lastChange: changed === undefined ? '' : shownTime(changed),
  };
}

function targetOf(state: SettingState): OpenTarget | null {
  if (state.spec.kind === 'vscode-setting') return { kind: 'setting', key: state.spec.key, scope: state.scope };
  return state.file === null ? null : { kind: 'file', file: state.file, line: state.line };
}

/** What sends without being asked comes first; then what only strict hardening touches. */
function byImportance(a: SettingState, b: SettingState): number {
  const rank = ({ spec }: SettingState): number =>
    (spec.level === 'recommended' ? 0 : trafficOrder.length) + trafficOrder.indexOf(spec.trafficClass);
  return rank(a) - rank(b);
}

const trafficOrder: readonly TrafficClass[] = [
  'telemetry',
  'error-reporting',
  'sharing',
  'index',
  'experiments',
  'model',
  'auth',
  'registry',
  'update',
];

/** The groups that a reader sorts by. A file that cannot be read is never "off". */
export function groupOf(state: SettingState): ReportSetting['state'] {
  switch (state.state) {
    case 'hardened':
      return 'hardened';
    case 'weak':
      return state.spec.level === 'recommended' ? 'weak' : 'optional';
    case 'default':
    case 'unset':
    case 'locked':
      if (isHardened(state.spec, state.value)) return 'hardened';
      return state.spec.level === 'recommended' ? 'weak' : 'optional';
    case 'account':
      return 'account';
    case 'ineffective':
      return 'ineffective';
    case 'malformed':
    case 'unreadable':
      return 'unknown';
  }
}

function stateText(state: SettingState): string {
  switch (state.state) {
    case 'hardened':
      return l10n.t('Hardened');
    case 'weak':
      return state.spec.level === 'recommended' ? l10n.t('Open') : l10n.t('Optional');
    case 'default':
    case 'unset':
      return defaultText(groupOf(state));
    case 'locked':
      return l10n.t('Set by your organisation');
    case 'account':
      return l10n.t('In your account');
    case 'ineffective':
      return l10n.t('Not what it seems');
    case 'malformed':
      return l10n.t('Not readable: malformed');
    case 'unreadable':
      return l10n.t('Not readable');
  }
}

function defaultText(group: ReportSetting['state']): string {
  if (group === 'hardened') return l10n.t('Hardened by default');
  return group === 'weak' ? l10n.t('Open by default') : l10n.t('Optional');
}

function whereText(state: SettingState): string {
  if (state.file !== null) return state.line === undefined ? state.file : `${state.file}:${state.line}`;
  switch (state.scope) {
    case 'user':
      return l10n.t('User settings');
    case 'workspace':
      return l10n.t('Workspace settings');
    case 'folder':
      return l10n.t('Folder settings');
    case 'policy':
      return l10n.t('Policy');
    case 'env':
      return l10n.t('Environment');
    default:
      return state.spec.kind === 'vscode-setting' ? l10n.t('Not set; open in Settings') : l10n.t('Not set');
  }
}

export function valueText(value: SettingValue | undefined): string {
  if (value === undefined || value === null) return l10n.t('not set');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function trafficText(kind: TrafficClass): string {
  switch (kind) {
    case 'model':
      return l10n.t('Model requests');
    case 'telemetry':
      return l10n.t('Telemetry');
    case 'error-reporting':
      return l10n.t('Error reports');
    case 'experiments':
      return l10n.t('Experiments');
    case 'auth':
      return l10n.t('Sign-in');
    case 'update':
      return l10n.t('Updates');
    case 'sharing':
      return l10n.t('Sharing');
    case 'registry':
      return l10n.t('Registries');
    case 'index':
      return l10n.t('Index uploads');
  }
}

function shownTime(iso: string): string {
  return new Date(iso).toLocaleString(env.language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The same report as Markdown, for a review or a ticket. */
export function reportMarkdown(posture: Posture): string {
  const { report } = buildReport(posture);
  const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
  const line = (...cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  const { labels: l } = report;
  const lines = [`# ${l.title}`, '', l.intro, '', ...report.notices.flatMap(text => [`> ${text}`, ''])];
  for (const tool of report.tools) {
    lines.push(
      `## ${tool.name}`,
      '',
      line(l.setting, l.now, l.advised, l.sendsTo, l.where, l.known),
      '|---|---|---|---|---|---|',
    );
    for (const each of tool.settings) {
      const sends = [each.trafficClass, ...each.hosts].join(', ');
      lines.push(
        line(`\`${each.key}\``, `${each.stateText}: ${each.value}`, each.advised || '–', sends, each.where, each.known),
      );
    }
    lines.push('');
  }
  lines.push(`## ${l.changes}`, '');
  if (report.changes.length === 0) lines.push(l.noChanges, '');
  else {
    lines.push(line(l.when, l.tool, l.setting, l.from, l.to), '|---|---|---|---|---|');
    for (const each of report.changes) lines.push(line(each.when, each.tool, `\`${each.key}\``, each.from, each.to));
    lines.push('');
  }
  return lines.join('\n');
}

function labels(): ReportLabels {
  return {
    title: l10n.t('AI Privacy Report'),
    intro: l10n.t(
      'What the AI tools found on this machine send besides your prompts, where each setting stands, and what would make it quieter. Read from files and settings here; Sightglass sends nothing.',
    ),
    toolsFound: l10n.t('tools found'),
    open: l10n.t('open'),
    hardened: l10n.t('hardened'),
    optional: l10n.t('optional'),
    unknown: l10n.t('not readable'),
    account: l10n.t('in your account'),
    filter: l10n.t('Filter by tool, setting or host'),
    show: l10n.t('Show'),
    all: l10n.t('all settings'),
    setting: l10n.t('Setting'),
    now: l10n.t('Now'),
    advised: l10n.t('Advised'),
    sendsTo: l10n.t('Sends to'),
    where: l10n.t('Where'),
    known: l10n.t('How known'),
    changes: l10n.t('Recent changes'),
    noChanges: l10n.t('No value has changed since Sightglass first looked.'),
    noTools: l10n.t('No AI tool was found on this machine.'),
    noMatch: l10n.t('No setting matches the filter.'),
    when: l10n.t('When'),
    tool: l10n.t('Tool'),
    from: l10n.t('From'),
    to: l10n.t('To'),
    harden: l10n.t('Harden Workspace Settings…'),
    exportReport: l10n.t('Export as Markdown'),
    lastChange: l10n.t('changed'),
    moreHosts: l10n.t('{0} more hosts', '{0}'),
    oneShown: l10n.t('1 setting shown'),
    manyShown: l10n.t('{0} settings shown', '{0}'),
  };
}
