import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OwnThread } from '../../../src/node/scanning/ownThread.ts';
import { scanFolder } from '../../../src/node/scanning/scanFolder.ts';
import { WorkerPool } from '../../../src/node/scanning/workerPool.ts';

describe('OwnThread', () => {
  const script = path.resolve('dist/worker.js');
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sightglass-thread-'));
    const token = `gh${'p_'}${'aB3dE5gH7jK9mN1p'.repeat(2)}wXyZ`;
    for (let i = 0; i < 70; i++) {
      // Texts with one byte per unit, with two, and with a byte order mark.
      const head = ['// ', '// é 😀 ', '\uFEFF// '][i % 3] ?? '';
      writeFileSync(path.join(folder, `file${i}.ts`), `${head}${i}\nconst a = '${token}';\n`);
    }
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('finds what threads of their own find', async () => {
    const pool = new WorkerPool(script, 2);
    try {
      const expected = await scanFolder(folder, { pool });
      assert.equal(expected.findings.length, 70);
      assert.deepEqual(await scanFolder(folder, { pool: new OwnThread(script) }), expected);
    } finally {
      await pool.dispose();
    }
  });

  it('can be cancelled between two tasks', async () => {
    const stop = new AbortController();
    const scan = scanFolder(folder, {
      pool: new OwnThread(script),
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await assert.rejects(scan, { name: 'AbortError' });
  });

  it('hands on what goes wrong', async () => {
    const task = { kind: 'files', root: folder, paths: null as unknown as readonly string[] } as const;
    await assert.rejects(new OwnThread(script).run(task), TypeError);
  });
});
