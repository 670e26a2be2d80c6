import assert from 'node:assert/strict';
import fc from 'fast-check';
import { base62, crc32 } from '../../../../src/core/secrets/judgement/crc32.ts';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { shiftFindings } from '../../../../src/core/secrets/shift.ts';
import { body } from '../support.ts';

const scanner = createScanner();
const secrets = [1, 2, 3].map(seed => body(30, seed)).map(random => `gh${'p_'}${random}${base62(crc32(random))}`);
const before = `first line\nconst a = '${secrets[0]}';\r\n\nconst b = '${secrets[1]}'; const c = '${secrets[2]}';\n`;
const findings = scanner.scan({ path: 'a.ts', text: before });

describe('secrets: shift', () => {
  it('what no edit touched stands where its text stands, with its line and column', () => {
    assert.equal(findings.length, 3);
    fc.assert(
      fc.property(
        fc.nat({ max: before.length }),
        fc.nat({ max: 30 }),
        fc.constantFrom('', 'x', '\n', '// a line\n', '\r\nmany\rlines\n'),
        (start, length, inserted) => {
          const oldEnd = Math.min(before.length, start + length);
          const text = before.slice(0, start) + inserted + before.slice(oldEnd);
          const change = { start, oldEnd, newEnd: start + inserted.length };
          const shifted = shiftFindings(findings, change, text);
          const untouched = findings.filter(each => each.end < start || each.start > oldEnd);
          assert.deepEqual(
            shifted.map(each => text.slice(each.start, each.end)),
            untouched.map(each => before.slice(each.start, each.end)),
          );
          const scanned = scanner.scan({ path: 'a.ts', text });
          for (const each of shifted) {
            const same = scanned.find(({ start: at }) => at === each.start);
            assert.deepEqual(each, same);
          }
        },
      ),
    );
  });

  it('a finding beside which something was typed is left out', () => {
    const [first] = findings;
    assert.ok(first);
    for (const at of [first.start, first.start + 3, first.end]) {
      const text = `${before.slice(0, at)}x${before.slice(at)}`;
      assert.equal(shiftFindings(findings, { start: at, oldEnd: at, newEnd: at + 1 }, text).length, 2);
    }
  });
});
