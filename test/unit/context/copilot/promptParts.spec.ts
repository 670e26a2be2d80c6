import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  blockWeights,
  buildBlocks,
  markerLine,
  plainLineEnds,
  snippetHeader,
  type Block,
} from '../../../../src/core/context/copilot/prompt/blocks.ts';
import { defaultPromptLimits, divideBudget, mostUnits } from '../../../../src/core/context/copilot/prompt/budget.ts';
import { elide, measureBlock } from '../../../../src/core/context/copilot/prompt/elision.ts';
import { isTooShort, mayCompleteAt } from '../../../../src/core/context/copilot/gates.ts';
import { editDistance, suffixAt } from '../../../../src/core/context/copilot/prompt/suffix.ts';
import { characters } from '../characterTokenizer.ts';
import { documentOf } from '../request.ts';

const atCursor = (text: string): boolean => mayCompleteAt(text.replace('|', ''), text.indexOf('|'));

describe('mayCompleteAt', () => {
  it('allows closing characters and one mark after them', () => {
    for (const text of [
      'foo(|)',
      'foo(|) {',
      'if (|) ;',
      'x = "|");',
      'a|  ',
      'a|\nb',
      'a|)\r\nb',
      'a|\rb',
      '|`\'"}])> :',
      '|,',
    ]) {
      assert.equal(atCursor(text), true, text);
    }
  });
  it('refuses anything else', () => {
    for (const text of ['foo(|a)', 'x = |1;', 'a|;;', 'a|(', 'a|; )', 'a| {x'])
      assert.equal(atCursor(text), false, text);
  });
});

describe('isTooShort', () => {
  it('counts the whole text where a suffix is sent and else what stands before the cursor', () => {
    assert.equal(isTooShort('123456789', 9, 'x', 15), true);
    assert.equal(isTooShort('1234567890', 0, 'x', 15), false);
    assert.equal(isTooShort('1234567890', 9, 'x', 0), true);
    assert.equal(isTooShort('1234567890', 10, 'x', 0), false);
    assert.equal(isTooShort('', 0, 'scminput', 15), false);
  });
});

describe('markerLine', () => {
  const folders = ['file:///w'];
  it('prints the path where there is one', () => {
    assert.equal(markerLine(documentOf('src/a%20b.ts', ''), 'typescript', folders), 'Path: src/a%20b.ts');
  });
  it('names the language of untitled documents and notebook cells', () => {
    const untitled = (text: string): { uri: string; languageId: string; text: string } => ({
      uri: 'untitled:a',
      languageId: 'x',
      text,
    });
    assert.equal(markerLine(untitled(''), 'go', folders), 'Language: go');
    assert.equal(markerLine(untitled(''), 'python', folders), '#!/usr/bin/env python3');
    assert.equal(markerLine(untitled(''), 'yaml', folders), '# YAML data');
    assert.equal(markerLine(untitled(''), 'html', folders), '<!DOCTYPE html>');
    assert.equal(markerLine(untitled(''), 'ruby', folders), '#!/usr/bin/env ruby');
    assert.equal(markerLine(untitled(''), 'shellscript', folders), '#!/bin/sh');
    for (const [text, language] of [
      ['', 'php'],
      ['', 'plaintext'],
      ['#!x', 'go'],
      ['<!DOCTYPE y', 'go'],
    ] as const) {
      assert.equal(markerLine(untitled(text), language, folders), '');
    }
    assert.equal(
      markerLine({ uri: 'vscode-notebook-cell:/w/n.ipynb#1', languageId: 'x', text: '' }, 'go', folders),
      'Language: go',
    );
  });
});

