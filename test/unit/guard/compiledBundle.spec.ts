import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compiledBundle, type LoadedBundles } from '../../../src/node/guard/answering/compiledBundle.ts';
import { scratchFolder } from '../scratchFolder.ts';

describe('guard: bundles with compiled code that is kept', () => {
  const scratch = scratchFolder();
  const folder = (): string => scratch.at('kept');
  const source = (value: number): string =>
    `exports.value = () => ${value}; exports.names = [typeof require, __filename, __dirname];`;
  const load = (): { value: number; isKept: boolean; keep: () => void } => {
    const { exports, keep } = compiledBundle<{ value: () => number }>(scratch.at('bundle.js'), folder(), require);
    const before = stamp();
    const value = exports.value();
    keep();
    return { value, isKept: before !== null && stamp() === before, keep };
  };
  const keptFile = (): string => path.join(folder(), readdirSync(folder())[0] ?? '');
  const stamp = (): string | null => {
    try {
      const { ino, mtimeMs } = statSync(keptFile());
      return `${ino} ${mtimeMs}`;
    } catch {
      return null;
    }
  };

  it('runs the bundle, and takes back what was compiled of it', () => {
    scratch.put('bundle.js', source(1));
    assert.deepEqual([load().value, load().isKept], [1, true]);
    if (process.platform !== 'win32') assert.equal(statSync(keptFile()).mode & 0o777, 0o600);
  });

  it('loads what a bundle needs from its own folder once, and keeps that too', () => {
    scratch.put('part.js', 'exports.count = (globalThis.loadedParts = (globalThis.loadedParts ?? 0) + 1);');
    scratch.put('a.js', 'exports.value = require("./part.js").count + require("./part.js").count;');
    scratch.put('b.js', 'exports.value = require("./part.js").count; exports.separator = require("node:path").sep;');
    const loaded: LoadedBundles = new Map();
    const parts = ['a.js', 'b.js'].map(name =>
      compiledBundle<{ value: number; separator?: string }>(scratch.at(name), folder(), require, loaded),
    );
    const [a, b] = parts.map(({ exports }) => exports);
    assert.deepEqual([a?.value, b?.value, b?.separator], [2, 1, path.sep]);
    for (const { keep } of parts) keep();
    assert.deepEqual(
      readdirSync(folder())
        .map(name => name.slice(0, name.indexOf('.js') + 3))
        .sort(),
      ['a.js', 'b.js', 'part.js'],
    );
  });

  it('does not use what was compiled of another bundle of the same name and length', () => {
    scratch.put('bundle.js', source(1));
    load();
    scratch.put('bundle.js', source(2));
    const { value, isKept } = load();
    assert.deepEqual([value, isKept], [2, false]);
  });

  it('compiles again where a byte was changed, the end is missing, or nothing is left', () => {
    scratch.put('bundle.js', source(3));
    load();
    const whole = readFileSync(keptFile());
    const changed = [0, 33, 100, whole.length - 5].map(at => {
      const copy = Buffer.from(whole);
      copy[at] = (copy[at] ?? 0) ^ 0xff;
      return copy;
    });
    for (const bytes of [...changed, whole.subarray(0, 50), whole.subarray(0, whole.length - 1), Buffer.alloc(0)]) {
      writeFileSync(keptFile(), bytes);
      const { value, isKept } = load();
      assert.deepEqual([value, isKept], [3, false]);
    }
  });

  it('runs no code that others could have written', function () {
    if (process.platform === 'win32') this.skip();
    scratch.put('bundle.js', source(4));
    load();
    chmodSync(keptFile(), 0o620);
    assert.equal(load().isKept, false);
  });

  it('runs the bundle where nothing can be kept', () => {
    scratch.put('bundle.js', source(5));
    scratch.put('kept', 'a file');
    assert.equal(load().value, 5);
  });
});
