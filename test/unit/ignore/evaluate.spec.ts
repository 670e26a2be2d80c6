import assert from 'node:assert/strict';
import { evaluate } from '../../../src/core/ignore/gitignore/evaluate.ts';
import { ruleFileProblems } from '../../../src/core/ignore/gitignore/problems.ts';
import type { RuleFile } from '../../../src/core/ignore/types.ts';

function file(text: string, base = ''): RuleFile {
  return { path: base === '' ? '.aiignore' : `${base}/.aiignore`, mechanism: '.aiignore', base, text };
}

describe('evaluate', () => {
  it('names the file, the line and the pattern that decided', () => {
    const rules = [file('# secrets\n\n*.env  \n'), file('!local.env\n', 'config')];
    assert.deepEqual(evaluate(rules, 'config/prod.env'), {
      ignored: true,
      by: { file: '.aiignore', line: 3, pattern: '*.env' },
    });
    assert.deepEqual(evaluate(rules, 'config/local.env'), {
      ignored: false,
      by: { file: 'config/.aiignore', line: 1, pattern: '!local.env' },
    });
    assert.deepEqual(evaluate(rules, 'readme.md'), { ignored: false, by: null });
  });

  it('cannot open a file again below an ignored folder', () => {
    const rules = [file('build/\n!build/keep.txt\n'), file('!keep.txt\n', 'build')];
    assert.equal(evaluate(rules, 'build/keep.txt').by?.line, 1);
    assert.equal(evaluate(rules, 'build/keep.txt').ignored, true);
  });

  it('tells a folder from a file', () => {
    const rules = [file('out/\n')];
    assert.equal(evaluate(rules, 'out').ignored, false);
    assert.equal(evaluate(rules, 'out', { isDirectory: true }).ignored, true);
    assert.equal(evaluate(rules, 'out/').ignored, true);
    assert.equal(evaluate(rules, 'src/out/a').ignored, true);
  });

  it('lets the later of two files of one folder decide', () => {
    const first = { ...file('a\n'), path: 'first' };
    const second = { ...file('!a\n'), path: 'second' };
    assert.equal(evaluate([first, second], 'a').by?.file, 'second');
    assert.equal(evaluate([second, first], 'a').by?.file, 'first');
  });

  it('lets a deeper file decide, whatever the order of the list', () => {
    const root = file('x\n');
    const deeper = file('!x\n', 'a');
    const deepest = file('x\n', 'a/b');
    for (const rules of [
      [root, deeper, deepest],
      [deepest, deeper, root],
      [deeper, deepest, root],
    ]) {
      assert.deepEqual(
        [evaluate(rules, 'x').ignored, evaluate(rules, 'a/x').ignored, evaluate(rules, 'a/b/x').ignored],
        [true, false, true],
      );
    }
  });

  it('folds case only when asked to', () => {
    const rules = [file('*.PEM\nKeys/\n')];
    assert.equal(evaluate(rules, 'a.pem').ignored, false);
    assert.equal(evaluate(rules, 'a.pem', { matchCase: false }).ignored, true);
    assert.equal(evaluate(rules, 'KEYS/x', { matchCase: false }).ignored, true);
  });

  it('answers paths that leave the folder, or are none, with "no rule"', () => {
    const rules = [file('*\n')];
    for (const path of ['', '.', './', '/', '/etc/passwd', '..', '../x', '../../x/y']) {
      assert.deepEqual(evaluate(rules, path), { ignored: false, by: null }, path);
    }
    assert.equal(evaluate(rules, './x').ignored, true);
    assert.equal(evaluate(rules, '..x').ignored, true);
  });

  it('counts bytes, as git does', () => {
    assert.equal(evaluate([file('?\n')], 'é').ignored, false);
    assert.equal(evaluate([file('??\n')], 'é').ignored, true);
    assert.equal(evaluate([file('????\n')], '😀').ignored, true);
    assert.equal(evaluate([file('???\n')], '漢').ignored, true);
    assert.equal(evaluate([file('???\n')], '\uD800').ignored, true, 'half a character is three bytes');
  });

  it('does not hang on hostile patterns and paths', () => {
    const stars = `${'*a'.repeat(2_000)}b\n${'**/'.repeat(2_000)}b\n${'[a-z]*'.repeat(500)}!\n`;
    const rules = [file(stars)];
    assert.equal(evaluate(rules, 'a'.repeat(4_000)).ignored, false);
    assert.equal(evaluate(rules, 'a/'.repeat(2_000) + 'a').ignored, false);
    assert.equal(evaluate(rules, 'a/'.repeat(2_000) + 'b').ignored, true);
    assert.equal(evaluate([file(`${'**/a/'.repeat(800)}b`)], 'a/'.repeat(300) + 'a').ignored, false);
    assert.equal(evaluate([file(`${'**/a/'.repeat(150)}b`)], 'a/'.repeat(300) + 'b').ignored, true);
    assert.equal(evaluate(rules, 'a/'.repeat(200_000) + 'b').ignored, false, 'longer than a path can be');
  });
});