describe('buildBlocks', () => {
  it('orders marker, snippets, edits and prefix, with line ends unified', () => {
    const snippet = { neighbour: documentOf('b.ts', ''), startLine: 0, endLine: 1, score: 1, text: 'x\r\ny\r' };
    const blocks = buildBlocks({
      marker: 'M',
      snippets: [snippet],
      folders: ['file:///w'],
      edits: 'E\n',
      prefix: 'p\r\nq',
    });
    assert.deepEqual(blocks, [
      { kind: 'marker', text: 'M\n', chunk: null },
      { kind: 'snippet', text: 'Compare this snippet from b.ts:\n', chunk: 0 },
      { kind: 'snippet', text: 'x\ny\n', chunk: 0 },
      { kind: 'edits', text: 'E\n', chunk: 1 },
      { kind: 'prefix', text: 'p\nq', chunk: null },
    ]);
    assert.deepEqual(buildBlocks({ marker: '', snippets: [], folders: [], edits: '', prefix: '' }), []);
  });
  it('heads a snippet without a path', () => {
    assert.equal(snippetHeader(undefined), 'Compare this snippet:');
  });
  it('turns each kind of line end into one', () => {
    assert.equal(plainLineEnds('a\r\n\r\n\rb\n'), 'a\n\n\nb\n');
  });
});

describe('divideBudget', () => {
  it('gives all to the prefix without a suffix', () => {
    assert.deepEqual(divideBudget('', 100, defaultPromptLimits, characters), {
      prefixLimit: 7692,
      suffix: { text: '', tokens: 0 },
    });
    assert.equal(divideBudget('abc', 100, { maxPromptTokens: 50, suffixPercent: 0 }, characters).prefixLimit, 50);
  });
  it('gives what one side leaves to the other', () => {
    // 2,000 tokens before the cursor, 335 after it: everything that is left goes back to the prefix.
    assert.deepEqual(divideBudget('s'.repeat(335), 2000, defaultPromptLimits, characters).prefixLimit, 7352);
    const long = divideBudget('s'.repeat(9000), 2000, defaultPromptLimits, characters);
    assert.deepEqual([long.prefixLimit, long.suffix.tokens], [2000, 5687]);
    const both = divideBudget('s'.repeat(9000), 6533, defaultPromptLimits, characters);
    assert.deepEqual([both.prefixLimit, both.suffix.tokens], [6533, 1154]);
  });
  it('drops a suffix that has no share', () => {
    const { prefixLimit, suffix } = divideBudget('abc', 1, { maxPromptTokens: 5, suffixPercent: 15 }, characters);
    assert.deepEqual([prefixLimit, suffix.text], [0, '']);
  });
  it('looks at a little over four characters a token', () => {
    assert.equal(mostUnits(defaultPromptLimits), 31_537);
    assert.equal(mostUnits({ maxPromptTokens: -3, suffixPercent: 15 }), 0);
  });
});

describe('elide', () => {
  const block = (kind: Block['kind'], size: number, chunk: number | null = null): Block => ({
    kind,
    text: kind.charAt(0).repeat(size),
    chunk,
  });
  const sizes = (blocks: readonly Block[], limit: number): readonly number[] | null =>
    elide(
      blocks.map(each => measureBlock(each, characters)),
      limit,
      characters,
    )?.map(({ tokens, text }) => {
      assert.equal(tokens, text.length);
      return tokens;
    }) ?? null;
  const example = [
    block('marker', 8),
    block('snippet', 6, 0),
    block('snippet', 30, 0),
    block('snippet', 6, 1),
    block('snippet', 50, 1),
    block('edits', 20, 2),
    block('prefix', 30),
  ];

  it('keeps everything that fits', () => {
    assert.deepEqual(sizes(example, 150), [8, 6, 30, 6, 50, 20, 30]);
  });
  it('gives up the marker, then whole snippets, lowest score first, and puts only the marker back', () => {
    assert.deepEqual(sizes(example, 142), [0, 6, 30, 6, 50, 20, 30]);
    assert.deepEqual(sizes(example, 141), [8, 0, 0, 6, 50, 20, 30]);
    assert.deepEqual(sizes(example, 100), [8, 0, 0, 0, 0, 20, 30]);
    assert.deepEqual(sizes(example, 58), [8, 0, 0, 0, 0, 20, 30]);
    assert.deepEqual(sizes(example, 57), [0, 0, 0, 0, 0, 20, 30]);
    assert.deepEqual(sizes(example, 49), [8, 0, 0, 0, 0, 0, 30]);
  });
  it('cuts the prefix by whole lines from the top, and the last line by tokens', () => {
    const lines: Block = { kind: 'prefix', text: 'aaaa\nbbb\ncc', chunk: null };
    assert.deepEqual(elide([measureBlock(lines, characters)], 6, characters)?.[0]?.text, 'bbb\ncc');
    assert.deepEqual(elide([measureBlock(lines, characters)], 5, characters)?.[0]?.text, 'cc');
    assert.deepEqual(elide([measureBlock(lines, characters)], 1, characters)?.[0]?.text, 'c');
  });
  it('is nothing when no block is left', () => {
    assert.equal(sizes([], 10), null);
    assert.equal(sizes([block('marker', 9)], 5), null);
  });
  it('never exceeds its limit', () => {
    const any = fc.record({
      kind: fc.constantFrom(...(Object.keys(blockWeights) as Block['kind'][])),
      size: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), fc.integer({ min: 0, max: 120 }), (drafts, limit) => {
        const order = drafts.sort((left, right) => blockWeights[left.kind] - blockWeights[right.kind]);
        const kept =
          sizes(
            order.map(({ kind, size }, at) => block(kind, size, kind === 'snippet' ? at : null)),
            limit,
          ) ?? [];
        assert.ok(kept.reduce((sum, tokens) => sum + tokens, 0) <= limit);
      }),
    );
  });
  it('counts a line together with the line ends behind it', () => {
    const measured = measureBlock({ kind: 'prefix', text: 'a\n\nb\nc', chunk: null }, characters);
    assert.deepEqual(measured.pieces, ['a\n\n', 'b\n', 'c']);
    assert.deepEqual(measured.pieceTokens, [3, 2, 1]);
    assert.equal(measured.tokens, 6);
    assert.deepEqual(measureBlock({ kind: 'prefix', text: '\n\na', chunk: null }, characters).pieces, ['\n\n', 'a']);
  });
});

