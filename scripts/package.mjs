// Builds the VSIX into out/ and checks its size against what SECURITY.md and README.md promise.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { run } from './lib/run.mjs';

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const out = path.resolve('out', `${name}-${version}.vsix`);
mkdirSync('out', { recursive: true });
for (const old of readdirSync('out').filter(each => each.endsWith('.vsix'))) rmSync(path.join('out', old));

await run(process.execPath, ['esbuild.config.mjs']);
// Everything is bundled, so there are no dependencies to collect. vsce's own scan for secrets remains on.
await createVSIX({ packagePath: out, dependencies: false, rewriteRelativeLinks: false, allowMissingRepository: true });

const kilobytes = file => Math.round(statSync(file).size / 1_000);
const tokenizer = kilobytes('dist/tokenizer.js');
console.log(
  `${path.relative('.', out)}: ${kilobytes(out)} kB (extension ${kilobytes('dist/extension.js')} kB, tokenizer ${tokenizer} kB)`,
);
const limits = [
  ['dist/extension.js', 300],
  ['dist/tokenizer.js', 2_000],
  [out, 2_600],
];
for (const [file, limit] of limits) {
  if (kilobytes(file) > limit) {
    console.error(`${file} is larger than ${limit} kB.`);
    process.exitCode = 1;
  }
}
