import assert from 'node:assert/strict';
import { applyEdits, undoLast } from '../../../src/node/journal/journal.ts';
import { portsOn } from '../../../src/node/journal/ports.ts';
import { readTrail } from '../../../src/node/trail/read.ts';
import { scratchFolder } from '../scratchFolder.ts';

describe('a trail that cannot be written', () => {
  const { at, put, read } = scratchFolder();
  const ports = (folder: string): ReturnType<typeof portsOn> =>
    portsOn({ command: 'harden', justification: null, folder: at(folder) });

  it('holds a change back whole, and names its place', async () => {
    const a = put('a', 'old');
    put('blocked', 'a file where the folder should be');
    const edits = [
      { file: a, before: 'old', after: 'new', changes: [] },
      { file: at('b'), before: null, after: 'made', changes: [] },
    ];
    const result = await applyEdits(edits, at('journal'), ports('blocked'));
    assert.ok(!result.ok);
    assert.deepEqual([result.problem.code, result.problem.args['folder']], ['trail.unwritable', at('blocked')]);
    assert.deepEqual([read('a'), read('b')], ['old', null]);
    assert.equal((await applyEdits(edits, at('journal'), ports('trail'))).ok, true);
    assert.equal((await undoLast(at('journal'), ports('trail')))?.ok, true);
    assert.deepEqual([read('a'), read('b')], ['old', null]);
    const trail = await readTrail(at('trail'));
    assert.deepEqual(
      trail?.entries.map(({ action, command, files }) => [action, command, files.length]),
      [
        ['applied', 'harden', 2],
        ['undone', 'harden', 2],
      ],
    );
    assert.equal(trail.entries[0]?.change, trail.entries[1]?.change);
    assert.deepEqual(trail.problems, []);
  });
});
