import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Runtime } from '../registering/launcher.ts';

/** Milliseconds after which warming up is given up; the first question then takes longer. */
const patience = 10_000;

/** A question in Claude Code's form with an output to scan, so that everything that answers need gets compiled. */
const question = {
  hook_event_name: 'PostToolUse',
  tool_name: 'Bash',
  tool_input: { command: 'true' },
  tool_response: { stdout: 'ready', stderr: '', interrupted: false },
};

/**
 * Asks the guard once, so that the code compiled by V8 is stored before an agent waits for it: otherwise the first answers take a
 * few hundred milliseconds longer. Resolves when done, also if it fails.
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
