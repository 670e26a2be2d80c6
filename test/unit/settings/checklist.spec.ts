import assert from 'node:assert/strict';
import { checkId, checklist, withAnswer } from '../../../src/core/settings/checklist.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { machine, toolsNamed } from './machine.ts';

const states = readSettings(toolsNamed('cursor', 'codex'), machine({}));

describe('the checklist of choices in accounts', () => {
  it('holds each account row once, open at first', () => {
    const checks = checklist(states, undefined);
    assert.deepEqual(
      checks.map(each => [each.id, each.answer, each.at]),
      [
        ['cursor Privacy Mode', 'open', null],
        ['cursor Codebase Indexing', 'open', null],
        ['codex Improve the model for everyone', 'open', null],
      ],
    );
    assert.ok(checks.every(each => each.state.state === 'account' && checkId(each.state) === each.id));
  });

  it('remembers answers with their time, changes them, and takes them back', () => {
    let answers = withAnswer(undefined, 'cursor Privacy Mode', 'done', 't1');
    answers = withAnswer(answers, 'cursor Codebase Indexing', 'not-applicable', 't2');
    answers = withAnswer(answers, 'cursor Privacy Mode', 'not-done', 't3');
    const brief = (): readonly unknown[] => checklist(states, answers).map(each => [each.answer, each.at]);
    assert.deepEqual(brief(), [
      ['not-done', 't3'],
      ['not-applicable', 't2'],
      ['open', null],
    ]);
    answers = withAnswer(answers, 'cursor Privacy Mode', 'open', 't4');
    assert.deepEqual(brief()[0], ['open', null]);
    assert.deepEqual(Object.keys(answers), ['cursor Codebase Indexing']);
  });

  it('does not believe a broken store', () => {
    const broken = {
      'cursor Privacy Mode': { answer: 'perhaps', at: 't' },
      'cursor Codebase Indexing': { answer: 'done' },
    };
    for (const answers of [
      null,
      1,
      'x',
      [],
      broken,
      { 'cursor Privacy Mode': null },
      { 'cursor Privacy Mode': 1 },
      { 'cursor Privacy Mode': { at: 't' } },
      { 'cursor Privacy Mode': { answer: 'done', at: 1 } },
      { 'cursor Privacy Mode': { answer: 'open', at: 't' } },
    ]) {
      assert.ok(checklist(states, answers).every(each => each.answer === 'open' && each.at === null));
      assert.deepEqual(withAnswer(answers, 'x', 'done', 't'), { x: { answer: 'done', at: 't' } });
    }
    assert.equal(
      checklist(states, Object.create({ 'cursor Privacy Mode': { answer: 'done', at: 't' } }))[0]?.answer,
      'open',
    );
  });
});
