import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileInFolder } from '../../../src/node/files/fileInFolder.ts';

describe('a file that a stranger names', () => {
  let top = '';
  let folder = '';
  before(() => {
    top = mkdtempSync(path.join(tmpdir(), 'sightglass-named-'));
    folder = path.join(top, 'ws');
    mkdirSync(path.join(folder, 'a'), { recursive: true });
    writeFileSync(path.join(folder, 'a', 'in.txt'), 'inside');
    writeFileSync(path.join(folder, 'binary'), Buffer.from([0, 1, 2, 0xff, 0, 0, 7]));
    writeFileSync(path.join(top, 'out.txt'), 'outside');
    symlinkSync(path.join(top, 'out.txt'), path.join(folder, 'link'));
    symlinkSync(top, path.join(folder, 'up'));
    symlinkSync(path.join(folder, 'a', 'in.txt'), path.join(folder, 'good'));
    if (process.platform !== 'win32') execFileSync('mkfifo', [path.join(folder, 'pipe')]);
  });
  after(() => rmSync(top, { recursive: true, force: true }));

  it('is found inside the folder, by either kind of path, with its text where it is one', () => {
    const file = path.join(folder, 'a', 'in.txt');
    assert.deepEqual(fileInFolder(folder, 'a/in.txt', 100), { file, text: 'inside' });
    assert.deepEqual(fileInFolder(folder, file, 100), { file, text: 'inside' });
    assert.deepEqual(fileInFolder(folder, 'a/../a/in.txt', 100), { file, text: 'inside' });
    assert.equal(fileInFolder(folder, 'good', 100)?.text, 'inside');
    assert.deepEqual(fileInFolder(folder, 'a/in.txt', 3), { file, text: null });
    assert.equal(fileInFolder(folder, 'binary', 100)?.text, null);
  });

  it('is not told from what is not there, outside, behind a link, or no file', () => {
    const others = [
      'no',
      '../out.txt',
      path.join(top, 'out.txt'),
      'link',
      'up/out.txt',
      'a',
      '.',
      '',
      'pipe',
      '/dev/zero',
    ];
    for (const given of [...others, 'a/in.txt\0', '/proc/self/environ']) {
      assert.equal(fileInFolder(folder, given, 100), null, given);
    }
  });
});
