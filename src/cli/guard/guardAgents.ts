import path from 'node:path';
import { agentHooks, hooksOf } from '../../core/assistants/hooks.ts';
import type { AgentHooks } from '../../core/guard/hooks/types.ts';
import type { Installation } from '../../node/guard/registering/installation.ts';
import { ownRuntime } from '../../node/guard/registering/launcher.ts';
import { suggestion } from '../../core/texts/closest.ts';
import { UsageError } from '../arguments/usage.ts';
import { detected, type Environment } from '../environment.ts';

/** Returns the agent with an id. Throws {@link UsageError} if there is no such agent with hooks. */
export function agentNamed(id: string): AgentHooks {
  const agent = hooksOf(id);
  if (agent !== null) return agent;
  const known = agentHooks.map(each => each.id);
  throw new UsageError(`no agent with hooks is called ${id}${suggestion(id, known)}; known are ${known.join(', ')}`);
}

/** Returns the agents that `--agents` names, else those on this machine that have hooks. */
export async function wantedAgents({ options, env }: Environment): Promise<readonly AgentHooks[]> {
  const { agents } = options.guard;
  if (agents !== null) return agents.includes('all') ? agentHooks : agents.map(agentNamed);
  const found = new Set(await detected(options.home, env));
  return agentHooks.filter(each => found.has(each.id));
}

export function installationOf({ options, env }: Environment): Installation {
  return {
    home: options.home,
    workspace: options.workspace,
    env,
    scope: options.guard.scope,
    isClosed: options.guard.failClosed,
    runtime: ownRuntime(path.dirname(__filename)),
  };
}
