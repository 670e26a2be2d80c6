import { assistantName } from '../../../core/assistants/catalogue.ts';
import type { ReachableFile } from '../../../core/exposure/reach/reachableFiles.ts';
import { hasNoRule, joinedReasons, noRuleReason } from '../../../core/exposure/reasons.ts';
import type { Exposure, Gap } from '../../../core/exposure/types.ts';
import type { GuardStanding } from '../../../core/guard/registrations/standing.ts';
import { stateMessage } from '../../../core/guard/registrations/stateMessage.ts';
import { type Message, message } from '../../../core/message.ts';
import { auditJson } from '../../../core/report/formats/json.ts';
import { type Markdown, markdownCode, markdownTable, md } from '../../../core/report/formats/markdown.ts';
import type { AuditReport } from '../../../core/report/types.ts';
import type { SettingState } from '../../../core/settings/types.ts';
import { versionMessage } from '../../../core/report/versions.ts';
import { ruleText } from '../../../text/ruleText.ts';
import { hiddenText, shownFindings } from '../../arguments/confidence.ts';
import type { Environment } from '../../environment.ts';
import { openOf, valueText, weakStates } from '../../settings.ts';
import { auditReaderLines, auditReaderTexts, hasReaders } from './auditReaders.ts';
import { auditOverview } from './auditOverview.ts';
import { namesOf, reachPhrase, verdictNames } from '../reach.ts';
import { document, json, lines, type Safe, t } from '../safe.ts';
import { findingsSarif } from '../sarif.ts';
import { skippedLines } from '../skipped.ts';
import { counted, say } from '../text.ts';

/** What `sightglass audit` prints. */
export function auditReport(report: AuditReport, isAssumed: boolean, environment: Environment): Safe {
  const { options } = environment;
  const shown = shownFindings(report.exposures, each => each.finding.confidence, options);
  switch (options.format) {
    case 'json':
      return json(auditJson(options.confidence === null ? report : { ...report, exposures: shown }, say));
    case 'sarif':
      return json(
        findingsSarif(
          shown.map(exposure => exposure.finding),
          shown,
        ),
      );
    case 'markdown':
      return document(markdown(report, shown, options.home));
    case 'text':
      return text(report, shown, isAssumed, environment);
  }
}

/** Returns lines about versions other than those checked: the facts about these products may differ. */
function versionLines({ versions }: AuditReport, painter: Environment['painter']): readonly Safe[] {
  return versions.flatMap(each => {
    const said = versionMessage(each);
    if (said?.code !== 'versions.newer' && said?.code !== 'versions.older') return [];
    return [painter.dim(t`${assistantName(each.assistant)}: ${say(said)}`)];
  });
}

/** Returns the first screen; with `--verbose`, followed by the details. */
function text(report: AuditReport, shown: readonly Exposure[], isAssumed: boolean, environment: Environment): Safe {
  const { painter, options } = environment;
  const open = weakStates(report.settings);
  const hidden = hiddenText(report.exposures.length - shown.length);
  return lines([
    ...auditOverview(report, shown, isAssumed, environment),
    ...(hidden === '' ? [] : [painter.dim(hidden)]),
    '',
    t`Settings: ${openOf(report.settings)} are open${purposesOf(open)}`,
    ...(report.guard.length === 0
      ? []
      : [t`Guard: ${guardedOf(report)} of ${counted(report.guard.length, 'agent')} with hooks ask it`]),
    ...auditReaderLines(report, environment),
    ...versionLines(report, painter),
    ...(options.verbose ? details(report, shown, environment) : []),
    ...report.problems.flatMap(problem => ['', t`${painter.paint('yellow', 'Problem')}: ${say(problem)}`]),
    ...skippedLines(report.skipped).map(each => painter.dim(each)),
    ...(options.quiet ? [] : ['', t`Next: ${nextCommands(report, shown, open.length, options.verbose).join(' · ')}`]),
  ]);
}

/** " (telemetry 6, sharing 5)": counts by purpose, the most frequent first. */
function purposesOf(open: readonly SettingState[]): string {
  const counts = new Map<string, number>();
  for (const { spec } of open) counts.set(spec.trafficClass, (counts.get(spec.trafficClass) ?? 0) + 1);
  const named = [...counts].sort(([, a], [, b]) => b - a).map(([purpose, count]) => `${purpose} ${count}`);
  return named.length === 0 ? '' : ` (${named.join(', ')})`;
}

