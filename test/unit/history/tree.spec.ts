import assert from 'node:assert/strict';
import { type HistoryNode, historyTree } from '../../../src/core/history/historyTree.ts';
import type { HistoryReport } from '../../../src/core/history/report.ts';
import { statusOf, summariesOf } from '../../../src/core/history/sentSummary.ts';
import { message } from '../../../src/core/message.ts';
import { carriedIn, secretIn, sessionOf } from './reports.ts';

const edges = [message('history.edge.general')];
const kinds = (nodes: readonly HistoryNode[]): readonly string[] => nodes.map(({ kind }) => kind);
const all = (nodes: readonly HistoryNode[]): readonly HistoryNode[] =>
  nodes.flatMap(node => [node, ...all(node.children())]);

const report: HistoryReport = {
  sessions: [sessionOf('codex', 's1'), sessionOf('claude-code', 's2')],
  secrets: [
    secretIn('codex', 's1', { id: 'private-id-x', last: 5, requests: 3, inWorkspace: [{ path: '/w/.env', line: 2 }] }),
    secretIn('claude-code', 's2', { id: 'private-id-x', last: 9 }),
    secretIn('codex', 's1', { id: 'private-id-y', status: 'stored-only', requests: 0 }),
  ],
  files: [carriedIn('codex', 's1', { path: '/w/.env' })],
  unread: [{ store: 'windsurf.chats', reason: 'encrypted', count: 4 }],
};

describe('the tree of what was already sent', () => {
  it('goes from a secret over its places to assistants and sessions', () => {
    const [first, second, ...limits] = historyTree(report, edges, 'secret');
    assert.deepEqual(kinds(first?.children() ?? []), ['place', 'rotation', 'assistant', 'assistant']);
    assert.deepEqual(kinds(first?.children()[2]?.children() ?? []), ['session']);
    // Only what was sent has to be changed.
    assert.deepEqual(kinds(second?.children() ?? []), ['place', 'assistant']);
    const [place] = second?.children() ?? [];
    assert.ok(place?.kind === 'place' && place.place === null);
    assert.deepEqual(kinds(limits), ['limits', 'limits']);
  });

  it('goes from an assistant over its sessions to files and secrets', () => {
    const [codex] = historyTree(report, edges, 'assistant');
    assert.deepEqual(kinds(codex?.children() ?? []), ['session']);
    assert.deepEqual(kinds(codex?.children()[0]?.children() ?? []), ['secret', 'secret', 'file']);
  });

  it('says what could not be read and what records cannot show, also where nothing was found', () => {
    for (const grouping of ['secret', 'assistant'] as const) {
      const none = historyTree({ ...report, sessions: [], secrets: [], files: [] }, edges, grouping);
      assert.deepEqual(kinds(none), ['limits', 'limits']);
      assert.deepEqual(kinds(all(none)), ['limits', 'unread', 'limits', 'edge']);
    }
  });

  it('has unique ids that hold nothing private', () => {
    for (const grouping of ['secret', 'assistant'] as const) {
      const ids = all(historyTree(report, edges, grouping)).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(ids.every(id => !id.includes('private-id')));
    }
  });
});

describe('what became of a secret in few words', () => {
  it('tells sent, resent, stored only and unknown apart', () => {
    assert.equal(statusOf({ status: 'sent', requests: 1, certainty: 'exact' }), 'sent');
    assert.equal(statusOf({ status: 'sent', requests: 2, certainty: 'measured' }), 'resent');
    assert.equal(statusOf({ status: 'stored-only', requests: 0, certainty: 'measured' }), 'stored-only');
    assert.equal(statusOf({ status: 'stored-only', requests: 0, certainty: 'estimated' }), 'unknown');
  });

  it('adds up the sessions of an assistant; those that only stored it do not count beside those that sent it', () => {
    const found = summariesOf([
      carriedIn('codex', 'a', { status: 'stored-only', requests: 0, first: 1, last: 99 }),
      carriedIn('codex', 'b', { requests: 2, first: 10, last: 20 }),
      carriedIn('codex', 'c', { requests: 1, first: 5, last: 7, certainty: 'exact' }),
      carriedIn('claude-code', 'd', { status: 'stored-only', requests: 0, first: 1, last: 200 }),
    ]);
    assert.deepEqual(found, [
      { assistant: 'codex', status: 'resent', requests: 3, first: 5, last: 20, sessions: 2, certainty: 'exact' },
      {
        assistant: 'claude-code',
        status: 'stored-only',
        requests: 0,
        first: 1,
        last: 200,
        sessions: 1,
        certainty: 'measured',
      },
    ]);
  });
});
