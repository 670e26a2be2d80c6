import assert from 'node:assert/strict';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';

import { addFile, ignoreTargets } from '../../../src/core/ignore/writing/targets.ts';
import { ignoreEdits } from '../../../src/node/ignore/ignoreEdits.ts';
import { applyEdits } from '../../../src/node/journal/journal.ts';

describe('edits of ignore files', () => {
  let base: string;
  let folder: string;
  const targets = ignoreTargets(catalogue.filter(each => ['cursor', 'copilot'].includes(each.id)));
  const at = (name: string): string => path.join(folder, name);
  const edit = () => ignoreEdits(folder, targets, (target, text) => addFile(target, text, 'key.pem'));

  beforeEach(() => {
    base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'sightglass-ignore-')));
    folder = path.join(base, 'ws');
    mkdirSync(folder);
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  it('keep a symbolic link and every byte of the lines that are there', async () => {
    const own = '\uFEFF# mine\r\nfoo\r\nbar';
    writeFileSync(at('shared.aiignore'), own);
    symlinkSync('shared.aiignore', at('.cursorignore'));
    const { edits, skipped, problem } = edit();
    assert.deepEqual([skipped, problem], [[], null]);
    assert.deepEqual(edits.map(each => path.relative(folder, each.file)).sort(), ['.copilotignore', 'shared.aiignore']);
    assert.ok((await applyEdits(edits, path.join(base, 'journal'))).ok);
    assert.ok(lstatSync(at('.cursorignore')).isSymbolicLink());
    const text = readFileSync(at('.cursorignore'), 'utf8');
    assert.ok(text.startsWith(own), text);
    assert.match(text, /key\.pem/);
    assert.deepEqual(edit().edits, []);
  });

  it('write two names that lead to one file once', () => {
    writeFileSync(at('shared.aiignore'), 'foo\n');
    for (const name of ['.cursorignore', '.copilotignore']) symlinkSync('shared.aiignore', at(name));
    const { edits } = edit();
    assert.equal(edits.length, 1);
    assert.equal(edits[0]?.before, 'foo\n');
    assert.equal(edits[0].after.split('key.pem').length, 2);
  });

  it('write through no link to what is no ignore file', () => {
    mkdirSync(at('.git'));
    writeFileSync(at('.git/config'), '[core]\n');
    writeFileSync(at('.git/.cursorignore'), '');
    writeFileSync(at('package.json'), '{}');
    writeFileSync(at('run.aiignore'), '#!/bin/sh\n', { mode: 0o755 });
    for (const target of ['.git/config', '.git/.cursorignore', 'package.json', 'run.aiignore']) {
      rmSync(at('.copilotignore'), { force: true });
      symlinkSync(target, at('.copilotignore'));
      const { edits, skipped } = edit();
      assert.deepEqual(
        edits.map(each => path.basename(each.file)),
        ['.cursorignore'],
        target,
      );
      assert.deepEqual(
        skipped.map(each => each.code),
        ['ignore.generate.linkedElsewhere'],
      );
    }
  });

  it('leave alone what a link leads out of the folder to, or nowhere', () => {
    writeFileSync(path.join(base, 'out.txt'), 'x');
    symlinkSync('../out.txt', at('.cursorignore'));
    symlinkSync('missing', at('.copilotignore'));
    const { edits, skipped } = edit();
    assert.deepEqual(edits, []);
    assert.deepEqual(skipped.map(each => [each.code, each.args['file']]).sort(), [
      ['ignore.generate.linkedOut', '.copilotignore'],
      ['ignore.generate.linkedOut', '.cursorignore'],
    ]);
  });
});
