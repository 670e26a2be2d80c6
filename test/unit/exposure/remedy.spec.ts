import assert from 'node:assert/strict';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';
import type { FeatureId } from '../../../src/core/assistants/types.ts';
import { remedyFor } from '../../../src/core/exposure/remedy.ts';
import { verdicts } from '../../../src/core/ignore/verdicts.ts';

describe('what would change a verdict', () => {
  const remedy = (id: string, feature: FeatureId, text = ''): readonly [string, unknown] => {
    const assistant = catalogue.find(each => each.id === id);
    assert.ok(assistant);
    const rules = text === '' ? [] : [{ path: '.cursorignore', mechanism: '.cursorignore', base: '', text }];
    const verdict = verdicts('a.key', rules, [assistant], { contentExclusion: null }).find(
      each => each.feature === feature,
    );
    assert.ok(verdict);
    const { code, args } = remedyFor(verdict, assistant);
    return [code, args['file']];
  };

  it('names the file that the assistant reads for that feature', () => {
    assert.deepEqual(remedy('cursor', 'agent'), ['exposure.remedy.add', '.cursorignore']);
    assert.deepEqual(remedy('claude-code', 'agent'), ['exposure.remedy.add', '.claude/settings.json']);
  });

  it('says where a condition stands before it', () => {
    assert.deepEqual(remedy('copilot', 'completion'), ['exposure.remedy.addConditional', '.copilotignore']);
  });

  it('says that nothing here can change it, rather than name git’s file', () => {
    assert.deepEqual(remedy('tabby', 'completion'), ['exposure.remedy.none', undefined]);
  });

  it('says that the rule would have to go where a file is held back', () => {
    assert.deepEqual(remedy('cursor', 'agent', '*.key\n'), ['exposure.remedy.heldBack', undefined]);
  });
});
