import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { LabAgent, LabPlace } from './labAgents.ts';
import type { ScriptedModel } from './scriptedModel.ts';

/** An agent may wait for answers that never come; an agent that keeps asking is only slow. In milliseconds. */
const longestSilence = 60_000;
const longestRun = 10 * longestSilence;

/**
 * Runs an agent until it ends, or until the model has not heard from it for too long, with its own home folder and environment.
 * @param more variables in addition to those without which it does not talk to the model of the lab
 */
export async function runAgent(
  agent: LabAgent,
  command: string,
  words: readonly string[],
  { home, work, model: address }: LabPlace,
  model: ScriptedModel,
  more: NodeJS.ProcessEnv = agent.withTools ?? {},
): Promise<void> {
  const nowhere = 'http://127.0.0.1:9';
  const output = process.env['LAB_VERBOSE'] ? 'inherit' : 'ignore';
  const [program, ...before] =
    agent.driver === undefined ? [command] : [process.execPath, path.resolve(agent.driver), command];
  const child = spawn(program, [...before, ...words], {
    cwd: work,
    stdio: ['ignore', output, output],
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      HTTPS_PROXY: nowhere,
      HTTP_PROXY: nowhere,
      NO_PROXY: 'localhost,127.0.0.1,::1',
      no_proxy: 'localhost,127.0.0.1,::1',
      ...agent.env(address),
      ...more,
    },
  });
  const begun = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - Math.max(begun, model.heard()) > longestSilence || now - begun > longestRun) child.kill('SIGKILL');
  }, 1_000);
  await once(child, 'exit');
  clearInterval(timer);
}
