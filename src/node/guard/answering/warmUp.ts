import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Runtime } from '../registering/launcher.ts';

/** Milliseconds after which it is left; the first question then takes longer. */
const patience = 10_000;

/** A question in Claude Code's form whose output is looked at, so that everything that answers need is compiled. */
const question = {
  hook_event_name: 'PostToolUse',
  tool_name: 'Bash',
  tool_input: { command: 'true' },
  tool_response: { stdout: 'ready', stderr: '', interrupted: false },
};

/**
 * Asks the guard once, so that what V8 makes of it is kept before an agent waits for it: without that the first answers take some
 * hundred milliseconds longer. Resolves when it is done, and also where it cannot be.
 */
export function warmUp({ program, isEditor, dist }: Runtime, home: string): Promise<void> {
  return new Promise(resolve => {
    const child = spawn(program, [path.join(dist, 'guard.js'), 'guard', 'run', '--agent', 'claude-code'], {
      cwd: home,
      env: { ...process.env, HOME: home, USERPROFILE: home, ...(isEditor ? { ELECTRON_RUN_AS_NODE: '1' } : {}) },
      stdio: ['pipe', 'ignore', 'ignore'],
      windowsHide: true,
      timeout: patience,
    });
    child.on('error', () => resolve());
    child.on('close', () => resolve());
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify(question));
  });
}
