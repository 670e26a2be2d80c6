// Bundles the timing of the context simulators and runs it:  node test/bench/context/run.mjs
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { build } from 'esbuild';

const outfile = 'out/bench/context.cjs';
await build({
  entryPoints: ['test/bench/context/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
});
const run = spawnSync(process.execPath, [outfile], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
