import { xml } from '../../report/formats/junit.ts';
import type { RuleResult } from '../check/types.ts';
import { placeText, type PolicyReport, type Say } from './report.ts';

/** Formats a check as JUnit XML: one test case per result; unknown results are skipped, not passed. */
export function policyJunit({ results }: PolicyReport, say: Say): string {
  const count = (outcomes: readonly string[]): number => results.filter(each => outcomes.includes(each.outcome)).length;
  const shown =
    results.length === 0
      ? ['    <testcase name="no rules" classname="sightglass policy"/>']
      : results.map(each => testCase(each, say));
  const counts = `tests="${shown.length}" failures="${count(['broken'])}" errors="0" skipped="${count(['unknown', 'excepted'])}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="Sightglass policy" ${counts}>`,
    ...shown,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(result: RuleResult, say: Say): string {
  const { rule, tool, subject, outcome, why } = result;
  const name = [tool, subject].filter(each => each !== null).join(' ');
  const open = `    <testcase name="${xml(name === '' ? rule : name)}" classname="${xml(rule)}"`;
  const text = [say(why), placeText(result)].filter(each => each !== '').join(' ');
  if (outcome === 'met') return `${open}/>`;
  if (outcome === 'broken') return `${open}>\n      <failure message="${xml(text)}" type="broken"/>\n    </testcase>`;
  return `${open}>\n      <skipped message="${xml(`${outcome}: ${text}`)}"/>\n    </testcase>`;
}
