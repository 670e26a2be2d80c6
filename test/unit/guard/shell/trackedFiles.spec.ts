import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

  for (const version of [2, 3, 4])
    for (const format of ['sha1', 'sha256'])
      it(`are read from an index of version ${version} with names of ${format}`, () => {
        const names = [
          'a.ts',
          'src/a.ts',
          'src/b/c.ts',
          `src/${'n'.repeat(200)}/a.ts`,
          `src/${'n'.repeat(200)}/b.ts`,
          'z',
        ];
        for (const name of names) scratch.put(name, 'x');
        git('init', '-q', `--object-format=${format}`);
        git('add', '.');
        // Version 3 is what git writes once an entry has extended flags.
        if (version === 3) git('update-index', '--skip-worktree', 'a.ts');
        else git('update-index', '--index-version', String(version));
        assert.equal(readFileSync(scratch.at('.git/index')).readUInt32BE(4), version);
        assert.deepEqual(trackedFiles(scratch.root), names);
      });

  it('are not known where the index is only a part', () => {
    scratch.put('a.ts', 'x');
    git('init', '-q');
    git('add', '.');
    git('update-index', '--split-index');
    scratch.put('b.ts', 'x');
    git('add', '.');
    assert.deepEqual(trackedFiles(scratch.root), []);
  });

  it('are none where the index is none, or broken', () => {
    assert.deepEqual(trackedFiles(scratch.at('nowhere')), []);
    for (const text of ['', 'DIRC', `DIRC\0\0\0\u0002\0\0\0\u0009${'x'.repeat(70)}`, 'x'.repeat(200)]) {
      scratch.put('.git/index', text);
      assert.deepEqual(trackedFiles(scratch.root), []);
    }
  });
});
