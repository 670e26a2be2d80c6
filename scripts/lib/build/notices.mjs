import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Returns the licenses of the bundled packages, which require that they are distributed with copies.
 * @param {Iterable<string>} inputs the files that the bundler read, relative to the working directory
 * @returns {string} one text, sorted by package name
 * @throws if a package has no license file
 */
export function noticesOf(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder !== undefined) folders.add(folder);
  }
  const notices = [...folders].sort().map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each));
    if (file === undefined) throw new Error(`${name} has no license file`);
    return `${name} ${version} (${license})\n\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
  });
  return `Sightglass contains these packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
