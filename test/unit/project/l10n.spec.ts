import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

type Bundle = Readonly<Record<string, string | { readonly message: string; readonly comment: readonly string[] }>>;

const read = (file: string): Bundle => JSON.parse(readFileSync(file, 'utf8')) as Bundle;
const messageOf = (entry: Bundle[string] | undefined): string =>
  typeof entry === 'string' ? entry : (entry?.message ?? '');

/** Returns what a translation has to keep: arguments, icons, addresses, code and line breaks. */
function fixedParts(text: string): readonly string[] {
  return (text.match(/\{\w+\}|\$\([\w-]+\)|\(command:[^)]*\)|\(https?:[^)]*\)|`[^`]*`|\n/g) ?? []).sort();
}

describe('translations', () => {
  it('are complete, and of strings that are there', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/l10n.mjs', '--check'], { encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.equal(status, 0);
  });

  const sources = [
    { folder: 'l10n', source: 'l10n/bundle.l10n.json', form: /^bundle\.l10n\.[a-z-]+\.json$/ },
    { folder: '.', source: 'package.nls.json', form: /^package\.nls\.[a-z-]+\.json$/ },
  ];
  for (const { folder, source, form } of sources) {
    const english = read(source);
    for (const name of readdirSync(folder).filter(each => form.test(each))) {
      it(`${name} keeps arguments, icons, links, code and lines`, () => {
        const translated = read(`${folder}/${name}`);
        const broken = Object.keys(translated).filter(key => {
          const [from, to] = [messageOf(english[key]), messageOf(translated[key])];
          return (
            to.trim() === '' ||
            fixedParts(from).join() !== fixedParts(to).join() ||
            /^\s|\s$/.test(from) !== /^\s|\s$/.test(to)
          );
        });
        assert.deepEqual(broken, []);
      });
    }
  }
});
