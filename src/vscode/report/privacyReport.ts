import { env, l10n, workspace } from 'vscode';
import { assistantById } from '../../core/assistants/catalogue.ts';
import { versionsLookedAt } from '../../core/assistants/versions.ts';
import {
  changedSetting,
  changesByOthers,
  groupOf,
  isReadable,
  lastChangeOf,
  listedSettings,
  privacyNumbers,
  type RowTarget,
  targetOf,
} from '../../core/report/privacy.ts';
import { ageOf, oldAfterDays } from '../../core/fidelity.ts';
import { standingMessage } from '../../core/report/versions.ts';
import type { Check } from '../../core/settings/checklist.ts';
import type { StoredData } from '../../core/settings/stored.ts';
import type { SettingState } from '../../core/settings/types.ts';
import type {
  Report,
  ReportCheck,
  ReportOutbound,
  ReportSetting,
  ReportStored,
  ReportTool,
} from '../../webview/protocol.ts';
import type { AgentOverview } from '../../node/guard/registering/overview.ts';
import type { Posture } from '../settings/posture.ts';
import { reportHeat } from './reportHeat.ts';
import { reportGuard } from './reportGuard.ts';
import type { ReadPast } from '../history/past.ts';
import type { ReadersReport } from '../../core/readers/types.ts';
import type { Judged } from '../policy/judge.ts';
import { reportPolicy } from './reportPolicy.ts';
import { reportReaders } from './reportReaders.ts';
import { reportHistory } from './reportHistory.ts';
import { reportLabels } from './reportLabels.ts';
import { shownTime, sizeText, stateText, storedKindText, trafficText, valueText, whereText } from './reportTexts.ts';
import { sayEverything } from '../platform/sayEverything.ts';
import { installedVersion } from '../platform/installedVersion.ts';
import { fidelityText, restrictedText } from '../platform/text.ts';

/** The data that the report is made from. */
export interface ReportSources {
  readonly posture: Posture;
  readonly checks: readonly Check[];
  /** Null if it was not counted yet. */
  readonly stored: readonly StoredData[] | null;
  /** The hosts of the captures imported last. */
  readonly outbound: readonly ReportOutbound[];
  /** Agents that have hooks; null if they were not read yet. */
  readonly guard: readonly AgentOverview[] | null;
  /** The policies of the machine and the folders; null if they were not read yet. */
  readonly policy: readonly Judged[] | null;
  /** What can read files here, by folder; null before the first search. */
  readonly readers: readonly ReadersReport[] | null;
  /** What was already sent; null if the records were not read. */
  readonly past: ReadPast | null;
}

