import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readTrail } from '../../../src/node/trail/read.ts';
import { trailFiles } from '../../../src/node/trail/store.ts';
import { random } from '../random.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { filesOf, put, writeHistory } from './histories.ts';

/** How many histories are tested, each with several writes to the disk; the review asks for 1,000, which take a minute or more. */
const histories = Number(process.env['TRAIL_HISTORIES'] ?? 150);

type Next = () => number;
type Lines = readonly string[];
const below = (next: Next, n: number): number => Math.floor(next() * n);
const without = (lines: Lines, at: number): Lines => lines.filter((_, i) => i !== at);

/** Ways to tamper with the lines of a file; each returns lines that differ from the given ones. */
const onLines: Readonly<Record<string, (lines: Lines, next: Next, foreign: Lines) => Lines>> = {
  delete: (lines, next) => without(lines, below(next, lines.length)),
  duplicate: (lines, next) => {
    const [from, to] = [below(next, lines.length), below(next, lines.length + 1)];
    return [...lines.slice(0, to), lines[from] ?? '', ...lines.slice(to)];
  },
  swap: (lines, next) => {
    const at = below(next, lines.length - 1);
    return [...lines.slice(0, at), lines[at + 1] ?? '', lines[at] ?? '', ...lines.slice(at + 2)];
  },
  cut: (lines, next) => lines.slice(0, below(next, lines.length)),
  splice: (lines, next, foreign) => {
    const at = below(next, lines.length);
    return [...lines.slice(0, at), foreign[below(next, foreign.length)] ?? '', ...lines.slice(at + 1)];
  },
  append: (lines, next, foreign) => [...lines, foreign[below(next, foreign.length)] ?? ''],
};

/** Ways to tamper with the bytes. */
const onBytes: Readonly<Record<string, (bytes: Buffer, next: Next) => Buffer>> = {
  flip: (bytes, next) => {
    const copy = Buffer.from(bytes);
    const at = below(next, copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << below(next, 8));
    return copy;
  },
  truncate: (bytes, next) => bytes.subarray(0, below(next, bytes.length)),
  insert: (bytes, next) => {
    const at = below(next, bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from([below(next, 256)]), bytes.subarray(at)]);
  },
};

