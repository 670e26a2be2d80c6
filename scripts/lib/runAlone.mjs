import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bundleForNode } from './build/bundle.mjs';

/**
 * Bundles a program of `test/lab` and runs it with the words of the command line, on Linux in a network of its own, where
 * there is one to be had. Sets the exit code.
 * @param {string} name without its ending
 */
export async function runAlone(name) {
  const outfile = path.resolve(`out/lab/${name}.cjs`);
  await bundleForNode({ entryPoints: [`test/lab/${name}.ts`], outfile });
  const command = [process.execPath, outfile, ...process.argv.slice(2)];
  const own = ['unshare', '--net', '--map-root-user', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  const isPossible = spawnSync(own[0], [...own.slice(1), 'true'], { stdio: 'ignore' }).status === 0;
  if (!isPossible) console.log('No network of its own is to be had here: agents get a proxy that leads nowhere.');
  const [program, ...words] = isPossible ? [...own, ...command] : command;
  const run = spawnSync(program, words, { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
}
