import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';
import { ruleFileAt } from '../../../src/core/ignore/sources/ruleFiles.ts';
import type { RuleFile } from '../../../src/core/ignore/types.ts';
import { createVerdicts, verdicts } from '../../../src/core/ignore/verdicts.ts';

const names = [
  '.gitignore',
  '.copilotignore',
  '.cursorignore',
  '.aiexclude',
  '.aiderignore',
  'a/.gitignore',
  'a/.rooignore',
];
const patterns = ['*.env', '!b.env', 'a/', '/a/b', '**/b', 'A', 'b.*', '!a', '[!a].env', 'build/'];
const path = fc
  .array(fc.constantFrom('a', 'b', 'A', 'build', 'b.env', '.env', 'x.env'), { minLength: 1, maxLength: 4 })
  .map(parts => parts.join('/'));
const files = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...names), fc.array(fc.constantFrom(...patterns), { maxLength: 4 })),
  { maxLength: 5, selector: ([name]) => name },
);

const listOf = (written: readonly (readonly [string, readonly string[]])[]): readonly RuleFile[] =>
  written.flatMap(([name, lines]) => ruleFileAt(name, lines.join('\n')));

describe('ignore: verdicts of many paths', () => {
  it('are those that each path gets when it is asked alone', () => {
    const property = fc.property(
      files,
      fc.array(path, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(true, false, null),
      (written, paths, contentExclusion) => {
        const shared = listOf(written);
        for (const each of [...paths, ...paths]) {
          const alone = verdicts(each, listOf(written), [...catalogue], { contentExclusion });
          assert.deepEqual(verdicts(each, shared, catalogue, { contentExclusion }), alone);
        }
      },
    );
    fc.assert(property, { numRuns: 60 });
  });

  it('ask the exclusion rules about every path', () => {
    const by = { file: 'rules.yml', line: 2, pattern: 'secret' };
    const excludedBy = (asked: string) => (asked === 'secret' ? by : null);
    const shared = listOf([['.gitignore', ['x']]]);
    const copilot = catalogue.filter(each => each.id === 'copilot');
    const held = (asked: string): number =>
      verdicts(asked, shared, copilot, { contentExclusion: true, excludedBy }).filter(each => each.by === by).length;
    assert.deepEqual([held('open'), held('secret') > 0, held('open')], [0, true, 0]);
  });

  it('follow from the values that they were created from, whatever is asked elsewhere', () => {
    const before = listOf([['.cursorignore', ['a/']]]);
    const after = listOf([['.cursorignore', ['b']]]);
    const cursor = catalogue.filter(each => each.id === 'cursor');
    const [old, now] = [before, after].map(files => createVerdicts(files, cursor, { contentExclusion: null }));
    const held = (asked: typeof old, path: string): boolean =>
      asked?.(path).some(({ verdict }) => verdict === 'held-back') ?? false;
    assert.deepEqual([held(old, 'a/x'), held(now, 'a/x'), held(old, 'b'), held(now, 'b')], [true, false, false, true]);
    assert.deepEqual(old?.('a/x'), verdicts('a/x', before, cursor, { contentExclusion: null }));
  });
});
