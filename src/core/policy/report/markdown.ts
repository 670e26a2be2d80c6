import { assistantName } from '../../assistants/catalogue.ts';
import { markdownCode, markdownTable, md } from '../../report/formats/markdown.ts';
import { countOutcomes } from '../check/check.ts';
import { placeText, type PolicyReport, type Say, valueText } from './report.ts';

/** Formats a check as Markdown, broken rules first. */
export function policyMarkdown(report: PolicyReport, say: Say): string {
  const { met, broken, unknown, excepted } = countOutcomes(report.results);
  const order = ['broken', 'excepted', 'unknown', 'met'];
  const rows = [...report.results]
    .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
    .map(each => [
      each.outcome,
      markdownCode(each.rule),
      each.tool === null ? '' : assistantName(each.tool),
      each.subject === null ? '' : markdownCode(each.subject),
      valueText(each.found),
      each.layer ?? '',
      placeText(each) === '' ? '' : markdownCode(placeText(each)),
      say(each.why),
    ]);
  const head = ['Outcome', 'Rule', 'Tool', 'What', 'Found', 'Layer', 'Where', 'Why'];
  const exceptions = report.exceptions.map(
    ({ exception, daysLeft }) =>
      md`- ${markdownCode(exception.rule)} until ${exception.until} (${daysLeft} days): ${exception.reason}`.markdown,
  );
  const parts = [
    md`# Policy of ${report.organisation}`.markdown,
    `${met} met, ${broken} broken, ${excepted} excepted, ${unknown} not known.`,
    markdownTable(head, rows).markdown,
    ...(exceptions.length === 0 ? [] : ['## Exceptions', exceptions.join('\n')]),
    ...report.notes.map(note => md`${say(note)}`.markdown),
  ];
  return `${parts.join('\n\n')}\n`;
}
