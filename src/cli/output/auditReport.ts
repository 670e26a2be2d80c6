import { assistantName } from '../../core/assistants/catalogue.ts';
import { hasNoRule, noRuleReason } from '../../core/exposure/reasons.ts';
import type { Exposure } from '../../core/exposure/types.ts';
import type { Message } from '../../core/message.ts';
import { auditJson } from '../../core/report/json.ts';
import { markdownCode, markdownTable } from '../../core/report/markdown.ts';
import type { AuditReport } from '../../core/report/types.ts';
import { ruleText } from '../../text/ruleText.ts';
import { hiddenText, shownFindings } from '../arguments/confidence.ts';
import type { Environment } from '../environment.ts';
import { namesOf, reachPhrase } from './reach.ts';
import { findingsSarif } from './sarif.ts';
import { valueText, weakStates } from '../settings.ts';
import { skippedLines } from './skipped.ts';
import { printable, say } from './text.ts';

/** What `sightglass audit` prints. */
export function auditReport(report: AuditReport, environment: Environment): string {
  const { format } = environment.options;
  const isForPeople = format === 'text' || format === 'markdown';
  const shown = shownFindings(report.exposures, each => each.finding.confidence, environment.options, isForPeople);
  switch (format) {
    case 'json':
      return auditJson({ ...report, exposures: shown }, say);
    case 'sarif':
      return findingsSarif(
        shown.map(exposure => exposure.finding),
        shown,
      );
    case 'markdown':
      return markdown(report, shown);
    case 'text':
      return text(report, shown, environment);
  }
}

function text(report: AuditReport, shown: readonly Exposure[], { painter }: Environment): string {
  const lines: string[] = [];
  const section = (title: string): void => {
    lines.push('', painter.bold(title));
  };
  lines.push(`${painter.bold('Risk')}: ${painter.risk(report.risk)}`);
  lines.push(`Assistants: ${report.assistants.map(each => each.name).join(', ')}`);
  lines.push(
    painter.dim('Every file counts as if it were open in the editor; the extension shows what goes out right now.'),
  );

  section(`Secrets that would reach an assistant (${shown.length})`);
  const either = new Intl.ListFormat('en', { type: 'disjunction' });
  let whom: readonly string[] = [];
  for (const exposure of shown) {
    const { finding } = exposure;
    const reasons = reasonsOf(exposure, names => either.format(names)).map(why =>
      painter.dim(`        ${printable(why)}`),
    );
    const reached = [`      → ${namesOf(exposure.reaches)}`, ...reasons];
    // Whom they reach and why is said once for those that follow each other and have it in common.
    if (whom.join() !== reached.join()) lines.push(...whom);
    whom = reached;
    const secret = printable(report.secrets?.get(finding) ?? finding.redacted);
    lines.push(
      `  ${painter.bold(printable(`${finding.path}:${finding.startLine}`))}  ${painter.risk(exposure.risk)}  ${say(finding.description)}  ${secret}`,
    );
  }
  lines.push(...whom);
  const hidden = hiddenText(report.exposures.length - shown.length);
  if (hidden !== '') lines.push(painter.dim(`  ${hidden}`));
  else if (shown.length === 0) lines.push('  none');

  section(`Gaps: files that a rule seems to hold back and does not (${report.gaps.length})`);
  for (const gap of report.gaps) {
    const rule = gap.by === null ? '' : `  ${ruleText(gap.by)}`;
    lines.push(`  ${printable(gap.path)}  ${assistantName(gap.assistant)}${painter.dim(printable(rule))}`);
    lines.push(painter.dim(`        ${printable(say(gap.why))}`));
  }
  if (report.gaps.length === 0) lines.push('  none');

  const weak = weakStates(report.settings);
  section(`Outbound settings that are open (${weak.length} of ${report.settings.length})`);
  for (const state of weak) {
    const advised = state.spec.hardened === undefined ? '' : ` → ${valueText(state.spec.hardened)}`;
    lines.push(
      `  ${assistantName(state.assistant)}  ${printable(state.spec.key)}: ${printable(valueText(state.value))}${advised}`,
    );
  }
  if (weak.length === 0) lines.push('  none');

  for (const problem of report.problems)
    lines.push('', `${painter.paint('yellow', 'Problem')}: ${printable(say(problem))}`);
  lines.push(...skippedLines(report.skipped).map(line => painter.dim(line)));
  lines.push('', `Read ${report.scanned.files} files (${(report.scanned.bytes / 1e6).toFixed(1)} MB).`);
  return `${lines.join('\n')}\n`;
}

/** One sentence per assistant, whose features mostly have the same reason; one for all that have no rule for the file. */
function reasonsOf({ reaches }: Exposure, listed: (names: readonly string[]) => string): readonly string[] {
  const reasons = new Map<string, Message>();
  for (const reach of reaches) {
    const { assistant, why } = reach.verdict;
    if (!hasNoRule(reach) && !reasons.has(assistant)) reasons.set(assistant, why);
  }
  const common = noRuleReason(reaches, assistantName, listed);
  return [...new Set([...reasons.values(), ...(common === null ? [] : [common])].map(say))];
}

function markdown(report: AuditReport, shown: readonly Exposure[]): string {
  const hidden = hiddenText(report.exposures.length - shown.length);
  const exposures = shown.map(exposure => [
    markdownCode(`${exposure.finding.path}:${exposure.finding.startLine}`),
    say(exposure.finding.description),
    exposure.risk,
    reachPhrase(exposure),
  ]);
  const gaps = report.gaps.map(gap => [
    markdownCode(gap.path),
    assistantName(gap.assistant),
    gap.by === null ? '' : markdownCode(ruleText(gap.by)),
    say(gap.why),
  ]);
  const settings = weakStates(report.settings).map(state => [
    assistantName(state.assistant),
    markdownCode(state.spec.key),
    valueText(state.value),
    state.spec.hardened === undefined ? '' : valueText(state.spec.hardened),
    state.spec.hosts.join(', '),
  ]);
  const part = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
    `## ${title}`,
    '',
    rows.length === 0 ? 'None.' : markdownTable(head, rows),
    '',
  ];
  return [
    '# Sightglass audit',
    '',
    `Risk: **${report.risk}**. Assistants: ${report.assistants.map(each => each.name).join(', ')}.`,
    '',
    ...part('Secrets that would reach an assistant', ['Place', 'What', 'Risk', 'Reaches'], exposures),
    ...(hidden === '' ? [] : [hidden, '']),
    ...part('Gaps in ignore files', ['File', 'Assistant', 'Trusted rule', 'Why it does not count'], gaps),
    ...part('Outbound settings that are open', ['Tool', 'Setting', 'Now', 'Advised', 'Hosts'], settings),
    ...report.problems.map(problem => `> ${say(problem)}`),
    '',
  ].join('\n');
}
