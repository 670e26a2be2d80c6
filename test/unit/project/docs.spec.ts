import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { madePages } from '../../docs/pages.ts';

const written = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const below = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.md'));
const pages = [...written, ...below.map(name => path.join('docs', name))];

/** Returns the anchor of a heading, as on GitHub. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsOf(file: string): ReadonlySet<string> {
  return new Set(
    [...readFileSync(file, 'utf8').matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) => anchor(heading)),
  );
}

describe('the documentation', () => {
  it('has the pages that are made from data as `npm run docs` makes them', () => {
    for (const [name, text] of madePages()) assert.equal(readFileSync(path.join('docs', name), 'utf8'), text, name);
  });

  it('has no page of a product that is gone', () => {
    const made = new Set([...madePages().keys()].map(name => path.normalize(name)));
    for (const name of below.filter(each => each.startsWith('assistants'))) assert.ok(made.has(name), name);
  });

  for (const page of pages) {
    it(`${page} links to what is there`, () => {
      for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https:/.test(target)) continue;
        const [file = '', heading] = target.split('#');
        const to = file === '' ? page : path.join(path.dirname(page), file);
        assert.ok(existsSync(to), `${target} is not there`);
        if (heading !== undefined) assert.ok(anchorsOf(to).has(heading), `${target} has no such heading`);
      }
    });
  }

  it('has a README that is read in two minutes', () => {
    assert.ok(readFileSync('README.md', 'utf8').split('\n').length <= 121);
  });

  it('has every page within reach of the README', () => {
    const linked = pages.map(page => [page, readFileSync(page, 'utf8')] as const);
    for (const name of below.filter(each => !each.startsWith('assistants'))) {
      const isLinked = linked.some(([page, text]) =>
        text.includes(path.relative(path.dirname(page), path.join('docs', name))),
      );
      assert.ok(isLinked, name);
    }
  });
});
