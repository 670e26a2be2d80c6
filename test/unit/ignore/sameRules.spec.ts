import assert from 'node:assert/strict';
import { isSameRules } from '../../../src/core/ignore/sameRules.ts';
import { ruleFileAt } from '../../../src/core/ignore/sources/ruleFiles.ts';

const filesOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).flatMap(([name, text]) => ruleFileAt(name, text));

describe('isSameRules', () => {
  it('tells whether what was compiled from one list holds for another', () => {
    const files = filesOf({ '.gitignore': 'x\n', 'a/.gitignore': 'y\n' });
    assert.equal(isSameRules(files, filesOf({ '.gitignore': 'x\n', 'a/.gitignore': 'y\n' })), true);
    assert.equal(isSameRules(files, filesOf({ '.gitignore': 'x\n', 'a/.gitignore': 'z\n' })), false);
    assert.equal(isSameRules(files, files.slice(1)), false);
    assert.equal(isSameRules(files, [...files].reverse()), false);
  });
});
