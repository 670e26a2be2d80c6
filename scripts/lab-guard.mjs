// Real agents with the guard off and on, against a model on the loopback that calls tools:  npm run lab:guard -- FOLDER [AGENT,...]
// FOLDER is where the agents were installed with npm, such as `npm install @anthropic-ai/claude-code @openai/codex`; what is
// missing there is told and left out. On Linux everything runs in a network of its own, where there is one to be had.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bundleForNode } from './lib/bundle.mjs';

const outfile = path.resolve('out/lab/guard.cjs');
await bundleForNode({ entryPoints: ['test/lab/guard.ts'], outfile });
const command = [process.execPath, outfile, ...process.argv.slice(2)];
const own = ['unshare', '--net', '--map-root-user', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
const isPossible = spawnSync(own[0], [...own.slice(1), 'true'], { stdio: 'ignore' }).status === 0;
if (!isPossible) console.log('No network of its own is to be had here: agents get a proxy that leads nowhere.');
const [program, ...words] = isPossible ? [...own, ...command] : command;
const run = spawnSync(program, words, { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
