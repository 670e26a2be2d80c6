import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import type { FileEdit } from '../../../src/core/settings/types.ts';
import { diskFiles, type JournalFiles } from '../../../src/node/journal/files.ts';
import { processIdentity } from '../../../src/node/files/processIdentity.ts';
import { lockName } from '../../../src/node/journal/lock.ts';
import { applyEdits, lastChange, recover, undoLast } from '../../../src/node/journal/journal.ts';
import { type JournalPorts, type JournalResult, realPorts } from '../../../src/node/journal/ports.ts';
import { readRecord } from '../../../src/node/journal/record.ts';
import { scratchFolder } from '../scratchFolder.ts';

const { clock } = realPorts;

/** A file system that fails at its n-th change: half of a file is written, and nothing works afterwards. */
function dyingAt(step: number): JournalPorts & { readonly died: () => boolean } {
  let count = 0;
  let isDead = false;
  const live = (): void => {
    if (isDead) throw new Error('dead');
  };
  const answer = async <T>(act: () => Promise<T>): Promise<T> => {
    const got: T[] = [];
    await change(async () => void got.push(await act()));
    const [only] = got;
    assert.ok(only !== undefined);
    return only;
  };
  const change = async (
    act: () => Promise<void>,
    half: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> => {
    live();
    if (++count === step) {
      await half();
      isDead = true;
      throw new Error('killed');
    }
    await act();
  };
  const files: JournalFiles = {
    look: async name => {
      live();
      return diskFiles.look(name);
    },
    read: async name => {
      live();
      return diskFiles.read(name);
    },
    list: async name => {
      live();
      return diskFiles.list(name);
    },
    create: (name, bytes, attributes) =>
      change(
        () => diskFiles.create(name, bytes, attributes),
        () => diskFiles.create(name, bytes.subarray(0, bytes.length >> 1), attributes),
      ),
    swap: swap => answer(() => diskFiles.swap(swap)),
    remove: removal => answer(() => diskFiles.remove(removal)),
    removeFolder: name => change(() => diskFiles.removeFolder(name)),
    rename: (from, to) => change(() => diskFiles.rename(from, to)),
    unlink: name => change(() => diskFiles.unlink(name)),
    makeFolder: (name, isPrivate) => change(() => diskFiles.makeFolder(name, isPrivate)),
    syncFolder: name => change(() => diskFiles.syncFolder(name)),
  };
  return { ...realPorts, files, died: () => isDead };
}

describe('the journal', () => {
  const scratch = scratchFolder();
  const { at, read } = scratch;
  let journal = '';
  const edit = (name: string, before: string | null, after: string): FileEdit => ({
    file: at(name),
    before,
    after,
    changes: [],
  });

  beforeEach(() => {
    journal = at('journal');
    writeFileSync(at('a'), '\uFEFFold a\r\n');
    writeFileSync(at('b'), 'old b');
  });

  const threeEdits = (): readonly FileEdit[] => [
    edit('a', '\uFEFFold a\r\n', 'new a'),
    edit('b', 'old b', ''),
    edit('sub/dir/c', null, 'new c'),
  ];
  const contents = (): readonly (string | null)[] => [read('a'), read('b'), read('sub/dir/c')];
  const before = ['\uFEFFold a\r\n', 'old b', null];
  const after = ['new a', '', 'new c'];
  const leftovers = (): readonly string[] =>
    readdirSync(scratch.root, { recursive: true })
      .map(String)
      .filter(name => name.endsWith('.sightglass-new'));

  it('writes all files and takes them back byte for byte', async () => {
    const result = await applyEdits(threeEdits(), journal);
    assert.deepEqual(result, { ok: true, files: [at('a'), at('b'), at('sub/dir/c')] });
    assert.deepEqual(contents(), after);
    assert.equal((await lastChange(journal)) !== null, true);
    assert.equal((await undoLast(journal))?.ok, true);
    assert.deepEqual(contents(), before);
    assert.equal((await lastChange(journal)) !== null, false);
    assert.equal(await undoLast(journal), null);
    assert.deepEqual([leftovers(), readdirSync(journal)], [[], []]);
  });

  it('keeps the mode of a file, and lets nobody else read the journal', async () => {
    chmodSync(at('a'), 0o640);
    await applyEdits(threeEdits(), journal);
    assert.equal(statSync(at('a')).mode & 0o777, 0o640);
    for (const name of readdirSync(journal)) assert.equal(statSync(path.join(journal, name)).mode & 0o777, 0o600);
    assert.equal(statSync(journal).mode & 0o777, 0o700);
    await undoLast(journal);
    assert.equal(statSync(at('a')).mode & 0o777, 0o640);
  });

  it('undoes several changes, the last one first', async () => {
    let tick = 0;
    const start = clock().getTime();
    const ports = { ...realPorts, clock: () => new Date(start + 1000 * tick++) };
    await applyEdits([edit('b', 'old b', '1')], journal, ports);
    await applyEdits([edit('b', '1', '2')], journal, ports);
    await undoLast(journal, ports);
    assert.equal(read('b'), '1');
    await undoLast(journal, ports);
    assert.equal(read('b'), 'old b');
    for (let i = 0; i < 30; i++)
      await applyEdits([edit('b', i === 0 ? 'old b' : `x${i - 1}`, `x${i}`)], journal, ports);
    assert.equal(readdirSync(journal).length, 20, 'old contents are not kept for ever');
  });

  it('refuses what changed since the preview, and writes nothing at all', async () => {
    const cases: readonly FileEdit[] = [
      edit('b', 'other', 'n'),
      edit('b', null, 'n'),
      edit('none', 'was there', 'n'),
      edit('b', 'old b ', 'n'),
    ];
    for (const wrong of cases) {
      const result = await applyEdits([edit('a', '\uFEFFold a\r\n', 'new a'), wrong], journal);
      assert.deepEqual([result.ok, !result.ok && result.problem.code], [false, 'journal.changed']);
      assert.deepEqual(contents(), before);
    }
    assert.equal((await lastChange(journal)) !== null, false);
  });

  it('follows no symbolic link, and writes only files with an absolute path', async () => {
    mkdirSync(at('real'));
    writeFileSync(at('real/x'), 'x');
    symlinkSync(at('real/x'), at('link'));
    symlinkSync(at('real'), at('folder'));
    const code = async (wrong: FileEdit): Promise<string> => {
      const result = await applyEdits([wrong], journal);
      return result.ok ? 'written' : result.problem.code;
    };
    assert.equal(await code(edit('link', 'x', 'y')), 'journal.symlink');
    assert.equal(await code(edit('folder/x', 'x', 'y')), 'journal.symlink');
    assert.equal(await code(edit('folder/deep/er/x', null, 'y')), 'journal.symlink');
    assert.equal(await code(edit('real', null, 'y')), 'journal.notAFile');
    assert.equal(await code({ ...edit('b', 'old b', 'y'), file: 'b' }), 'journal.relative');
    assert.deepEqual([read('real/x'), readdirSync(at('real'))], ['x', ['x']]);
  });

  it('does not undo over somebody else’s change', async () => {
    await applyEdits(threeEdits(), journal);
    writeFileSync(at('b'), 'edited later');
    const result = await undoLast(journal);
    assert.deepEqual([result?.ok, result && !result.ok && result.problem.args['file']], [false, at('b')]);
    assert.deepEqual(contents(), ['new a', 'edited later', 'new c']);
    writeFileSync(at('b'), '');
    assert.equal((await undoLast(journal))?.ok, true);
    assert.deepEqual(contents(), before);
  });

  it('takes everything back when a file cannot be written', async () => {
    writeFileSync(at('sub'), 'in the way');
    const result = await applyEdits(threeEdits(), journal);
    assert.deepEqual([result.ok, !result.ok && result.problem.code], [false, 'journal.failed']);
    assert.deepEqual([read('a'), read('b'), leftovers(), readdirSync(journal)], [before[0], before[1], [], []]);
  });

  it('does nothing for edits that change nothing', async () => {
    assert.deepEqual(await applyEdits([edit('b', 'old b', 'old b')], journal), { ok: true, files: [] });
    assert.equal(existsSync(journal), false);
  });

  it('leaves all or nothing after a crash at any step of writing', async () => {
    let steps = 0;
    for (let step = 1; ; step++) {
      const ports = dyingAt(step);
      await applyEdits(threeEdits(), journal, ports);
      if (!ports.died()) break;
      steps++;
      for (const [i, content] of contents().entries()) {
        assert.ok(content === before[i] || content === after[i], `step ${step}: a file is whole`);
      }
      const outcome = await recover(journal);
      const now = contents();
      const isAfter = JSON.stringify(now) === JSON.stringify(after);
      assert.ok(isAfter || JSON.stringify(now) === JSON.stringify(before), `step ${step}: ${JSON.stringify(now)}`);
      assert.deepEqual(leftovers(), [], `step ${step}`);
      assert.equal(await recover(journal), null, 'once is enough');
      assert.equal((await lastChange(journal)) !== null, isAfter, `step ${step}: ${readdirSync(journal).join()}`);
      if (isAfter) await undoLast(journal);
      else if (outcome) assert.equal(outcome.code, 'journal.reverted');
      assert.deepEqual(contents(), before);
      rmSync(at('sub'), { recursive: true, force: true });
    }
    assert.ok(steps > 12, `only ${steps} steps`);
  });

  it('leaves all or nothing after a crash at any step of undoing', async () => {
    let steps = 0;
    for (let step = 1; ; step++) {
      await applyEdits(threeEdits(), journal);
      const ports = dyingAt(step);
      await undoLast(journal, ports);
      if (!ports.died()) break;
      steps++;
      await recover(journal);
      const now = contents();
      const isBefore = JSON.stringify(now) === JSON.stringify(before);
      assert.ok(isBefore || JSON.stringify(now) === JSON.stringify(after), `step ${step}: ${JSON.stringify(now)}`);
      assert.deepEqual(leftovers(), [], `step ${step}`);
      if (!isBefore) await undoLast(journal);
      assert.deepEqual(contents(), before, `step ${step}`);
      assert.deepEqual(readdirSync(journal), []);
    }
    assert.ok(steps > 8, `only ${steps} steps`);
  });

  it('survives a crash of the recovery itself', async () => {
    for (let step = 1; step < 12; step++) {
      await applyEdits(threeEdits(), journal, dyingAt(9));
      await recover(journal, dyingAt(step));
      await recover(journal);
      assert.deepEqual(contents(), before, `step ${step}`);
      assert.deepEqual(leftovers(), []);
    }
  });

  it('keeps what somebody wrote after the crash', async () => {
    const ports = dyingAt(9);
    await applyEdits(threeEdits(), journal, ports);
    assert.equal(read('a'), 'new a');
    writeFileSync(at('a'), 'mine');
    await recover(journal);
    assert.equal(read('a'), 'mine');
    assert.equal(read('b'), 'old b');
  });

  it('recovers before the next change', async () => {
    await applyEdits(threeEdits(), journal, dyingAt(9));
    const first = await applyEdits(threeEdits(), journal);
    assert.equal(!first.ok && first.problem.code, 'journal.readAgain', 'what it was made from has changed');
    assert.deepEqual(contents(), before);
    assert.equal((await applyEdits(threeEdits(), journal)).ok, true);
    assert.deepEqual(contents(), after);
  });

  it('leaves a change alone that another living process is making', async () => {
    await applyEdits(threeEdits(), journal, dyingAt(9));
    const lock = path.join(journal, lockName);
    writeFileSync(lock, JSON.stringify(processIdentity(process.ppid)));
    assert.equal(await recover(journal), null);
    assert.equal(read('a'), 'new a');
    // The process id is in use, but by a process that was started at another time.
    writeFileSync(lock, JSON.stringify({ pid: process.ppid, started: 'before' }));
    assert.equal((await recover(journal))?.code, 'journal.reverted');
    assert.equal(existsSync(lock), false);
  });

  it('recovers at once what a dead process left', async () => {
    await applyEdits(threeEdits(), journal, dyingAt(9));
    const [name = ''] = readdirSync(journal).filter(each => each.endsWith('.pending.json'));
    const record = JSON.parse(readFileSync(path.join(journal, name), 'utf8')) as Record<string, unknown>;
    // No system has process ids as high as this.
    writeFileSync(path.join(journal, name), JSON.stringify({ ...record, pid: 2 ** 30 }));
    assert.equal((await recover(journal, realPorts))?.code, 'journal.reverted');
  });

  it('keeps a change of which only the end was not noted', async () => {
    await applyEdits(threeEdits(), journal);
    const [name = ''] = readdirSync(journal);
    renameSync(path.join(journal, name), path.join(journal, name.replace('.done.', '.pending.')));
    const outcome = await recover(journal);
    assert.deepEqual([outcome?.code, outcome?.args['count']], ['journal.finished', 3]);
    assert.equal((await undoLast(journal))?.ok, true);
    assert.deepEqual(contents(), before);
  });

  it('says what went wrong', async () => {
    const code = (result: JournalResult | null): string | undefined =>
      result?.ok === false ? result.problem.code : undefined;
    assert.equal(code(await applyEdits(threeEdits(), journal, dyingAt(9))), 'journal.interrupted');
    await recover(journal);
    assert.equal(code(await applyEdits(threeEdits(), at('a'))), 'journal.unusable');
    const blind: JournalFiles = {
      ...diskFiles,
      read: () => Promise.reject(Object.assign(new Error(), { code: 'EACCES' })),
    };
    const refused = await applyEdits(threeEdits(), journal, { ...realPorts, files: blind });
    assert.deepEqual([code(refused), refused.ok || refused.problem.args['reason']], ['journal.failed', 'EACCES']);
    await applyEdits(threeEdits(), journal);
    assert.equal(code(await undoLast(journal, dyingAt(5))), 'journal.notUndone');
  });

  const codeOf = async (edits: readonly FileEdit[], ports = realPorts): Promise<string | null> => {
    const result = await applyEdits(edits, journal, ports);
    return result.ok ? null : result.problem.code;
  };

  it('writes no file of another user, and nothing as root into somebody’s folder', async () => {
    const other = (realPorts.user ?? 0) + 1;
    assert.equal(await codeOf([edit('b', 'old b', 'x')], { ...realPorts, user: other }), 'journal.otherOwner');
    if (realPorts.user !== 0) return;
    mkdirSync(at('theirs'));
    chownSync(at('theirs'), 1234, 1234);
    assert.equal(await codeOf([edit('theirs/new', null, 'x')]), 'journal.otherOwner');
    assert.equal(await codeOf([edit('theirs/deep/new', null, 'x')]), 'journal.otherOwner');
    const result = await applyEdits([edit('b', 'old b', 'x')], at('theirs/journal'));
    assert.equal(!result.ok && result.problem.code, 'journal.otherOwner');
    assert.deepEqual([read('b'), readdirSync(at('theirs'))], ['old b', []]);
  });

  it('keeps the group and drops setuid', async () => {
    if (realPorts.user !== 0) return;
    chownSync(at('b'), 0, 1234);
    chmodSync(at('b'), 0o4755);
    assert.equal(await codeOf([edit('b', 'old b', 'x')]), null);
    assert.deepEqual([statSync(at('b')).gid, statSync(at('b')).mode & 0o7777], [1234, 0o755]);
  });

  it('writes neither what is read-only nor what has other names', async () => {
    chmodSync(at('a'), 0o444);
    assert.equal(await codeOf([edit('a', '\uFEFFold a\r\n', 'x')]), 'journal.readOnly');
    linkSync(at('b'), at('same'));
    assert.equal(await codeOf([edit('b', 'old b', 'x')]), 'journal.hardLinks');
    assert.deepEqual([read('b'), read('same')], ['old b', 'old b']);
  });

  /** Runs something right before the file of that name is put in place. */
  const meanwhile = (name: string, act: () => void): JournalPorts => ({
    ...realPorts,
    files: {
      ...diskFiles,
      swap: swap => {
        if (swap.to === at(name)) act();
        return diskFiles.swap(swap);
      },
    },
  });

  it('keeps what was saved between the check and the rename, and takes the rest back', async () => {
    const saves = [
      (): void => writeFileSync(at('b'), 'mine'),
      (): void => {
        writeFileSync(at('other'), 'mine');
        renameSync(at('other'), at('b'));
      },
    ];
    for (const save of saves) {
      writeFileSync(at('b'), 'old b');
      assert.equal(await codeOf(threeEdits(), meanwhile('b', save)), 'journal.changed');
      assert.deepEqual(contents(), [before[0], 'mine', null]);
      assert.deepEqual([leftovers(), existsSync(at('sub')), await undoLast(journal)], [[], false, null]);
    }
  });

  it('keeps what is written into the old file by whoever has it open', async () => {
    const descriptor = openSync(at('b'), 'r+');
    const ports = meanwhile('sub/dir/c', () => void writeSync(descriptor, 'MINE!'));
    assert.equal(await codeOf(threeEdits(), ports), 'journal.changed');
    closeSync(descriptor);
    assert.deepEqual(contents(), [before[0], 'MINE!', null]);
    assert.deepEqual(leftovers(), []);
  });

  it('writes through no link that is put in the place of a folder', async () => {
    mkdirSync(at('here'));
    mkdirSync(at('elsewhere'));
    writeFileSync(at('here/x'), 'x');
    writeFileSync(at('elsewhere/x'), 'x');
    const ports = meanwhile('here/x', () => {
      renameSync(at('here'), at('moved'));
      symlinkSync(at('elsewhere'), at('here'));
    });
    assert.equal(await codeOf([edit('here/x', 'x', 'y')], ports), 'journal.changed');
    assert.deepEqual([read('elsewhere/x'), read('moved/x')], ['x', 'x']);
  });

  it('makes folders that others may read as usual', async () => {
    await applyEdits(threeEdits(), journal);
    assert.equal(statSync(at('sub')).mode & 0o777, 0o777 & ~process.umask());
    assert.equal(statSync(at('sub/dir/c')).mode & 0o777, 0o666 & ~process.umask());
  });

  it('believes no record with a wrong field', () => {
    const good = {
      version: 1,
      id: 'x',
      pid: 1,
      at: 'now',
      files: [{ file: '/f', before: null, after: '', mode: null }],
    };
    const read = (record: unknown): unknown => readRecord(Buffer.from(JSON.stringify(record)));
    assert.notEqual(read(good), null);
    assert.notEqual(read({ ...good, files: [{ file: '/f', before: 'YQ==', after: 'YQ==', mode: 420 }] }), null);
    for (const wrong of [{ version: 0 }, { id: 1 }, { pid: '1' }, { at: null }, { files: {} }, { files: [1] }])
      assert.equal(read({ ...good, ...wrong }), null);
    for (const wrong of [{ file: 1 }, { before: 1 }, { before: undefined }, { after: null }, { mode: '1' }]) {
      assert.equal(read({ ...good, files: [{ ...good.files[0], ...wrong }] }), null, JSON.stringify(wrong));
    }
    assert.equal(read(null), null);
  });

  it('sets broken records aside', async () => {
    mkdirSync(journal);
    const broken = [
      '',
      '{',
      '[]',
      '{"version":2}',
      '{"version":1,"id":"x","pid":1,"at":"","files":[{}]}',
      '{"version":1,"files":[null]}',
    ];
    for (const [i, text] of broken.entries()) {
      writeFileSync(path.join(journal, `${i}.pending.json`), text);
      assert.equal((await recover(journal))?.code, 'journal.broken', text);
      writeFileSync(path.join(journal, `29991231235959999-${i}.done.json`), text);
      const result = await undoLast(journal);
      assert.deepEqual(result && !result.ok && result.problem.code, 'journal.broken', text);
    }
    assert.equal(await undoLast(journal), null);
  });
});
