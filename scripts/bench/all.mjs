// npm run bench [-- --no-editor]: prints the numbers that README.md quotes. There are no limits that could fail here.
import '../lib/ensure-installed.mjs';
import { spawnSync } from 'node:child_process';

const { bundleForNode } = await import('../lib/build/bundle.mjs');

const outdir = 'out/bench';
await bundleForNode({
  entryPoints: {
    context: 'test/bench/context/main.ts',
    ignore: 'test/bench/ignore/main.ts',
    settings: 'test/bench/settings/main.ts',
  },
  outdir,
});

const parts = [
  ['Context simulation', [`${outdir}/context.js`]],
  ['Ignore rules', [`${outdir}/ignore.js`]],
  ['Settings', [`${outdir}/settings.js`]],
  ['Secret scanner', ['scripts/bench/secrets.mjs']],
];
if (!process.argv.includes('--no-editor')) {
  parts.push(['In the real VS Code', ['scripts/test-editor.mjs', '--cell', 'bench-oldest', '--cell', 'bench-newest']]);
}
for (const [title, args] of parts) {
  console.log(`\n== ${title}`);
  const run = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (run.status !== 0) process.exitCode = 1;
}
