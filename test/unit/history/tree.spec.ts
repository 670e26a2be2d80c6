import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { type HistoryNode, historyTree, pageRows } from '../../../src/core/history/historyTree.ts';
import type { HistoryReport } from '../../../src/core/history/report.ts';
import { statusOf, summariesOf } from '../../../src/core/history/sentSummary.ts';
import { aboutOf } from '../../../src/core/history/records/limits.ts';
import { message } from '../../../src/core/message.ts';
import { historyText } from '../../../src/text/messages/history.ts';
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

/** About how many characters of a row a side bar of 300 pixels shows below another row. */
const narrow = 43;

describe('the tree of what was already sent', () => {
  it('says in a row of few words, in every language, what a limit is about', () => {
    const sentences = Object.entries(historyText).filter(([code]) => code.startsWith('history.edge.'));
    assert.ok(sentences.length > 10);
    for (const file of readdirSync('l10n').filter(name => name.startsWith('bundle.l10n.'))) {
      const bundle = JSON.parse(readFileSync(path.join('l10n', file), 'utf8')) as Readonly<Record<string, string>>;
      for (const [code, sentence] of sentences) {
        const about = aboutOf(bundle[sentence] ?? '');
        assert.ok(about.length > 1 && about.length <= narrow, `${file} ${code}: ${about}`);
      }
    }
  });

  it('goes from a secret over its places to assistants and sessions', () => {
    const [first, second, ...limits] = historyTree(report, edges, 'secret');
    assert.deepEqual(kinds(first?.children() ?? []), ['place', 'rotation', 'assistant', 'assistant']);
    assert.deepEqual(kinds(first?.children()[2]?.children() ?? []), ['session']);
    // Only a secret that was sent has to be rotated.
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

describe('a long list of what was sent', () => {
  const many = (count: number): HistoryReport => ({
    sessions: Array.from({ length: count }, (_, i) => sessionOf('codex', `s${i}`)),
    secrets: Array.from({ length: count }, (_, i) => secretIn('codex', `s${i % 7}`, { id: `i${i}` })),
    files: Array.from({ length: count }, (_, i) => carriedIn('codex', 's0', { path: `/w/${i}` })),
    unread: [],
  });
  const identity = (node: HistoryNode): unknown => {
    if (node.kind === 'secret') return node.secret.id;
    if (node.kind === 'file') return node.carried.path;
    return node.kind === 'session' ? node.key.session : null;
  };

  it('comes in pages, in order, with every row once and no list longer than a page and its pages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * pageRows + 2 }), count => {
        const report = many(count);
        for (const grouping of ['secret', 'assistant'] as const) {
          const nodes = all(historyTree(report, edges, grouping));
          assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
          for (const { children } of nodes)
            assert.ok(children().filter(({ kind }) => kind !== 'page').length <= 2 * pageRows);
          const kind = grouping === 'secret' ? 'secret' : 'file';
          const found = nodes.filter(node => node.kind === kind).map(identity);
          const wanted = kind === 'secret' ? report.secrets.map(({ id }) => id) : report.files.map(({ path }) => path);
          assert.deepEqual(found, wanted);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('makes none of the rows that nobody asked for', () => {
    const top = historyTree(many(5000), edges, 'secret');
    assert.deepEqual(
      [top.filter(({ kind }) => kind === 'secret').length, top.filter(({ kind }) => kind === 'page').length],
      [pageRows, 5000 / pageRows - 1],
    );
    const page = top.find(({ kind }) => kind === 'page');
    assert.ok(page?.kind === 'page');
    assert.deepEqual([page.from, page.to, page.children().length], [pageRows + 1, 2 * pageRows, pageRows]);
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
