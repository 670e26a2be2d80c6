import assert from 'node:assert/strict';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';
import { situationOf, VerdictMaker } from '../../../src/core/exposure/situation.ts';
import type { RuleFile } from '../../../src/core/ignore/types.ts';
import { findingIn } from './finding.ts';

const assistants = catalogue.filter(each => each.id === 'cursor');
const rules: readonly RuleFile[] = [{ path: '.cursorignore', mechanism: '.cursorignore', base: '', text: '.env\n' }];
const facts = { contentExclusion: null };
const outside = { folder: null, ruleFiles: [], facts };

describe('verdicts of a window', () => {
  it('follow the rules of the folder that holds a file', () => {
    const folders = [
      { folder: 'file:///a', ruleFiles: rules, facts },
      { folder: 'file:///b', ruleFiles: [], facts },
      outside,
    ];
    const verdictsOf = new VerdictMaker().of(folders, assistants);
    const kinds = (uri: string): ReadonlySet<string> => new Set(verdictsOf(uri).map(each => each.verdict));
    assert.ok(kinds('file:///a/.env').has('held-back'));
    assert.ok(!kinds('file:///b/.env').has('held-back'));
    assert.ok(!kinds('file:///elsewhere/.env').has('held-back'));
  });

  it('stay what they were when the values they were made of are replaced', () => {
    const maker = new VerdictMaker();
    const before = maker.of([{ folder: 'file:///a', ruleFiles: rules, facts }, outside], assistants);
    const kept = before('file:///a/.env');
    const after = maker.of([{ folder: 'file:///a', ruleFiles: [], facts }, outside], assistants);
    assert.notEqual(before, after);
    assert.deepEqual(before('file:///a/.env'), kept);
    assert.notDeepEqual(after('file:///a/.env'), kept);
  });

  it('are the same function for the same values', () => {
    const maker = new VerdictMaker();
    const values = { folder: 'file:///a', ruleFiles: rules, facts };
    assert.equal(maker.of([values], assistants), maker.of([{ ...values }], assistants));
    assert.notEqual(maker.of([values], assistants), maker.of([values], [...assistants]));
  });
});

describe('the situation of a window', () => {
  it('leaves out what is too doubtful, and tells who could read the rest', () => {
    const verdictsOf = new VerdictMaker().of([{ folder: 'file:///a', ruleFiles: rules, facts }], assistants);
    const doubtful = findingIn('b.ts', { confidence: 'low' });
    const sure = [findingIn('a.ts')];
    const found = situationOf({
      assistants,
      simulations: [],
      findings: new Map([
        ['file:///a/a.ts', sure],
        ['file:///a/b.ts', [doubtful]],
        ['file:///a/c.ts', [doubtful, findingIn('c.ts')]],
      ]),
      minimumConfidence: 'medium',
      verdictsOf,
    });
    assert.deepEqual([...found.findings.keys()], ['file:///a/a.ts', 'file:///a/c.ts']);
    assert.equal(found.findings.get('file:///a/a.ts'), sure);
    assert.deepEqual(
      found.exposures.map(each => each.path),
      ['a.ts', 'c.ts'],
    );
    assert.equal(found.risk, 'high');
  });
});
