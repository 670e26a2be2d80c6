import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blocksOf } from '../../../src/core/context/agent/files/markdown/blocks.ts';
import { frontMatterOf, lengthOfFront } from '../../../src/core/context/agent/files/markdown/frontMatter.ts';
import { type ImportRule, importsIn } from '../../../src/core/context/agent/files/markdown/imports.ts';

const kinds = (text: string): readonly string[] =>
  blocksOf(text).map(
    ({ kind, start, end, isInList }) => `${kind}${isInList ? ' in a list' : ''}: ${text.slice(start, end)}`,
  );

describe('blocks of Markdown', () => {
  it('are code between fences and indented, HTML up to a blank line or its end, and text', () => {
    assert.deepEqual(kinds('a\nb\n```\nc\n```\n# d\n\n    e\n\nf\n    g\n'), [
      'text: a\nb',
      'code: ```\nc\n```',
      'text: # d',
      'code:     e',
      'text: f\n    g',
    ]);
    assert.deepEqual(kinds('<details>\na\n```\n\nb\n<!-- c\n\nd --> e\nf\n<pre>\n\n</pre>\n'), [
      'html: <details>\na\n```',
      'text: b',
      'html: <!-- c\n\nd --> e',
      'text: f',
      'html: <pre>\n\n</pre>',
    ]);
    assert.deepEqual(kinds('a\n\n~~~\nb'), ['text: a', 'code: ~~~\nb']);
  });

  it('lie in quotes and lists', () => {
    assert.deepEqual(kinds('> a\nb\n> ```\n> c\n'), ['text: a\nb', 'code: ```\n> c']);
    assert.deepEqual(kinds('- a\n  b\n\n      c\n- ```\n  d\n  ```\ne\n'), [
      'text in a list: a\n  b',
      'code in a list:     c',
      'code in a list: ```\n  d\n  ```',
      'text in a list: e',
    ]);
    assert.deepEqual(kinds('1. a\n   - b\n\nc\n***\n'), [
      'text in a list: a',
      'text in a list: b',
      'text: c',
      'text: ***',
    ]);
  });

  it('are found in linear time, and never throw', () => {
    for (const piece of ['> ', '- ', '```\n', '<div>\n', '| a |\n', '<!--\n', '    x\n', '1. ', '`', '~~~x\n', '\t'])
      blocksOf(piece.repeat(20_000));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('> ', '- ', '```', '<p>', '\n', '    ', 'a', '|', '---', '\t', '\r\n')),
        parts => {
          const text = parts.join('');
          for (const { start, end } of blocksOf(text)) assert.ok(0 <= start && start <= end && end <= text.length);
        },
      ),
    );
  });
});

describe('imports by the blocks they stand in', () => {
  const rule: ImportRule = {
    depth: 1,
    after: 'space',
    within: 'anywhere',
    skips: ['spans', 'code', 'html', 'comments'],
  };

  it('are not those in HTML and code, nor in front matter where the product has it taken off', () => {
    const text = '---\na: @front\n---\n@a\n<div>\n@html\n\n`x\n@span` @b\n\n- i\n\n  ```\n  @fence\n  ```\n';
    assert.deepEqual(importsIn(text, { ...rule, skipsFront: true }), ['a', 'b']);
    assert.deepEqual(importsIn(text, rule), ['front', 'a', 'b']);
  });

  it('may be those in code within lists, and all but what stands between backticks', () => {
    const text = '- `x @a`\n\n  ```\n  @b\n  ```\n\n`x @c`\n\n```\n@d\n```\n<p>\n@e `\n@f\n`';
    assert.deepEqual(importsIn(text, { ...rule, skips: ['code-outside-lists'] }), ['a`', 'b', 'e', 'f']);
    assert.deepEqual(importsIn(text, { ...rule, skips: ['backtick-pairs'] }), ['e']);
  });

  it('may be the text of a link, or stand in marks', () => {
    const text = '[@a.md](x) [@b.md] **@c.md** ~~@d.md~~ | @e.md |';
    assert.deepEqual(importsIn(text, { ...rule, withinMarks: true }), ['a.md', 'c.md', 'e.md']);
    assert.deepEqual(importsIn(text, rule), ['e.md']);
  });

  it('begin and end as the product has it', () => {
    assert.deepEqual(importsIn('@1.md @_x @a.md @b.png @c', { ...rule, starts: /^[./A-Za-z]/ }), [
      'a.md',
      'b.png',
      'c',
    ]);
    assert.deepEqual(importsIn('@a.md @b.png @C.MD @c @.dot', { ...rule, endings: ['.md'] }), [
      'a.md',
      'C.MD',
      'c',
      '.dot',
    ]);
    assert.deepEqual(importsIn('<@a.md> {@b.md}', { ...rule, after: 'no-word', trimsEnd: true, skips: [] }), [
      'a.md',
      'b.md',
    ]);
  });
});

describe('front matter', () => {
  it('has a fault where readers of YAML stumble', () => {
    assert.equal(frontMatterOf('---\na: 1\n---\n').fault, null);
    assert.equal(frontMatterOf('---\na: b: c\n---\n').fault, 'colon');
    assert.equal(frontMatterOf('---\na: [b\n---\n').fault, 'yaml');
    assert.equal(frontMatterOf('---\n- a\n---\n').fault, 'yaml');
    assert.equal(frontMatterOf('---\na: 1\na: 2\n---\n').fault, 'double');
    assert.equal(frontMatterOf('---\n---\n').fault, null);
  });

  it('may reach to the end', () => {
    assert.deepEqual(frontMatterOf('---\na: 1\n').values, {});
    assert.deepEqual(frontMatterOf('---\na: 1\n', true).values, { a: 1 });
    assert.equal(lengthOfFront('---\na: 1\n---\nx'), 13);
    assert.equal(lengthOfFront('x'), 0);
  });
});
