// npm run pictures: takes new screenshots of the real editor and copies those that README.md and docs/ show into docs/images.
import './lib/ensure-installed.mjs';
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const { run } = await import('./lib/run.mjs');

await run(process.execPath, ['scripts/test-editor.mjs', '--pictures-only', '--pictures', 'out/pictures'], {
  show: true,
});
const pages = ['README.md', ...readdirSync('docs').flatMap(name => (name.endsWith('.md') ? [`docs/${name}`] : []))];
const texts = pages.map(page => readFileSync(page, 'utf8')).join('\n');
for (const [, name] of texts.matchAll(/\((?:docs\/)?images\/([\w/-]+\.png)\)/g)) {
  const target = path.join('docs/images', name);
  mkdirSync(path.dirname(target), { recursive: true });
  copyFileSync(path.join('out/pictures', name), target);
  console.log(target);
}
