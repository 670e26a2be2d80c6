import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPolicy } from '../../../src/core/policy/read/readPolicy.ts';

const head = 'version: 1\norganisation: { name: x }\n';
const places = (text: string): readonly string[] =>
  readPolicy(text, 'p.yml').problems.map(({ line, column }) => `${line}:${column}`);

describe('a policy from anybody', () => {
  it('is the same with a byte order mark and with the line ends of Windows, and errors keep their lines', () => {
    const text = `${head}sandbox:\n  required: true\n`;
    for (const form of [text, `\ufeff${text}`, text.replaceAll('\n', '\r\n')])
      assert.equal(readPolicy(form, 'p.yml').policy?.sandbox.required, true, JSON.stringify(form));
    assert.deepEqual(places(`${head}sandbox:\n  requird: true\n`.replaceAll('\n', '\r\n')), ['4:3']);
  });

  it('is none with aliases, merges, tags, tabs, several documents, keys that are there twice or are no texts', () => {
    const wrong: readonly (readonly [string, string])[] = [
      ['version: 1\norganisation: &o { name: x }\nsandbox: *o\n', '3:10'],
      ['version: 1\norganisation: &o { name: x }\nsandbox: { <<: *o }\n', '3:16'],
      [`${head}sandbox: { <<: { required: true } }\n`, '3:12'],
      [`${head}sandbox: !!js/function { required: true }\n`, '3:10'],
      [`${head}sandbox: !mine { required: true }\n`, '3:10'],
      [`${head}sandbox: { required: !!str true }\n`, '3:28'],
      [`${head}sandbox:\n\trequired: true\n`, '4:1'],
      [`${head}---\n${head}`, '3:1'],
      [`${head}sandbox: {}\nsandbox: {}\n`, '4:1'],
      [`${head}? { a: b }\n: c\n`, '3:3'],
      [`${head}classifications: [{ name: a, mayReach: [], patterns: ['[z-a]'] }]\n`, '3:55'],
      [`${head}__proto__: { required: true }\n`, '3:1'],
      [`${head}sandbox: { constructor: 1 }\n`, '3:12'],
    ];
    for (const [text, place] of wrong) assert.ok(places(text).includes(place), `${text} ${places(text).join()}`);
  });

  it('has exceptions until days of the calendar alone', () => {
    const until = (day: string) =>
      readPolicy(`${head}exceptions: [{ rule: sandbox.required, until: ${day}, reason: x }]\n`, 'p');
    for (const day of [
      '2026-02-30',
      '2026-13-01',
      '"2026-1-1"',
      '20261231',
      '2026-12-31T23:00:00+14:00',
      '2026-12-31 UTC',
      '~',
    ])
      assert.equal(until(day).policy, null, day);
    assert.equal(until('2024-02-29').policy?.exceptions[0]?.until, '2024-02-29');
  });

  it('is read to its end however it is made, and is none where it is longer than anybody writes one', () => {
    for (const text of [
      `${head}${Array.from({ length: 9_000 }, (_, i) => `k${i}: 1\n`).join('')}`,
      `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefghijkl', (each, i) => `${each}: &${each} [${Array(9).fill(`*${'abcdefghijk'[i]}`).join()}]\n`).join('')}`,
      '{'.repeat(99_000),
      `${head}x: ${'- '.repeat(48_000)}`,
      `${head}classifications: [{ name: a, mayReach: [], patterns: [${'"a*b*c*",'.repeat(8_000)}"*${'*'.repeat(400)}a" ]}]\n`,
    ])
      readPolicy(text, 'p.yml');
    assert.equal(readPolicy(`${head}#${'x'.repeat(100_000)}\n`, 'p.yml').policy, null);
    assert.notEqual(readPolicy(`${head}#${'x'.repeat(90_000)}\n`, 'p.yml').policy, null);
  });

  it('never makes the reader throw or print', () => {
    const piece = fc.constantFrom(
      ...[
        'version',
        ': ',
        '1',
        '\n',
        '  ',
        '- ',
        '{',
        '}',
        '[',
        ']',
        ', ',
        '&a ',
        '*a',
        '<<',
        '|',
        '>',
        '"',
        "'",
        '#',
        '? ',
      ],
      ...[
        '!!str ',
        '!x ',
        '%TAG ! x\n',
        '---\n',
        '...\n',
        '\ufeff',
        '\u2028',
        '\0',
        '\t',
        '\r',
        'tools',
        'approved',
        '~',
      ],
    );
    const { warn } = console;
    const emit = process.emitWarning.bind(process);
    const printed: unknown[] = [];
    console.warn = (...words) => printed.push(words);
    process.emitWarning = (...words: unknown[]) => void printed.push(words);
    try {
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 40 }), pieces => void readPolicy(pieces.join(''), 'p.yml')),
        { numRuns: 5000 },
      );
    } finally {
      console.warn = warn;
      process.emitWarning = emit;
    }
    assert.deepEqual(printed, []);
  });
});
