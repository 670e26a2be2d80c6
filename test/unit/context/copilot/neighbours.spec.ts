import assert from 'node:assert/strict';
import { AccessTimes, replayFocus } from '../../../../src/core/context/copilot/similar/accessTimes.ts';
import { chooseNeighbours, type NeighbourDecision } from '../../../../src/core/context/copilot/similar/neighbours.ts';
import type { OpenDocument } from '../../../../src/core/context/types.ts';
import { documentOf } from '../request.ts';

describe('AccessTimes', () => {
  const focusAll = (uris: string): AccessTimes => {
    const times = new AccessTimes();
    for (const [at, uri] of [...uris].entries()) times.focus(uri, at + 1);
    return times;
  };

  it('forgets the oldest of eleven', () => {
    const times = focusAll('ABCDEFGHIJK');
    assert.deepEqual(
      [...'ABK'].map(uri => times.timeOf(uri)),
      [0, 2, 11],
    );
  });
  it('keeps an entry that was read last', () => {
    const times = focusAll('ABCDEFGHIJ');
    assert.equal(times.timeOf('A'), 1);
    times.focus('K', 11);
    assert.deepEqual(
      [...'AB'].map(uri => times.timeOf(uri)),
      [1, 0],
    );
  });
  it('drops nothing when a known document gets the focus again', () => {
    const times = focusAll('ABCDEFGHIJ');
    times.focus('B', 20);
    assert.deepEqual(
      [...'AB'].map(uri => times.timeOf(uri)),
      [1, 20],
    );
  });
  it('replays events in the order of their times, equal ones as given', () => {
    const events = [...'KABCDEFGHIJ'].map((uri, at) => ({ uri, time: at === 0 ? 5 : 0 }));
    const times = replayFocus(events);
    assert.deepEqual(
      [...'KAB'].map(uri => times.timeOf(uri)),
      [5, 0, 0],
    );
    times.focus('X', 9); // B is the oldest that is left
    assert.equal(times.timeOf('C'), 0);
  });
});

describe('chooseNeighbours', () => {
  const active = documentOf('active.ts', 'x');
  const choose = (
    documents: readonly OpenDocument[],
    times: AccessTimes = new AccessTimes(),
    current: OpenDocument = active,
    isExcluded: (document: OpenDocument) => boolean = () => false,
  ): { readonly names: readonly string[]; readonly decisions: Record<string, NeighbourDecision> } => {
    const { neighbours, decisions } = chooseNeighbours([...documents, current], current, times, isExcluded);
    const name = ({ uri }: OpenDocument): string => uri.replace('file:///w/', '');
    return {
      names: neighbours.map(name),
      decisions: Object.fromEntries([...decisions].map(([document, decision]) => [name(document), decision])),
    };
  };

  it('puts the last focused first and keeps the order of the others', () => {
    const times = new AccessTimes();
    times.focus('file:///w/c.ts', 1);
    times.focus('file:///w/d.ts', 2);
    assert.deepEqual(
      choose(
        ['a', 'b', 'c', 'd'].map(name => documentOf(`${name}.ts`, 'x')),
        times,
      ).names,
      ['d.ts', 'c.ts', 'a.ts', 'b.ts'],
    );
  });

  it('takes files of the same detected language only', () => {
    const { names, decisions } = choose([
      documentOf('a.tsx', 'x', { languageId: 'wrong' }),
      documentOf('b.js', 'x', { languageId: 'typescript' }),
      documentOf('c.unknown', 'x', { languageId: 'typescript' }),
      { uri: 'untitled:Untitled-1', languageId: 'typescript', text: 'x' },
      { uri: 'git:/w/a.ts', languageId: 'typescript', text: 'x' },
    ]);
    assert.deepEqual(names, ['a.tsx', 'c.unknown']);
    assert.equal(decisions['b.js'], 'other-language');
    assert.equal(decisions['untitled:Untitled-1'], 'not-a-file');
    assert.equal(decisions['git:/w/a.ts'], 'not-a-file');
    assert.equal(decisions['active.ts'], 'active');
  });

  it('gives an untitled document no neighbours', () => {
    const untitled: OpenDocument = { uri: 'untitled:a', languageId: 'typescript', text: 'x' };
    const { names, decisions } = choose([documentOf('a.ts', 'x')], new AccessTimes(), untitled);
    assert.deepEqual(names, []);
    assert.equal(decisions['a.ts'], 'active-not-a-file');
  });

  it('reaches 200,000 characters, skips what would pass them and goes on', () => {
    const sized = (name: string, size: number): OpenDocument => documentOf(name, 'x'.repeat(size));
    const { names, decisions } = choose([
      sized('a.ts', 150_000),
      sized('big.ts', 50_001),
      sized('other.py', 190_000),
      sized('b.ts', 49_999),
      sized('c.ts', 2),
      sized('d.ts', 1),
    ]);
    assert.deepEqual(names, ['a.ts', 'b.ts', 'd.ts']);
    assert.equal(decisions['big.ts'], 'over-total');
    assert.equal(decisions['c.ts'], 'over-total');
    assert.equal(decisions['other.py'], 'other-language');
  });

  it('counts UTF-16 units', () => {
    assert.deepEqual(choose([documentOf('a.ts', '😀'.repeat(100_000)), documentOf('b.ts', 'x')]).names, ['a.ts']);
  });

  it('stops at twenty', () => {
    const documents = Array.from({ length: 21 }, (_, at) => documentOf(`n${at}.ts`, 'x'));
    const { names, decisions } = choose(documents);
    assert.equal(names.length, 20);
    assert.equal(decisions['n20.ts'], 'over-count');
  });

  it('leaves excluded documents out and says so', () => {
    const isExcluded = (document: OpenDocument): boolean => document.uri.endsWith('/a.ts');
    const { names, decisions } = choose(
      [documentOf('a.ts', 'x'), documentOf('b.ts', 'x')],
      undefined,
      active,
      isExcluded,
    );
    assert.deepEqual(names, ['b.ts']);
    assert.equal(decisions['a.ts'], 'excluded');
  });
});
