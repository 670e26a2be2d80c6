import { sarifLog } from '../../report/formats/sarifLog.ts';
import { ruleIds } from '../model/ruleIds.ts';
import type { RuleResult } from '../check/types.ts';
import { placeText, type PolicyReport, type Say } from './report.ts';

/**
 * Formats a check as SARIF 2.1.0: a broken rule is an error, an excepted one a suppressed error, an unknown one a note of
 * kind `review`. Locations are those in the policy, because the files that decide are on a user's machine and not in the
 * repository.
 */
export function policySarif(report: PolicyReport, version: string, say: Say): string {
  const results = report.results.filter(each => each.outcome !== 'met');
  return sarifLog({
    version,
    rules: ruleIds.map(id => ({ id, shortDescription: { text: `Policy: ${id}` } })),
    results: results.map(each => resultJson(each, report, say)),
  });
}

function resultJson(result: RuleResult, { placeOf }: PolicyReport, say: Say): object {
  const { rule, tool, subject, outcome, exception } = result;
  const place = placeOf(rule);
  const words = [tool, subject].filter(each => each !== null).join(' ');
  const where = placeText(result);
  return {
    ruleId: rule,
    ruleIndex: ruleIds.indexOf(rule),
    kind: outcome === 'unknown' ? 'review' : 'fail',
    level: outcome === 'unknown' ? 'none' : 'error',
    message: { text: `${words === '' ? '' : `${words}: `}${say(result.why)}${where === '' ? '' : ` (${where})`}` },
    locations:
      place === null
        ? []
        : [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(place.file), uriBaseId: '%SRCROOT%' },
                region: { startLine: place.line },
              },
            },
          ],
    ...(outcome === 'excepted' && exception !== null
      ? { suppressions: [{ kind: 'external', justification: exception.exception.reason }] }
      : {}),
    partialFingerprints: { 'policyRule/v1': [rule, tool ?? '', subject ?? ''].join(' ') },
  };
}
