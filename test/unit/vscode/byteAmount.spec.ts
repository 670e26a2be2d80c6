import assert from 'node:assert/strict';
import { byteAmount } from '../../../src/vscode/report/byteAmount.ts';

describe('byteAmount', () => {
  it('counts single bytes in the singular and the plural', () => {
    assert.deepEqual(
      [0, 1, 2, 36, 999].map(bytes => byteAmount(bytes, 'en')),
      ['0 bytes', '1 byte', '2 bytes', '36 bytes', '999 bytes'],
    );
  });

  it('goes on in thousands, with one decimal at the most', () => {
    assert.deepEqual(
      [1_000, 2_500, 812_420, 1_000_000, 24_300_000, 1_000_000_000].map(bytes => byteAmount(bytes, 'en')),
      ['1 kB', '2.5 kB', '812.4 kB', '1 MB', '24.3 MB', '1 GB'],
    );
  });

  it('is in the language of the editor', () => {
    assert.deepEqual(
      [1, 36, 2_500].map(bytes => byteAmount(bytes, 'pt-br')),
      ['1 byte', '36 bytes', '2,5 kB'],
    );
  });
});
