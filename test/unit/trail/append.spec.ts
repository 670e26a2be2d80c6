import assert from 'node:assert/strict';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { appendToTrail } from '../../../src/node/trail/append.ts';
import { readHeadFile, readKey, trailFiles, writeHead } from '../../../src/node/trail/store.ts';
import { readTrail } from '../../../src/node/trail/read.ts';
import { random } from '../random.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { filesOf, noteOf, put, writeHistory } from './histories.ts';

const clock = (): Date => new Date(Date.UTC(2026, 0, 1, 20));
const options = { clock, keptDays: 400 };

describe('writing the trail of changes', () => {
  const { at } = scratchFolder();
  const codes = async (folder: string): Promise<readonly string[]> =>
    ((await readTrail(folder))?.problems ?? []).map(each => each.message.code);

  it('a crash at any byte of a line costs nothing and raises no alarm', async () => {
    const folder = at('trail');
    await writeHistory(folder, random(3), 4, false);
    const before = filesOf(folder);
    const [name = ''] = trailFiles(folder);
    await appendToTrail(folder, noteOf(4, random(5)), options);
    const after = filesOf(folder);
    const key = readKey(folder) ?? new Uint8Array();
    const old = before.get(name) ?? Buffer.alloc(0);
    const whole = after.get(name) ?? Buffer.alloc(0);
    put(folder, 'head.json', before.get('head.json') ?? Buffer.alloc(0));
    const head = readHeadFile(folder, key);
    assert.ok(head !== null);
    for (let length = old.length; length <= whole.length; length += 13) {
      put(folder, name, whole.subarray(0, length));
      writeHead(folder, { ...head, pending: whole.subarray(old.length).toString() }, key);
      assert.deepEqual(await codes(folder), [], `${length} of ${whole.length}`);
      await appendToTrail(folder, noteOf(9, random(6)), options);
      const trail = await readTrail(folder);
      assert.deepEqual(trail?.problems, []);
      assert.deepEqual(
        trail.entries.map(each => each.change),
        ['change-0', 'change-1', 'change-2', 'change-3', 'change-4', 'change-9'],
      );
    }
  });

  it('many at once write a whole chain', async () => {
    const folder = at('trail');
    await Promise.all(Array.from({ length: 25 }, (_, i) => appendToTrail(folder, noteOf(i, random(i)), options)));
    const trail = await readTrail(folder);
    assert.deepEqual(trail?.problems, []);
    assert.equal(new Set(trail.entries.map(each => each.change)).size, 25);
  });

  it('goes on after its end was lost, and says so for good', async () => {
    const folder = at('trail');
    await writeHistory(folder, random(3), 4, false);
    rmSync(path.join(folder, 'head.json'));
    assert.deepEqual(await codes(folder), ['trail.noHead']);
    await appendToTrail(folder, noteOf(7, random(7)), options);
    assert.deepEqual(await codes(folder), ['trail.restarted']);
    assert.equal((await readTrail(folder))?.entries.length, 6);
  });

  it('says the same change once, whatever asks again', async () => {
    const folder = at('trail');
    for (let i = 0; i < 3; i++) await appendToTrail(folder, { ...noteOf(1, random(1)), action: 'applied' }, options);
    assert.equal((await readTrail(folder))?.entries.length, 1);
  });

  it('gives nothing of a value away: equal and short ones differ in every line', async () => {
    const folder = at('trail');
    const secret = ['sk', 'ant', 'x'.repeat(20)].join('-');
    for (let i = 0; i < 2; i++) {
      const note = { ...noteOf(i, random(i)), values: [{ tool: 't', key: 'k', old: secret, new: true }] };
      await appendToTrail(folder, note, options);
    }
    const [a, b] = (await readTrail(folder))?.entries ?? [];
    assert.match(a?.values[0]?.new ?? '', /^[0-9a-f]{64}$/);
    assert.notEqual(a?.values[0]?.new, b?.values[0]?.new);
    assert.notEqual(a?.values[0]?.old, b?.values[0]?.old);
    const text = [...filesOf(folder).values()].join('');
    assert.ok(!text.includes(secret));
    if (process.platform !== 'win32')
      for (const name of filesOf(folder).keys()) assert.equal(statSync(path.join(folder, name)).mode & 0o077, 0, name);
  });

  it('keeps what the policy says and no longer; what is left is whole', async () => {
    const folder = at('trail');
    await writeHistory(folder, random(9), 60, true);
    const trail = await readTrail(folder);
    assert.deepEqual(trail?.problems, []);
    assert.ok((trail.entries[0]?.number ?? 0) > 1, 'the oldest are gone');
    const last = Date.parse(trail.entries.at(-1)?.time ?? '');
    assert.ok(last - Date.parse(trail.entries[0]?.time ?? '') < 280 * 86_400_000);
  });

  it('writes to nothing but a regular file of its own', async () => {
    const folder = at('trail');
    await writeHistory(folder, random(3), 1, false);
    writeFileSync(at('victim'), 'mine');
    const [name = ''] = trailFiles(folder);
    rmSync(path.join(folder, name));
    if (process.platform === 'win32') return;
    const { symlinkSync } = await import('node:fs');
    symlinkSync(at('victim'), path.join(folder, name));
    await appendToTrail(folder, noteOf(2, random(2)), options).catch(() => {});
    assert.equal(readFileSync(at('victim'), 'utf8'), 'mine');
  });
});
