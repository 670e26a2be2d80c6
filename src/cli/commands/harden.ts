import type { Tool } from '../../core/settings/types.ts';
import { planHardening } from '../../core/settings/hardening/harden.ts';
import { commandsOnPath } from '../../node/files/commandsOnPath.ts';
import type { Environment } from '../environment.ts';
import { applyOrPreview, settleInterrupted, undo } from '../output/plan.ts';
import { readMachine, settingsTools } from '../settings.ts';
import { purgeStored } from '../output/stored.ts';
import { suggestion } from '../../core/texts/closest.ts';
import { UsageError } from '../arguments/usage.ts';

/** `sightglass harden [--level L] [--scope S] [--only ID,... | --purge ID,...] [--apply | --undo]` */
export async function hardenCommand(environment: Environment): Promise<number> {
  const { options, env } = environment;
  if (options.operands.length > 1) throw new UsageError('harden takes no path; --workspace names the folder');
  if (options.undo && options.apply) throw new UsageError('--apply and --undo contradict each other');
  if (options.undo) return undo(environment);
  await settleInterrupted(environment);
  if (options.purge !== null) return purgeStored(environment, options.purge);
  const wanted = await settingsTools(environment);
  checkKeys(options.only ?? [], wanted);
  const { readings, states } = await readMachine(environment, wanted, options.workspace);
  const plan = planHardening(states, readings, {
    level: options.level,
    scope: options.scope,
    commands: commandsOnPath(
      states.flatMap(each => each.spec.needsCommands ?? []),
      env['PATH'] ?? '',
    ),
    ...(options.only === null ? {} : { only: options.only }),
  });
  const isElsewhere = plan.skipped.some(({ why }) => ownSettingsOnly.has(why.code));
  const notes = options.scope === 'workspace' && isElsewhere ? [hint] : [];
  return applyOrPreview(environment, 'harden', plan, notes);
}

/** Reasons for leaving out a setting that can only be in the user's own settings. */
const ownSettingsOnly: ReadonlySet<string> = new Set(['settings.skip.userOnly', 'settings.skip.noWorkspaceFile']);
const hint = 'sightglass harden --scope user plans what only your own settings take.';

/** Throws {@link UsageError} for a key that none of the tools has. */
function checkKeys(only: readonly string[], wanted: readonly Tool[]): void {
  const known = wanted.flatMap(tool => tool.settings.map(spec => spec.key));
  const unknown = only.find(key => !known.includes(key));
  if (unknown === undefined) return;
  throw new UsageError(`--only: no setting here is called ${unknown}${suggestion(unknown, known)}`);
}
