import assert from 'node:assert/strict';
import type { HistoryReport, HistorySecret, HistorySession } from '../../../src/core/history/report.ts';
import { timelineOf } from '../../../src/core/history/timeline.ts';
import { secretIn, sessionOf } from './reports.ts';

const day = 86_400_000;

describe('the timeline', () => {
  const of = (sessions: readonly HistorySession[], secrets: readonly HistorySecret[] = []): HistoryReport => ({
    sessions,
    secrets,
    files: [],
    unread: [],
  });

  it('adds up what sessions of a day carried, with the assistant that was sent the most first', () => {
    const found = timelineOf(
      of([
        sessionOf('codex', 'a', { days: [[100, 5]] }),
        sessionOf('claude-code', 'b', {
          days: [
            [100, 10],
            [102, 40],
          ],
        }),
        sessionOf('claude-code', 'c', {
          days: [
            [100, 1],
            [101, 0],
          ],
        }),
      ]),
    );
    assert.deepEqual(found, {
      from: 100,
      to: 102,
      largest: 40,
      rows: [
        {
          assistant: 'claude-code',
          cells: [
            { day: 100, size: 11, secrets: 0 },
            { day: 102, size: 40, secrets: 0 },
          ],
        },
        { assistant: 'codex', cells: [{ day: 100, size: 5, secrets: 0 }] },
      ],
    });
  });

  it('marks the days on which a secret was sent first and last, once for each secret', () => {
    const secrets = [
      secretIn('codex', 's', { id: 'x', first: 100 * day, last: 102 * day + 5 }),
      secretIn('codex', 't', { id: 'x', first: 100 * day + 7, last: null }),
      secretIn('codex', 't', { id: 'y', status: 'stored-only', first: 101 * day }),
    ];
    assert.deepEqual(timelineOf(of([], secrets))?.rows[0]?.cells, [
      { day: 100, size: 0, secrets: 1 },
      { day: 102, size: 0, secrets: 1 },
    ]);
  });

  it('shows the last sixty days and is none where no day is known', () => {
    assert.equal(timelineOf(of([sessionOf('codex', 'a')])), null);
    const long = timelineOf(
      of([
        sessionOf('codex', 'a', {
          days: [
            [0, 1],
            [99, 1],
          ],
        }),
      ]),
    );
    assert.deepEqual([long?.from, long?.rows[0]?.cells.length], [40, 1]);
  });
});
