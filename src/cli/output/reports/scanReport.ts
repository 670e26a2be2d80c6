import { gitleaksJson } from '../../../core/report/formats/gitleaks.ts';
import { scanJson } from '../../../core/report/formats/json.ts';
import { junitXml } from '../../../core/report/formats/junit.ts';
import { markdownCode, markdownTable, md } from '../../../core/report/formats/markdown.ts';
import type { ScanReport } from '../../../core/report/types.ts';
import type { Explanation } from '../../../core/secrets/explain.ts';
import { personalData } from '../../../core/secrets/personal/personalRules.ts';
import type { Finding } from '../../../core/secrets/types.ts';
import { hiddenText, shownFindings } from '../../arguments/confidence.ts';
import type { Environment } from '../../environment.ts';
import { riskOfConfidence } from '../exitCode.ts';
import { document, json, lines, type Safe, t, xml } from '../safe.ts';
import { findingsSarif } from '../sarif.ts';
import { skippedLines } from '../skipped.ts';
import { bytesText, counted, say } from '../text.ts';

/** A report, with the number of findings left out for low confidence. */
interface ShownReport extends ScanReport {
  readonly hidden: number;
}

/** What `sightglass scan` prints. Every format has the same findings, except for JSON, which has all of them with their confidence. */
export function scanReport(all: ScanReport, environment: Environment): Safe {
  const { options } = environment;
  const { scanFormat } = options;
  const shown = shownFindings(all.findings, each => each.confidence, options);
  const report = { ...all, findings: shown, hidden: all.findings.length - shown.length };
  switch (scanFormat) {
    case 'json':
      return json(scanJson(options.confidence === null ? all : report, report.hidden, say));
    case 'sarif':
      return json(findingsSarif(shown, []));
    case 'gitleaks':
      return json(gitleaksJson(shown, say, report.secrets));
    case 'junit':
      return xml(junitXml(shown, say));
    case 'markdown':
      return document(markdown(report));
    case 'text':
      return text(report, environment);
  }
}

function text(report: ShownReport, environment: Environment): Safe {
  const { options, painter } = environment;
  const findings =
    report.explanations === undefined
      ? [...findingLines(report, environment)]
      : report.explanations.flatMap(each => explanationLines(each, report, environment));
  return lines([
    ...findings,
    ...(report.stale ?? []).map(({ file, line }) =>
      painter.dim(t`stale: ${file}:${line}: nothing that was scanned has it any longer`),
    ),
    ...skippedLines(report.skipped, options.verbose).map(each => painter.dim(each)),
    ...(options.quiet ? [] : [summary(report)]),
  ]);
}

/** Returns a line for each finding; personal data has one line per kind and file, since a table of people may have hundreds. */
function findingLines(report: ScanReport, environment: Environment): readonly Safe[] {
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
    return more.length === 0
      ? [line]
      : [t`${line}  ${environment.painter.dim(`and ${more.length} more in this file`)}`];
  });
}

function findingLine(finding: Finding, report: ScanReport, { painter }: Environment): Safe {
  const place = painter.bold(t`${finding.path}:${finding.startLine}:${finding.startColumn}`);
  const shown = report.secrets?.get(finding) ?? finding.redacted;
  const level = painter.risk(riskOfConfidence(finding.confidence));
  return t`${place}  ${level}  ${say(finding.description)}  ${shown}  ${painter.dim(finding.ruleId)}`;
}

function explanationLines(each: Explanation, report: ScanReport, environment: Environment): readonly Safe[] {
  const { painter } = environment;
  const reasons = each.reasons.map(reason => painter.dim(t`    ${say(reason)}`));
  return [t`${each.outcome.padEnd(8)} ${findingLine(each.finding, report, environment)}`, ...reasons];
}

function markdown(report: ShownReport): string {
  const rows = report.findings.map(finding => [
    markdownCode(`${finding.path}:${finding.startLine}`),
    say(finding.description),
    finding.confidence,
    markdownCode(finding.redacted),
  ]);
  const table = rows.length === 0 ? [] : [markdownTable(['Place', 'What', 'Confidence', 'Shown'], rows).markdown, ''];
  const left = skippedLines(report.skipped).map(each => md`- ${each.text}`.markdown);
  return ['# Secrets', '', ...table, ...left, ...(left.length === 0 ? [] : ['']), summary(report), ''].join('\n');
}

/** Reasons for skipping that do not count as a file that should have been read. */
const notFiles: ReadonlySet<string> = new Set(['binary', 'too-many', 'shallow']);

function summary({ findings, scanned, skipped, hidden, explanations }: ShownReport): string {
  const unread = skipped.filter(({ reason }) => !notFiles.has(reason)).length;
  const left = unread === 0 ? '' : `, ${unread} not read`;
  const read = `${counted(findings.length, 'finding')} in ${counted(scanned.files, 'file')} (${bytesText(scanned.bytes)})${left}.`;
  const unshown = explanations === undefined ? hiddenText(hidden) : '';
  return unshown === '' ? read : `${read} ${unshown}`;
}