describe('suffixAt', () => {
  const suffix = (text: string, remembered = '', most = 1000): string =>
    suffixAt(text.replace('|', ''), text.indexOf('|'), most, remembered, characters);

  it('starts with the next line, without white space in front', () => {
    assert.equal(suffix('call(|a)\n\n    next();\n}\n'), 'next();\n}\n');
    assert.equal(suffix('x|\r\n\ty\u2028'), 'y\u2028');
    assert.equal(suffix('x|abc\u2028def'), 'def');
    assert.equal(suffix('x| rest of the line'), '');
    assert.equal(suffix('x|\n  \n'), '');
  });
  it('looks no further than its limit', () => {
    assert.equal(suffix('x|ab\ncdef', '', 5), 'cd');
    assert.equal(suffix('x|ab\ncdef', '', 2), '');
  });
  it('sends a remembered suffix that differs by less than a tenth', () => {
    const old = 'abcdefghijklmnopqrst';
    const changed = (count: number): string => old.slice(0, 10) + 'X'.repeat(count) + old.slice(10 + count);
    assert.equal(suffix(`|\n${changed(1)}`, old), old);
    assert.equal(suffix(`|\n${changed(2)}`, old), changed(2));
    assert.equal(suffix('|\nZbcdefghijklmnopqrst', old), 'Zbcdefghijklmnopqrst');
    assert.equal(suffix('|\n', old), '');
    assert.equal(suffix('|\nshort', 'x'), 'short');
  });
  it('compares fifty tokens', () => {
    const old = 'a'.repeat(50);
    assert.equal(suffix(`|\n${old}${'b'.repeat(40)}`, old), old);
    const longer = 'a'.repeat(60);
    const changed = (count: number): string => `a${'b'.repeat(count)}${longer.slice(count + 1)}`;
    assert.equal(suffix(`|\n${changed(4)}`, longer), longer);
    assert.equal(suffix(`|\n${changed(5)}`, longer), changed(5));
  });
  it('counts single changes', () => {
    assert.equal(editDistance([], [1, 2]), 2);
    assert.equal(editDistance([1, 2], []), 2);
    assert.equal(editDistance([1, 2, 3], [1, 3]), 1);
    assert.equal(editDistance([1, 2, 3], [3, 1, 2]), 2);
    assert.equal(editDistance([1, 2, 3], [4, 5, 6]), 3);
  });
});
