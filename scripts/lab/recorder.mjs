// Real agents through the recorder:  npm run lab:recorder -- FOLDER
// FOLDER is where `npm install @anthropic-ai/claude-code @openai/codex @qwen-code/qwen-code` was run; what is missing there
// is told and left out. Nothing is needed from the internet, and the key is none.
import { spawnSync } from 'node:child_process';
import { bundleForNode } from '../lib/build/bundle.mjs';

const outfile = 'out/lab/recorder.cjs';
await bundleForNode({ entryPoints: ['test/lab/main.ts'], outfile });
const run = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = run.status ?? 1;
