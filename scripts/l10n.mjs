// Keeps l10n/ and package.nls.*.json in sync with the strings in the code:  npm run l10n [-- --check]
// Rewrites the English bundle, drops translations whose string is gone, and lists strings that are not translated yet.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { languages, sourceStrings } from './lib/build/l10n.mjs';

const isCheck = process.argv.includes('--check');
const complaints = [];

const bundle = await sourceStrings();
keep('l10n/bundle.l10n.json', bundle);
const manifest = JSON.parse(readFileSync('package.nls.json', 'utf8'));
for (const language of languages) {
  translate(`l10n/bundle.l10n.${language}.json`, Object.keys(bundle));
  translate(`package.nls.${language}.json`, Object.keys(manifest));
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

function translate(file, keys) {
  const there = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const missing = keys.filter(key => !Object.hasOwn(there, key));
  if (missing.length > 0)
    complaints.push(
      `${file}: ${missing.length} not translated:\n${missing.map(key => `  ${JSON.stringify(key)}`).join('\n')}`,
    );
  keep(file, Object.fromEntries(keys.filter(key => Object.hasOwn(there, key)).map(key => [key, there[key]])));
}

function keep(file, content) {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  if (isCheck) complaints.push(`${file} is not as \`npm run l10n\` writes it`);
  else writeFileSync(file, text);
}
