import { makeRunnable } from '../../../node/files/makeRunnable.ts';
import {
  type GuardPlan,
  type Installation,
  planInstall,
  planRemove,
} from '../../../node/guard/registering/installation.ts';
import type { AgentHooks } from '../../../core/guard/hooks/types.ts';
import type { Runtime } from '../../../node/guard/registering/launcher.ts';
import { machineRuntime, missingPrograms } from '../../../node/guard/registering/machinePrograms.ts';
import { warmUp } from '../../../node/guard/answering/warmUp.ts';
import type { Environment } from '../../environment.ts';
import { installationOf, wantedAgents } from '../../guard/guardAgents.ts';
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
  const copies = copiesFor(plan, installation);
  if (options.apply && copies.length > 0)
    throw new UsageError(`${say(message('guard.install.copyFirst'))} ${copies.join('; ')}`);
  const notes = notesOn(plan, copies, agents, installation);
  // If an agent that was named takes no hooks in that scope, it is an error; with `all`, such agents are skipped.
  const isNamed = options.guard.agents !== null && !options.guard.agents.includes('all');
  const code = await applyOrPreview(
    environment,
    'guard-install',
    plan,
    notes,
    why => isFileProblem(why) || (isNamed && why.code === 'guard.install.noPlace'),
  );
  if (options.apply) makeRunnable(plan.programs);
  if (options.apply && plan.edits.length > 0) await warmUp(runtimeOf(installation), installation.home);
  return code;
}

function runtimeOf({ scope, runtime }: Installation): Runtime {
  return scope === 'machine' ? machineRuntime(runtime, process.platform) : runtime;
}

/** Returns the programs that an administrator has to copy before hooks for the machine can start them. */
function copiesFor({ edits }: GuardPlan, { scope, runtime }: Installation): readonly string[] {
  if (scope !== 'machine' || edits.length === 0) return [];
  return missingPrograms(runtime).map(({ from, to }) => say(message('guard.install.copy', { from, to })));
}

function notesOn(
  { edits }: GuardPlan,
  copies: readonly string[],
  agents: readonly AgentHooks[],
  { runtime, isClosed }: Installation,
): readonly string[] {
  const open = isClosed ? agents.filter(each => each.closes === 'never').map(each => each.id) : [];
  return [
    ...(copies.length > 0 ? [say(message('guard.install.copyFirst')), ...copies] : []),
    say(message('guard.install.runtime', { program: runtime.program })),
    ...(open.length > 0 ? [say(message('guard.install.staysOpen', { agents: open.join(', ') }))] : []),
    ...(edits.length > 0 ? [say(message('guard.install.newSessions'))] : []),
  ];
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