describe('ruleFileProblems', () => {
  const codes = (text: string): readonly string[] =>
    ruleFileProblems(file(text)).map(({ line, why }) => `${line} ${why.code.replace('ignore.problem.', '')}`);

  it('names lines that match nothing', () => {
    assert.deepEqual(codes('ok\n/\n!\nfoo[\nfoo\\\n./x\na/../b\n../x\nC:\\keys\nx\t\n[[:nope:]]\n'), [
      '2 empty',
      '3 empty',
      '4 brokenClass',
      '5 backslashAtEnd',
      '6 dotFolder',
      '7 dotFolder',
      '8 dotFolder',
      '9 drive',
      '10 blankAtEnd',
      '11 brokenClass',
    ]);
  });

  it('is silent about what works', () => {
    assert.deepEqual(codes('\uFEFF# [\n\n*.env\r\n!/a b \n\\#x\n**/k/**\n[]]\nfoo\\\\\na\\ \n'), []);
  });

  it('is right about them: none of the lines matches anything near to it', () => {
    for (const pattern of ['/', '!', 'foo[', 'foo\\', './x', 'a/../b']) {
      for (const path of ['foo[', 'foo', 'foo\\', 'x', 'b', 'a/b', './x']) {
        assert.equal(evaluate([file(`${pattern}\n`)], path).by, null, `${pattern} ${path}`);
      }
    }
  });
});

describe('character classes', () => {
  const members: Readonly<Record<string, RegExp>> = {
    alnum: /[0-9A-Za-z]/,
    alpha: /[A-Za-z]/,
    blank: /[ \t]/,
    digit: /[0-9]/,
    graph: /[!-~]/,
    lower: /[a-z]/,
    print: /[ -~]/,
    punct: /[!-/:-@[-`{-~]/,
    space: /[\t-\r ]/,
    upper: /[A-Z]/,
    xdigit: /[0-9A-Fa-f]/,
  };
  for (const [name, expected] of Object.entries(members)) {
    it(`[:${name}:] holds what POSIX says`, () => {
      for (let code = 1; code < 128; code++) {
        const character = String.fromCharCode(code);
        if (character === '/') continue;
        const { ignored } = evaluate([file(`x[[:${name}:]]\n`)], `x${character}`);
        assert.equal(ignored, expected.test(character), JSON.stringify(character));
      }
    });
  }

  it('[:cntrl:] holds control characters', () => {
    const held = [1, 9, 31, 127].map(
      code => evaluate([file('x[[:cntrl:]]\n')], `x${String.fromCharCode(code)}`).ignored,
    );
    assert.deepEqual(held, [true, true, true, true]);
    assert.equal(evaluate([file('x[[:cntrl:]]\n')], 'x ').ignored, false);
  });
});
