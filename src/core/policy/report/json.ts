import { countOutcomes } from '../check/check.ts';
import type { RuleResult } from '../check/types.ts';
import type { PolicyReport, Say } from './report.ts';

/** Formats a check as JSON with stable keys and its own schema. */
export function policyJson(report: PolicyReport, say: Say): string {
  const body = {
    schema: 'sightglass/policy-check/1',
    organisation: report.organisation,
    policies: report.files,
    counts: countOutcomes(report.results),
    results: report.results.map(each => resultJson(each, say)),
    exceptions: report.exceptions.map(({ exception, daysLeft }) => ({ ...exception, daysLeft })),
    notes: report.notes.map(say),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

function resultJson(result: RuleResult, say: Say): object {
  const { exception, claim, why, line, ...rest } = result;
  return {
    ...rest,
    line: line ?? null,
    why: say(why),
    exception: exception === null ? null : { ...exception.exception, daysLeft: exception.daysLeft },
    fidelity: claim?.fidelity ?? null,
    source: claim?.source ?? null,
  };
}
