// Bundles the fidelity check with esbuild and runs it:  npm run fidelity -- CASES.jsonl[.gz]...
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';

const outfile = 'out/fidelity/main.cjs';
await build({
  entryPoints: ['test/fidelity/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  charset: 'utf8',
  logLevel: 'warning',
});
const run = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
