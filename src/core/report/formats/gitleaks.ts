import type { Finding } from '../../secrets/types.ts';
import type { Say } from '../types.ts';

/**
 * Formats findings like the JSON report of gitleaks (gitleaks@b58d3f1 report/finding.go): the same keys in the same order, so
 * tools that read one can read the other. `Match` and `Secret` contain the redacted form unless the secrets' texts are given,
 * like `--redact` there. Commit fields are empty, because we scan files.
 */
export function gitleaksJson(findings: readonly Finding[], say: Say, secrets?: ReadonlyMap<Finding, string>): string {
  const rows = findings.map(finding => {
    const shown = secrets?.get(finding) ?? finding.redacted;
    return {
      RuleID: finding.ruleId,
      Description: say(finding.description),
      StartLine: finding.startLine,
      EndLine: finding.endLine,
      StartColumn: finding.startColumn,
      // In gitleaks, the end column is inclusive.
      EndColumn: Math.max(finding.endColumn - 1, 1),
      Match: shown,
      Secret: shown,
      File: finding.path,
      SymlinkFile: '',
      Commit: '',
      Entropy: 0,
      Author: '',
      Email: '',
      Date: '',
      Message: '',
      Tags: [finding.confidence, finding.validation],
      Fingerprint: `${finding.path}:${finding.ruleId}:${finding.startLine}`,
    };
  });
  return `${JSON.stringify(rows, null, 1)}\n`;
}
