import assert from 'node:assert/strict';
import path from 'node:path';
import { MixedThreads } from '../../../src/node/scanning/mixedThreads.ts';
import { scanFolder } from '../../../src/node/scanning/scanFolder.ts';
import { OwnThread } from '../../../src/node/scanning/ownThread.ts';
import { body } from '../secrets/support.ts';
import { scratchFolder } from '../scratchFolder.ts';

const script = path.resolve('dist/worker.js');

describe('this thread and workers', () => {
  const scratch = scratchFolder();
  const fill = (files: number): void => {
    for (let i = 0; i < files; i++) scratch.put(`${i % 7}/f${i}.ts`, `const token = "gh${'p_'}${body(36, i)}";\n`);
  };

  for (const files of [3, 700]) {
    it(`find the same as this thread alone (${files} files)`, async () => {
      fill(files);
      const pool = new MixedThreads(script, 2);
      const alone = new OwnThread(script);
      try {
        const [both, one] = [await scanFolder(scratch.root, { pool }), await scanFolder(scratch.root, { pool: alone })];
        assert.deepEqual(both, one);
        assert.equal(both.findings.length, files);
      } finally {
        await pool.dispose();
      }
    });
  }

  it('stop when asked to', async () => {
    fill(700);
    const pool = new MixedThreads(script, 2);
    const controller = new AbortController();
    try {
      const scan = scanFolder(scratch.root, { pool, signal: controller.signal, onProgress: () => controller.abort() });
      await assert.rejects(scan, { name: 'AbortError' });
    } finally {
      await pool.dispose();
    }
  });

  it('hand on the fault of one task', async () => {
    const pool = new MixedThreads(script, 2);
    const wrong = { kind: 'files', root: scratch.root, paths: null } as never;
    try {
      const tasks = Array.from({ length: 12 }, () => pool.run(wrong));
      for (const result of await Promise.allSettled(tasks)) assert.equal(result.status, 'rejected');
    } finally {
      await pool.dispose();
    }
  });
});
