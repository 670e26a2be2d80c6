import type { ProductVersions } from '../../assistants/versions.ts';
import type { ContextItem, Simulation } from '../../context/types.ts';
import type { Exposure } from '../../exposure/types.ts';
import type { GuardStanding } from '../../guard/registrations/standing.ts';
import type { Verdict } from '../../ignore/types.ts';
import type { Finding } from '../../secrets/types.ts';
import { auditReadersBody, readersBody } from '../../readers/json.ts';
import type { ReadersReport } from '../../readers/types.ts';
import { versionsJson } from '../versions.ts';
import type { SettingState } from '../../settings/types.ts';
import type { AuditReport, RunLimits, Say, ScanReport, VerdictReport } from '../types.ts';

/** Wraps a report. Every JSON report is an object whose first key names its shape and version: `sightglass/<command>/1`. */
function envelope(command: string, body: object): string {
  return `${JSON.stringify({ schema: `sightglass/${command}/1`, ...body }, null, 2)}\n`;
}

/** @param hidden how many of the findings users are not shown, because they are most likely samples */
export function scanJson(report: ScanReport, hidden: number, say: Say): string {
  return envelope('scan', {
    hidden,
    findings: report.findings.map(finding => findingJson(finding, report.secrets)),
    scanned: report.scanned,
    skipped: report.skipped,
    ...(report.stale === undefined ? {} : { stale: report.stale }),
    ...report.limits,
    ...(report.explanations === undefined
      ? {}
      : {
          explanations: report.explanations.map(({ finding, outcome, reasons }) => ({
            ...findingJson(finding, report.secrets),
            outcome,
            reasons: reasons.map(say),
          })),
        }),
  });
}

/**
 * Formats a finding as in all JSON reports.
 * @param secrets texts that the user asked to see, by finding
 */
export function findingJson(finding: Finding, secrets?: ReadonlyMap<Finding, string>): object {
  const secret = secrets?.get(finding);
  return {
    ruleId: finding.ruleId,
    provider: finding.provider,
    path: finding.path,
    startLine: finding.startLine,
    startColumn: finding.startColumn,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    confidence: finding.confidence,
    validation: finding.validation,
    redacted: finding.redacted,
    fingerprint: finding.fingerprint,
    ...(secret === undefined ? {} : { secret }),
  };
}

export function auditJson(report: AuditReport, say: Say): string {
  return envelope('audit', {
    risk: report.risk,
    sensitiveFiles: report.sensitiveFiles.map(({ path, pattern, why, reaches }) => ({
      path,
      pattern,
      why: say(why),
      reaches: reaches.map(({ assistant, feature }) => ({ assistant, feature })),
    })),
    assistants: report.assistants,
    exposures: report.exposures.map(exposure => exposureJson(exposure, say, report.secrets)),
    gaps: report.gaps.map(({ path, assistant, by, why }) => ({ path, assistant, by, why: say(why) })),
    settings: report.settings.map(state => settingJson(state)),
    guard: report.guard.map(guardJson),
    versions: report.versions.map(versionsJson),
    readers: auditReadersBody(report.readers, say),
    problems: report.problems.map(say),
    scanned: report.scanned,
    skipped: report.skipped,
    ...report.limits,
  });
}

/**
 * Formats the state of the guard: `registered`, `untrusted`, `disabled`, `broken` or `missing`. `known` says that only files
 * were read; no agent was asked.
 */
function guardJson({ agent, state, place }: GuardStanding): object {
  return {
    agent,
    state,
    scope: place?.scope ?? null,
    file: place?.file ?? null,
    disabledBy: place?.disabledBy ?? null,
    known: 'files',
  };
}

function exposureJson(exposure: Exposure, say: Say, secrets?: ReadonlyMap<Finding, string>): object {
  return {
    ...findingJson(exposure.finding, secrets),
    risk: exposure.risk,
    reaches: exposure.reaches.map(({ verdict, item }) => ({
      assistant: verdict.assistant,
      feature: verdict.feature,
      verdict: verdict.verdict,
      inclusion: item?.inclusion ?? 'on-demand',
      by: verdict.by,
      why: say(verdict.why),
      fidelity: verdict.fidelity,
    })),
  };
}

export function verdictsJson(report: VerdictReport, say: Say): string {
  return envelope('ignore-check', {
    verdicts: report.verdicts.map(({ path, assistant, feature, verdict, by, why, fidelity }) => ({
      path,
      assistant,
      feature,
      verdict,
      by,
      why: say(why),
      fidelity,
    })),
    ...report.limits,
  });
}

export function settingsJson(states: readonly SettingState[], versions: readonly ProductVersions[]): string {
  return envelope('settings', { versions: versions.map(versionsJson), settings: states.map(settingJson) });
}

export function readersJson(report: ReadersReport, say: Say): string {
  return envelope('readers', readersBody(report, say));
}

function settingJson({ assistant, spec, value, state, scope, file, line, editor }: SettingState): object {
  return {
    assistant,
    editor: editor ?? null,
    key: spec.key,
    kind: spec.kind,
    value,
    hardened: spec.hardened ?? null,
    state,
    scope,
    file,
    line: line ?? null,
    trafficClass: spec.trafficClass,
    hosts: spec.hosts,
    fidelity: spec.fidelity,
    source: spec.source,
  };
}

/** An item in the report of `sightglass context`: its path is relative to the workspace, and its verdict is added. */
export interface ReportedItem {
  readonly item: ContextItem;
  readonly path: string;
  readonly verdict: Verdict | null;
  /** How many secrets are in the lines that it contains, as far as they are known. */
  readonly secrets: number;
}

/** The assembled text of one feature, with secrets masked. */
export interface ReportedPrompt {
  readonly assistant: string;
  readonly feature: string;
  readonly text: string;
}

/** @param prompts empty if no algorithm is known well enough; `prompt` in the report is the text of the first one */
export function contextJson(
  items: readonly ReportedItem[],
  prompts: readonly ReportedPrompt[],
  simulations: readonly Simulation[],
  say: Say,
  limits: RunLimits | null,
): string {
  return envelope('context', {
    items: items.map(({ item, path, verdict, secrets }) => ({
      assistant: item.assistant,
      feature: item.feature,
      path,
      kind: item.kind,
      startLine: item.startLine,
      endLine: item.endLine,
      tokens: item.tokens,
      secrets,
      inclusion: item.inclusion,
      reason: say(item.reason),
      fact: item.fact ?? null,
      fidelity: item.fidelity,
      verdict: verdict?.verdict ?? null,
      by: verdict?.by ?? null,
    })),
    prompt: prompts[0]?.text ?? null,
    prompts,
    ownTokens: simulations.flatMap(({ assistant, feature, ownTokens }) =>
      ownTokens === undefined
        ? []
        : [{ assistant, feature, tokens: ownTokens.tokens, version: ownTokens.claim.source.version ?? null }],
    ),
    unknowns: simulations.flatMap(({ assistant, feature, unknowns }) =>
      unknowns.map(each => ({ assistant, feature, text: say(each) })),
    ),
    ...limits,
  });
}
