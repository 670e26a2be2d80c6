import { existsSync } from 'node:fs';
import path from 'node:path';
import { assistantName } from '../../core/assistants/catalogue.ts';
import { checkOne, verdicts } from '../../core/ignore/verdicts.ts';
import { verdictsJson } from '../../core/report/json.ts';
import { markdownCode, markdownTable } from '../../core/report/markdown.ts';
import type { VerdictReport } from '../../core/report/types.ts';
import { walk } from '../../node/files/walk.ts';
import { readWorkspace } from '../../node/workspace.ts';
import { ruleText } from '../../text/ruleText.ts';
import { chosenAssistants, type Environment, personOf } from '../environment.ts';
import { accountFacts } from '../arguments/exclusionRules.ts';
import { printable, say } from '../output/text.ts';
import { UsageError } from '../arguments/usage.ts';
import { ignoreDriftCommand } from './ignoreDrift.ts';
import { ignoreGenerateCommand } from './ignoreGenerate.ts';

/** `sightglass ignore check PATH...` and `sightglass ignore generate` */
export function ignoreCommand(environment: Environment): Promise<number> {
  const [, verb] = environment.options.operands;
  if (verb === 'check') return environment.options.drift ? ignoreDriftCommand(environment) : ignoreCheck(environment);
  if (verb === 'generate') return ignoreGenerateCommand(environment);
  throw new UsageError('ignore takes check or generate');
}

async function ignoreCheck(environment: Environment): Promise<number> {
  const { options, print } = environment;
  const targets = options.operands.slice(2).map(target => inWorkspace(options.workspace, target));
  if (targets.length === 0) throw new UsageError('ignore check needs a path');
  const paths: string[] = [];
  for await (const name of walk(options.workspace)) paths.push(name);
  const { ruleFiles, problems } = await readWorkspace(options.workspace, paths, personOf(environment));
  for (const problem of problems) environment.warn(printable(say(problem)));
  const report: VerdictReport =
    options.file === null
      ? await everyVerdict(environment, targets, ruleFiles)
      : { verdicts: targets.map(target => checkOne(options.file ?? '', ruleFiles, target)) };
  print(format(report, environment));
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

/** Relative to the workspace, with `/`; a trailing slash, which marks a folder, is kept. The path need not exist. */
function inWorkspace(workspace: string, target: string): string {
  const absolute = path.resolve(workspace, target);
  const relative = path.relative(workspace, absolute);
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) {
    throw new UsageError(
      `${target} is not inside the workspace ${workspace}${existsSync(absolute) ? '' : ' and does not exist'}`,
    );
  }
  return relative.split(path.sep).join('/') + (/[\\/]$/.test(target) ? '/' : '');
}

function format(report: VerdictReport, { options, painter }: Environment): string {
  switch (options.format) {
    case 'json':
      return verdictsJson(report, say);
    case 'sarif':
      throw new UsageError('ignore check has no sarif format: verdicts are no findings');
    case 'markdown': {
      const rows = report.verdicts.map(each => [
        markdownCode(each.path),
        each.assistant === null ? '' : assistantName(each.assistant),
        each.feature ?? '',
        each.verdict,
        each.by === null ? '' : markdownCode(ruleText(each.by)),
        say(each.why),
      ]);
      return `${markdownTable(['Path', 'Assistant', 'Feature', 'Verdict', 'Rule', 'Why'], rows)}\n`;
    }
    case 'text': {
      const lines = report.verdicts.map(each => {
        const who = each.assistant === null ? '' : `${each.assistant}\t${each.feature ?? ''}\t`;
        const rule = ruleText(each.by);
        const color = each.verdict === 'held-back' ? 'green' : each.verdict === 'sent' ? 'yellow' : 'cyan';
        return `${printable(each.path)}\t${who}${painter.paint(color, each.verdict)}\t${printable(rule)}\t${painter.dim(printable(say(each.why)))}`;
      });
      return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
    }
  }
}
