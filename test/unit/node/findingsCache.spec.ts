import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fakeSecrets } from '../../../scripts/lib/editor/demo.mjs';
import { FindingsCache, scanVersion } from '../../../src/node/scanning/findingsCache.ts';
import { scanFolder } from '../../../src/node/scanning/scanFolder.ts';
import { readTeamTexts } from '../../../src/node/scanning/team/teamTexts.ts';
import { WorkerPool } from '../../../src/node/scanning/workerPool.ts';

const secrets = fakeSecrets();

describe('the cache of findings', () => {
  let base: string;
  let root: string;
  let pool: WorkerPool;

  beforeEach(() => {
    base = mkdtempSync(path.join(tmpdir(), 'sightglass-cache-'));
    root = path.join(base, 'root');
    mkdirSync(root);
    writeFileSync(path.join(root, 'a.py'), `token = "${secrets.github}"\n`);
    writeFileSync(path.join(root, 'b.py'), 'print()\n');
    pool = new WorkerPool(path.resolve('dist/worker.js'), 2);
  });
  afterEach(async () => {
    await pool.dispose();
    rmSync(base, { recursive: true, force: true });
  });

  const open = (version = 'v1'): FindingsCache => new FindingsCache(path.join(base, 'cache'), root, version);
  const stored = (): string => {
    const [name = ''] = readdirSync(path.join(base, 'cache'));
    return path.join(base, 'cache', name);
  };

  it('gives the same result as a scan, and knows what has not changed', async () => {
    const plain = await scanFolder(root, { pool });
    assert.equal(plain.findings.length, 1);
    const first = await scanFolder(root, { pool, cache: open() });
    assert.deepEqual(first, plain);
    assert.notEqual(open().digestOf('a.py'), null);
    const second = await scanFolder(root, { pool, cache: open() });
    assert.deepEqual(second, plain);
    writeFileSync(path.join(root, 'b.py'), `key = "${secrets.stripe}"\n`);
    const third = await scanFolder(root, { pool, cache: open() });
    assert.deepEqual(third, await scanFolder(root, { pool }));
    assert.equal(third.findings.length, 2);
  });

  it('is really used: what it says of an unchanged file counts', async () => {
    await scanFolder(root, { pool, cache: open() });
    writeFileSync(stored(), readFileSync(stored(), 'utf8').replace(/"startLine":1/, '"startLine":77'));
    const { findings } = await scanFolder(root, { pool, cache: open() });
    assert.equal(findings[0]?.startLine, 77);
    assert.equal((await scanFolder(root, { pool, cache: open('v2') })).findings[0]?.startLine, 1, 'another version');
  });

  it('holds findings and no text, for its owner alone', async () => {
    await scanFolder(root, { pool, cache: open() });
    const text = readFileSync(stored(), 'utf8');
    assert.ok(!text.includes(secrets.github.slice(6)));
    assert.ok(!text.includes('print()'));
    if (process.platform !== 'win32') assert.equal(statSync(stored()).mode & 0o077, 0);
  });

  it('counts as empty when it is broken', async () => {
    const plain = await scanFolder(root, { pool, cache: open() });
    const good = readFileSync(stored(), 'utf8');
    for (const bad of ['', '{', '[]', 'null', good.slice(0, -5), good.replace(/"start":\d+/, '"start":"x"')]) {
      writeFileSync(stored(), bad);
      assert.equal(open().digestOf('a.py'), null, bad.slice(0, 20));
      assert.deepEqual(await scanFolder(root, { pool, cache: open() }), plain);
    }
  });

  it('forgets files that are gone, and keeps few folders', async () => {
    await scanFolder(root, { pool, cache: open() });
    rmSync(path.join(root, 'b.py'));
    await scanFolder(root, { pool, cache: open() });
    assert.equal(open().digestOf('b.py'), null);
    for (let i = 0; i < 25; i++) await new FindingsCache(path.join(base, 'cache'), `/x${i}`, 'v').save();
    assert.equal(readdirSync(path.join(base, 'cache')).length, 20);
  });

  it('that cannot be written is no failure', async () => {
    writeFileSync(path.join(base, 'cache'), 'a file');
    assert.equal((await scanFolder(root, { pool, cache: open() })).findings.length, 1);
    assert.ok(existsSync(path.join(base, 'cache')));
  });

  it('depends on the program and on the team', () => {
    const script = path.join(base, 'a.js');
    writeFileSync(script, '1');
    const team = { folder: root, shift: { from: '', to: '' }, personalData: false, stamp: 's' };
    const versions = [
      scanVersion(script, null),
      scanVersion(script, team),
      scanVersion(script, { ...team, stamp: 't' }),
    ];
    writeFileSync(script, '2');
    versions.push(scanVersion(script, null));
    assert.equal(new Set(versions).size, 4);
  });

  it('worker threads follow the team', async () => {
    writeFileSync(path.join(root, '.gitleaksignore'), 'sub/a.py:r:1\n');
    const scan = async (to: string) => {
      const { stamp } = readTeamTexts({ folder: root });
      return scanFolder(root, { pool, team: { folder: root, shift: { from: '', to }, personalData: false, stamp } });
    };
    assert.equal((await scan('')).findings.length, 1);
    assert.equal((await scan('sub/')).findings.length, 0);
    writeFileSync(path.join(root, '.gitleaksignore'), '');
    assert.equal((await scan('sub/')).findings.length, 1, 'files are read again when they change');
  });
});
