import path from 'node:path';
import { statSync } from 'node:fs';
import { assistantName } from '../../core/assistants/catalogue.ts';
import type { Assistant } from '../../core/assistants/types.ts';
import { exposuresOf } from '../../core/exposure/exposures.ts';
import { gapsOf } from '../../core/exposure/gaps.ts';
import { worstRisk } from '../../core/exposure/risk.ts';
import type { Exposure } from '../../core/exposure/types.ts';
import { verdicts } from '../../core/ignore/verdicts.ts';
import { auditJson } from '../../core/report/json.ts';
import { markdownCode, markdownTable } from '../../core/report/markdown.ts';
import type { AuditReport } from '../../core/report/types.ts';
import { scanFolder } from '../../node/scanFolder.ts';
import { readWorkspace } from '../../node/workspace.ts';
import { readTextSync } from '../../node/readText.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { chosenAssistants, type Environment, personOf } from '../environment.ts';
import { accountFacts } from '../exclusionRules.ts';
import { exitCode } from '../exitCode.ts';
import { namesOf, reachPhrase } from '../reach.ts';
import { teamOf, withoutAccepted } from '../scanTeam.ts';
import { findingsSarif } from '../sarif.ts';
import { machineSettings, valueText, weakStates } from '../settings.ts';
import { printable, say } from '../text.ts';
import { UsageError } from '../usage.ts';
import { newPool } from './scan.ts';

/** `sightglass audit [FOLDER]` */
export async function auditCommand(environment: Environment): Promise<number> {
  const { options, print } = environment;
  const [, folder, ...more] = options.operands;
  if (more.length > 0) throw new UsageError(`audit takes one folder; ${more.join(' ')} is too much`);
  const root = folder === undefined ? options.workspace : path.resolve(options.workspace, folder);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`${root} is not a folder`);
  const report = await audit(root, await chosenAssistants(environment), environment);
  print(format(report, environment));
  return exitCode(options.failOn ?? 'medium', [report.risk]);
}

async function audit(root: string, assistants: readonly Assistant[], environment: Environment): Promise<AuditReport> {
  const { options } = environment;
  const facts = accountFacts(environment, root);
  const pool = newPool();
  try {
    const team = teamOf(environment, root);
    const { findings: all, paths, scanned, skipped } = await scanFolder(root, { pool, team: team.source });
    const findings = withoutAccepted(all, team);
    const { ruleFiles, problems } = await readWorkspace(root, paths, personOf(environment));
    const verdictsOf = (name: string) => verdicts(name, ruleFiles, assistants, facts);
    const exposures = exposuresOf({
      findings: findings.map(finding => ({ uri: finding.path, finding })),
      simulations: [],
      assistants,
      verdictsOf,
      assumeOpen: true,
    });
    return {
      risk: worstRisk(exposures),
      assistants: assistants.map(({ id, name }) => ({ id, name })),
      findings,
      exposures,
      gaps: gapsOf(paths, findings, verdictsOf, ruleFiles),
      settings: await machineSettings(environment, root, assistants),
      problems,
      scanned,
      skipped: skipped.filter(each => each.reason !== 'binary').map(each => ({ path: each.path, reason: each.reason })),
      ...(options.showSecrets ? { secrets: secretTexts(root, findings) } : {}),
    };
  } finally {
    await pool.dispose();
  }
}

function secretTexts(root: string, findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const texts = new Map<Finding, string>();
  for (const finding of findings) {
    const read = readTextSync(path.join(root, finding.path));
    if (read.kind === 'text') texts.set(finding, read.text.slice(finding.start, finding.end));
  }
  return texts;
}

function format(report: AuditReport, environment: Environment): string {
  switch (environment.options.format) {
    case 'json':
      return auditJson(report, say);
    case 'sarif':
      return findingsSarif(
        report.exposures.map(exposure => exposure.finding),
        report.exposures,
      );
    case 'markdown':
      return markdown(report);
    case 'text':
      return text(report, environment);
  }
}

function text(report: AuditReport, { painter }: Environment): string {
  const lines: string[] = [];
  const section = (title: string): void => {
    lines.push('', painter.bold(title));
  };
  lines.push(`${painter.bold('Risk')}: ${painter.risk(report.risk)}`);
  lines.push(`Assistants: ${report.assistants.map(each => each.name).join(', ')}`);
  lines.push(
    painter.dim('Every file counts as if it were open in the editor; the extension shows what goes out right now.'),
  );

  section(`Secrets that would reach an assistant (${report.exposures.length})`);
  for (const exposure of report.exposures) {
    const { finding } = exposure;
    const shown = printable(report.secrets?.get(finding) ?? finding.redacted);
    lines.push(
      `  ${painter.bold(printable(`${finding.path}:${finding.startLine}`))}  ${painter.risk(exposure.risk)}  ${say(finding.description)}  ${shown}`,
      `      → ${namesOf(exposure.reaches)}`,
    );
    for (const why of reasonsOf(exposure)) lines.push(painter.dim(`        ${printable(why)}`));
  }
  if (report.exposures.length === 0) lines.push('  none');

  section(`Gaps: files that a rule seems to hold back and does not (${report.gaps.length})`);
  for (const gap of report.gaps) {
    const rule = gap.by === null ? '' : `  ${gap.by.file}:${gap.by.line}: ${gap.by.pattern}`;
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
  for (const each of report.skipped) lines.push(painter.dim(`not read: ${printable(each.path)} (${each.reason})`));
  lines.push('', `Read ${report.scanned.files} files (${(report.scanned.bytes / 1e6).toFixed(1)} MB).`);
  return `${lines.join('\n')}\n`;
}

/** One sentence per assistant: its features mostly have the same reason. */
function reasonsOf(exposure: Exposure): readonly string[] {
  const reasons = new Map<string, string>();
  for (const { verdict } of exposure.reaches) {
    if (!reasons.has(verdict.assistant)) reasons.set(verdict.assistant, say(verdict.why));
  }
  return [...new Set(reasons.values())];
}

function markdown(report: AuditReport): string {
  const exposures = report.exposures.map(exposure => [
    markdownCode(`${exposure.finding.path}:${exposure.finding.startLine}`),
    say(exposure.finding.description),
    exposure.risk,
    reachPhrase(exposure),
  ]);
  const gaps = report.gaps.map(gap => [
    markdownCode(gap.path),
    assistantName(gap.assistant),
    gap.by === null ? '' : markdownCode(`${gap.by.file}:${gap.by.line}: ${gap.by.pattern}`),
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
    ...part('Gaps in ignore files', ['File', 'Assistant', 'Trusted rule', 'Why it does not count'], gaps),
    ...part('Outbound settings that are open', ['Tool', 'Setting', 'Now', 'Advised', 'Hosts'], settings),
    ...report.problems.map(problem => `> ${say(problem)}`),
    '',
  ].join('\n');
}
