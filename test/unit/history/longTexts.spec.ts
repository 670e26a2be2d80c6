import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LongTexts } from '../../../src/node/history/reading/longTexts.ts';
import { readRecordLines } from '../../../src/node/history/reading/recordLines.ts';

const escaped = (json: string): string =>
  json.replace(/[^\x20-\x7e]/g, each => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('a text that is longer than any request', () => {
  it('leaves its beginning in the record and comes part by part, wherever the bytes are cut', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', '\\', 'é', '漢', '\u{1f600}', '\n', '\ud83d'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(
        ...[fc.array(text, { maxLength: 6 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 30 })],
        fc.boolean(),
        (texts, longest, width, isEscaped) => {
          const json = JSON.stringify(texts);
          const bytes = Buffer.from(isEscaped ? escaped(json) : json);
          const rests: string[] = [];
          const long = new LongTexts(rest => rests.push(rest), longest);
          const parts: Uint8Array[] = [];
          for (let at = 0; at < bytes.length; at += width) parts.push(long.take(bytes.subarray(at, at + width)));
          const kept = JSON.parse(Buffer.concat(parts).toString()) as readonly string[];
          assert.equal(rests.length, long.shortened);
          assert.deepEqual(
            kept.map((each, i) => (each === texts[i] ? each : each + String(rests.shift()))),
            texts,
          );
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is never held whole, and gives away nothing between its parts', () => {
    const secret = 'needle in the hay';
    const hay = 'hay \\u0068ay \\" ';
    const half = hay.repeat(1_500_000);
    // Where two parts meet depends on the bytes before, so the secret is put at every offset once.
    const close = hay.repeat(300);
    const text = `{"a":"${half}${secret}${Array.from({ length: 60 }, () => close + secret).join('')}${half}","b":1}\n{"c":2}\n`;
    const bytes = Buffer.from(text);
    const seen: unknown[] = [];
    let found = 0;
    let shortened = 0;
    let longest = 0;
    const readInto = (target: Uint8Array, offset: number): number =>
      bytes.copy(target, 0, offset, Math.min(bytes.length, offset + target.length));
    readRecordLines(readInto, 0, {
      record: value => seen.push(value),
      damaged: () => seen.push('damaged'),
      shortened: () => shortened++,
      rest: rest => {
        longest = Math.max(longest, rest.length);
        found += rest.split(secret).length - 1;
      },
    });
    assert.equal(seen.length, 2);
    assert.equal(shortened, 1);
    assert.deepEqual(seen[1], { c: 2 });
    assert.ok(found >= 61, `${found}`);
    assert.ok(longest < 2 * 1024 * 1024);
  });
});
