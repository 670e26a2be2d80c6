import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalLine } from '../../../../src/core/egress/attribution/canonical.ts';
import { LineHashIndex } from '../../../../src/core/egress/attribution/lineIndex.ts';
import { ScanCache } from '../../../../src/core/egress/attribution/scanCache.ts';
import { sentContents } from '../../../../src/core/egress/attribution/sent.ts';
import type { EgressRecord } from '../../../../src/core/egress/types.ts';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { nodeCodec } from '../../../../src/node/egress/codec.ts';

const math = [
  '// Sums of things.',
  'export function addNumbers(a: number, b: number) {',
  '  const sum = a + b;',
  '',
  '  return sum;',
  '}',
  '',
  'export function multiply(a: number, b: number) {',
  '  return a * b;',
  '}',
];
const shop = [
  'import { addNumbers } from "./math";',
  '',
  'const basket = [1, 2, 3];',
  'console.log(basket.reduce(addNumbers));',
];
const none: ReadonlySet<string> = new Set();

function index(): LineHashIndex {
  const lines = new LineHashIndex();
  lines.add('src/math.ts', math.join('\n'));
  lines.add('src/shop.ts', shop.join('\r\n'));
  lines.add('.env', 'TOKEN=abc12345\n');
  return lines;
}

describe('egress: where texts come from', () => {
  it('finds ranges as they are, as comments, numbered, indented and in diffs', () => {
    const part = math.slice(1, 6);
    const forms: readonly (readonly string[])[] = [
      part,
      part.map(line => `// ${line}`),
      part.map(line => `# ${line}`.trimEnd()),
      part.map((line, i) => `${i + 2}| ${line}`),
      part.map((line, i) => `     ${i + 2}→${line}`),
      part.map(line => `        ${line}`),
      part.map(line => `+${line}`),
      part.map(line => `// // ${line}`),
    ];
    for (const form of forms) {
      const text = ['Path: src/x.ts', ...form, 'something else entirely'].join('\n');
      assert.deepEqual(
        index().find(text, none),
        [{ path: 'src/math.ts', startLine: 2, endLine: 5, textLine: 2 }],
        form[0],
      );
    }
  });

  it('takes the longest run and goes on behind it', () => {
    const text = [...shop.slice(2), ...math.slice(7)].join('\n');
    assert.deepEqual(index().find(text, none), [
      { path: 'src/shop.ts', startLine: 3, endLine: 4, textLine: 1 },
      { path: 'src/math.ts', startLine: 8, endLine: 9, textLine: 3 },
    ]);
  });

  it('a short run counts only where the request names its file', () => {
    const text = '     1→TOKEN=abc12345';
    assert.deepEqual(index().find(text, none), []);
    assert.deepEqual(index().find(text, new Set(['.env'])), [{ path: '.env', startLine: 1, endLine: 1, textLine: 1 }]);
  });

  it('lines that stand in several files belong to the one named last above them', () => {
    const lines = new LineHashIndex();
    const head = 'package adapter\nimport context\nimport errors';
    for (const name of ['a.go', 'b.go', 'c.go']) lines.add(name, head);
    const text = ['a.go', 'c.go', 'b.go']
      .map(name => `// Compare this snippet from ${name}:\n${head.replace(/^/gm, '// ')}`)
      .join('\n');
    assert.deepEqual(
      lines.find(text, new Set(['a.go', 'b.go', 'c.go'])).map(each => each.path),
      ['a.go', 'c.go', 'b.go'],
    );
  });

  it('lines that stand everywhere tell nothing', () => {
    const lines = new LineHashIndex();
    for (let i = 0; i < 60; i++)
      lines.add(`f${i}.ts`, 'return undefined;\nthrow new Error("no");\nbreak outer loop;\n');
    assert.deepEqual(lines.find('return undefined;\nthrow new Error("no");\nbreak outer loop;\n', none), []);
  });

  it('a path means the file of the workspace that it ends with', () => {
    const lines = index();
    assert.equal(lines.resolve('/home/me/shop/src/math.ts'), 'src/math.ts');
    assert.equal(lines.resolve('C:\\w\\src\\shop.ts'), 'src/shop.ts');
    assert.equal(lines.resolve('./.env'), '.env');
    lines.add('lib/größe.go', '');
    assert.equal(lines.resolve('lib/gr%C3%B6%C3%9Fe.go'), 'lib/größe.go');
    assert.equal(lines.resolve('100%/src/math.ts'), 'src/math.ts');
    assert.equal(lines.resolve('math.ts'), null);
    assert.equal(lines.resolve('/other/main.ts'), null);
  });

  it('any three lines or more of a file are found at their place', () => {
    const word = fc.stringMatching(/^[a-z]{8,14}$/);
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 6, maxLength: 40 }), fc.nat(), fc.nat(), (words, a, b) => {
        const lines = new LineHashIndex();
        lines.add('a.txt', words.join('\n'));
        const start = a % (words.length - 3);
        const end = start + 3 + (b % (words.length - start - 3));
        const text = `zz\n${words
          .slice(start, end)
          .map(line => `  // ${line}`)
          .join('\n')}\nqq`;
        assert.deepEqual(lines.find(text, none), [{ path: 'a.txt', startLine: start + 1, endLine: end, textLine: 2 }]);
      }),
    );
  });

  it('the canonical form does not change any more', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), line => {
        const once = canonicalLine(line);
        assert.ok(once.length <= line.trim().length);
      }),
    );
    assert.equal(canonicalLine('   12| // # -- x = 1;  '), 'x = 1;');
    assert.equal(canonicalLine('<!-- a note -->'), 'a note');
  });
});

describe('egress: texts that come again', () => {
  it('are scanned once, until too many others came', () => {
    let scans = 0;
    const cache = new ScanCache({ scan: () => (scans++, []) });
    const input = (text: string) => ({ path: 'a', text: text.padEnd(300, '.') });
    cache.scan(input('one'));
    cache.scan(input('one'));
    assert.equal(scans, 1);
    cache.scan({ ...input('one'), path: 'b' });
    assert.equal(scans, 2, 'another path, another answer');
    cache.scan({ path: 'a', text: 'short' });
    cache.scan({ path: 'a', text: 'short' });
    assert.equal(scans, 4);
    for (let i = 0; i < 5; i++) cache.scan(input(`${i}`.repeat(1_000_000)));
    assert.equal(scans, 9);
    cache.scan(input('one'));
    assert.equal(scans, 10, 'forgotten by now');
    cache.scan(input('4'.repeat(1_000_000)));
    assert.equal(scans, 10);
  });
});

describe('egress: what a request carried', () => {
  // Assembled here, so that none of our files contains anything that looks like a secret.
  const secret = ['gh', 'p_', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'].join('');
  const record = (body: object): EgressRecord => ({
    format: 'har',
    level: 'body',
    outcome: 'allowed',
    host: 'proxy.individual.githubcopilot.com',
    path: '/v1/engines/m/completions',
    place: { index: 0 },
    body: { bytes: Buffer.from(JSON.stringify(body)), contentType: 'application/json', contentEncoding: '' },
  });
  const ports = { codec: nodeCodec, scanner: createScanner(), index: index() };

  it('files, names and secrets, and no text of them', () => {
    const prompt = [
      '// Path: src/shop.ts',
      '// Compare this snippet from src/math.ts:',
      ...math.slice(1, 5).map(line => `// ${line}`),
      '// Compare this snippet from /elsewhere/x.ts:',
      `// const token = "${secret}";`,
      shop[0],
    ].join('\n');
    const [content] = sentContents(record({ prompt, suffix: shop.slice(2).join('\n') }), ports);
    assert.deepEqual(
      [content?.api, content?.assistant, content?.feature],
      ['copilot-completion', 'copilot', 'completion'],
    );
    assert.deepEqual(content?.named, ['src/shop.ts', 'src/math.ts']);
    assert.deepEqual(content?.paths, ['/elsewhere/x.ts']);
    assert.deepEqual(
      content?.ranges.map(each => [each.path, each.startLine, each.endLine, each.kind, each.pointer]),
      [
        ['src/math.ts', 2, 5, 'prompt', '/prompt'],
        ['src/shop.ts', 1, 1, 'prompt', '/prompt'],
        ['src/shop.ts', 3, 4, 'suffix', '/suffix'],
      ],
    );
    assert.equal(content?.findings.length, 1);
    assert.equal(content?.findings[0]?.pointer, '/prompt');
    assert.ok(!JSON.stringify(content).includes(secret.slice(4)));
  });

  it('a secret behind a line number has the fingerprint that it has in its file', () => {
    const line = `GITHUB_TOKEN=${secret}`;
    const [inFile] = createScanner().scan({ path: '.env', text: line });
    const content = [{ type: 'tool_result', tool_use_id: 't', content: `     1→${line}` }];
    const [sent] = sentContents(record({ messages: [{ role: 'user', content }] }), ports);
    assert.ok(inFile);
    assert.deepEqual(
      sent?.findings.map(each => each.fingerprint),
      [inFile.fingerprint],
    );
    assert.equal(sent?.findings[0]?.kind, 'tool-result');
  });
});
