import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordsOf } from '../../../src/core/secrets/judgement/names.ts';
import { entropy } from '../../../src/core/secrets/judgement/randomness.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { isMonotonous } from '../../../src/core/secrets/judgement/value.ts';

const name = fc.string({ unit: fc.constantFrom('a', 'b', 'z', 'A', 'B', 'Z', '1', '9', '_', '-', '.', ' ', 'é') });

describe('secrets: measures of names and values', () => {
  it('split names at joiners, at humps and before the last capital of an acronym', () => {
    assert.deepEqual(wordsOf('HTTPServerKey2Value'), ['http', 'server', 'key2', 'value']);
    assert.deepEqual(wordsOf('__API-key.x'), ['api', 'key', 'x']);
    assert.deepEqual(wordsOf('AB'), ['ab']);
    assert.deepEqual(wordsOf('2FA'), ['2', 'fa']);
    const byExpression = (text: string): string[] =>
      text
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter(word => word !== '');
    fc.assert(fc.property(name, text => assert.deepEqual(wordsOf(text), byExpression(text))));
  });

  it('call monotonous what consists of two characters, or mostly repeats one', () => {
    const bySet = (value: string): boolean => {
      const codes = [...value].map(char => (char.codePointAt(0) ?? 0) | 32);
      const repeats = codes.filter((code, i) => i > 0 && code === codes[i - 1]).length;
      const { size } = new Set(codes);
      return size <= 2 || repeats > 0.6 * value.length || (value.length >= 12 && size <= 3);
    };
    const value = fc.string({ unit: fc.constantFrom('a', 'A', 'b', '-', '?', '\r', 'é', 'É', 'ß'), maxLength: 16 });
    fc.assert(
      fc.property(value, text => assert.equal(isMonotonous(text), bySet(text), text)),
      { numRuns: 2000 },
    );
    assert.equal(isMonotonous('abab'), true);
    assert.equal(isMonotonous('abcabc'), false);
    assert.equal(isMonotonous('abcabcabcabc'), true);
  });

  it('count entropy in bits a character', () => {
    assert.equal(entropy(''), 0);
    assert.equal(entropy('aaaa'), 0);
    assert.equal(entropy('abcdefgh'), 3);
    assert.equal(entropy('aabb'.repeat(200)), 1);
    for (let half = 500; half < 530; half++)
      assert.ok(Math.abs(entropy('a'.repeat(half) + 'b'.repeat(half)) - 1) < 1e-9, `${half}`);
    const naive = (text: string): number =>
      [...new Set(text)].reduce((bits, char) => {
        const share = text.split(char).length - 1;
        return bits - (share / text.length) * Math.log2(share / text.length);
      }, 0);
    const text = fc.string({ unit: fc.constantFrom(...'abcdefghij0123456789'), minLength: 1, maxLength: 900 });
    fc.assert(fc.property(text, value => assert.ok(Math.abs(entropy(value) - naive(value)) < 1e-9)));
  });
});

describe('secrets: rules that share a keyword', () => {
  it('are each asked where one of them may match', () => {
    const own = createScanner({
      extraRules: [
        {
          id: 'team',
          provider: 'team',
          keywords: ['hf_'],
          find: line => {
            const start = line.toLowerCase().indexOf('hf_');
            return start < 0 ? [] : [{ start, end: start + 10 }];
          },
        },
      ],
    });
    const ids = (text: string): string[] => own.scan({ path: 'a.txt', text }).map(each => each.ruleId);
    assert.deepEqual(ids('xhf_1234567'), ['team'], 'in the middle of a word');
    assert.deepEqual(ids('Hf_1234567'), ['team'], 'in capitals');
  });

  it('may have keywords of any length, of which the beginning is looked for', () => {
    const long = `Long${'-word'.repeat(20_000)}`;
    const find = (line: string): { start: number; end: number }[] => [{ start: 0, end: line.length }];
    const own = createScanner({ extraRules: [{ id: 'team', provider: 'team', keywords: [long], find }] });
    const text = `${'. '.repeat(20_000)}\n${long.slice(0, 1000)}\n`;
    assert.deepEqual(
      own.scan({ path: 'a.txt', text }).map(each => each.ruleId),
      ['team'],
    );
    assert.deepEqual(own.scan({ path: 'a.txt', text: long.slice(0, 90) }), []);
  });

  it('find a Kubernetes secret where its kind begins a line', () => {
    const value = Buffer.from('correct horse battery').toString('base64');
    const manifest = (head: string, indent = ''): string =>
      `${indent}apiVersion: v1\n${indent}${head}kind: Secret\n${indent}data:\n${indent}  password: ${value}\n`;
    const ids = (text: string): string[] =>
      createScanner()
        .scan({ path: 'a.yaml', text })
        .map(each => each.ruleId);
    assert.deepEqual(ids(manifest('')), ['kubernetes-secret']);
    assert.deepEqual(ids(manifest('', '  ')), ['kubernetes-secret']);
    assert.ok(!ids(manifest('# no kind: Config, ')).includes('kubernetes-secret'));
  });
});
