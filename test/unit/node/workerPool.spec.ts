import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scanFolder } from '../../../src/node/scanning/scanFolder.ts';
import { WorkerFailure, WorkerPool } from '../../../src/node/scanning/workerPool.ts';

/** A worker that answers with the number of paths it was given; it dies if one of them is `die`. */
const program = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ paths }) => {
    if (paths.includes('die')) throw new Error('dead');
    parentPort.postMessage({ findings: [], files: paths.length, bytes: 10 * paths.length, skipped: [] });
  });`;

describe('WorkerPool', () => {
  let folder: string;
  let script: string;
  let pool: WorkerPool;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sightglass-pool-'));
    script = path.join(folder, 'worker.js');
    writeFileSync(script, program);
    pool = new WorkerPool(script, 2);
  });
  afterEach(async () => {
    await pool.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const files = (...paths: string[]) => ({ kind: 'files', root: '/', paths }) as const;

  it('answers every task, however many wait', async () => {
    const results = await Promise.all(Array.from({ length: 50 }, () => pool.run(files('a', 'b'))));
    assert.equal(
      results.reduce((sum, each) => sum + each.files, 0),
      100,
    );
  });

  it('fails the task of a thread that dies, and goes on with a new one', async () => {
    await assert.rejects(pool.run(files('die')), WorkerFailure);
    assert.equal((await pool.run(files('a'))).files, 1);
  });

  it('fails one task alone where a thread dies that was given several', async () => {
    const eager = new WorkerPool(script, 1, { ahead: 4 });
    const settled = await Promise.allSettled(['a', 'die', 'b', 'c'].map(name => eager.run(files(name))));
    await eager.dispose();
    assert.deepEqual(
      settled.map(each => each.status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    );
  });

  it('rejects what is aborted before and while it waits', async () => {
    const before = new AbortController();
    before.abort();
    await assert.rejects(pool.run(files('a'), before.signal), { name: 'AbortError' });
    const during = new AbortController();
    const waiting = Array.from({ length: 10 }, () => pool.run(files('a'), during.signal));
    const ended = Promise.allSettled(waiting);
    during.abort();
    const settled = await ended;
    assert.ok(settled.every(each => each.status === 'rejected'));
  });

  it('rejects what waits when it is disposed', async () => {
    const waiting = Array.from({ length: 5 }, () => pool.run(files('a')));
    const ended = Promise.allSettled(waiting);
    await pool.dispose();
    const settled = await ended;
    assert.ok(settled.every(each => each.status === 'rejected'));
  });

  describe('scanFolder', () => {
    it('gives every file to the threads and adds up what they say', async () => {
      const root = mkdtempSync(path.join(tmpdir(), 'sightglass-scan-'));
      for (let count = 0; count < 200; count++) writeFileSync(path.join(root, `f${count}`), 'x');
      let progress = 0;
      const scan = await scanFolder(root, { pool, onProgress: more => (progress += more) });
      assert.deepEqual(
        [scan.scanned, scan.paths.length, progress, scan.isIncomplete],
        [{ files: 200, bytes: 2_000 }, 200, 200, false],
      );
      const few = await scanFolder(root, { pool, maximumFiles: 30 });
      assert.deepEqual([few.scanned.files, few.isIncomplete], [30, true]);
      const controller = new AbortController();
      controller.abort();
      await assert.rejects(scanFolder(root, { pool, signal: controller.signal }), { name: 'AbortError' });
      rmSync(root, { recursive: true, force: true });
    });

    it('fails when a thread died, rather than give half a result', async () => {
      const root = mkdtempSync(path.join(tmpdir(), 'sightglass-scan-'));
      writeFileSync(path.join(root, 'die'), '');
      await assert.rejects(scanFolder(root, { pool }), WorkerFailure);
      rmSync(root, { recursive: true, force: true });
    });
  });
});
