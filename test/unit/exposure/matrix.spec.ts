import assert from 'node:assert/strict';
import { matrixOf } from '../../../src/core/exposure/reach/matrix.ts';
import { countMatrix, fileMatrix, filesMatrix, reachMarks } from '../../../src/core/exposure/reach/reachMatrix.ts';
import type { Verdict } from '../../../src/core/ignore/types.ts';
import { marks } from '../../../src/text/marks.ts';
import { random as randomFrom } from '../random.ts';
import { findingIn } from './finding.ts';
import { item, verdict } from './verdict.ts';

const source = { ref: 'made up', date: '2026-11-20' };

describe('a matrix', () => {
  it('keeps the order of the columns that were asked for and of the rows as they come, and leaves nothing out', () => {
    const things = ['b2', 'a1', 'b1', 'b1', 'c9'];
    const matrix = matrixOf(things, {
      columns: ['1', '2', '3'],
      rowOf: each => each.charAt(0),
      columnOf: each => each.charAt(1),
      cellOf: some => some.length,
    });
    assert.deepEqual(matrix, {
      columns: ['1', '2'],
      rows: [
        { row: 'b', cells: [2, 1] },
        { row: 'a', cells: [1, null] },
      ],
    });
  });

  it('has a cell for each column in each row, and counts each thing once, whatever comes', () => {
    const next = randomFrom(7);
    const random = (below: number): number => Math.floor(next() * below);
    for (let round = 0; round < 200; round++) {
      const things = Array.from({ length: random(40) }, () => ({ row: random(6), column: random(5) }));
      const { columns, rows } = matrixOf(things, {
        columns: [0, 1, 2, 3, 4],
        rowOf: each => each.row,
        columnOf: each => each.column,
        cellOf: some => some.length,
      });
      assert.ok(rows.every(({ cells }) => cells.length === columns.length));
      assert.ok(columns.every((_, at) => rows.some(({ cells }) => cells[at] !== null)));
      const counted = rows.flatMap(({ cells }) => cells).reduce<number>((sum, each) => sum + (each ?? 0), 0);
      assert.equal(counted, things.length);
    }
  });
});

describe('who gets a file, as a matrix', () => {
  it('says "sent" only of what the next request carries', () => {
    const verdicts = [
      verdict({ feature: 'completion' }),
      verdict({ feature: 'chat' }),
      verdict({ feature: 'agent' }),
      verdict({ assistant: 'b', feature: 'agent', verdict: 'held-back' }),
      verdict({ assistant: 'b', feature: 'index', verdict: 'unknown' }),
    ];
    const items = [
      item({ feature: 'completion' }),
      item({ feature: 'chat', inclusion: 'possible' }),
      item({ assistant: 'b', feature: 'agent' }),
    ];
    const { columns, rows } = fileMatrix(verdicts, items);
    assert.deepEqual(columns, ['completion', 'chat', 'agent', 'index']);
    assert.deepEqual(
      rows.map(({ row, cells }) => [row, ...cells.map(each => each?.mark ?? null)]),
      [
        ['a', 'sent', 'may-be-sent', 'readable', null],
        ['b', null, null, 'held-back', 'unknown'],
      ],
    );
  });

  it('takes the worst of all assistants for a file', () => {
    const verdictsOf = (path: string): readonly Verdict[] =>
      path === 'x'
        ? [verdict({ verdict: 'held-back' }), verdict({ assistant: 'b' })]
        : [verdict({ verdict: 'held-back' }), verdict({ assistant: 'b', verdict: 'unknown' })];
    const { rows } = filesMatrix(['x', 'y'], verdictsOf);
    assert.deepEqual(
      rows.map(({ row, cells }) => [row, cells[0]?.mark]),
      [
        ['x', 'sent'],
        ['y', 'unknown'],
      ],
    );
  });

  it('counts what goes now apart from what can be read, and has a row for who gets nothing', () => {
    const assistants = [
      { id: 'a', features: [{ id: 'completion', reach: 'open-documents', fidelity: 'exact', source }] },
      { id: 'b', features: [{ id: 'agent', reach: 'workspace', fidelity: 'exact', source }] },
    ] as const;
    const finding = findingIn('a.ts');
    const reaches = [
      { verdict: verdict({ feature: 'completion' }), item: item({ feature: 'completion' }) },
      { verdict: verdict({ assistant: 'b', feature: 'agent' }), item: null },
    ];
    const { columns, rows } = countMatrix([{ path: 'a.ts', finding, reaches, risk: 'high' }], assistants);
    assert.deepEqual(columns, ['completion', 'agent']);
    assert.deepEqual(rows, [
      { row: 'a', cells: [{ now: 1, later: 0 }, null] },
      { row: 'b', cells: [null, { now: 0, later: 1 }] },
    ]);
    assert.deepEqual(countMatrix([], assistants).rows[0]?.cells, [{ now: 0, later: 0 }, null]);
  });

  it('draws every mark as a sign of its own, also without other letters than ASCII', () => {
    const all = [...reachMarks, 'none'] as const;
    assert.equal(new Set(all.map(each => marks[each].glyph)).size, all.length);
    assert.equal(new Set(all.map(each => marks[each].ascii)).size, all.length);
    for (const each of all) assert.match(marks[each].ascii, /^[\x21-\x7e]$/);
  });
});
