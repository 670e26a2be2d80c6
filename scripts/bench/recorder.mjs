// Measures the cost of the recorder compared with a direct connection:  npm run bench:recorder [-- CONNECTIONS [MEGABYTES]]
import { spawnSync } from 'node:child_process';
import { bundleForNode } from '../lib/build/bundle.mjs';

const outfile = 'out/bench/recorder.cjs';
await bundleForNode({ entryPoints: ['test/bench/recorder.ts'], outfile });
const run = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
