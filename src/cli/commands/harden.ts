import { planHardening } from '../../core/settings/harden.ts';
import { commandsOnPath } from '../../node/files/commandsOnPath.ts';
import type { Environment } from '../environment.ts';
import { applyOrPreview, settleInterrupted, undo } from '../output/plan.ts';
import { readMachine, settingsTools } from '../settings.ts';
import { purgeStored } from '../output/stored.ts';
import { UsageError } from '../arguments/usage.ts';

/** `sightglass harden [--level L] [--scope S] [--only ID,... | --purge ID,...] [--apply | --undo]` */
export async function hardenCommand(environment: Environment): Promise<number> {
  const { options, env } = environment;
  if (options.operands.length > 1) throw new UsageError('harden takes no path; --workspace names the folder');
  if (options.undo && options.apply) throw new UsageError('--apply and --undo contradict each other');
  if (options.undo) return undo(environment);
  await settleInterrupted(environment);
  if (options.purge !== null) return purgeStored(environment, options.purge);
  const { readings, states } = await readMachine(environment, await settingsTools(environment), options.workspace);
  const plan = planHardening(states, readings, {
    level: options.level,
    scope: options.scope,
    commands: commandsOnPath(
      states.flatMap(each => each.spec.needsCommands ?? []),
      env['PATH'] ?? '',
    ),
    ...(options.only === null ? {} : { only: options.only }),
  });
  return applyOrPreview(environment, 'harden', plan);
}
