// How the programs of the labs are built and run.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundleForNode } from '../../lib/build/bundle.mjs';
import { runSealed } from './sealed.mjs';

/** Builds the product, unless `npm run lab` has already done so for all its parts. */
export function buildOnce() {
  if (process.env.SIGHTGLASS_LAB_RESULTS === undefined)
    execFileSync(process.execPath, ['esbuild.config.mjs'], { stdio: 'inherit' });
}

/**
 * Bundles a program in `test/lab` and runs it sealed, with the arguments of the command line. Sets the exit code.
 * @param {string} name without extension
 */
export const runLab = name => withProgram(name, command => runSealed(command));

/** The same for a program that does not run agents. */
export const runUnsealed = name =>
  withProgram(name, ([program, ...words]) => spawnSync(program, words, { stdio: 'inherit' }).status ?? 1);

async function withProgram(name, run) {
  mkdirSync('out/lab', { recursive: true });
  // Parallel runs must not overwrite each other's program.
  const folder = path.resolve(mkdtempSync('out/lab/program-'));
  const outfile = path.join(folder, `${name}.cjs`);
  await bundleForNode({ entryPoints: [`test/lab/${name}.ts`], outfile });
  process.exitCode = run([process.execPath, outfile, ...process.argv.slice(2)]);
  rmSync(folder, { recursive: true });
}
