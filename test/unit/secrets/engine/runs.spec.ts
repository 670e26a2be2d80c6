import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeRun } from '../../../../src/core/secrets/engine/decode.ts';
import { sceneOf } from '../../../../src/core/secrets/matchers/detections.ts';
import { Engine } from '../../../../src/core/secrets/engine/engine.ts';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { forEachStretch } from '../../../../src/core/secrets/engine/stretches.ts';
import { unitsOf } from '../../../../src/core/secrets/engine/units.ts';
import { countsUp } from '../../../../src/core/secrets/judgement/value.ts';
import { body, found } from '../support.ts';

const hex = body(32, 61, '0123456789abcdef');
const drawn = body(40, 62);

function naiveRuns(text: string): string[] {
  return [...text.matchAll(/[A-Za-z0-9_-]+/g)]
    .map(match => match[0])
    .filter(run => run.length >= 16 && run.length <= 300);
}
function runs(text: string, from = 0, to = text.length): string[] {
  const out: string[] = [];
  forEachStretch(
    units(text),
    from,
    to,
    (start, end, hasDigits, mayCount) => {
      const run = text.slice(start, end);
      assert.equal(hasDigits, /\d{5}|\d\D+\d/.test(run), run);
      assert.ok(mayCount || !countsUp(run, 0, run.length), 'what counts up is not missed');
      out.push(run);
    },
    () => undefined,
  );
  return out;
}
const units = (text: string): Uint8Array => unitsOf(text, 0, text.length);

