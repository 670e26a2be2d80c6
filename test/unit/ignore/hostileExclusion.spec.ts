import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readYaml } from '../../../src/core/config/yamlText.ts';
import { contentExclusion, parseContentExclusion } from '../../../src/core/ignore/sources/contentExclusion.ts';
import { linearExpression } from '../../../src/core/texts/linearExpression.ts';

const place = { root: '/w', below: '', fetchUrls: null };
const ask = (yaml: string, path: string, text = ''): boolean => {
  const { rules } = parseContentExclusion(yaml, 'rules.yml');
  return contentExclusion(rules, place, 'rules.yml', () => text)(path) !== null;
};
const codes = (yaml: string): readonly string[] =>
  parseContentExclusion(yaml, 'rules.yml').problems.map(({ code }) => code.replace('ignore.exclusion.', ''));

describe('expressions from files', () => {
  it('say what they say in JavaScript', () => {
    const sources = [
      'a+b',
      '^a.c$',
      '\\bkey\\b',
      '[^]',
      '[]',
      '\\u0061b',
      '\\x61',
      '\\cJ',
      'a\\sb',
      '[\\s,]x',
      '\\S',
      '.',
      '[[]',
      '[a-c\\d]+',
      '(?:a|b)*?c',
      '(?<n>a)b',
      '\\/',
      '\\-',
      '\\A',
      '\\z',
      'a{2,3}',
      '\\u{61}',
    ];
    const texts = fc.array(
      fc.constantFrom(
        'a',
        'b',
        'c',
        ' ',
        '\n',
        '\r',
        '\u00A0',
        '\u2028',
        '[',
        '/',
        '-',
        'A',
        'z',
        '1',
        ',',
        'x',
        'key',
      ),
      { maxLength: 6 },
    );
    const property = fc.property(
      fc.constantFrom(...sources),
      fc.constantFrom('', 'i', 's', 'g'),
      texts,
      (source, flags, parts) => {
        const text = parts.join('');
        const isUnicode = source.includes('\\u{');
        const expected = new RegExp(source, `${flags}${isUnicode ? 'u' : ''}`).test(text);
        assert.equal(linearExpression(source, flags)?.(text), expected, `/${source}/${flags} ${JSON.stringify(text)}`);
      },
    );
    fc.assert(property, { numRuns: 3000 });
  });

  it('are refused where the dialects part, and told', () => {
    for (const source of ['(?=a)b', '(?<!a)b', '(a)\\1', 'a{1001}', '(', '*'])
      assert.equal(linearExpression(source, ''), null, source);
    assert.equal(linearExpression('a', 'x'), null);
    assert.deepEqual(codes('- ifAnyMatch: ["(?=a)b", "ok"]\n- ifNoneMatch: ["(a)\\\\1"]\n'), [
      'notLinear',
      'notLinear',
    ]);
    assert.equal(ask('- ifAnyMatch: ["(?=a)b", "ok"]\n', 'a.txt', 'it is ok'), true, 'the others count');
  });

  it('cost no more than the text is long', () => {
    const growth = (length: number): boolean =>
      ask('- ifAnyMatch: ["(a+)+$", "(a|a)*b", "(.*)*x"]\n', 'a.txt', `${'a'.repeat(length)}!`);
    assert.equal(growth(60), false);
    assert.equal(growth(20_000), false);
  });
});

describe('hostile rules of content exclusion', () => {
  it('with braces that stand for too much are left out and told', () => {
    for (const pattern of [
      '{1..9999999}',
      `${'{a,b}'.repeat(25)}`,
      '{1..99}{1..99}',
      `${'+('.repeat(5)}a${')'.repeat(5)}`,
    ]) {
      assert.deepEqual(codes(`- "${pattern}"\n`), ['tooWide'], pattern);
      assert.equal(ask(`- "${pattern}"\n- "*.pem"\n`, 'a.pem'), true);
    }
    assert.deepEqual(codes('- "**/*.{pem,key}"\n- "{1..20}.txt"\n- "+(a|b).c"\n'), []);
    assert.equal(ask('- "**/*.{pem,key}"\n', 'x/a.key'), true);
  });

  it('with many keys, deep nesting or aliases that explode end at once', () => {
    const many = Array.from({ length: 30_000 }, (_, at) => `k${at}: [a]`).join('\n');
    assert.equal(parseContentExclusion(many, 'rules.yml').rules.length, 30_000);
    const bombs = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'.charAt(at)},`.repeat(9)}]`),
    ];
    for (const text of [bombs.join('\n'), '['.repeat(5_000), '- '.repeat(5_000), `${'a: {'.repeat(2_000)}`]) {
      assert.notEqual(readYaml(text).offset, null, text.slice(0, 20));
      assert.deepEqual(codes(text), ['malformed']);
    }
  });
});