describe('the trail of changes', () => {
  const { at } = scratchFolder();

  it('shows each of 1,000 random tamperings', async function () {
    const next = random(17);
    await writeHistory(at('foreign'), next, 12, false);
    const foreign = linesOf(filesOf(at('foreign')).get('trail-000000001.jsonl') ?? Buffer.alloc(0));
    const kinds = [...Object.keys(onLines), ...Object.keys(onBytes)];
    for (let round = 0; round < 20; round++) {
      const folder = at(`trail-${round}`);
      await writeHistory(folder, next, 3 + below(next, 12), round % 2 === 0);
      const whole = filesOf(folder);
      assert.deepEqual((await readTrail(folder))?.problems, [], `history ${round}`);
      const names = trailFiles(folder);
      for (let i = 0; i < 50; i++) {
        const name = names[below(next, names.length)] ?? '';
        const bytes = whole.get(name) ?? Buffer.alloc(0);
        const lines = linesOf(bytes);
        const chosen = kinds[i % kinds.length] ?? '';
        const kind = chosen === 'swap' && lines.length < 2 ? 'delete' : chosen;
        const changed =
          onBytes[kind]?.(bytes, next) ??
          Buffer.from((onLines[kind]?.(lines, next, foreign) ?? []).map(each => `${each}\n`).join(''));
        put(folder, name, changed);
        const found = await readTrail(folder);
        assert.ok((found?.problems.length ?? 0) > 0, `history ${round}: ${kind} of ${name}`);
        put(folder, name, bytes);
      }
      rmSync(folder, { recursive: true });
    }
  });

  it('gives no false alarm in any random history', async function () {
    const next = random(4);
    for (let round = 0; round < histories; round++) {
      const folder = at('history');
      await writeHistory(folder, next, 1 + below(next, 6), next() < 0.5);
      const { problems = [] } = (await readTrail(folder)) ?? {};
      assert.deepEqual(problems, [], `history ${round}`);
      rmSync(folder, { recursive: true });
    }
  });

  it('says of files that were cut, renamed, joined or given other line ends what is wrong, and nothing of the others', async () => {
    const folder = at('handled');
    await writeHistory(folder, random(3), 30, true);
    const files = filesOf(folder);
    const names = trailFiles(folder);
    assert.ok(names.length > 3);
    const [first = '', second = '', third = ''] = names;
    const last = names.at(-1) ?? '';
    const bytes = (name: string): Buffer => files.get(name) ?? Buffer.alloc(0);
    /** Returns the codes with their files, without duplicates, after these files were given these contents; null removes a file. */
    const verdict = async (changes: Readonly<Record<string, Buffer | null>>): Promise<readonly string[]> => {
      for (const [name, content] of Object.entries(changes))
        if (content === null) rmSync(path.join(folder, name));
        else put(folder, name, content);
      const found = (await readTrail(folder))?.problems ?? [];
      for (const name of Object.keys(changes)) {
        rmSync(path.join(folder, name), { force: true });
        if (files.has(name)) put(folder, name, bytes(name));
      }
      assert.deepEqual((await readTrail(folder))?.problems, []);
      return [...new Set(found.map(({ file, message }) => `${file} ${message.code}`))];
    };
    const withoutLast = (name: string): Buffer =>
      Buffer.from(
        linesOf(bytes(name))
          .slice(0, -1)
          .map(each => `${each}\n`)
          .join(''),
        'latin1',
      );
    const crlf = (name: string): Buffer =>
      Buffer.from(bytes(name).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');

    // Cut at the end of a line: the next file begins with an unexpected number, and the newest file has another length.
    assert.deepEqual(await verdict({ [first]: withoutLast(first) }), [
      `${second} trail.otherFile`,
      `${second} trail.order`,
    ]);
    assert.deepEqual(await verdict({ [last]: withoutLast(last) }), [`${last} trail.length`, `${last} trail.end`]);
    // Cut inside a line.
    const half = bytes(last).subarray(0, bytes(last).length - 40);
    assert.ok((await verdict({ [last]: half })).includes(`${last} trail.noLine`));
    // Rotated by another program, which created an empty file in its place, or none.
    assert.deepEqual(await verdict({ [second]: null, [`${second}.1`]: bytes(second) }), [
      `${third} trail.otherFile`,
      `${third} trail.order`,
    ]);
    assert.deepEqual(await verdict({ [last]: Buffer.alloc(0), [`${last}.1`]: bytes(last) }), [
      `${last} trail.length`,
      `${last} trail.end`,
    ]);
    // Two files joined into one: every line is there and in order, but the second file is missing.
    const joined = Buffer.concat([bytes(first), bytes(second)]);
    assert.deepEqual(await verdict({ [first]: joined, [second]: null }), []);
    assert.ok((await verdict({ [first]: joined })).includes(`${second} trail.order`));
    // Windows line ends: every line differs from what was written.
    assert.ok((await verdict({ [first]: crlf(first) })).includes(`${first} trail.noLine`));
    assert.ok((await verdict({ [last]: crlf(last) })).includes(`${last} trail.length`));
  });

  it('misses nothing of what lies beside the lines', async () => {
    const folder = at('beside');
    await writeHistory(folder, random(1), 30, true);
    const files = filesOf(folder);
    assert.ok(trailFiles(folder).length > 2, 'several files');
    const head = files.get('head.json') ?? Buffer.alloc(0);
    const key = files.get('key') ?? Buffer.alloc(0);
    const problemsWith = async (change: () => void, back: () => void): Promise<number> => {
      change();
      const found = (await readTrail(folder))?.problems.length ?? 0;
      back();
      assert.deepEqual((await readTrail(folder))?.problems, []);
      return found;
    };
    const restore = (name: string) => (): void => put(folder, name, files.get(name) ?? Buffer.alloc(0));
    assert.ok((await problemsWith(() => rmSync(path.join(folder, 'head.json')), restore('head.json'))) > 0);
    assert.ok((await problemsWith(() => rmSync(path.join(folder, 'key')), restore('key'))) > 0);
    assert.ok((await problemsWith(() => put(folder, 'key', Buffer.from(`${'0'.repeat(64)}\n`)), restore('key'))) > 0);
    for (let i = 0; i < head.length; i += 7) {
      const forged = Buffer.from(head);
      forged[i] = (forged[i] ?? 0) ^ 1;
      assert.ok((await problemsWith(() => put(folder, 'head.json', forged), restore('head.json'))) > 0, `byte ${i}`);
    }
    for (const name of trailFiles(folder)) {
      assert.ok((await problemsWith(() => rmSync(path.join(folder, name)), restore(name))) > 0, name);
      const other = path.join(folder, 'trail-000099999.jsonl');
      const move = (): void => renameSync(path.join(folder, name), other);
      assert.ok((await problemsWith(move, () => renameSync(other, path.join(folder, name)))) > 0, name);
    }
    assert.equal(key.length, 65);
    mkdirSync(at('empty'));
    assert.equal(await readTrail(at('empty')), null);
  });
});

function linesOf(bytes: Buffer): Lines {
  return bytes.toString('latin1').split('\n').slice(0, -1);
}
