// Writes a policy in every form and checks that the real programs accept it:  npm run policy:check
import { spawnSync } from 'node:child_process';
import { bundleForNode } from './lib/build/bundle.mjs';

const outfile = 'out/policy/main.cjs';
await bundleForNode({ entryPoints: ['test/policy/main.ts'], outfile });
const run = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
