import { ignoreProposals } from '../../../core/exposure/sensitiveFiles.ts';
import { catalogue } from '../../../core/assistants/catalogue.ts';
import type { Assistant } from '../../../core/assistants/types.ts';
import type { Generated } from '../../../core/ignore/writing/block.ts';
import { contentExclusionYaml } from '../../../core/ignore/writing/exclusionYaml.ts';
import type { SensitiveFile } from '../../../core/ignore/writing/generate.ts';
import { fromSource, type IgnoreSource, sourceLoss } from '../../../core/ignore/writing/source.ts';
import { generateFor, type IgnoreTarget, ignoreTargets } from '../../../core/ignore/writing/targets.ts';
import { ignoreEdits } from '../../../node/ignore/ignoreEdits.ts';
import { scanFolder } from '../../../node/scanning/scanFolder.ts';
import { checkIds, chosenAssistants, type Environment } from '../../environment.ts';
import { readSource } from '../../arguments/ignoreSource.ts';
import { applyOrPreview, settleInterrupted } from '../../output/plan.ts';
import { document } from '../../output/safe.ts';
import { say } from '../../output/text.ts';
import { UsageError } from '../../arguments/usage.ts';
import { configured } from '../../configuration/configured.ts';
import { sayLimits } from '../../configuration/limitLines.ts';
import { newPool } from '../scan.ts';

/** `sightglass ignore generate [--for ID,...] [--apply]`: shows a diff; writes only with --apply. */
export async function ignoreGenerateCommand(given: Environment): Promise<number> {
  const { environment, limits } = configured(given, given.options.workspace, ['assistants', 'ignoreSource']);
  const { options } = environment;
  if (options.operands.length > 2) throw new UsageError('ignore generate takes no path; --workspace names the folder');
  if (options.yaml) return exclusionYaml(environment);
  await settleInterrupted(environment);
  checkIds(options.for ?? []);
  const assistants =
    options.for === null
      ? await chosenAssistants(environment)
      : catalogue.filter(each => options.for?.includes(each.id));
  const targets = ignoreTargets(assistants);
  for (const each of assistants) {
    if (!targets.some(target => target.assistants.includes(each.id)))
      environment.warn(`${each.name} reads no ignore file`);
  }
  const source = readSource(environment);
  const make = source === null ? await fromFindings(environment) : stepper(source, environment);
  const { edits, skipped, problem } = ignoreEdits(options.workspace, targets, make);
  if (problem !== null) throw new UsageError(say(problem));
  for (const each of skipped) environment.warn(say(each));
  const names = targets.map(each => each.file);
  const code = await applyOrPreview(
    environment,
    'ignore-generate',
    { edits, skipped: [] },
    conditions(assistants, names),
  );
  sayLimits(limits(), environment, false);
  return code;
}

/** Returns what else a file needs to hold anything back, such as a certain plan of the account. */
function conditions(assistants: readonly Assistant[], files: readonly string[]): readonly string[] {
  return assistants.flatMap(({ name, mechanisms }) =>
    mechanisms.flatMap(({ id, onlyIf }) =>
      onlyIf === undefined || !files.includes(id) ? [] : [`${name} reads ${id} only under a condition: ${say(onlyIf)}`],
    ),
  );
}

/** `--yaml`: rules to paste into the settings on GitHub, which are not in a file on this machine. */
async function exclusionYaml(environment: Environment): Promise<number> {
  environment.print(document(contentExclusionYaml(await sensitiveFiles(environment), say)));
  return 0;
}

type Make = (target: IgnoreTarget, current: string | null) => Generated;

async function fromFindings(environment: Environment): Promise<Make> {
  const sensitive = await sensitiveFiles(environment);
  return (target, current) => generateFor(target, current, sensitive, say);
}

function stepper(source: IgnoreSource, { warn }: Environment): Make {
  return (target, current) => {
    const loss = sourceLoss(target, source);
    if (loss !== null) warn(say(loss));
    return fromSource(target, current, source);
  };
}

async function sensitiveFiles({ options }: Environment): Promise<readonly SensitiveFile[]> {
  const pool = newPool();
  try {
    const { paths, findings } = await scanFolder(options.workspace, { pool });
    const advised = ignoreProposals(paths, findings).filter(proposal => proposal.isAdvised);
    return advised.flatMap(({ pattern, why, paths: covered }) => covered.map(name => ({ path: name, pattern, why })));
  } finally {
    await pool.dispose();
  }
}
