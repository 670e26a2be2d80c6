import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { webTwins } from '../../../scripts/lib/build/webTwins.mjs';

/** Names that a module exports, as they are written. */
function exportsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map(([, name = '']) => name).sort();
}

describe('modules that take the places of others on the web', () => {
  for (const [file, twin] of Object.entries(webTwins)) {
    it(`${twin} has the exports of ${file}`, () => {
      assert.ok(existsSync(file) && existsSync(twin));
      assert.deepEqual(exportsOf(twin), exportsOf(file));
    });
  }
});
