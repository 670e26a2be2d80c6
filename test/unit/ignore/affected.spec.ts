import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';
import { affectedBy, isSameRules } from '../../../src/core/ignore/affected.ts';
import { ruleFileAt } from '../../../src/core/ignore/sources/ruleFiles.ts';
import { verdicts } from '../../../src/core/ignore/verdicts.ts';

const facts = { contentExclusion: null };
const filesOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).flatMap(([name, text]) => ruleFileAt(name, text));

describe('what a changed rule file can affect', () => {
  it('is what lies below it', () => {
    const before = filesOf({ '.gitignore': 'x\n', 'a/.continueignore': 'y\n', 'b/.continueignore': 'z\n' });
    const changed = filesOf({ '.gitignore': 'x\n', 'a/.continueignore': 'new\n', 'b/.continueignore': 'z\n' });
    const isAffected = affectedBy(before, changed);
    assert.deepEqual(['a/f', 'a/b/f', 'ab/f', 'b/f', 'f'].map(isAffected), [true, true, false, false, false]);
    assert.equal(affectedBy(before, before)('a/f'), false);
    assert.equal(affectedBy(before, before.slice(1))('any'), true);
    assert.equal(affectedBy(before.slice(0, 2), before)('b/f'), true);
    assert.equal(affectedBy(before.slice(0, 2), before)('a/f'), false);
  });

  it('leaves no other verdict changed, for any assistant', () => {
    const names = [
      '.gitignore',
      '.cursorignore',
      '.kilocodeignore',
      '.augmentignore',
      '.continueignore',
      '.claude/settings.json',
    ];
    const file = fc.constantFrom(...names.flatMap(name => [name, `a/${name}`, `a/b/${name}`, `c/${name}`]));
    const text = fc.constantFrom('', 'f\n', '!f\n', 'b/\n', '*\n', '{"permissions":{"deny":["Read(f)"]}}');
    const texts = fc.dictionary(file, text, { maxKeys: 5 });
    const paths = ['f', 'a/f', 'a/b/f', 'c/f', 'd/f'];
    fc.assert(
      fc.property(texts, file, text, (base, name, other) => {
        const [before, after] = [filesOf(base), filesOf({ ...base, [name]: other })];
        const isAffected = affectedBy(before, after);
        for (const path of paths.filter(each => !isAffected(each))) {
          assert.deepEqual(verdicts(path, after, catalogue, facts), verdicts(path, before, catalogue, facts), path);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing where the rules are the same', () => {
    const files = filesOf({ '.gitignore': 'x\n', 'a/.gitignore': 'y\n' });
    assert.equal(isSameRules(files, filesOf({ '.gitignore': 'x\n', 'a/.gitignore': 'y\n' })), true);
    assert.equal(isSameRules(files, filesOf({ '.gitignore': 'x\n', 'a/.gitignore': 'z\n' })), false);
    assert.equal(isSameRules(files, files.slice(1)), false);
    assert.equal(isSameRules(files, [...files].reverse()), false);
  });
});
