// Compares what `context` says an agent would send with what real agents put into their first request:
//   npm run lab:first -- DIR [AGENT...]
// DIR holds fixtures, each a script `NAME.sh DEST` that lays it and `labels-NAME.json` with what was measured; without it
// the project's own one is taken. Needs bash and git, and no agent. Prints recall and precision, what was missed and what
// was called certain and is not there; exit 1 where there is any.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { bundleForNode } from '../lib/build/bundle.mjs';

const outfile = 'out/lab/first.cjs';
await bundleForNode({ entryPoints: ['test/lab/first.ts'], outfile });
const run = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
