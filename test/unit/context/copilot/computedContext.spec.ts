import assert from 'node:assert/strict';
import { parseComputedContext } from '../../../../src/core/context/copilot/documents/computedContext.ts';

const snippet = (fileName: string, value: string, key?: string) => ({
  kind: 'snippet',
  fileName,
  value,
  ...(key ? { key } : {}),
});
const result = (priority: number, ...items: object[]) => ({
  kind: 'computedResult',
  id: 'r',
  state: 'finished',
  priority,
  items,
});
const answer = (runnableResults: object[], contextItems: object[] = []) => ({
  type: 'response',
  body: { state: 'finished', timedOut: false, exhausted: false, runnableResults, contextItems },
});

describe('the answer of the TypeScript plugin', () => {
  it('gives snippets with the priority of their result', () => {
    assert.deepEqual(
      parseComputedContext(answer([result(0.9, snippet('/a.ts', 'A')), result(0.4, snippet('/b.ts', 'B'))])),
      [
        { file: '/a.ts', text: 'A', priority: 0.9 },
        { file: '/b.ts', text: 'B', priority: 0.4 },
      ],
    );
  });

  it('follows references to the list beside the results', () => {
    const response = answer(
      [result(0.8, { kind: 'reference', key: 'k' }, { kind: 'reference', key: 'gone' })],
      [snippet('/a.ts', 'A', 'k')],
    );
    assert.deepEqual(parseComputedContext(response), [{ file: '/a.ts', text: 'A', priority: 0.8 }]);
  });

  it('keeps the highest priority of what is named twice, and both of two texts', () => {
    const twice = answer([
      result(0.4, snippet('/a.ts', 'A')),
      result(0.9, snippet('/a.ts', 'A'), snippet('/a.ts', 'B')),
      result(0.2, snippet('/a.ts', 'A')),
    ]);
    assert.deepEqual(
      parseComputedContext(twice)?.map(each => [each.text, each.priority]),
      [
        ['A', 0.9],
        ['B', 0.9],
      ],
    );
  });

  it('passes over traits, related files and cached results', () => {
    const others = answer([
      result(0.7, { kind: 'trait', key: 't', name: 'n', value: 'v' }, { kind: 'relatedFile', fileName: '/x.ts' }),
      { kind: 'cacheEntry', id: 'c', state: 'finished', items: [{ key: 'k' }] },
    ]);
    assert.deepEqual(parseComputedContext(others), []);
  });

  it('says that an answer of another shape is none', () => {
    for (const other of [
      undefined,
      null,
      'x',
      {},
      { type: 'cancelled' },
      { body: { error: 'noProject', message: 'm' } },
    ]) {
      assert.equal(parseComputedContext(other), null);
    }
    assert.deepEqual(parseComputedContext({ body: { state: 'finished', runnableResults: 'x', contextItems: 7 } }), []);
  });
});
