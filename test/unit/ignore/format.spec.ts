import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluate } from '../../../src/core/ignore/gitignore/evaluate.ts';
import { formatIgnore } from '../../../src/core/ignore/writing/format.ts';
import { matchedBy } from '../../../src/core/ignore/gitignore/matched.ts';

describe('formatIgnore', () => {
  it('sorts what stands together and moves nothing past a comment, a blank line or an exception', () => {
    assert.equal(formatIgnore('c\n/b\na\n# z\ny\nx\n!n\nm\nl\n\nq\np'), 'a\n/b\nc\n# z\nx\ny\n!n\nl\nm\n\np\nq\n');
  });

  it('keeps line ends, a byte-order mark, tabs and escaped spaces', () => {
    assert.equal(formatIgnore('\uFEFFb  \r\na\\ \r\n'), '\uFEFFa\\ \r\nb\r\n');
    assert.equal(formatIgnore('x\t\n'), 'x\t\n');
    assert.equal(formatIgnore('x\\\\  \n'), 'x\\\\\n');
    assert.equal(formatIgnore('# c \\  \n'), '# c \\\n');
  });

  it('keeps one blank line of several, none at the ends, and gives nothing for nothing', () => {
    assert.equal(formatIgnore('\n\na\n\n\n\nb\n\n'), 'a\n\nb\n');
    assert.equal(formatIgnore(''), '');
    assert.equal(formatIgnore('\n \n'), '');
  });

  it('changes no verdict, loses no line, and is done after one run', () => {
    const part = fc.constantFrom('a', 'b', '*', '/', '!', '#', ' ', '\\', '*.x', '\t', '[ab]');
    const line = fc.array(part, { maxLength: 5 }).map(parts => parts.join(''));
    const path = fc
      .array(fc.constantFrom('a', 'b', 'a.x', ' ', '#'), { minLength: 1, maxLength: 3 })
      .map(parts => parts.join('/'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), path, (lines, end, each) => {
        const text = lines.join(end);
        const formatted = formatIgnore(text);
        const verdict = (of: string) => evaluate([{ path: '', mechanism: '', base: '', text: of }], each).ignored;
        assert.equal(verdict(formatted), verdict(text), JSON.stringify(formatted));
        assert.equal(formatIgnore(formatted), formatted);
        const comments = (of: string) =>
          of
            .split(/\r?\n/)
            .filter(one => one.startsWith('#'))
            .map(one => one.trimEnd());
        assert.deepEqual(comments(formatted), comments(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('matchedBy', () => {
  const paths = ['a.pem', 'src/b.pem', 'src/keys/c.txt', '!odd', 'B.PEM'];
  const root = { base: '', matchCase: true };

  it('gives files and what lies in folders, also for an exception', () => {
    assert.deepEqual(matchedBy('*.pem', root, paths), ['a.pem', 'src/b.pem']);
    assert.deepEqual(matchedBy('!*.pem', root, paths), ['a.pem', 'src/b.pem']);
    assert.deepEqual(matchedBy('keys/', root, paths), ['src/keys/c.txt']);
    assert.deepEqual(matchedBy('!!odd', root, paths), ['!odd']);
    assert.deepEqual(matchedBy('*.pem', { ...root, matchCase: false }, paths), ['a.pem', 'src/b.pem', 'B.PEM']);
  });

  it('counts from the folder of the file, and gives nothing for what is no pattern', () => {
    assert.deepEqual(matchedBy('/b.pem', { ...root, base: 'src' }, paths), ['src/b.pem']);
    for (const line of ['', '# a.pem', '!', '!# x']) assert.deepEqual(matchedBy(line, root, paths), [], line);
  });
});
