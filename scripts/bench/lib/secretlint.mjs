// secretlint for comparisons: installed on demand into .cache, never a dependency.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Version 13 needs Node 22. */
const version = '12.0.0';

/** @returns {Promise<((file: string, text: string) => Promise<string[]>) | null>} the texts that secretlint finds; null without it */
export async function secretlintFinder() {
  const folder = path.resolve('.cache/secretlint');
  const names = ['@secretlint/core', '@secretlint/secretlint-rule-preset-recommend'];
  if (!existsSync(path.join(folder, 'node_modules', ...names[0].split('/')))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
    const packages = names.map(name => `${name}@${version}`);
    const { status } = spawnSync('npm', ['install', '--prefix', folder, '--ignore-scripts', ...packages], {
      stdio: 'inherit',
    });
    if (status !== 0) return null;
  }
  const load = async name => {
    const resolve = createRequire(path.join(folder, 'package.json')).resolve;
    return import(pathToFileURL(resolve(name)).href);
  };
  const { lintSource } = await load(names[0]);
  const { creator } = await load(names[1]);
  const config = { rules: [{ id: names[1], rule: creator, options: {} }] };
  return async (file, text) => {
    const source = { filePath: file, content: text, ext: path.extname(file), contentType: 'text' };
    const { messages } = await lintSource({ source, options: { config, locale: 'en', maskSecrets: true } });
    return messages.map(({ range: [start, end] }) => text.slice(start, end));
  };
}
