import { gitleaksJson } from '../../core/report/gitleaks.ts';
import { scanJson } from '../../core/report/json.ts';
import { junitXml } from '../../core/report/junit.ts';
import { markdownCode, markdownTable } from '../../core/report/markdown.ts';
import type { ScanReport } from '../../core/report/types.ts';
import type { Explanation } from '../../core/secrets/explain.ts';
import { personalData } from '../../core/secrets/personal/personalRules.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { hiddenText, shownFindings } from '../arguments/confidence.ts';
import type { Environment } from '../environment.ts';
import { riskOfConfidence } from './exitCode.ts';
import { findingsSarif } from './sarif.ts';
import { skippedLines } from './skipped.ts';
import { printable, say } from './text.ts';

/** A report with what is left out for its confidence. */
interface ShownReport extends ScanReport {
  readonly hidden: number;
}

/** What `sightglass scan` prints. */
export function scanReport(all: ScanReport, environment: Environment): string {
  const { options } = environment;
  const { scanFormat } = options;
  const isForPeople = scanFormat === 'text' || scanFormat === 'markdown';
  const findings = shownFindings(all.findings, each => each.confidence, options, isForPeople);
  const report = { ...all, findings, hidden: all.findings.length - findings.length };
  switch (scanFormat) {
    case 'json':
      return scanJson(report, say);
    case 'sarif':
      return findingsSarif(report.findings, []);
    case 'gitleaks':
      return gitleaksJson(report.findings, say, report.secrets);
    case 'junit':
      return junitXml(report.findings, say);
    case 'markdown':
      return markdown(report);
    case 'text':
      return text(report, environment);
  }
}

function text(report: ShownReport, environment: Environment): string {
  const { painter } = environment;
  const lines =
    report.explanations === undefined
      ? [...findingLines(report, environment)]
      : report.explanations.flatMap(each => explanationLines(each, report, environment));
  lines.push(
    ...(report.stale ?? []).map(({ file, line }) =>
      painter.dim(`stale: ${printable(file)}:${line}: nothing that was scanned has it any longer`),
    ),
    ...skippedLines(report.skipped).map(line => painter.dim(line)),
    summary(report),
  );
  return `${lines.join('\n')}\n`;
}

/** A line for each finding. Of a table of people there may be hundreds: personal data has one for each kind and file. */
function findingLines(report: ScanReport, environment: Environment): readonly string[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    const isGrouped = finding.provider === personalData && report.secrets === undefined;
    const key = isGrouped ? `${finding.ruleId}\0${finding.path}` : `${groups.size}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    const line = findingLine(first, report, environment);
    return more.length === 0 ? [line] : [`${line}  ${environment.painter.dim(`and ${more.length} more in this file`)}`];
  });
}

function findingLine(finding: Finding, report: ScanReport, { painter }: Environment): string {
  const place = printable(`${finding.path}:${finding.startLine}:${finding.startColumn}`);
  const shown = printable(report.secrets?.get(finding) ?? finding.redacted);
  const level = painter.risk(riskOfConfidence(finding.confidence));
  return `${painter.bold(place)}  ${level}  ${say(finding.description)}  ${shown}  ${painter.dim(finding.ruleId)}`;
}

function explanationLines(each: Explanation, report: ScanReport, environment: Environment): readonly string[] {
  const { painter } = environment;
  const reasons = each.reasons.map(reason => painter.dim(`    ${printable(say(reason))}`));
  return [`${each.outcome.padEnd(8)} ${findingLine(each.finding, report, environment)}`, ...reasons];
}

function markdown(report: ShownReport): string {
  const rows = report.findings.map(finding => [
    markdownCode(`${finding.path}:${finding.startLine}`),
    say(finding.description),
    finding.confidence,
    markdownCode(finding.redacted),
  ]);
  const table = rows.length === 0 ? [] : [markdownTable(['Place', 'What', 'Confidence', 'Shown'], rows), ''];
  return ['# Secrets', '', ...table, summary(report), ''].join('\n');
}

function summary({ findings, scanned, skipped, hidden, explanations }: ShownReport): string {
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  const left = skipped.length === 0 ? '' : `, ${skipped.length} not read`;
  const read = `${count} in ${scanned.files} files (${(scanned.bytes / 1e6).toFixed(1)} MB)${left}.`;
  const unshown = explanations === undefined ? hiddenText(hidden) : '';
  return unshown === '' ? read : `${read} ${unshown}`;
}