/** Returns everything that was found, each with its reason. */
function details(
  report: AuditReport,
  shown: readonly Exposure[],
  { painter }: Environment,
): readonly (string | Safe)[] {
  const all: (string | Safe)[] = [];
  const section = (title: string): void => void all.push('', painter.bold(title));
  section(`Secrets that would reach an assistant (${shown.length})`);
  all.push(...exposureLines(shown, report, painter));
  if (shown.length === 0) all.push('  none');

  if (report.sensitiveFiles.length > 0) {
    section(`Sensitive files that can be sent, with no secret recognised in them (${report.sensitiveFiles.length})`);
    all.push(...sensitiveLines(report.sensitiveFiles, painter));
  }

  const gaps = groupedGaps(report.gaps);
  section(`Gaps: rules that seem to hold a file back and do not (${gaps.length})`);
  for (const { by, why, paths } of gaps) {
    all.push(t`  ${by}  does not hold back ${listed(paths)}`, ...why.map(each => painter.dim(t`        ${each}`)));
  }
  if (gaps.length === 0) all.push('  none');

  const open = weakStates(report.settings);
  section(`Outbound settings that are open (${openOf(report.settings)})`);
  for (const state of open) {
    const advised = state.spec.hardened === undefined ? '' : ` → ${valueText(state.spec.hardened)}`;
    all.push(t`  ${assistantName(state.assistant)}  ${state.spec.key}: ${valueText(state.value)}${advised}`);
  }
  if (open.length === 0) all.push('  none');

  if (report.guard.length > 0) {
    section(`Agents that ask the guard (${guardedOf(report)} of ${report.guard.length})`);
    for (const each of report.guard)
      all.push(
        t`  ${[assistantName(each.agent), guardState(each), guardFile(each)].filter(text => text !== '').join('  ')}`,
      );
    all.push(painter.dim(t`  ${say(message('guard.known.files'))}`));
  }

  return all;
}

function guardedOf({ guard }: AuditReport): number {
  return guard.filter(each => each.state === 'registered').length;
}

function guardState(standing: GuardStanding): string {
  return say(stateMessage(standing, file => file));
}

/** Returns the file with the hooks; empty if there is none. */
function guardFile({ state, place }: GuardStanding): string {
  return state === 'missing' ? '' : (place?.file ?? '');
}

function exposureLines(
  shown: readonly Exposure[],
  report: AuditReport,
  painter: Environment['painter'],
): readonly Safe[] {
  const either = new Intl.ListFormat('en', { type: 'disjunction' });
  const all: Safe[] = [];
  let whom: readonly Safe[] = [];
  for (const exposure of shown) {
    const { finding } = exposure;
    const reasons = reasonsOf(exposure, names => either.format(names)).map(why => painter.dim(t`        ${why}`));
    const reached = [t`      → ${namesOf(exposure.reaches)}`, ...reasons];
    // Consecutive findings with the same reach and reason share one sentence.
    if (textsOf(whom) !== textsOf(reached)) all.push(...whom);
    whom = reached;
    const secret = report.secrets?.get(finding) ?? finding.redacted;
    const place = painter.bold(t`${finding.path}:${finding.startLine}`);
    all.push(t`  ${place}  ${painter.risk(exposure.risk)}  ${say(finding.description)}  ${secret}`);
  }
  return [...all, ...whom];
}

function textsOf(all: readonly Safe[]): string {
  return all.map(each => each.text).join('\n');
}

function sensitiveLines(files: readonly ReachableFile[], painter: Environment['painter']): readonly Safe[] {
  return files.flatMap(({ path, why, reaches }) => [
    t`  ${painter.bold(path)}  ${say(why)}`,
    painter.dim(t`      → ${verdictNames(reaches)}`),
  ]);
}

interface GapGroup {
  readonly by: string;
  readonly why: readonly string[];
  readonly assistants: readonly string[];
  readonly paths: readonly string[];
}

/** Returns one row for each rule and the files that it seems to hold back: a tool's `*` is one gap, not one per file. */
function groupedGaps(gaps: readonly Gap[]): readonly GapGroup[] {
  const byAssistant = groupedBy(gaps, ({ by, assistant }) => `${ruleOf(by)}\0${assistant}`);
  const groups = groupedBy(byAssistant, some => [ruleOf(some[0]?.by), ...pathsOf(some)].join('\0'));
  const either = new Intl.ListFormat('en', { type: 'disjunction' });
  return groups.map(group => {
    const all = group.flat();
    const reasons = joinedReasons(
      group.flatMap(([first]) => (first === undefined ? [] : [first.why])),
      names => either.format(names),
    );
    return {
      by: ruleOf(all[0]?.by),
      why: [...new Set(reasons.map(say))],
      assistants: [...new Set(all.map(each => each.assistant))],
      paths: pathsOf(all),
    };
  });
}

