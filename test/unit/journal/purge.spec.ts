import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { applyEdits, recover } from '../../../src/node/journal/journal.ts';
import { type JournalPorts, realPorts } from '../../../src/node/journal/ports.ts';
import { lastPurge, purge, undoPurge } from '../../../src/node/journal/purge.ts';
import { canUndo, undoLatest } from '../../../src/node/journal/undo.ts';
import { scratchFolder } from '../scratchFolder.ts';

describe('a purge', () => {
  const { at, read } = scratchFolder();
  let journal = '';
  beforeEach(() => {
    journal = at('journal');
    mkdirSync(at('x/deep'), { recursive: true });
    writeFileSync(at('x/deep/a'), 'a');
    writeFileSync(at('y'), 'y');
  });

  /** Returns real ports with the clock set to a day of this week. */
  const day = (number: number): JournalPorts => ({
    ...realPorts,
    clock: () => new Date(realPorts.clock().getTime() - (4 - number) * 24 * 60 * 60 * 1000),
  });

  it('moves files and folders away, and brings them back as they were', async () => {
    assert.equal(await undoPurge(journal), null);
    const result = await purge([at('x'), at('y')], journal);
    assert.deepEqual(result, { ok: true, files: [at('x'), at('y')] });
    assert.deepEqual([existsSync(at('x')), existsSync(at('y'))], [false, false]);
    const folder = path.join(journal, (await lastPurge(journal)) ?? '');
    assert.equal(statSync(folder).mode & 0o777, 0o700, 'for its owner only');
    assert.deepEqual(await undoPurge(journal), { ok: true, files: [at('x'), at('y')] });
    assert.deepEqual([read('x/deep/a'), read('y')], ['a', 'y']);
    assert.equal(await lastPurge(journal), null);
    assert.deepEqual(await purge([], journal), { ok: true, files: [] });
  });

  it('deletes what the purge before it kept', async () => {
    await purge([at('x')], journal, day(1));
    await purge([at('y')], journal, day(2));
    assert.equal(readdirSync(journal).length, 1);
    await undoPurge(journal);
    assert.deepEqual([existsSync(at('x')), read('y')], [false, 'y']);
    assert.equal(await undoPurge(journal), null);
  });

  it('moves nothing where one path is a link, is relative, or is not there', async () => {
    symlinkSync(at('y'), at('link'));
    mkdirSync(at('real'));
    writeFileSync(at('real/z'), 'z');
    symlinkSync(at('real'), at('linked'));
    for (const [name, code] of [
      [at('link'), 'journal.symlink'],
      [at('linked/z'), 'journal.symlink'],
      ['relative', 'journal.relative'],
      [at('none'), 'journal.notPurged'],
    ] as const) {
      const result = await purge([at('x'), name], journal);
      assert.equal(result.ok ? null : result.problem.code, code);
      assert.equal(read('x/deep/a'), 'a');
      assert.equal(await lastPurge(journal), null);
    }
    assert.equal(read('real/z'), 'z');
  });

  it('puts back what it moved when a later one resists', async () => {
    const result = await purge([at('x'), at('x/deep')], journal);
    assert.equal(result.ok ? null : result.problem.code, 'journal.notPurged');
    assert.equal(read('x/deep/a'), 'a');
    assert.equal(await lastPurge(journal), null);
  });

  it('overwrites nothing that a tool has made meanwhile', async () => {
    await purge([at('x'), at('y')], journal);
    writeFileSync(at('y'), 'new');
    const result = await undoPurge(journal);
    assert.deepEqual(result?.ok === false && [result.problem.code, result.problem.args['file']], [
      'journal.inTheWay',
      at('y'),
    ]);
    assert.deepEqual([existsSync(at('x')), read('y')], [false, 'new']);
    rmSync(at('y'));
    assert.equal((await undoPurge(journal))?.ok, true);
    assert.deepEqual([read('x/deep/a'), read('y')], ['a', 'y']);
  });

  it('after a crash half-way brings back what had been moved', async () => {
    await purge([at('x'), at('y')], journal);
    const folder = path.join(journal, (await lastPurge(journal)) ?? '');
    writeFileSync(at('y'), readFileSync(path.join(folder, '1-y')));
    rmSync(path.join(folder, '1-y'));
    assert.deepEqual(await undoPurge(journal), { ok: true, files: [at('x')] });
    assert.deepEqual([read('x/deep/a'), read('y')], ['a', 'y']);
  });

  it('takes back a purge that was interrupted, and forgets one that had not begun', async () => {
    const result = await purge([at('x'), at('y')], journal);
    assert.equal(result.ok, true);
    const name = (await lastPurge(journal)) ?? '';
    // The state after a kill before the second file was moved.
    renameSync(path.join(journal, name, '1-y'), at('y'));
    renameSync(path.join(journal, name), path.join(journal, name.replace('.purge', '.moving')));
    mkdirSync(path.join(journal, '29991231000000000-00000000.moving'));
    mkdirSync(path.join(journal, '29991231000000000-00000001.purge'));
    assert.equal((await recover(journal))?.code, 'journal.purgeReverted');
    assert.deepEqual([read('x/deep/a'), read('y'), readdirSync(journal)], ['a', 'y', []]);
    assert.equal(await undoLatest(journal), null);
  });

  it('does not believe a list that leads elsewhere', async () => {
    await purge([at('y')], journal);
    const folder = path.join(journal, (await lastPurge(journal)) ?? '');
    for (const moved of [
      '{',
      'null',
      '1',
      '{}',
      '{"moved":[null]}',
      '{"moved":[{"from":1,"name":"0-y"}]}',
      '{"moved":[{"from":"/x"}]}',
      '{"moved":1}',
      `{"moved":[{"from":"${at('z')}","name":"../../x"}]}`,
      '{"moved":[{"from":"z","name":"0-y"}]}',
    ]) {
      writeFileSync(path.join(folder, 'moved.json'), moved);
      const result = await undoPurge(journal);
      assert.equal(result?.ok === false && result.problem.code, 'journal.broken', moved);
      // Renamed out of the way: nothing is lost, and earlier changes can be undone.
      assert.equal(await undoPurge(journal), null);
      renameSync(`${folder}.broken`, folder);
      assert.equal(existsSync(at('z')), false);
    }
  });

  it('is taken back in turn with changes of files', async () => {
    assert.equal(await canUndo(journal), false);
    const write = (after: string, number: number): Promise<unknown> =>
      applyEdits([{ file: at('f'), before: read('f'), after, changes: [] }], journal, day(number));
    await write('one', 1);
    await purge([at('y')], journal, day(2));
    await write('two', 3);
    assert.equal(await canUndo(journal), true);
    await undoLatest(journal);
    assert.deepEqual([read('f'), read('y')], ['one', null]);
    await undoLatest(journal);
    assert.deepEqual([read('f'), read('y')], ['one', 'y']);
    await undoLatest(journal);
    assert.equal(read('f'), null);
    assert.equal(await undoLatest(journal), null);
    assert.equal(await canUndo(journal), false);
  });
});
