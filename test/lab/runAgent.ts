import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { LabAgent, LabPlace } from './labAgents.ts';

/** An agent may wait for answers that never come. */
const longestRun = 60_000;

/** Runs an agent until it ends, in a home folder and an environment of its own. */
export async function runAgent(
  agent: LabAgent,
  command: string,
  words: readonly string[],
  { home, work, model }: LabPlace,
): Promise<void> {
  const nowhere = 'http://127.0.0.1:9';
  const output = process.env['LAB_VERBOSE'] ? 'inherit' : 'ignore';
  const child = spawn(command, words, {
    cwd: work,
    stdio: ['ignore', output, output],
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      HTTPS_PROXY: nowhere,
      HTTP_PROXY: nowhere,
      NO_PROXY: 'localhost,127.0.0.1,::1',
      no_proxy: 'localhost,127.0.0.1,::1',
      ...agent.env(model),
    },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), longestRun);
  await once(child, 'exit');
  clearTimeout(timer);
}
