import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isTooShort, NeedleDetector } from '../../../src/core/history/detection/needles.ts';

const line = 'pass="zebra/9+quilt" é';
const finds = (text: string, needle = line): boolean => new NeedleDetector([needle]).detect(text).length === 1;

describe('looking for a line in records', () => {
  it('finds it as it stands, escaped as JSON once and twice, with escaped slashes and letters', () => {
    const once = JSON.stringify({ a: line });
    assert.ok(finds(`x ${line} y`));
    assert.ok(finds(once));
    assert.ok(finds(JSON.stringify({ b: once })));
    assert.ok(finds(once.replaceAll('/', '\\/')));
    assert.ok(finds(once.replaceAll('é', '\\u00e9')));
    assert.ok(!finds('pass="zebra/9+quilt"'));
  });

  it('finds it in base64 wherever it begins, in both alphabets and wrapped', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 9 }),
        fc.string({ maxLength: 9 }),
        fc.integer({ min: 4, max: 80 }),
        (a, b, width) => {
          const encoded = Buffer.from(a + line + b).toString('base64');
          const wrapped = encoded.match(new RegExp(`.{1,${width}}`, 'g'))?.join('\n') ?? '';
          return (
            finds(encoded) &&
            finds(wrapped) &&
            finds(Buffer.from(a + line + b).toString('base64url')) &&
            !finds(encoded.slice(0, 8))
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('finds it broken by line ends and escaped at once, escaped three times, and as Go and others escape it', () => {
    const text = `${line} <b>`;
    const broken = text.replace(/.{6}/g, '$&\n');
    const thrice = JSON.stringify(JSON.stringify(JSON.stringify(text)));
    const go = JSON.stringify(text).replace('<', '\\u003c').replace('>', '\\u003e');
    const upper = JSON.stringify(text).replaceAll('é', '\\u00E9');
    for (const form of [JSON.stringify(broken), JSON.stringify({ a: JSON.stringify(broken) }), thrice, go, upper])
      assert.ok(finds(form, text), form);
  });

  it('finds it as addresses, forms, HTML and other languages encode it, alone and within JSON', () => {
    const text = `${line} <b> & 'c'`;
    const hex = [...text].map(each =>
      /[\w ]/.test(each) ? each : `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    const html = text.replace(/[&<>"'é]/g, each => `&#${each.charCodeAt(0)};`);
    const marked = text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#x27;');
    const form = new URLSearchParams({ a: text }).toString();
    for (const encoded of [
      encodeURIComponent(text),
      encodeURI(text),
      form,
      form.toLowerCase(),
      html,
      marked,
      hex.join(''),
    ])
      for (const each of [encoded, JSON.stringify({ b: encoded }), encodeURIComponent(encoded)])
        assert.ok(finds(each, text), each);
    assert.ok(!finds('100%zz %ff &unknown; &#99999999; \\u12', text), 'what is no encoding stays');
  });

  it('finds it in base64 of a text of JSON, and with its letters in parts', () => {
    const body = JSON.stringify({ messages: [{ content: JSON.stringify({ file: `a\n${line}\nb` }) }] });
    assert.ok(finds(Buffer.from(body).toString('base64')));
    assert.ok(finds(line.normalize('NFD')));
    assert.ok(finds(line, line.normalize('NFD')));
    assert.ok(finds(Buffer.from(line.normalize('NFD')).toString('base64')));
  });

  it('finds any line in any three encodings of a text around it', () => {
    const encoders = [
      JSON.stringify,
      encodeURIComponent,
      (text: string) => text.replace(/[&<"]/g, each => `&#${each.charCodeAt(0)};`),
    ];
    const sound = fc
      .string({ unit: 'grapheme', minLength: 8, maxLength: 30 })
      .filter(each => each.trim() === each && !/\p{Cs}|\s/u.test(each));
    fc.assert(
      fc.property(sound, fc.array(fc.constantFrom(...encoders), { maxLength: 3 }), (needle, chain) =>
        finds(
          chain.reduce((text, encode) => encode(text), `a ${needle} b`),
          needle,
        ),
      ),
      { numRuns: 500 },
    );
  });

  it('finds it broken by line ends', () => {
    assert.ok(finds('pass="zeb\n    ra/9+quilt"\n é'));
    const wrapped = Buffer.from('zebra-and-quilt').toString('base64').replace(/.{6}/g, '$&\r\n');
    const once = JSON.stringify({ a: wrapped, b: 'shorter\nline' });
    for (const text of [once, JSON.stringify(once), JSON.stringify({ c: JSON.stringify(once) })])
      for (const needle of ['zebra-and-quilt', 'shorterline']) assert.ok(finds(text, needle), text);
    assert.ok(finds('C:\\new\\tab \\n x', 'C:\\new\\tab'));
    assert.ok(!finds(`${'\\'.repeat(2_000_000)} x`), 'a long run of escapes costs no more than its length');
  });

  it('finds nothing for an empty line, and no short line in what is encoded', () => {
    assert.deepEqual(new NeedleDetector(['', '   ', 'abc']).detect('YWJj and a b c'), []);
    assert.deepEqual(new NeedleDetector(['', 'abc']).detect('xabcx'), ['1']);
    assert.deepEqual(new NeedleDetector(['}', 'a']).detect('a { }'), [], 'one character says nothing');
    assert.deepEqual(['', ' \t', '\ufeff}\r', 'ab', '  ab'].map(isTooShort), [true, true, true, false, false]);
  });

  it('finds lines with other indentation, halves of characters, tabs, and in coloured output', () => {
    assert.ok(finds('\t\tif (a) {\n\t\t\treturn total;\n', '\u00a0   return total;  '));
    assert.ok(finds(JSON.stringify('half \ud83d of it all'), 'half \ud83d of it all'));
    assert.ok(finds('half \ud83d of it all', 'half \ud83d of it all'));
    assert.ok(finds('name\tvalue\tunit', 'name\tvalue\tunit'));
    assert.ok(finds('\u001b[1mpass=\u001b[0mzebra-quilt', 'pass=zebra-quilt'));
    assert.ok(finds(JSON.stringify('\u001b[1mpass=\u001b[0mzebra-quilt'), 'pass=zebra-quilt'));
  });

  it('finds a line of a million characters, in base64 too', () => {
    const long = Array.from({ length: 100_000 }, (_, i) => `word ${i} é`).join(' ');
    assert.ok(finds(`a ${long} b`, long));
    assert.ok(finds(Buffer.from(`a ${long} b`).toString('base64'), long));
    assert.ok(!finds(`a ${long.slice(0, -1)} b`, long));
  });

  it('finds of many lines at once what it finds of each alone', () => {
    const part = fc.constantFrom('a', 'b', 'ab', ' ', 'const x = ', '\t', 'é', '"', '\\', 'aaaa', '\n', '%20', '0123');
    const text = fc.array(part, { maxLength: 30 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), text, fc.boolean(), (lines, record, isEncoded) => {
        const given = isEncoded ? Buffer.from(record).toString('base64') : record;
        const alone = lines.flatMap((line, index) => (finds(given, line) ? [String(index)] : []));
        assert.deepEqual([...new NeedleDetector(lines).detect(given)].sort(), alone.sort());
        for (const [index, line] of lines.entries())
          if (!isTooShort(line) && given.includes(line.trim())) assert.ok(alone.includes(String(index)));
      }),
      { numRuns: 500 },
    );
  });
});
