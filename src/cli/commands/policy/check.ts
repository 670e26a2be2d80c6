import path from 'node:path';
import { assistantName } from '../../../core/assistants/catalogue.ts';
import { managedTools } from '../../../core/assistants/managed.ts';
import { checkPolicy, countOutcomes } from '../../../core/policy/check/check.ts';
import { endsSoon, exceptionsByEnd } from '../../../core/policy/check/exceptions.ts';
import { layerProblems, unreadLayers } from '../../../core/policy/check/layers.ts';
import type { RuleResult } from '../../../core/policy/check/types.ts';
import { lineOfRule } from '../../../core/policy/read/places.ts';
import { policyJson } from '../../../core/policy/report/json.ts';
import { policyJunit } from '../../../core/policy/report/junit.ts';
import { policyMarkdown } from '../../../core/policy/report/markdown.ts';
import { placeText, type PolicyReport, valueText } from '../../../core/policy/report/report.ts';
import { policySarif } from '../../../core/policy/report/sarif.ts';
import { policyFacts } from '../../../node/policy/facts.ts';
import { shownBelow } from '../../../node/files/inside.ts';
import type { Environment } from '../../environment.ts';
import { accountFacts } from '../../arguments/exclusionRules.ts';
import { document, json, lines, type Safe, t, xml } from '../../output/safe.ts';
import { say } from '../../output/text.ts';
import { version } from '../../version.ts';
import { policyHere, toolsHere } from './read.ts';

/** `sightglass policy check`: the exit code is 1 if a rule is broken. */
export async function policyCheckCommand(environment: Environment): Promise<number> {
  const report = await reportOf(environment);
  environment.print(format(report, environment));
  return countOutcomes(report.results).broken > 0 ? 1 : 0;
}

async function reportOf(environment: Environment): Promise<PolicyReport> {
  const { options, env } = environment;
  const { policy, files, ignored } = await policyHere(environment);
  const today = new Date().toISOString().slice(0, 10);
  const facts = await policyFacts(policy, {
    tools: await toolsHere(environment),
    home: options.home,
    workspace: options.workspace,
    env,
    platform: process.platform,
    today,
    account: accountFacts(environment),
  });
  const own = files.at(-1);
  const below = own === undefined ? '' : shownBelow(options.workspace, own.file);
  return {
    organisation: policy.organisation.name,
    files: files.map(({ file }) => file),
    results: checkPolicy(policy, facts),
    exceptions: exceptionsByEnd(policy, today),
    notes: [...ignored, ...layerProblems(facts, managedTools), ...unreadLayers(facts, managedTools)],
    placeOf: rule =>
      own === undefined || path.isAbsolute(below) ? null : { file: below, line: lineOfRule(own.text, rule) },
  };
}

function format(report: PolicyReport, environment: Environment): Safe {
  switch (environment.options.scanFormat) {
    case 'json':
      return json(policyJson(report, say));
    case 'sarif':
      return json(policySarif(report, version, say));
    case 'junit':
      return xml(policyJunit(report, say));
    case 'markdown':
      return document(policyMarkdown(report, say));
    case 'gitleaks':
    case 'text':
      return text(report, environment);
  }
}

function text(report: PolicyReport, { options, painter }: Environment): Safe {
  const shown = report.results.filter(each => options.verbose || each.outcome !== 'met');
  const rules = [...new Set(shown.map(({ rule }) => rule))];
  const all: (string | Safe)[] = rules.flatMap(rule => [
    painter.bold(rule),
    ...shown.filter(each => each.rule === rule).flatMap(each => resultLines(each, painter)),
  ]);
  const { met, broken, unknown, excepted } = countOutcomes(report.results);
  const ends = report.exceptions.flatMap(each => {
    const { rule, until, reason } = each.exception;
    if (each.daysLeft < 0)
      return [t`${painter.paint('yellow', 'ended')}: the exception from ${rule} on ${until} (${reason})`];
    return endsSoon(each)
      ? [t`${painter.paint('yellow', 'ends soon')}: the exception from ${rule} on ${until} (${reason})`]
      : [];
  });
  return lines([
    ...all,
    ...ends,
    ...report.notes.map(note => t`${painter.paint('yellow', 'note')}: ${say(note)}`),
    t`${report.organisation}: ${met} met, ${broken} broken, ${excepted} excepted, ${unknown} not known.${options.verbose || met === 0 ? '' : ' --verbose also lists what is met.'}`,
  ]);
}

const colours = { met: 'green', broken: 'red', unknown: 'yellow', excepted: 'yellow' } as const;

function resultLines(result: RuleResult, painter: Environment['painter']): readonly Safe[] {
  const { outcome, tool, subject, found, layer, exception, why } = result;
  const name = [tool === null ? null : assistantName(tool), subject].filter(each => each !== null).join(': ');
  const value = valueText(found);
  const word = outcome === 'unknown' ? 'not known' : outcome;
  const place = [layer, placeText(result)].filter(each => each !== null && each !== '').join(', ');
  const end = exception === null ? '' : ` Exception until ${exception.exception.until}: ${exception.exception.reason}`;
  return [
    t`  ${painter.paint(colours[outcome], word)}  ${name === '' ? 'all tools' : name}${value === '' ? '' : ` = ${value}`}`,
    painter.dim(t`      ${say(why)}${place === '' ? '' : ` (${place})`}${end}`),
  ];
}
