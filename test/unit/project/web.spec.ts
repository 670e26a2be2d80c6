import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { webTwins } from '../../../scripts/lib/build/webTwins.mjs';

/** Returns the names that a module exports, as written. */
function exportsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const own = /^export (?:async )?(?:function|const|class) (\w+)|^export \{ (\w+) \} from/gm;
  return [...text.matchAll(own)].map(([, name, passedOn]) => name ?? passedOn ?? '').sort();
}

describe('modules that take the places of others on the web', () => {
  const twins = {
    ...webTwins,
    'test/integration/driver.ts': 'test/integration/web/driver.ts',
  };
  for (const [file, twin] of Object.entries(twins)) {
    it(`${twin} has the exports of ${file}`, () => {
      assert.ok(existsSync(file) && existsSync(twin));
      assert.deepEqual(exportsOf(twin), exportsOf(file));
    });
  }
});
