// The environment in which agents run in a lab: only the loopback can be reached, and their processes end with the run.
import { spawnSync } from 'node:child_process';

/** A network namespace with only a loopback, and a process namespace, whose processes the kernel ends together with the first. */
const own = ['--net', '--pid', '--fork', '--kill-child', '--mount-proc'];

/**
 * Returns the words that run a command sealed, on Linux; the command follows them.
 * @param {{ setup?: string, asRoot?: boolean }} [options] `setup`: shell commands to run first. They get the same arguments as the
 * command; a `shift` may consume some. `asRoot`: run as the real root, who may mount; else as the root of a user namespace.
 */
export function sealed({ setup = 'true', asRoot = false } = {}) {
  return [
    'unshare',
    ...own,
    asRoot ? '--mount' : '--map-root-user',
    'sh',
    '-c',
    `ip link set lo up && ${setup} && exec "$@"`,
    'sh',
  ];
}

/** Whether this machine can run commands sealed: Linux with `unshare` and `ip`, if the kernel allows it for this user. */
export function canSeal() {
  const [program, ...words] = sealed();
  return spawnSync(program, [...words, 'true'], { stdio: 'ignore' }).status === 0;
}

/**
 * Runs a command sealed. If that is not possible, says so and runs it normally.
 * @param {readonly string[]} command the program and its arguments
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {number} its exit code; 1 if it had none
 */
export function runSealed(command, env = process.env) {
  const isSealed = canSeal();
  if (!isSealed) console.log('No network of its own is to be had here: agents get a proxy that leads nowhere.');
  const [program, ...words] = isSealed ? [...sealed(), ...command] : command;
  return spawnSync(program, words, { stdio: 'inherit', env }).status ?? 1;
}
