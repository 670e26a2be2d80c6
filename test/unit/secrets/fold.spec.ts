import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sceneOf } from '../../../src/core/secrets/matchers/detections.ts';
import { Engine } from '../../../src/core/secrets/engine/engine.ts';
import { Fold } from '../../../src/core/secrets/engine/fold.ts';
import { resolveOverlaps } from '../../../src/core/secrets/engine/overlap.ts';
import type { Candidate } from '../../../src/core/secrets/engine/sink.ts';
import { repetitionsIn, shortestRepetition } from '../../../src/core/secrets/engine/repetition.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import type { ExtraRule } from '../../../src/core/secrets/types.ts';
import { body, encodedPieces, madeOf } from './support.ts';

const wordRule: ExtraRule = {
  id: 'word',
  provider: 'Team',
  keywords: ['zebra'],
  find: line => [...line.matchAll(/zebra\d/g)].map(each => ({ start: each.index, end: each.index + each[0].length })),
};
const lineRule: ExtraRule = { ...wordRule, id: 'line', keywords: [] };

/** What stands in stretches that repeat themselves and around them. */
const pieces = [
  `gh${'p_'}${body(36, 2)}`,
  'password="',
  'pwd="pwd=\'',
  'k7Qpx2Zw9T',
  '"',
  '\n',
  ' ',
  'user: ann\n',
  'api_key=',
  'zebra1 ',
  `-----BEGIN ${'PRIVATE'} KEY-----\n${body(64, 3)}\n`,
  `-----END ${'PRIVATE'} KEY-----\n`,
  'kind: Secret\ndata:\n  a: ',
  'postgres://u:p4ssW0rd@host/',
  'xox' + 'b-',
  '.okta.com',
  ...encodedPieces,
  'é',
  '😀',
  'a'.repeat(500),
  `${'lorem ipsum '.repeat(100)}\n`,
  'h:1:db:u:s3cretPw\n',
];
const few = madeOf(pieces, { minLength: 1, maxLength: 8 });
const repeated = fc
  .record({ unit: few, length: fc.integer({ min: 20_000, max: 90_000 }) })
  .map(({ unit, length }) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length));
const text = fc
  .array(fc.tuple(few, repeated), { minLength: 1, maxLength: 3 })
  .chain(list => few.map(last => list.flat().join('') + last));

const engine = new Engine([wordRule, lineRule]);
const show = ({ rule, start, end, confidence, validation }: Candidate): string =>
  `${rule.id} ${start}-${end} ${confidence} ${validation}`;

/** A candidate moved. */
function at(candidate: Candidate | undefined, start: number | undefined): Candidate {
  assert.ok(candidate !== undefined && start !== undefined);
  return { ...candidate, start, end: start + candidate.end - candidate.start };
}

describe('secrets: a text that repeats itself', () => {
  const foldsWell = (path: string, all: string, units?: Uint8Array): boolean => {
    const input = { path, text: all, units };
    const fold = new Fold(input);
    const inPart = fold.resolve(engine.search(sceneOf(fold.input), 0, fold.input.text.length));
    const whole = resolveOverlaps(engine.search(sceneOf(input), 0, all.length));
    const shown = Array.from(inPart.which, (which, place) => show(at(inPart.candidates[which], inPart.starts[place])));
    assert.deepEqual(shown, whole.map(show));
    return fold.input.text.length < all.length;
  };

  it('is searched in part, with the result of a search of all of it', () => {
    let folded = 0;
    fc.assert(
      fc.property(text, fc.constantFrom('a.yaml', 'src/a.ts', '.pgpass', 'a.txt'), fc.boolean(), (all, path, bytes) => {
        const units = bytes && /^[\0-\x7f]*$/.test(all) ? Buffer.from(all, 'latin1') : undefined;
        if (foldsWell(path, all, units)) folded++;
      }),
      { numRuns: 120 },
    );
    assert.ok(folded > 40, `${folded} texts were folded`);
  });

  it('may begin within something long that was found before', () => {
    const unit = `password="${body(10, 6)}1"\n`;
    for (let length = 4700; length < 4700 + 3 * unit.length; length++) {
      const all = `-----BEGIN ${'PRIVATE'} KEY-----\n${body(length, 7)}\n${unit.repeat(2000)}`;
      assert.ok(foldsWell('a.ini', all), `${length}`);
    }
  });

  it('is found where it begins and where it ends', () => {
    const unit = body(100, 7);
    const around = ['x'.repeat(3), body(30_000, 8), body(20_000, 9)];
    for (const before of around) {
      const all = `${before}${unit.repeat(600)}${body(500, 10)}`;
      // The text around may continue or precede it by chance.
      assert.deepEqual(repetitionsIn(all), [stretch(all, before.length, before.length + 60_000, 100)]);
    }
    assert.deepEqual(repetitionsIn(unit.repeat(400)), [{ start: 0, end: 40_000, period: 100 }]);
    assert.deepEqual(repetitionsIn('a'.repeat(shortestRepetition)), [{ start: 0, end: shortestRepetition, period: 1 }]);
    assert.deepEqual(repetitionsIn(`${'a'.repeat(60_000)}${'b'.repeat(60_000)}`), [
      { start: 0, end: 60_000, period: 1 },
      { start: 60_000, end: 120_000, period: 1 },
    ]);
    assert.deepEqual(repetitionsIn(`${'ab'.repeat(30_000)}${'b'.repeat(60_000)}`), [
      { start: 0, end: 60_000, period: 2 },
      { start: 60_000, end: 120_000, period: 1 },
    ]);
  });

  it('is not seen in short stretches, long periods and other texts', () => {
    assert.deepEqual(repetitionsIn(''), []);
    assert.deepEqual(repetitionsIn('a'.repeat(shortestRepetition - 1)), []);
    assert.deepEqual(repetitionsIn(`${body(9_000, 1)}${'ab'.repeat(16_000)}${body(9_000, 2)}`), []);
    assert.deepEqual(repetitionsIn(body(4097, 3).repeat(30)), []);
    assert.equal(repetitionsIn(body(4096, 3).repeat(30)).length, 1);
    assert.deepEqual(repetitionsIn(body(200_000, 4)), []);
  });

  it('is seen though pieces of it repeat themselves in shorter periods', () => {
    const unit = `${'='.repeat(66)}${body(190, 5)}`;
    const all = unit.repeat(500);
    assert.deepEqual(repetitionsIn(all), [{ start: 0, end: all.length, period: unit.length }]);
  });

  it('is rescanned after an edit with the result of a scan', () => {
    const scanner = createScanner();
    const line = `password = "${body(12, 6)}1"\n`;
    let all = line.repeat(3000);
    let snapshot = scanner.open({ path: 'a.ini', text: all });
    assert.equal(snapshot.findings.length, 3000);
    for (const at of [40_000, 12, all.length - 20]) {
      all = `${all.slice(0, at)}x${all.slice(at)}`;
      const input = { path: 'a.ini', text: all };
      snapshot = scanner.rescan(snapshot, input, { start: at, oldEnd: at, newEnd: at + 1 });
      assert.deepEqual(snapshot, scanner.open(input));
    }
  });
});

/** A stretch, with what around it happens to go on with the same period. */
function stretch(text: string, from: number, to: number, period: number): object {
  let [start, end] = [from, to];
  while (start > 0 && text[start - 1] === text[start - 1 + period]) start--;
  while (end < text.length && text[end] === text[end - period]) end++;
  return { start, end, period };
}
