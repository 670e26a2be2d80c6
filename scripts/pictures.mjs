// npm run pictures: makes the pictures of the real editor anew and copies those that the README shows into docs/images.
import './lib/ensure-installed.mjs';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const { run } = await import('./lib/run.mjs');

await run(process.execPath, ['scripts/test-editor.mjs', '--pictures-only', '--pictures', 'out/pictures'], {
  show: true,
});
for (const [, name] of readFileSync('README.md', 'utf8').matchAll(/\(docs\/images\/([\w/-]+\.png)\)/g)) {
  const target = path.join('docs/images', name);
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(path.join('out/pictures', name), target);
  console.log(target);
}
