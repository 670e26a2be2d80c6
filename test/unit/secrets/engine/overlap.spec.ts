import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clusters, mostListed, ordered, resolveOverlaps } from '../../../../src/core/secrets/engine/overlap.ts';
import type { Rule } from '../../../../src/core/secrets/engine/rule.ts';
import type { Candidate } from '../../../../src/core/secrets/engine/sink.ts';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { body } from '../support.ts';

const rule = (id: string): Rule => ({
  id,
  provider: 'x',
  kind: 'x',
  keywords: [],
  pattern: null,
  options: {},
  docs: null,
});
const candidate = (start: number, end: number, rank: number, id = 'r'): Candidate => ({
  rule: rule(id),
  start,
  end,
  rank,
  confidence: 'low',
  validation: 'none',
});
const show = (list: readonly Candidate[]): string[] => list.map(each => `${each.rule.id}:${each.start}-${each.end}`);

const any = fc
  .record({
    start: fc.nat({ max: 40 }),
    length: fc.integer({ min: 1, max: 12 }),
    rank: fc.nat({ max: 3 }),
    id: fc.constantFrom('a', 'b', 'c'),
  })
  .map(({ start, length, rank, id }) => candidate(start, start + length, rank, id));

describe('secrets: overlaps', () => {
  it('the more specific wins, then the longer, then the earlier, then by rule', () => {
    assert.deepEqual(show(resolveOverlaps([candidate(0, 9, 1), candidate(5, 7, 2)])), ['r:5-7']);
    assert.deepEqual(show(resolveOverlaps([candidate(0, 4, 1), candidate(3, 9, 1)])), ['r:3-9']);
    assert.deepEqual(show(resolveOverlaps([candidate(3, 7, 1), candidate(0, 4, 1)])), ['r:0-4']);
    assert.deepEqual(show(resolveOverlaps([candidate(0, 4, 1, 'b'), candidate(0, 4, 1, 'a')])), ['a:0-4']);
  });

  it('neighbours do not overlap', () => {
    assert.deepEqual(show(resolveOverlaps([candidate(4, 8, 1), candidate(0, 4, 1)])), ['r:0-4', 'r:4-8']);
  });

  it('what is kept lies apart and in order, and whatever is dropped overlaps something better', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), list => {
        const kept = resolveOverlaps(list);
        for (let i = 1; i < kept.length; i++) assert.ok((kept[i]?.start ?? 0) >= (kept[i - 1]?.end ?? 0));
        for (const dropped of list.filter(each => !kept.includes(each))) {
          assert.ok(
            kept.some(other => other.start < dropped.end && other.end > dropped.start && other.rank >= dropped.rank),
          );
        }
      }),
    );
  });

  it('clusters are independent of each other', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), list => {
        const groups = clusters(ordered(list));
        const members = groups.map(({ start, end }) => list.filter(each => each.start >= start && each.end <= end));
        assert.equal(members.flat().length, list.length);
        for (let i = 1; i < groups.length; i++) assert.ok((groups[i]?.start ?? 0) >= (groups[i - 1]?.end ?? 0));
        assert.deepEqual(members.flatMap(resolveOverlaps), resolveOverlaps(list));
      }),
    );
  });
});

describe('secrets: texts that hold very many', () => {
  const token = (i: number): string => `gh${'p_'}${String(i).padStart(6, '0')}${body(30, 5)}`;
  const text = Array.from({ length: 2_500 }, (_, i) => token(i)).join('\n');

  it('are listed up to a number, and the rest is counted', () => {
    const scanner = createScanner();
    const { findings, unlisted, unsearched } = scanner.open({ path: 'a.txt', text });
    assert.deepEqual([findings.length, unlisted, unsearched], [mostListed, 1_500, 0]);
    assert.equal(scanner.scan({ path: 'a.txt', text }).length, 2_500, 'what is masked is masked whole');
  });

  it('are opened anew after an edit, so that what was not listed comes in', () => {
    const scanner = createScanner();
    const before = scanner.open({ path: 'a.txt', text });
    const shorter = text.slice(0, 41 * 900);
    const change = { start: shorter.length, oldEnd: text.length, newEnd: shorter.length };
    const after = scanner.rescan(before, { path: 'a.txt', text: shorter }, change);
    assert.deepEqual(after, scanner.open({ path: 'a.txt', text: shorter }));
    const grown = scanner.rescan(
      after,
      { path: 'a.txt', text },
      { start: change.start, oldEnd: change.newEnd, newEnd: change.oldEnd },
    );
    assert.deepEqual(grown, before);
  });

  it('made of near misses alone are searched up to a bound, which is told', () => {
    const misses = 'pwd="pwd=\''.repeat(100_000);
    const { unlisted, unsearched } = createScanner().open({ path: 'a.txt', text: misses });
    assert.ok(unsearched > 0 && unlisted > 0);
  });
});
