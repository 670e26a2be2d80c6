import path from 'node:path';
import { ignoreProposals } from '../../core/exposure/sensitiveFiles.ts';
import { catalogue } from '../../core/assistants/catalogue.ts';
import { generateFor, ignoreTargets } from '../../core/ignore/targets.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import { readRuleText } from '../../node/ruleText.ts';
import { scanFolder } from '../../node/scanFolder.ts';
import { chosenAssistants, type Environment } from '../environment.ts';
import { applyOrPreview } from '../plan.ts';
import { say } from '../text.ts';
import { UsageError } from '../usage.ts';
import { newPool } from './scan.ts';

/** `sightglass ignore generate [--for ID,...] [--apply]`: shows a diff; writes only with --apply. */
export async function ignoreGenerateCommand(environment: Environment): Promise<number> {
  const { options } = environment;
  if (options.operands.length > 2) throw new UsageError('ignore generate takes no path; --workspace names the folder');
  const assistants =
    options.for === null
      ? await chosenAssistants(environment)
      : catalogue.filter(each => options.for?.includes(each.id));
  const targets = ignoreTargets(assistants);
  for (const each of assistants) {
    if (!targets.some(target => target.assistants.includes(each.id)))
      environment.warn(`${each.name} reads no ignore file`);
  }
  const pool = newPool();
  try {
    const { paths, findings } = await scanFolder(options.workspace, { pool });
    const advised = ignoreProposals(paths, findings).filter(proposal => proposal.isAdvised);
    const sensitive = advised.flatMap(({ pattern, why, paths: covered }) =>
      covered.map(name => ({ path: name, pattern, why })),
    );
    const edits: FileEdit[] = [];
    for (const target of targets) {
      const file = path.join(options.workspace, target.file);
      const current = readRuleText(file, target.file);
      const generated = current.problem === null ? generateFor(target, current.text, sensitive, say) : current;
      if (generated.problem !== null) throw new UsageError(say(generated.problem));
      if (generated.text === null || generated.text === (current.text ?? '')) continue;
      edits.push({ file, before: current.text, after: generated.text, changes: [] });
    }
    return await applyOrPreview(environment, 'ignore-generate', { edits, skipped: [] });
  } finally {
    await pool.dispose();
  }
}
