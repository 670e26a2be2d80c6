import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileUri } from '../../../../src/core/context/copilot/documents/uris.ts';
import { copilotIgnoreRules } from '../../../../src/core/context/copilot/exclusion/exclusion.ts';

/**
 * The results of `ignore` 7.0.5, the version in Copilot's lock file, for these patterns; later versions differ for some of them.
 */
const cases: readonly (readonly [pattern: string, ignored: readonly string[], sent: readonly string[]])[] = [
  ['foo/ ', ['foo/a', 'foo/\tz'], ['foo', 'foo /a', 'foo\t/a']],
  ['foo/\t', ['foo/a', 'foo/\tz'], ['foo', 'foo\t/a']],
  ['foo/\t*', ['foo/\tz'], ['foo/a']],
  ['a/ b', ['a/ b'], ['a/b', 'b']],
  ['a/\tb', ['a/\tb'], ['a/b', 'a\tb']],
  ['foo\\ ', ['foo ', 'foo /a'], ['foo', 'foo/a']],
  ['x/ y/', ['x/ y/z'], ['x/y/z']],
  ['[ab]/', ['a/b', 'b/x', 'a/b/c'], ['a', 'c/x']],
  ['[ab]/x', ['a/x', 'b/x'], ['c/x', 'a/b']],
  ['/[ab]c', ['ac', 'bc'], ['x/ac', 'cc']],
  ['a[/]b', ['a/b', 'a/b/c'], ['a]b']],
  ['[a/b]c', ['ac', 'bc'], ['[a/b]c']],
  ['a/**', ['a/b', 'a/b/c'], ['a']],
  ['*\n!keep', ['other', 'a/b'], ['keep']],
  ['\\!bang', ['!bang'], ['bang']],
  ['\\#c', ['#c'], ['c']],
  ['#c', [], ['#c', 'c']],
];

describe('.copilotignore, as the library of Copilot reads it', () => {
  for (const [pattern, ignored, sent] of cases) {
    it(JSON.stringify(pattern), () => {
      const excludes = copilotIgnoreRules([{ path: '/w/.copilotignore', text: pattern }]);
      const asked = (name: string): boolean => excludes({ uri: fileUri(`/w/${name}`), languageId: 'x', text: 'x' });
      for (const name of ignored) assert.equal(asked(name), true, JSON.stringify(name));
      for (const name of sent) assert.equal(asked(name), false, JSON.stringify(name));
    });
  }

  it('is pinned at the versions that Copilot has', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    assert.deepEqual([devDependencies['ignore'], devDependencies['minimatch']], ['7.0.5', '10.2.4']);
  });
});
