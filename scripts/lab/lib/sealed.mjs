// Where agents run in a lab: nothing but the loopback can be reached, and what they leave behind ends with the run.
import { spawnSync } from 'node:child_process';

/** A network of its own with only a loopback, and processes of its own, which the kernel ends with the first of them. */
const own = ['--net', '--pid', '--fork', '--kill-child', '--mount-proc'];

/**
 * The words that run a command sealed, on Linux; the command follows them.
 * @param {{ setup?: string, asRoot?: boolean }} [options] `setup`: shell commands before it. They and the command get the
 * arguments; a `shift` may take some. `asRoot`: as the real root, who may mount; else as a root of its own.
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

/** Whether this machine can: Linux with `unshare` and `ip`, where the kernel lets this user. */
export function canSeal() {
  const [program, ...words] = sealed();
  return spawnSync(program, [...words, 'true'], { stdio: 'ignore' }).status === 0;
}

/**
 * Runs a command sealed, or, where that is not to be had, says so and runs it as it is.
 * @param {readonly string[]} command the program and its words
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {number} its exit code; 1 where it had none
 */
export function runSealed(command, env = process.env) {
  const isSealed = canSeal();
  if (!isSealed) console.log('No network of its own is to be had here: agents get a proxy that leads nowhere.');
  const [program, ...words] = isSealed ? [...sealed(), ...command] : command;
  return spawnSync(program, words, { stdio: 'inherit', env }).status ?? 1;
}
