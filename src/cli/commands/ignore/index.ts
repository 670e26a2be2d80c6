import { existsSync } from 'node:fs';
import path from 'node:path';
import { claimMessage } from '../../../core/claimMessage.ts';
import { assistantName } from '../../../core/assistants/catalogue.ts';
import { checkOne, verdicts } from '../../../core/ignore/verdicts.ts';
import { verdictsJson } from '../../../core/report/formats/json.ts';
import { markdownCode, markdownTable } from '../../../core/report/formats/markdown.ts';
import type { VerdictReport } from '../../../core/report/types.ts';
import { walk } from '../../../node/files/walk.ts';
import { readWorkspace } from '../../../node/workspace.ts';
import { ruleText } from '../../../text/ruleText.ts';
import { chosenAssistants, type Environment, personOf } from '../../environment.ts';
import { accountFacts } from '../../arguments/exclusionRules.ts';
import { document, json, lines, type Safe, t } from '../../output/safe.ts';
import { say } from '../../output/text.ts';
import { configured } from '../../configuration/configured.ts';
import { sayLimits } from '../../configuration/limitLines.ts';
import { refuseSarif } from '../../arguments/ownFormat.ts';
import { inWorkspace } from '../../arguments/paths.ts';
import { wrongVerb } from '../../arguments/accepted.ts';
import { UsageError } from '../../arguments/usage.ts';
import { ignoreDriftCommand } from './drift.ts';
import { ignoreGenerateCommand } from './generate.ts';

/** `sightglass ignore check PATH...` and `sightglass ignore generate` */
export function ignoreCommand(environment: Environment): Promise<number> {
  const [, verb] = environment.options.operands;
  if (verb === 'check') return environment.options.drift ? ignoreDriftCommand(environment) : ignoreCheck(environment);
  if (verb === 'generate') return ignoreGenerateCommand(environment);
  throw wrongVerb(environment.options.operands);
}

async function ignoreCheck(given: Environment): Promise<number> {
  const run = configured(given, given.options.workspace, ['assistants']);
  const { environment } = run;
  const limits = run.limits();
  const { options, print } = environment;
  refuseSarif(options, 'ignore check');
  const targets = options.operands.slice(2).map(target => inWorkspace(target, options));
  if (targets.length === 0) throw new UsageError('ignore check needs a path');
  const paths: string[] = [];
  for await (const name of walk(options.workspace)) paths.push(name);
  const { ruleFiles, problems } = await readWorkspace(options.workspace, paths, personOf(environment));
  for (const problem of problems) environment.warn(say(problem));
  for (const target of targets) {
    if (!existsSync(path.join(options.workspace, target)))
      environment.warn(`${target} does not exist; this is the verdict that it would get`);
  }
  const verdictReport: VerdictReport =
    options.file === null
      ? await everyVerdict(environment, targets, ruleFiles)
      : { verdicts: targets.map(target => checkOne(options.file ?? '', ruleFiles, target)) };
  print(format({ ...verdictReport, ...(limits === null ? {} : { limits }) }, environment));
  sayLimits(limits, environment);
  return 0;
}

async function everyVerdict(
  environment: Environment,
  targets: readonly string[],
  ruleFiles: Parameters<typeof verdicts>[1],
): Promise<VerdictReport> {
  const assistants = await chosenAssistants(environment);
  const facts = accountFacts(environment);
  return { verdicts: targets.flatMap(target => verdicts(target, ruleFiles, assistants, facts)) };
}

function format(report: VerdictReport, { options, painter }: Environment): Safe {
  switch (options.format) {
    case 'json':
      return json(verdictsJson(report, say));
    case 'markdown': {
      const rows = report.verdicts.map(each => [
        markdownCode(each.path),
        each.assistant === null ? '' : assistantName(each.assistant),
        each.feature ?? '',
        each.verdict,
        each.by === null ? '' : markdownCode(ruleText(each.by)),
        say(each.why),
        each.source === undefined ? '' : say(claimMessage({ fidelity: each.fidelity, source: each.source })),
      ]);
      const head = ['Path', 'Assistant', 'Feature', 'Verdict', 'Rule', 'Why', 'Known'];
      return document(`${markdownTable(head, rows).markdown}\n`);
    }
    default: {
      const rows = report.verdicts.map(each => {
        const who = each.assistant === null ? '' : t`${each.assistant}\t${each.feature ?? ''}\t`;
        const color = each.verdict === 'held-back' ? 'green' : each.verdict === 'sent' ? 'yellow' : 'cyan';
        const verdict = painter.paint(color, each.verdict);
        return t`${each.path}\t${who}${verdict}\t${ruleText(each.by)}\t${painter.dim(say(each.why))}`;
      });
      return lines(rows);
    }
  }
}
