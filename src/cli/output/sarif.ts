import type { Exposure } from '../../core/exposure/types.ts';
import { sarif } from '../../core/report/formats/sarif.ts';
import { ruleById } from '../../core/secrets/catalogue.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { reachPhrase } from './reach.ts';
import { say } from './text.ts';
import { version } from '../version.ts';

/** Returns findings as SARIF; those with an exposure name the assistants that they would reach. */
export function findingsSarif(findings: readonly Finding[], exposures: readonly Exposure[]): string {
  const byFinding = new Map(exposures.map(exposure => [exposure.finding, exposure]));
  return sarif({
    version,
    findings,
    exposureOf: finding => byFinding.get(finding),
    ruleOf: id => {
      const rule = ruleById(id);
      return {
        id,
        name: rule === null ? id : say(rule.description),
        docs: rule?.docs ?? null,
        help: rule === null ? id : say(rule.rotation),
      };
    },
    reachText: reachPhrase,
    say,
  });
}
