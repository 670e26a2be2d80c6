import assert from 'node:assert/strict';
import { allSimulators } from '../../../src/core/context/simulators.ts';
import type { MaskedBlock } from '../../../src/core/exposure/masking/maskPayload.ts';
import { payloadMasker } from '../../../src/core/exposure/masking/maskPayload.ts';
import { itemOf, payloadText } from '../../../src/core/exposure/masking/payloadText.ts';
import { message } from '../../../src/core/message.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { documentOf, requestOf } from '../context/request.ts';

const title = message('context.completion.before');

function block(text: string, given: Partial<MaskedBlock> = {}): MaskedBlock {
  const pieces = [{ text, isMask: false }];
  return { title, text, shown: text, pieces, uri: 'file:///w/a.ts', startLine: 1, range: null, ...given };
}

describe('the text of a payload', () => {
  it('lets the text after the cursor go on where the text before it ends', () => {
    const before = block('const a = ', { range: { start: 0, end: 10 } });
    const after = block('1;\nconst b', { range: { start: 10, end: 20 } });
    const { text, blocks, cursor } = payloadText([before, after], '', { uri: 'file:///w/a.ts', offset: 10 });
    assert.equal(text, 'const a = 1;\nconst b\n');
    assert.equal(cursor, 10);
    assert.deepEqual(
      blocks.map(({ start, end }) => text.slice(start, end)),
      ['const a = ', '1;\nconst b'],
    );
  });

  it('begins a line where two blocks are no neighbours in their source', () => {
    const before = block('one', { range: { start: 0, end: 3 } });
    const after = block('two', { range: { start: 4, end: 7 } });
    const { text, cursor } = payloadText([before, after], '', { uri: 'file:///w/a.ts', offset: 3 });
    assert.equal(text, 'one\ntwo\n');
    assert.equal(cursor, 3);
  });

  it('marks the cursor before the text after it where nothing stands before', () => {
    const { cursor } = payloadText([block('own\n', { uri: null }), block('two', { range: { start: 0, end: 3 } })], '', {
      uri: 'file:///w/a.ts',
      offset: 0,
    });
    assert.equal(cursor, 4);
    assert.equal(payloadText([block('x')], '', { uri: 'file:///w/a.ts', offset: 0 }).cursor, null);
    assert.equal(payloadText([block('x')], '', null).cursor, null);
  });

  it('tells where masks stand, with every line end one character', () => {
    const pieces = [
      { text: 'a\r\nb = ', isMask: false },
      { text: '⟦sk…⟧', isMask: true },
      { text: '\rc', isMask: false },
    ];
    const { text, blocks } = payloadText([block('', { shown: 'some', pieces })], '', null);
    assert.equal(text, 'a\nb = ⟦sk…⟧\nc\n');
    assert.deepEqual(
      blocks[0]?.masks.map(({ start, end }) => text.slice(start, end)),
      ['⟦sk…⟧'],
    );
  });

  it('says that a block is not shown', () => {
    const { text, blocks } = payloadText([block('secret', { shown: null, pieces: [] })], '⟦not shown⟧', null);
    assert.equal(text, '⟦not shown⟧\n');
    assert.deepEqual(blocks[0]?.masks, [{ start: 0, end: 11 }]);
  });

  it('is empty but for a line end without blocks', () => assert.equal(payloadText([], '', null).text, '\n'));
});

describe('the item of a block', () => {
  it('is there for every text of the workspace that any simulator puts into a payload', () => {
    const lines = Array.from({ length: 30 }, (_, at) => `export const total${at} = add(first, second);\n`).join('');
    const active = documentOf('a.ts', lines, { lastFocused: 2 });
    const request = requestOf({
      documents: [active, documentOf('b.ts', lines.slice(0, 600), { lastFocused: 1 })],
      active: { uri: active.uri, offset: 400, anchor: 420 },
      recentEdits: [{ uri: active.uri, before: `${lines}x`, after: lines }],
      workspaceFiles: ['AGENTS.md'],
      fileTexts: new Map([['AGENTS.md', 'Be kind.\n']]),
    });
    const mask = payloadMasker(request, createScanner());
    let seen = 0;
    for (const simulator of allSimulators) {
      const { payload, items } = simulator.simulate(request);
      for (const each of mask(payload).filter(({ uri }) => uri !== null)) {
        seen++;
        const item = itemOf(each, items);
        assert.ok(item, `${simulator.assistant} ${simulator.feature}: ${each.title.code}`);
        assert.notEqual(item.inclusion, 'dropped');
      }
    }
    assert.ok(seen > 20, `${seen} blocks`);
  });
});