/** Turns the posture into the data that the page shows. `targets[openId]` is the target of a row's link. */
export function buildReport(sources: ReportSources): {
  readonly report: Report;
  readonly targets: readonly RowTarget[];
} {
  const { posture, checks, stored } = sources;
  const { states } = posture;
  const targets: RowTarget[] = [];
  const linkTo = (state: SettingState | undefined): number | null => {
    const target = state === undefined ? null : targetOf(state);
    return target === null ? null : targets.push(target) - 1;
  };
  const tools = posture.tools.map((tool): ReportTool => {
    const settings = listedSettings(states, tool.id).map(state =>
      row(state, linkTo(state), lastChangeOf(posture.changes, state)),
    );
    return { id: tool.id, name: tool.name, version: versionLine(tool.id, states), settings };
  });
  const nameOf = (id: string): string => posture.nameOf(id);
  return {
    report: {
      labels: reportLabels(),
      language: env.language,
      tools: tools.filter(tool => tool.settings.length > 0),
      toolsFound: posture.found.length,
      heat: reportHeat(
        states,
        tools.filter(tool => tool.settings.length > 0),
      ),
      changes: changesByOthers(posture.changes, states, posture.hardening).map(change => ({
        when: shownTime(change.at),
        tool: nameOf(change.assistant),
        key: change.key,
        openId: linkTo(changedSetting(states, change)),
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
      guard: sources.guard === null ? null : reportGuard(sources.guard, nameOf, target => targets.push(target) - 1),
      readers:
        sources.readers === null ? null : reportReaders(sources.readers, nameOf, target => targets.push(target) - 1),
      policy: reportPolicy(sources.policy, { nameOf, linkTo: target => targets.push(target) - 1 }),
      history: reportHistory(sources.past),
      summary: summaryOf(sources),
      notices: workspace.isTrusted ? [] : [restrictedText()],
    },
    targets,
  };
}

/** Describes the installed version of a product, and the versions in which its facts were checked. */
function versionLine(id: string, states: readonly SettingState[]): string {
  const sources = states.filter(each => each.assistant === id).map(({ spec }) => spec.source);
  const said = standingMessage(installedVersion(id), versionsLookedAt(assistantById(id), sources));
  return said === null ? '' : sayEverything(said);
}

/**
 * Creates the row of a setting.
 * @param changed ISO 8601; null if no change was seen
 */
function row(state: SettingState, openId: number | null, changed: string | null): ReportSetting {
  const { spec } = state;
  return {
    key: spec.key,
    value: state.problem === undefined ? valueText(state.value) : sayEverything(state.problem),
    state: groupOf(state),
    isReadable: isReadable(state),
    stateText: stateText(state),
    where: whereText(state),
    openId,
    advised: spec.hardened === undefined ? '' : valueText(spec.hardened),
    why: sayEverything(spec.effect),
    cost: spec.cost === undefined ? '' : sayEverything(spec.cost),
    hosts: spec.hosts,
    trafficClass: trafficText(spec.trafficClass),
    known: `${fidelityText(spec.fidelity)} (${spec.source.date})`,
    lastChange: changed === null ? '' : shownTime(changed),
    changedAt: changed ?? '',
  };
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

/** Says what a reviewer asks first: how many settings there are, which could not be read, and how certain the claims are. */
function summaryOf({ posture, checks }: ReportSources): readonly string[] {
  const { settings, groups, unreadable, fidelity, ineffective, locked, ...numbers } = privacyNumbers(
    posture.states,
    checks,
  );
  return [
    ...foundTexts(posture),
    l10n.t(
      '{0} settings were read on {1}: {2} hardened, {3} open, {4} that only strict hardening touches.',
      settings,
      shownTime(new Date().toISOString()),
      groups.hardened,
      groups.weak,
      groups.optional,
    ),
    unreadable.settings === 0
      ? l10n.t('Every existing settings file could be read.')
      : l10n.t(
          'Not readable: {0}. The {1} settings there count as open where hardening is advised.',
          unreadable.files.join(', '),
          unreadable.settings,
        ),
    l10n.t(
      'The evidence for the claims: {0} exact, {1} measured, {2} documented, {3} estimated.',
      fidelity.exact,
      fidelity.measured,
      fidelity.documented,
      fidelity.estimated,
    ),
    ...ageTexts(posture.states),
    ...ineffectiveTexts(ineffective),
    ...(locked === 0 ? [] : [l10n.t('{0} are set by an organisation and cannot be changed here.', locked)]),
    ...(checks.length === 0
      ? []
      : [l10n.t('{0} of {1} choices in accounts have an answer.', numbers.checks.answered, numbers.checks.all)]),
  ];
}

/** Names the tools that are listed although they were not found. */
function foundTexts(posture: Posture): readonly string[] {
  const { found, isAssumed } = posture;
  const others = posture.tools
    .filter(({ id }) => id !== 'vscode' && !found.includes(id))
    .map(({ id }) => posture.nameOf(id));
  if (others.length === 0) return [];
  const names = others.join(', ');
  return isAssumed
    ? [l10n.t('No AI tool was found on this machine. {0} is listed because VS Code offers it.', names)]
    : [l10n.t('Listed because your settings name them, and not found on this machine: {0}.', names)];
}

function ageTexts(states: Posture['states']): readonly string[] {
  const today = new Date().toISOString();
  const dates = states.map(({ spec }) => spec.source.date).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return [];
  const old = states.filter(({ spec }) => ageOf(spec.source, today) > oldAfterDays).length;
  return [
    old === 0
      ? l10n.t('Their sources were read between {0} and {1}; none is older than {2} days.', first, last, oldAfterDays)
      : l10n.t(
          'Their sources were read between {0} and {1}; {2} claims rest on one that is older than {3} days.',
          first,
          last,
          old,
          oldAfterDays,
        ),
  ];
}

function ineffectiveTexts(keys: readonly string[]): readonly string[] {
  if (keys.length === 0) return [];
  const names = keys.join(', ');
  return keys.length === 1
    ? [l10n.t('1 setting does not do what its name says: {0}.', names)]
    : [l10n.t('{0} settings do not do what their names say: {1}.', keys.length, names)];
}
