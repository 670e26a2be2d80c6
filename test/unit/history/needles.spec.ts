import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NeedleDetector } from '../../../src/core/history/records/needles.ts';

const line = 'pass="zebra/9+quilt" é';
const finds = (text: string, needle = line): boolean => new NeedleDetector([needle]).detect(text).length === 1;

describe('looking for a line in records', () => {
  it('finds it as it stands, escaped as JSON once and twice, with escaped slashes and letters', () => {
    const once = JSON.stringify({ a: line });
    assert.ok(finds(`x ${line} y`));
    assert.ok(finds(once));
    assert.ok(finds(JSON.stringify({ b: once })));
    assert.ok(finds(once.replaceAll('/', '\\/')));
    assert.ok(finds(once.replaceAll('é', '\\u00e9')));
    assert.ok(!finds('pass="zebra/9+quilt"'));
  });

  it('finds it in base64 wherever it begins, in both alphabets and wrapped', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 9 }),
        fc.string({ maxLength: 9 }),
        fc.integer({ min: 4, max: 80 }),
        (a, b, width) => {
          const encoded = Buffer.from(a + line + b).toString('base64');
          const wrapped = encoded.match(new RegExp(`.{1,${width}}`, 'g'))?.join('\n') ?? '';
          return (
            finds(encoded) &&
            finds(wrapped) &&
            finds(Buffer.from(a + line + b).toString('base64url')) &&
            !finds(encoded.slice(0, 8))
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds it broken by line ends and escaped at once, escaped three times, and as Go and others escape it', () => {
    const text = `${line} <b>`;
    const broken = text.replace(/.{6}/g, '$&\n');
    const thrice = JSON.stringify(JSON.stringify(JSON.stringify(text)));
    const go = JSON.stringify(text).replace('<', '\\u003c').replace('>', '\\u003e');
    const upper = JSON.stringify(text).replaceAll('é', '\\u00E9');
    for (const form of [JSON.stringify(broken), JSON.stringify({ a: JSON.stringify(broken) }), thrice, go, upper])
      assert.ok(finds(form, text), form);
  });

  it('finds it broken by line ends', () => {
    assert.ok(finds('pass="zeb\n    ra/9+quilt"\n é'));
    const wrapped = Buffer.from('zebra-and-quilt').toString('base64').replace(/.{6}/g, '$&\r\n');
    const once = JSON.stringify({ a: wrapped, b: 'shorter\nline' });
    for (const text of [once, JSON.stringify(once), JSON.stringify({ c: JSON.stringify(once) })])
      for (const needle of ['zebra-and-quilt', 'shorterline']) assert.ok(finds(text, needle), text);
    assert.ok(finds('C:\\new\\tab \\n x', 'C:\\new\\tab'));
    assert.ok(!finds(`${'\\'.repeat(2_000_000)} x`), 'a long run of escapes costs no more than its length');
  });

  it('finds nothing for an empty line, and no short line in what is encoded', () => {
    assert.deepEqual(new NeedleDetector(['', '   ', 'abc']).detect('YWJj and a b c'), []);
    assert.deepEqual(new NeedleDetector(['', 'abc']).detect('xabcx'), ['1']);
  });
});
