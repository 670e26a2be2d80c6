import assert from 'node:assert/strict';
import { heldFiles } from '../../../src/core/exposure/window/heldFiles.ts';
import { nextSecrets } from '../../../src/core/exposure/window/nextSecrets.ts';
import { createVerdicts } from '../../../src/core/ignore/verdicts.ts';
import { assistantById } from '../../../src/core/assistants/catalogue.ts';
import { findingIn } from './finding.ts';
import { item, verdict } from './verdict.ts';

const assistants = ['copilot', 'cursor', 'claude-code'].flatMap(id => assistantById(id) ?? []);

describe('what holds files back from whom', () => {
  const rules = (text: string) => [{ path: '.cursorignore', mechanism: '.cursorignore', base: '', text }];
  const held = (paths: readonly string[], text: string) => {
    const verdictsOf = createVerdicts(rules(text), assistants, { contentExclusion: false });
    return heldFiles(paths, path => verdictsOf(path));
  };

  it('names the rule, and those whom it does not hold back', () => {
    const [env] = held(['.env'], '# secrets\n.env\n');
    assert.deepEqual(env?.from, [{ assistant: 'cursor', by: { file: '.cursorignore', line: 2, pattern: '.env' } }]);
    assert.deepEqual(env.openTo, ['copilot', 'claude-code']);
  });

  it('puts first the files on which assistants differ', () => {
    const files = held(['a.pem', '.env'], '.env\n');
    assert.deepEqual(
      files.map(each => each.uri),
      ['.env', 'a.pem'],
    );
    assert.deepEqual(files[1]?.openTo.length, 3);
  });

  it('leaves out what no verdict is known of', () => {
    assert.deepEqual(
      heldFiles(['x'], () => []),
      [],
    );
  });

  it('tells apart what cannot be known', () => {
    const exclusion = createVerdicts(
      [{ path: '.copilotignore', mechanism: '.copilotignore', base: '', text: '*.pem\n' }],
      assistants,
      { contentExclusion: null },
    );
    const [pem] = heldFiles(['a.pem'], path => exclusion(path));
    assert.ok(pem);
    assert.ok([...pem.unknown, ...pem.openTo].includes('copilot'));
    assert.equal(pem.from.length + pem.partly.length + pem.unknown.length + pem.openTo.length, 3, 'each once');
  });
});

describe('the secrets of the next request', () => {
  it('are those that some request carries for certain, with each assistant once', () => {
    const finding = findingIn('a.ts');
    const features = ['completion', 'chat'] as const;
    const carried = features.map(feature => ({ verdict: verdict({ feature }), item: item({ feature }) }));
    const exposure = { path: 'a.ts', finding, risk: 'high' } as const;
    assert.deepEqual(
      nextSecrets([
        { ...exposure, reaches: carried },
        { ...exposure, reaches: [{ verdict: verdict({}), item: null }] },
      ]).map(each => each.to),
      [['a']],
    );
  });

  it('are followed by those that a request may carry, by an open choice or an unknown condition', () => {
    const finding = findingIn('a.ts');
    const exposure = { path: 'a.ts', finding, risk: 'high' } as const;
    const sure = { verdict: verdict({ assistant: 'sure' }), item: item({}) };
    const possible = { verdict: verdict({ assistant: 'b' }), item: item({ inclusion: 'possible' }) };
    const unknown = { verdict: verdict({ assistant: 'c', verdict: 'unknown' }), item: item({}) };
    const dropped = { verdict: verdict({ assistant: 'd' }), item: item({ inclusion: 'dropped' }) };
    assert.deepEqual(
      nextSecrets([
        { ...exposure, reaches: [possible, unknown, dropped] },
        { ...exposure, reaches: [possible, sure] },
        { ...exposure, reaches: [dropped] },
      ]).map(each => [each.isCertain, ...each.to]),
      [
        [true, 'sure'],
        [false, 'b', 'c'],
      ],
    );
  });
});
