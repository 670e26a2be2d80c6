import assert from 'node:assert/strict';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';
import { reachChanges, withEdits } from '../../../src/core/exposure/reach/reachChange.ts';
import { ruleFileAt } from '../../../src/core/ignore/sources/ruleFiles.ts';
import { createVerdicts } from '../../../src/core/ignore/verdicts.ts';

describe('what a change of rules holds back', () => {
  const assistants = catalogue.filter(({ id }) => id === 'cursor' || id === 'copilot');
  const facts = { contentExclusion: null } as const;
  const files = [...ruleFileAt('.cursorignore', 'old.txt\n'), ...ruleFileAt('sub/.cursorignore', '*.pem\n')];
  const paths = ['.env', 'a.pem', 'sub/b.pem'];

  it('is counted for each assistant, also for one that no such file holds back', () => {
    const now = createVerdicts(files, assistants, facts);
    const edits = [
      { path: '.cursorignore', text: '.env\n*.pem\n' },
      { path: '.copilotignore', text: '.env\n*.pem\n' },
    ];
    const then = createVerdicts(withEdits(files, edits), assistants, facts);
    const changes = new Map(reachChanges(paths, now, then).map(each => [each.assistant, [each.before, each.after]]));
    assert.deepEqual(changes.get('copilot'), [3, 3]);
    assert.deepEqual(
      changes.get('cursor'),
      [3, 0],
      'ignore files below the root are not read unless a setting asks for it',
    );
    assert.deepEqual(reachChanges([], now, then), []);
  });

  it('takes the place of the file that is edited, and of no other', () => {
    const after = withEdits(files, [{ path: '.cursorignore', text: 'new.txt\n' }]);
    assert.deepEqual(after.map(({ path, text }) => `${path} ${text.trim()}`).sort(), [
      '.cursorignore new.txt',
      'sub/.cursorignore *.pem',
    ]);
  });
});
