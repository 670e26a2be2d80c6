import { assistantName } from '../../../core/assistants/catalogue.ts';
import { checkDrift } from '../../../core/ignore/drift/check.ts';
import type { DriftIssue } from '../../../core/ignore/drift/types.ts';
import type { IgnoreSource } from '../../../core/ignore/writing/source.ts';
import { verdicts } from '../../../core/ignore/verdicts.ts';
import { driftJson } from '../../../core/report/driftJson.ts';
import { markdownCode, markdownTable } from '../../../core/report/formats/markdown.ts';
import { scanFolder } from '../../../node/scanning/scanFolder.ts';
import { skippedFolders } from '../../../node/files/skippedFolders.ts';
import { readWorkspace } from '../../../node/workspace.ts';
import { chosenAssistants, type Environment, personOf } from '../../environment.ts';
import { accountFacts } from '../../arguments/exclusionRules.ts';
import { exitCode } from '../../output/exitCode.ts';
import { refuseSarif } from '../../arguments/ownFormat.ts';
import { readSource } from '../../arguments/ignoreSource.ts';
import { document, json, lines, type Safe, t } from '../../output/safe.ts';
import { counted, say } from '../../output/text.ts';
import { UsageError } from '../../arguments/usage.ts';
import { configured } from '../../configuration/configured.ts';
import { sayLimits } from '../../configuration/limitLines.ts';
import { newPool } from '../scan.ts';

/**
 * `sightglass ignore check --drift [--source FILE]`: lists rules that do not have their apparent effect. The exit code is 1 at or above
 * `--fail-on`, which is `medium` by default; remarks are `low`.
 */
export async function ignoreDriftCommand(given: Environment): Promise<number> {
  const { environment, limits } = configured(given, given.options.workspace, ['assistants', 'failOn', 'ignoreSource']);
  const { options, print } = environment;
  if (options.operands.length > 2)
    throw new UsageError('ignore check --drift takes no path; --workspace names the folder');
  if (options.file !== null) throw new UsageError('--drift looks at all ignore files; leave --file out');
  refuseSarif(options, 'ignore check --drift');
  const issues = await driftOf(environment, readSource(environment));
  print(format(issues, environment));
  sayLimits(limits(), environment, false);
  return exitCode(
    options.failOn ?? 'medium',
    issues.map(each => each.level),
  );
}

async function driftOf(environment: Environment, source: IgnoreSource | null): Promise<readonly DriftIssue[]> {
  const { workspace } = environment.options;
  const facts = accountFacts(environment);
  const assistants = await chosenAssistants(environment);
  const pool = newPool();
  try {
    const { findings, paths } = await scanFolder(workspace, { pool });
    const { ruleFiles } = await readWorkspace(workspace, paths, personOf(environment));
    return checkDrift({
      paths,
      ruleFiles,
      assistants,
      contentExclusion: facts.contentExclusion,
      verdictsOf: name => verdicts(name, ruleFiles, assistants, facts),
      secretPaths: new Set(findings.filter(each => each.confidence !== 'low').map(each => each.path)),
      unlistedFolders: skippedFolders,
      source,
    });
  } finally {
    await pool.dispose();
  }
}

function format(issues: readonly DriftIssue[], { options, painter }: Environment): Safe {
  if (options.format === 'json') return json(driftJson(issues, say));
  if (options.format === 'markdown') {
    const rows = issues.map(each => [
      markdownCode(`${each.file}:${each.line}`),
      each.level,
      each.pattern === null ? '' : markdownCode(each.pattern),
      each.assistants.map(assistantName).join(', '),
      say(each.why),
    ]);
    return document(`${markdownTable(['Place', 'Level', 'Rule', 'Assistants', 'Why'], rows).markdown}\n`);
  }
  if (issues.length === 0) return t`No drift.\n`;
  const shown = options.verbose ? issues : issues.filter(each => each.level !== 'low');
  const low = issues.length - shown.length;
  const rows = shown.map(each => {
    // The sentence about a `way-around` does not name the assistant that it is about.
    const who = each.kind === 'way-around' ? `${each.assistants.map(assistantName).join(', ')}: ` : '';
    const place = painter.bold(t`${each.file}:${each.line}`);
    return t`${place}\t${painter.risk(each.level)}\t${each.pattern ?? ''}\t${who}${say(each.why)}`;
  });
  const folded = `${shown.length === 0 ? 'No drift. ' : ''}${counted(low, 'remark')} worth knowing: --verbose lists them.`;
  return lines([...rows, ...(low > 0 ? [painter.dim(folded)] : [])]);
}
