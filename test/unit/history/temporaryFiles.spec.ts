import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { transcripts } from '../../../src/core/assistants/transcripts.ts';
import { storeFiles } from '../../../src/node/history/places/storeFiles.ts';
import { temporaryFiles, temporaryFolders } from '../../../src/node/history/places/temporaryFiles.ts';
import { scratchFolder } from '../scratchFolder.ts';

describe('what assistants leave in the temporary folder', () => {
  const scratch = scratchFolder();
  const found = (name: string): readonly string[] => {
    const problems: string[] = [];
    const files = temporaryFiles(scratch.root, name.split('/'), new Map(), reason => problems.push(reason));
    return [...files.map(each => path.relative(scratch.root, each).replaceAll('\\', '/')), ...problems];
  };

  it('is read for one own home folder alone', () => {
    assert.ok(temporaryFolders(homedir()).length > 0);
    assert.deepEqual(temporaryFolders(scratch.root), []);
    assert.deepEqual(temporaryFolders(undefined), []);
  });

  it('is found by its name, and no link is followed', function () {
    if (process.platform === 'win32') this.skip();
    scratch.put('droid-terminal-a/1.log', 'out');
    scratch.put('droid-terminal-a/1.txt', 'out');
    scratch.put('elsewhere/2.log', 'out');
    symlinkSync(scratch.at('elsewhere/2.log'), scratch.at('droid-terminal-a/2.log'));
    symlinkSync(scratch.at('elsewhere'), scratch.at('droid-terminal-b'));
    mkdirSync(scratch.at('droid-terminal-a/3.log'));
    assert.deepEqual(found('droid-terminal-*/*.log'), ['droid-terminal-a/1.log']);
    assert.deepEqual(found('elsewhere/2.log'), ['elsewhere/2.log']);
    assert.deepEqual(found('nowhere/*.log'), []);
  });

  it('is a problem where it cannot be looked into', function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    mkdirSync(scratch.at('droid-terminal-a'));
    chmodSync(scratch.at('droid-terminal-a'), 0);
    assert.deepEqual(found('droid-terminal-*/*.log'), ['unreadable']);
    chmodSync(scratch.at('droid-terminal-a'), 0o700);
  });

  it('is not looked into where it is somebody else’s', () => {
    const { getuid } = process;
    if (getuid === undefined) return;
    scratch.put('droid-terminal-a/1.log', 'out');
    process.getuid = () => getuid() + 1;
    try {
      assert.deepEqual(found('droid-terminal-*/*.log'), []);
    } finally {
      process.getuid = getuid;
    }
  });

  it('belongs to the stores of these assistants', () => {
    const ofClaude = 'claude-1000/-work/s1/tasks/b1.output';
    for (const name of [ofClaude, 'droid-terminal-a/1.log', 'pi-bash-1.log', 'other.log'])
      scratch.put(`tmp/${name}`, 'out');
    const folders = [{ home: scratch.at('home'), workspace: null }];
    const { files } = storeFiles(
      transcripts.flatMap(({ stores }) => stores),
      folders,
      [scratch.at('tmp')],
    );
    assert.deepEqual(files.map(({ store }) => store.id).sort(), [
      'claude-code.background',
      'droid.outputs',
      'pi.outputs',
    ]);
  });
});
