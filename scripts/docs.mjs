// Writes the pages of docs/ that are generated from data:  npm run docs
import { spawnSync } from 'node:child_process';
import { bundleForNode } from './lib/build/bundle.mjs';

const outfile = 'out/docs/main.cjs';
await bundleForNode({ entryPoints: ['test/docs/main.ts'], outfile });
const run = spawnSync(process.execPath, [outfile], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
