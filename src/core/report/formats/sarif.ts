import type { Exposure, RiskLevel } from '../../exposure/types.ts';
import type { Finding } from '../../secrets/types.ts';
import { sarifLog } from './sarifLog.ts';
import type { Say } from '../types.ts';

/** What SARIF needs to know about a rule. */
export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly docs: string | null;
  readonly help: string;
}

export interface SarifInput {
  readonly version: string;
  readonly findings: readonly Finding[];
  /** Returns the exposure of a finding if the caller knows it; its risk sets the level and its reaches the message. */
  readonly exposureOf: (finding: Finding) => Exposure | undefined;
  readonly ruleOf: (ruleId: string) => SarifRule;
  /** Returns who would be reached, as a phrase for the message. */
  readonly reachText: (exposure: Exposure) => string;
  readonly say: Say;
}

/**
 * Makes a SARIF 2.1.0 log (OASIS standard, errata 01). Columns count UTF-16 code units; artifact URIs are relative to
 * `%SRCROOT%`; the fingerprint goes into `partialFingerprints`, so a moved finding stays the same.
 */
export function sarif(input: SarifInput): string {
  const ruleIds = [...new Set(input.findings.map(finding => finding.ruleId))].sort();
  return sarifLog({
    version: input.version,
    rules: ruleIds.map(id => ruleJson(input.ruleOf(id))),
    results: input.findings.map(finding => resultJson(finding, ruleIds.indexOf(finding.ruleId), input)),
  });
}

function ruleJson(rule: SarifRule): object {
  return {
    id: rule.id,
    shortDescription: { text: rule.name },
    ...(rule.docs === null ? {} : { helpUri: rule.docs }),
    help: { text: rule.help },
  };
}

function resultJson(finding: Finding, ruleIndex: number, input: SarifInput): object {
  const exposure = input.exposureOf(finding);
  const what = `${input.say(finding.description)} (${finding.redacted}).`;
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: exposure === undefined ? levelOfConfidence(finding) : levelOfRisk(exposure.risk),
    message: { text: exposure === undefined ? what : `${what} ${input.reachText(exposure)}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodePath(finding.path), uriBaseId: '%SRCROOT%' },
          region: {
            startLine: finding.startLine,
            startColumn: finding.startColumn,
            endLine: finding.endLine,
            endColumn: finding.endColumn,
          },
        },
      },
    ],
    partialFingerprints: { 'secretContent/v1': finding.fingerprint },
    properties: { confidence: finding.confidence, validation: finding.validation, provider: finding.provider },
  };
}

function levelOfRisk(risk: RiskLevel): 'error' | 'warning' | 'note' {
  if (risk === 'critical' || risk === 'high') return 'error';
  return risk === 'medium' ? 'warning' : 'note';
}

function levelOfConfidence(finding: Finding): 'error' | 'warning' | 'note' {
  if (finding.confidence === 'high') return 'error';
  return finding.confidence === 'medium' ? 'warning' : 'note';
}

/** Encodes a relative path as a URI reference; an unescaped colon in its first segment would read as a scheme. */
function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
