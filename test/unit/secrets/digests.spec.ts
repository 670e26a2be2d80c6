import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { decodeBase32, decodeBase64, printable } from '../../../src/core/secrets/engine/base64.ts';
import { base62, crc16, crc32 } from '../../../src/core/secrets/judgement/crc32.ts';
import { sha256Hex } from '../../../src/core/digests.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 200 });

describe('secrets: digests and encodings', () => {
  it('hashes as SHA-256 does', () => {
    assert.equal(sha256Hex(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    fc.assert(
      fc.property(anyText, text => assert.equal(sha256Hex(text), createHash('sha256').update(text).digest('hex'))),
    );
    for (const length of [55, 56, 63, 64, 65, 119, 120]) {
      const text = 'a'.repeat(length);
      assert.equal(sha256Hex(text), createHash('sha256').update(text).digest('hex'));
    }
  });

  it('replaces a lone surrogate as UTF-8 encoders do', () => {
    assert.equal(sha256Hex('\ud800'), createHash('sha256').update('\ufffd').digest('hex'));
  });

  it('sums as CRC-32 and CRC-16/XMODEM do', () => {
    assert.equal(crc32('123456789'), 0xcbf43926);
    assert.equal(crc16(Buffer.from('123456789')), 0x31c3);
    if (typeof zlibCrc32 === 'function') {
      fc.assert(fc.property(anyText, text => assert.equal(crc32(text), zlibCrc32(text))));
    }
  });

  it('writes numbers in base 62 with six places', () => {
    assert.equal(base62(0), '000000');
    assert.equal(base62(61), '00000z');
    assert.equal(base62(62), '000010');
    assert.equal(base62(0xffffffff), '4gfFC3');
  });

  it('decodes base64 and base64url, padded or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        const expected = Uint8Array.from(bytes);
        assert.deepEqual(decodeBase64(Buffer.from(bytes).toString('base64')), expected);
        assert.deepEqual(decodeBase64(Buffer.from(bytes).toString('base64url')), expected);
      }),
    );
    for (const wrong of ['a', 'ab c', 'abc!', 'a=bc', 'ab===']) assert.equal(decodeBase64(wrong), null, wrong);
  });

  it('decodes base32 in capitals only', () => {
    assert.deepEqual(decodeBase32('MZXW6YTB'), Uint8Array.from(Buffer.from('fooba')));
    for (const wrong of ['mzxw', 'MZX1', 'MZX8', 'MZ=']) assert.equal(decodeBase32(wrong), null, wrong);
  });

  it('knows printable text', () => {
    assert.equal(printable(Uint8Array.from(Buffer.from('a\tb\r\n~'))), 'a\tb\r\n~');
    for (const byte of [0, 8, 31, 127, 200]) assert.equal(printable(Uint8Array.of(65, byte)), null);
  });
});
