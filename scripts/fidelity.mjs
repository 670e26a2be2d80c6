// Bundles the fidelity check with esbuild and runs it:  npm run fidelity -- CASES.jsonl[.gz]...
import { spawnSync } from 'node:child_process';
import { bundleForNode } from './lib/build/bundle.mjs';

const outfile = 'out/fidelity/main.cjs';
await bundleForNode({ entryPoints: ['test/fidelity/main.ts'], outfile });
const run = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
