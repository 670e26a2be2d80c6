import { env, l10n, workspace } from 'vscode';
import type { TrafficClass } from '../../core/assistants/trafficClass.ts';
import { fidelities } from '../../core/fidelity.ts';
import type { Check } from '../../core/settings/checklist.ts';
import type { StoredData } from '../../core/settings/stored.ts';
import type { SettingState } from '../../core/settings/types.ts';
import type {
  Report,
  ReportCheck,
  ReportOutbound,
  ReportSetting,
  ReportState,
  ReportStored,
  ReportTool,
} from '../../webview/protocol.ts';
import type { Posture } from '../settings/posture.ts';
import { reportLabels } from './reportLabels.ts';
import {
  groupOf,
  shownTime,
  sizeText,
  stateText,
  storedKindText,
  trafficText,
  valueText,
  whereText,
} from './reportTexts.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { fidelityText, restrictedText } from '../platform/text.ts';

/** Where a row's link leads. */
export type OpenTarget =
  | { readonly kind: 'setting'; readonly key: string; readonly scope: string | null }
  | { readonly kind: 'file'; readonly file: string; readonly line: number | undefined };

/** Everything that the report is made from. */
export interface ReportSources {
  readonly posture: Posture;
  readonly checks: readonly Check[];
  /** Null: not counted yet. */
  readonly stored: readonly StoredData[] | null;
  /** Hosts of the captures imported last. */
  readonly outbound: readonly ReportOutbound[];
}

/** Turns the posture into what the page shows; `targets[openId]` is where a row's link leads. */
export function buildReport(sources: ReportSources): {
  readonly report: Report;
  readonly targets: readonly OpenTarget[];
} {
  const { posture, checks, stored } = sources;
  const targets: OpenTarget[] = [];
  const lastChanges = new Map(
    posture.changes.toReversed().map(change => [`${change.assistant} ${change.key}`, change.at]),
  );
  const tools = posture.tools.map((tool): ReportTool => {
    const states = posture.states
      .filter(state => state.assistant === tool.id && state.state !== 'account')
      .toSorted(byImportance);
    const settings = states.map(state => row(state, targets, lastChanges.get(`${tool.id} ${state.spec.key}`)));
    return { id: tool.id, name: tool.name, settings };
  });
  const nameOf = (id: string): string => posture.nameOf(id);
  return {
    report: {
      labels: reportLabels(),
      language: env.language,
      tools: tools.filter(tool => tool.settings.length > 0),
      changes: posture.changes.map(change => ({
        when: shownTime(change.at),
        tool: nameOf(change.assistant),
        key: change.key,
        from: valueText(change.from),
        to: valueText(change.to),
      })),
      drifts: posture.drifts.map(({ state, wrote }) => ({
        tool: nameOf(state.assistant),
        key: state.spec.key,
        wrote: wrote === undefined ? l10n.t('came with an update') : valueText(wrote),
        now: state.problem === undefined ? valueText(state.value) : sayEverything(state.problem),
      })),
      checks: checks.map(check => checkRow(check, nameOf)),
      stored: stored?.map(each => storedRow(each, nameOf)) ?? null,
      outbound: sources.outbound,
      summary: summaryOf(sources),
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
    cost: spec.cost === undefined ? '' : sayEverything(spec.cost),
    hosts: spec.hosts,
    trafficClass: trafficText(spec.trafficClass),
    known: `${fidelityText(spec.fidelity)} (${spec.source.date})`,
    lastChange: changed === undefined ? '' : shownTime(changed),
    changedAt: changed ?? '',
  };
}

function targetOf(state: SettingState): OpenTarget | null {
  if (state.spec.kind === 'vscode-setting') return { kind: 'setting', key: state.spec.key, scope: state.scope };
  return state.file === null ? null : { kind: 'file', file: state.file, line: state.line };
}

function checkRow({ id, state, answer, at }: Check, nameOf: (id: string) => string): ReportCheck {
  const { page } = state.spec;
  return {
    id,
    tool: nameOf(state.assistant),
    key: state.spec.key,
    why: sayEverything(state.spec.effect),
    hasPage: page !== undefined,
    page: page ?? '',
    answer,
    answered: at === null ? '' : shownTime(at),
  };
}

function storedRow(data: StoredData, nameOf: (id: string) => string): ReportStored {
  const { spec, entries, problem } = data;
  return {
    id: spec.id,
    tool: nameOf(spec.assistant),
    kind: storedKindText(spec.kind),
    size: sizeText(data),
    holds: sayEverything(spec.holds),
    cost: spec.cost === undefined ? '' : sayEverything(spec.cost),
    where: entries.map(entry => entry.path),
    problem: problem === null ? '' : sayEverything(problem),
  };
}

/** What a reviewer asks first: how many, what could not be read, how sure. */
function summaryOf({ posture, checks }: ReportSources): readonly string[] {
  const states = posture.states.filter(state => state.state !== 'account');
  const count = (group: string): number => states.filter(state => groupOf(state) === group).length;
  const unreadable = [...new Set(states.flatMap(state => (groupOf(state) === 'unknown' ? (state.file ?? []) : [])))];
  const sure = fidelities.map(fidelity => states.filter(state => state.spec.fidelity === fidelity).length);
  const answered = checks.filter(check => check.answer !== 'open').length;
  const locked = states.filter(state => state.state === 'locked').length;
  return [
    l10n.t(
      '{0} settings of {1} tools were read on {2}: {3} hardened, {4} open, {5} that only strict hardening touches.',
      states.length,
      posture.tools.length,
      shownTime(new Date().toISOString()),
      count('hardened'),
      count('weak'),
      count('optional'),
    ),
    unreadable.length === 0
      ? l10n.t('Every settings file that is there could be read.')
      : l10n.t(
          'Not readable, so that their {0} settings count as unknown: {1}.',
          count('unknown'),
          unreadable.join(', '),
        ),
    l10n.t(
      'How the claims are known: {0} exact, {1} measured, {2} documented, {3} estimated.',
      sure[0] ?? 0,
      sure[1] ?? 0,
      sure[2] ?? 0,
      sure[3] ?? 0,
    ),
    ...(count('ineffective') === 0
      ? []
      : [
          count('ineffective') === 1
            ? l10n.t('1 looks like a switch and does not do what it seems to.')
            : l10n.t('{0} look like switches and do not do what they seem to.', count('ineffective')),
        ]),
    ...(locked === 0 ? [] : [l10n.t('{0} are set by an organisation and cannot be changed here.', locked)]),
    ...(checks.length === 0 ? [] : [l10n.t('{0} of {1} choices in accounts have an answer.', answered, checks.length)]),
  ];
}

/** What is open comes first; then, of what is alike, what sends without being asked before what only strict hardening touches. */
function byImportance(a: SettingState, b: SettingState): number {
  const rank = (state: SettingState): number => {
    const { level, trafficClass } = state.spec;
    const kind = (level === 'recommended' ? 0 : trafficOrder.length) + trafficOrder.indexOf(trafficClass);
    return stateOrder.indexOf(groupOf(state)) * 2 * trafficOrder.length + kind;
  };
  return rank(a) - rank(b);
}

const stateOrder: readonly ReportState[] = ['weak', 'unknown', 'ineffective', 'optional', 'account', 'hardened'];

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
