import assert from 'node:assert/strict';
import type { FileEdit } from '../../../src/core/settings/types.ts';
import { ChangeStack } from '../../../src/vscode/web/changeStack.ts';

describe('changes that are kept in memory', () => {
  const edit = (file: string, before: string | null, after: string): FileEdit => ({ file, before, after, changes: [] });
  const edits = [edit('a', 'old a', 'new a'), edit('b', null, 'new b'), edit('c', 'old c', 'new c')];

  interface Disk {
    readonly files: Map<string, string>;
    readonly readOnly: Set<string>;
    readonly changes: ChangeStack;
  }

  const disk = (): Disk => {
    const files = new Map([
      ['a', 'old a'],
      ['c', 'old c'],
    ]);
    const readOnly = new Set<string>();
    const put = (file: string, text: string | null): Promise<string | null> => {
      if (readOnly.has(file)) return Promise.resolve('NoPermissions');
      if (text === null) files.delete(file);
      else files.set(file, text);
      return Promise.resolve(null);
    };
    const read = (file: string): Promise<string | null> => Promise.resolve(files.get(file) ?? null);
    return { files, readOnly, changes: new ChangeStack({ read, put, shown: file => `/${file}` }) };
  };

  it('are written and undone as a whole', async () => {
    const { files, changes } = disk();
    assert.deepEqual(await changes.undo(), null);
    assert.deepEqual(await changes.write(edits), { ok: true, files: ['a', 'b', 'c'] });
    assert.deepEqual([...files.values()], ['new a', 'new c', 'new b']);
    assert.deepEqual(await changes.undo(), { ok: true, files: ['a', 'b', 'c'], removed: ['b'] });
    assert.deepEqual(Object.fromEntries(files), { a: 'old a', c: 'old c' });
    assert.equal(changes.isEmpty, true);
  });

  it('are taken back where one file cannot be written', async () => {
    const { files, readOnly, changes } = disk();
    readOnly.add('c');
    const result = await changes.write(edits);
    assert.ok(result.ok === false && result.problem.code === 'journal.failed' && result.problem.args['file'] === '/c');
    assert.deepEqual(Object.fromEntries(files), { a: 'old a', c: 'old c' });
    assert.equal(changes.isEmpty, true);
  });

  it('are not written or undone over the change of somebody else', async () => {
    const { files, changes } = disk();
    files.set('a', 'other');
    const refused = await changes.write(edits);
    assert.ok(refused.ok === false && refused.problem.code === 'journal.changed');
    files.set('a', 'old a');
    await changes.write(edits);
    files.set('c', 'other');
    const kept = await changes.undo();
    assert.ok(kept?.ok === false && kept.problem.code === 'journal.changedSince');
    assert.equal(files.get('a'), 'new a');
  });

  it('can be undone at the next attempt where a file could not be restored', async () => {
    const { files, readOnly, changes } = disk();
    await changes.write(edits);
    readOnly.add('c');
    const partly = await changes.undo();
    assert.ok(partly?.ok === false && partly.problem.code === 'journal.notUndone');
    readOnly.clear();
    assert.deepEqual(await changes.undo(), { ok: true, files: ['a', 'b', 'c'], removed: ['b'] });
    assert.deepEqual(Object.fromEntries(files), { a: 'old a', c: 'old c' });
  });
});
