import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { trackedFiles } from '../../../../src/node/guard/answering/trackedFiles.ts';
import { scratchFolder } from '../../scratchFolder.ts';

describe('guard: the files that git tracks', () => {
  const scratch = scratchFolder();
  const git = (...words: readonly string[]): void => {
    execFileSync('git', words, { cwd: scratch.root, stdio: 'ignore' });
  };

  it('are those of its index, also in a worktree', () => {
    const names = ['a.ts', 'src/long name ü.ts', `src/${'n'.repeat(90)}.ts`];
    for (const name of names) scratch.put(name, 'x');
    git('init', '-q');
    git('add', '.');
    scratch.put('new.ts', 'x');
    assert.deepEqual(trackedFiles(scratch.root), names);
    git('-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit', '-qm', 'x');
    git('worktree', 'add', '-q', 'tree');
    assert.deepEqual(trackedFiles(scratch.at('tree')), names);
  });

  it('are none where the index is none, or broken', () => {
    assert.deepEqual(trackedFiles(scratch.at('nowhere')), []);
    for (const text of ['', 'DIRC', `DIRC\0\0\0\u0002\0\0\0\u0009${'x'.repeat(70)}`, 'x'.repeat(200)]) {
      scratch.put('.git/index', text);
      assert.deepEqual(trackedFiles(scratch.root), []);
    }
  });
});