function groupedBy<T>(all: readonly T[], keyOf: (each: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

function ruleOf(by: Gap['by'] | undefined): string {
  return by === null || by === undefined ? '' : ruleText(by);
}

function pathsOf(gaps: readonly Gap[]): readonly string[] {
  return [...new Set(gaps.map(each => each.path))];
}

/** How many names a line lists before it counts the rest. */
const mostListed = 4;

function listed(paths: readonly string[]): string {
  const rest = paths.length - mostListed;
  return rest > 0 ? `${paths.slice(0, mostListed).join(', ')} and ${rest} more` : paths.join(', ');
}

/** Returns the next steps. Details are offered if they are not shown. */
function nextCommands(
  report: AuditReport,
  shown: readonly Exposure[],
  open: number,
  isVerbose: boolean,
): readonly string[] {
  const next: string[] = [];
  if (shown.length + report.sensitiveFiles.length + report.gaps.length > 0) next.push('sightglass ignore generate');
  if (open > 0) next.push('sightglass harden');
  if (guardedOf(report) < report.guard.length) next.push('sightglass guard install');
  if (hasReaders(report)) next.push('sightglass readers');
  if (!isVerbose) next.push('sightglass audit --verbose');
  return next.length === 0 ? ['nothing to do'] : next;
}

/** Returns one sentence per assistant, whose features mostly share a reason, and one for all that have no rule for the file. */
function reasonsOf({ reaches }: Exposure, joinNames: (names: readonly string[]) => string): readonly string[] {
  const reasons = new Map<string, Message>();
  for (const reach of reaches) {
    const { assistant, why } = reach.verdict;
    if (!hasNoRule(reach) && !reasons.has(assistant)) reasons.set(assistant, why);
  }
  const common = noRuleReason(reaches, assistantName, joinNames);
  return [
    ...new Set([...joinedReasons([...reasons.values()], joinNames), ...(common === null ? [] : [common])].map(say)),
  ];
}

function markdown(report: AuditReport, shown: readonly Exposure[], home: string): string {
  const hidden = hiddenText(report.exposures.length - shown.length);
  const exposures = shown.map(exposure => [
    markdownCode(`${exposure.finding.path}:${exposure.finding.startLine}`),
    say(exposure.finding.description),
    exposure.risk,
    reachPhrase(exposure),
  ]);
  const sensitive = report.sensitiveFiles.map(({ path, why, reaches }) => [
    markdownCode(path),
    say(why),
    verdictNames(reaches),
  ]);
  const gaps = groupedGaps(report.gaps).map(({ by, why, assistants, paths }) => [
    by === '' ? '' : markdownCode(by),
    listed(paths),
    assistants.map(assistantName).join(', '),
    why.join(' '),
  ]);
  const settings = weakStates(report.settings).map(state => [
    assistantName(state.assistant),
    markdownCode(state.spec.key),
    valueText(state.value),
    state.spec.hardened === undefined ? '' : valueText(state.spec.hardened),
    state.spec.hosts.join(', '),
  ]);
  const guard = report.guard.map(each => [
    assistantName(each.agent),
    guardState(each),
    guardFile(each) === '' ? '' : markdownCode(guardFile(each)),
    say(message('guard.known.files')),
  ]);
  const part = (
    title: string,
    head: readonly string[],
    rows: readonly (readonly (string | Markdown)[])[],
  ): string[] => [`## ${title}`, '', rows.length === 0 ? 'None.' : markdownTable(head, rows).markdown, ''];
  const names = report.assistants.map(each => each.name).join(', ');
  return [
    '# Sightglass audit',
    '',
    md`Risk: **${report.risk}**. Assistants: ${names}.`.markdown,
    '',
    ...part('Secrets that would reach an assistant', ['Place', 'What', 'Risk', 'Reaches'], exposures),
    ...(hidden === '' ? [] : [hidden, '']),
    ...part('Sensitive files that can be sent', ['File', 'Why', 'Can be read by'], sensitive),
    ...part('Gaps in ignore files', ['Trusted rule', 'Files', 'Assistants', 'Why it does not count'], gaps),
    ...part('Outbound settings that are open', ['Tool', 'Setting', 'Now', 'Advised', 'Hosts'], settings),
    ...(guard.length === 0 ? [] : part('Agents that ask the guard', ['Agent', 'State', 'File', 'How known'], guard)),
    ...(hasReaders(report)
      ? part(
          'Readers',
          ['What'],
          auditReaderTexts(report, home).map(text => [text]),
        )
      : []),
    ...report.problems.map(problem => md`> ${say(problem)}`.markdown),
    ...skippedLines(report.skipped).map(each => md`- ${each.text}`.markdown),
    '',
  ].join('\n');
}
