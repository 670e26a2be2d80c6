import assert from 'node:assert/strict';
import fc from 'fast-check';
import { base62, crc32 } from '../../../../src/core/secrets/judgement/crc32.ts';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { body, encodedPieces, madeOf } from '../support.ts';

const scanner = createScanner();
const withSuppressed = createScanner({ includeSuppressed: true });

/** Pieces whose neighbors matter: beginnings and ends of secrets, marks, long runs, line ends. */
const random30 = body(30, 1);
const pieces = [
  `gh${'p_'}${random30}${base62(crc32(random30))}`,
  'gh' + 'p_',
  body(36, 2),
  'password = "',
  'k7Qpx2Zw9T',
  '"',
  '\n',
  ' ',
  'user: ann\n',
  'api_key=',
  `-----BEGIN ${'PRIVATE'} KEY-----\n`,
  `${body(64, 3)}\n`,
  `-----END ${'PRIVATE'} KEY-----\n`,
  'kind: Secret\ndata:\n  a: ',
  'c2VjcmV0LXZhbHVl\n',
  'postgres://u:',
  '@host/',
  '# secretlint-disable\n',
  '# secretlint-enable\n',
  ' # gitleaks:allow\n',
  '# pragma: allowlist nextline secret\n',
  ...encodedPieces,
  'a'.repeat(500),
  'passwd=k7Qpx2Zw9T,'.repeat(1500),
  `${'lorem ipsum '.repeat(200)}\n`,
  `${'x9'.repeat(3000)}\n`,
];
const text = madeOf(pieces, { maxLength: 30 });
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 60 }),
  insert: fc.oneof(fc.constantFrom(...pieces), fc.constantFrom('', 'x', '"', '\n')),
});

describe('secrets: rescan', () => {
  for (const [name, tool] of [
    ['default', scanner],
    ['with suppressed', withSuppressed],
  ] as const) {
    it(`equals a full scan after any edits (${name})`, () => {
      fc.assert(
        fc.property(text, fc.array(edit, { minLength: 1, maxLength: 4 }), (first, edits) => {
          let current = first;
          let snapshot = tool.open({ path: 'a.yaml', text: current });
          for (const { at, remove, insert } of edits) {
            const start = Math.floor(at * current.length);
            const oldEnd = Math.min(current.length, start + remove);
            current = current.slice(0, start) + insert + current.slice(oldEnd);
            const input = { path: 'a.yaml', text: current };
            snapshot = tool.rescan(snapshot, input, { start, oldEnd, newEnd: start + insert.length });
            assert.deepEqual(snapshot, tool.open(input));
          }
        }),
        { numRuns: 400 },
      );
    });
  }

  it('equals a full scan where the change is far from everything found', () => {
    const filler = 'const ordinary = 1; // nothing here\n'.repeat(3000);
    const secret = `${pieces[0] ?? ''}\n`;
    for (const start of [0, 40, filler.length / 2, filler.length - 10]) {
      const before = `${secret}${filler}${secret}`;
      const after = `${before.slice(0, start)}${secret}${before.slice(start + 5)}`;
      const input = { path: 'a.ts', text: after };
      const snapshot = scanner.rescan(scanner.open({ path: 'a.ts', text: before }), input, {
        start,
        oldEnd: start + 5,
        newEnd: start + secret.length,
      });
      assert.deepEqual(snapshot, scanner.open(input));
      assert.ok(snapshot.findings.length > 0);
    }
  });

  it('does not depend on the text outside of its region', () => {
    const filler = 'const ordinary = 1; // nothing here\n'.repeat(3000);
    const secret = `${pieces[0] ?? ''}\n`;
    const previous = scanner.open({ path: 'a.ts', text: filler + filler });
    // A distant secret that is not in the previous snapshot is not found, because that part is not scanned again.
    const text = `${secret}${filler.slice(secret.length)}${filler}`;
    const at = text.length - 100;
    const snapshot = scanner.rescan(previous, { path: 'a.ts', text }, { start: at, oldEnd: at, newEnd: at });
    assert.deepEqual(snapshot.findings, []);
  });
});
