import assert from 'node:assert/strict';
import path from 'node:path';
import { isBelow, relativeInside, shownBelow } from '../../../src/node/files/inside.ts';

const folder = path.resolve('/ws/shop');

describe('node: inside a folder', () => {
  for (const [file, relative] of [
    ['/ws/shop/src/a.ts', path.join('src', 'a.ts')],
    ['/ws/shop', ''],
    ['/ws/shop/..hidden', '..hidden'],
    ['/ws/shop/...', '...'],
    ['/ws/shop2/a.ts', null],
    ['/ws', null],
    ['/ws/a.ts', null],
  ] as const) {
    it(`${file} lies at ${relative}`, () => {
      const whole = path.resolve(file);
      assert.equal(relativeInside(folder, whole), relative);
      assert.equal(isBelow(folder, whole), relative !== null && relative !== '');
      assert.equal(shownBelow(folder, whole), (relative ?? whole).split(path.sep).join('/'));
    });
  }
});