describe('secrets: random tokens', () => {
  it('are found sixteen characters at a time, wherever they begin and end', () => {
    const part = fc.oneof(
      fc.constantFrom(' ', '\n', '.', 'é', '/', '='),
      fc.nat({ max: 40 }).map(length => body(length, length)),
      fc.constantFrom('x'.repeat(299), 'y'.repeat(300), 'z'.repeat(301), 'w'.repeat(700)),
    );
    const text = fc.array(part, { maxLength: 30 }).map(list => list.join(''));
    fc.assert(
      fc.property(text, fc.nat({ max: 400 }), (whole, cut) => {
        assert.deepEqual(runs(whole), naiveRuns(whole));
        const middle = Math.min(cut, whole.length);
        assert.deepEqual([...runs(whole, 0, middle), ...runs(whole, middle)], runs(whole));
      }),
    );
  });

  it('are found where a range begins with one, right after a mark', () => {
    for (const before of ['/', '+', 'ab/', '. /'])
      assert.deepEqual(runs(`${before}${body(40, 3)} .`, before.length), [body(40, 3)]);
    assert.deepEqual(runs(`/a${body(40, 3)} .`, 2), [], 'one that begins before the range is not its own');
  });

  it('are told by their digits and by what counts in them, wherever it stands', () => {
    for (let at = 0; at < 40; at++) {
      const parts = ['12', '123', '1234', '12345', '123456', '1x2', 'abcde', 'zyxwv', 'ABCDEFG', '98765', 'gfedc'];
      for (const part of parts) {
        // The helper checks what is reported for each run; a run at the end of the text would be reported twice.
        assert.equal(runs(`${'q'.repeat(at)}${part}${'q'.repeat(30)} .`).length, 1);
        assert.equal(runs(`${'. '.repeat(at)}${part}${'q'.repeat(30)} .`).length, 1);
      }
    }
  });

  it('are found in texts of several blocks, and in stretches longer than one', () => {
    const filler = fc.constantFrom('. ', 'ab/', 'a', `${body(20, 7)}/`, `${body(310, 8)}+`, 'fghij.');
    const length = fc.integer({ min: 32_700, max: 32_800 });
    const tail = fc.array(fc.constantFrom(' ', '/', body(18, 9), body(15, 10), 'é'), { maxLength: 8 });
    fc.assert(
      fc.property(filler, length, tail, fc.nat(), (piece, size, end, cut) => {
        const head = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
        const whole = head + end.join('');
        assert.deepEqual(runs(whole), naiveRuns(whole));
        const middle = cut % whole.length;
        assert.deepEqual([...runs(whole, 0, middle), ...runs(whole, middle)], runs(whole));
      }),
      { numRuns: 40 },
    );
    const dense = `${body(16, 12)} `.repeat(6000);
    assert.equal(runs(dense).length, 6000, 'as many as have room');
    const long = `${body(40, 11)}/`.repeat(3000);
    assert.equal(runs(long).length, 3000);
    assert.deepEqual([...runs(long, 0, 50_000), ...runs(long, 50_000)], runs(long));
  });

  it('are reported beside the name of a service or a word such as key', () => {
    assert.deepEqual(found(`stripe ${drawn}`), [`stripe-named-token low «${drawn}»`]);
    assert.deepEqual(found(`stripe key ${drawn}`), [`stripe-named-token medium «${drawn}»`]);
    assert.deepEqual(found(`acmeKEY-${hex}`), [`generic-named-token low «${hex}»`]);
    assert.deepEqual(found(`the secret is ${hex}`), [`generic-named-token low «${hex}»`]);
    assert.deepEqual(found(`x ${hex}`), []);
    assert.deepEqual(found(`stripe\n\n${drawn}`), []);
  });

  it('are known by what stands before the part of a text that is searched', () => {
    const text = `the stripe key ${drawn} and more`;
    const found = new Engine().search(sceneOf({ path: 'a.md', text }), 15, text.length).candidates;
    assert.deepEqual(
      found.map(each => each.rule.id),
      ['stripe-named-token'],
    );
    assert.deepEqual(new Engine().search(sceneOf({ path: 'a.md', text }), 16, text.length).candidates, []);
  });

  it('are no names, checksums, files or parts of addresses', () => {
    for (const text of [
      `stripe commit ${hex}`,
      `stripe integrity sha256 ${hex}`,
      `public key ${hex}`,
      `GPG key: ${hex}`,
      `credentialsId: ${hex}`,
      `github ${drawn}`,
      `uses: github/action@${hex}`,
      `https://stripe.com/docs/${hex}`,
      `stripe ${hex}.png`,
      'stripe 0123456789abcdefghijklmnopqrstuvwxyz',
      'stripe RSA_PKCS1V15_4096_SHA256',
      'stripe model-2024-09-26-preview',
      'stripe getCustomerById2FromStore',
      `stripe ${'A1b2'.repeat(4)}+${drawn}`,
      `stripe ${'0'.repeat(30)}1`,
    ]) {
      assert.deepEqual(found(text), [], text);
    }
    assert.equal(found(`github token ${drawn}`).length, 1);
  });

  it('are passed over in generated files', () => {
    for (const path of ['package-lock.json', 'a/yarn.lock', 'dist/app.min.js', 'a.svg', 'go.sum', 'x.css']) {
      assert.deepEqual(createScanner().scan({ path, text: `stripe key ${drawn}` }), [], path);
    }
  });

  it('of counted-up letters are samples of the service that is named, and nothing elsewhere', () => {
    const counted = 'abcdefghijklmnopqrstuvwxyzab';
    assert.deepEqual(found(`browshot key ${counted}`), [`browshot-named-token low «${counted}»`]);
    assert.deepEqual(found(`browshot ${counted}`), []);
    assert.deepEqual(found(`the key ${counted}`), []);
    assert.deepEqual(found(`cloudant_key = "${counted}"`, 'a.py'), [`cloudant-named-token low «${counted}»`]);
  });

  it('of Discord are known by their shape', () => {
    const token = `${Buffer.from('198622483471925248').toString('base64')}.${body(6, 63)}.${body(27, 64)}`;
    assert.deepEqual(found(`x = "${token}"`), [`discord-bot-token high «${token}»`]);
    assert.deepEqual(found(`x = "${token.slice(1)}"`), []);
    assert.deepEqual(found(`x = "${token}${body(12, 65)}"`), []);
  });

  it('in code are no amounts, types or calls', () => {
    for (const text of [
      'const limits = {max_output_tokens:128000,knowledge_cutoff:new Date(1717)};',
      'def load(private_key: ed25519.Ed25519PrivateKey): pass',
      'document.querySelectorAll(\'input[type="password"]\',\'input[type="tel"]\')',
      'const tests = { pass: "要素がタブ順序にない、またはアクセシブルなテキストが存在します" };',
      '"@scope/rule-1password": "^10.2.2"',
    ]) {
      assert.deepEqual(found(text, 'src/a.ts'), [], text);
    }
  });
});

describe('secrets: encoded runs', () => {
  it('are found wherever they begin, and decoded where they hold text', () => {
    const texts: string[] = [];
    const inner = 'a sentence of printable text, long enough';
    const outer = `x ${Buffer.from(inner).toString('base64')} y ${Buffer.from(inner).toString('hex')} z ${body(60, 66)} `;
    forEachStretch(units(outer), 0, outer.length, null, (start, end) =>
      texts.push(decodeRun(outer, start, end) ?? 'nothing'),
    );
    assert.deepEqual(texts, [inner, inner, 'nothing']);
    const long = Buffer.from('text '.repeat(2000)).toString('base64');
    forEachStretch(units(` ${long} `), 0, long.length + 2, null, () => assert.fail('data is passed over'));
  });
});
