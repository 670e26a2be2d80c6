import { makeRunnable } from '../../../node/files/makeRunnable.ts';
import { planInstall, planRemove } from '../../../node/guard/registering/installation.ts';
import { machineRuntime, missingPrograms } from '../../../node/guard/registering/machinePrograms.ts';
import { warmUp } from '../../../node/guard/answering/warmUp.ts';
import type { Environment } from '../../environment.ts';
import { installationOf, wantedAgents } from '../../guardAgents.ts';
import { mustBePerson } from '../../person.ts';
import { applyOrPreview, settleInterrupted, undo } from '../../output/plan.ts';
import { say } from '../../output/text.ts';
import { message } from '../../../core/message.ts';
import { isFileProblem } from '../../../core/settings/fileProblems.ts';
import { UsageError } from '../../arguments/usage.ts';

/** `sightglass guard install [--agents ID,...] [--scope user|workspace|machine] [--fail-closed] [--apply | --undo]` */
export async function guardInstallCommand(environment: Environment): Promise<number> {
  const { options } = environment;
  if (options.undo) return undoAsPerson(environment);
  await settleInterrupted(environment);
  const installation = installationOf(environment);
  const agents = await wantedAgents(environment);
  if (agents.length === 0) throw new UsageError('no agent with hooks was found on this machine; --agents names one');
  const plan = await planInstall(agents, installation);
  const isMachine = installation.scope === 'machine';
  const missing = isMachine && plan.edits.length > 0 ? missingPrograms(installation.runtime) : [];
  const copies = missing.map(({ from, to }) => say(message('guard.install.copy', { from, to })));
  if (options.apply && copies.length > 0)
    throw new UsageError(`${say(message('guard.install.copyFirst'))} ${copies.join('; ')}`);
  const open = options.guard.failClosed ? agents.filter(each => each.closes === 'never').map(each => each.id) : [];
  const notes = [
    ...(copies.length > 0 ? [say(message('guard.install.copyFirst')), ...copies] : []),
    say(message('guard.install.runtime', { program: installation.runtime.program })),
    ...(open.length > 0 ? [say(message('guard.install.staysOpen', { agents: open.join(', ') }))] : []),
    ...(plan.edits.length > 0 ? [say(message('guard.install.newSessions'))] : []),
  ];
  // An agent that was named is asked for; of all agents only those that take hooks there are.
  const isNamed = options.guard.agents !== null && !options.guard.agents.includes('all');
  const code = await applyOrPreview(
    environment,
    'guard-install',
    plan,
    notes,
    why => isFileProblem(why) || (isNamed && why.code === 'guard.install.noPlace'),
  );
  if (options.apply) makeRunnable(plan.programs);
  if (options.apply && plan.edits.length > 0)
    await warmUp(
      isMachine ? machineRuntime(installation.runtime, process.platform) : installation.runtime,
      installation.home,
    );
  return code;
}

/** `sightglass guard remove [--agents ID,...] [--scope user|workspace|machine] [--apply | --undo]` */
export async function guardRemoveCommand(environment: Environment): Promise<number> {
  const { options } = environment;
  if (options.undo) return undoAsPerson(environment);
  if (options.apply) mustBePerson(environment, 'guard remove --apply');
  await settleInterrupted(environment);
  return applyOrPreview(
    environment,
    'guard-remove',
    await planRemove(await wantedAgents(environment), installationOf(environment)),
  );
}

function undoAsPerson(environment: Environment): Promise<number> {
  mustBePerson(environment, '--undo');
  return undo(environment);
}
