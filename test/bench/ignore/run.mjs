// Bundles the timing of the ignore rules and runs it:  node test/bench/ignore/run.mjs
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { build } from 'esbuild';

const outfile = 'out/bench/ignore.cjs';
await build({
  entryPoints: ['test/bench/ignore/main.ts'],
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
