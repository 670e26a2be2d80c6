import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/architecture.md', 'src/core/secrets/README.md'];
const sources = [
  ...readdirSync('.'),
  ...['src', 'test', 'scripts'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => path.join(folder, name)),
  ),
];

describe('the documentation', () => {
  for (const document of documents) {
    const text = readFileSync(document, 'utf8');

    it(`${document} links to what is there`, () => {
      const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(match => match[1] ?? '');
      const missing = targets
        .filter(target => !/^[a-z]+:/.test(target))
        .filter(target => !existsSync(path.join(path.dirname(document), target)));
      assert.deepEqual(missing, []);
    });

    it(`${document} names files that are there`, () => {
      const named = [...text.matchAll(/`((?:[\w.-]+\/)*[\w.-]+\.(?:ts|mjs))`/g)].map(match => match[1] ?? '');
      assert.deepEqual(
        named.filter(name => !sources.some(file => file === name || file.endsWith(`/${name}`))),
        [],
      );
    });

    it(`${document} names scripts that are there`, () => {
      const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: object };
      const named = [...text.matchAll(/\bnpm run ([\w:]+)/g)].map(match => match[1] ?? '');
      assert.deepEqual(
        named.filter(name => !(name in scripts)),
        [],
      );
    });
  }

  it('tells the design in at most 120 lines', () => {
    assert.ok(readFileSync('docs/architecture.md', 'utf8').split('\n').length <= 121);
  });
});
