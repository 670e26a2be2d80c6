import assert from 'node:assert/strict';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { isObject } from '../../../../src/core/json.ts';
import { recogniseApi } from '../../../../src/core/egress/bodies/api.ts';
import { zipNames } from '../../../../src/core/egress/bodies/archive.ts';
import { claimedPath, claimedPaths } from '../../../../src/core/egress/bodies/claims.ts';
import { readDocuments } from '../../../../src/core/egress/bodies/documents.ts';
import { readFrames } from '../../../../src/core/egress/bodies/frames.ts';
import { kindOf, pathOf, toolPaths } from '../../../../src/core/egress/bodies/kinds.ts';
import { eachLeaf, type Leaf, pointerOf } from '../../../../src/core/egress/bodies/leaves.ts';
import { protobufTexts } from '../../../../src/core/egress/bodies/protobuf.ts';
import { unpackBody, unwrapText } from '../../../../src/core/egress/bodies/unpack.ts';
import { nodeCodec } from '../../../../src/node/egress/codec.ts';

/** Returns the leaf of a value at the given keys. */
function leafAt(root: unknown, keys: readonly string[]): Leaf {
  const parents: unknown[] = [];
  let at = root;
  for (const key of keys) {
    parents.push(at);
    at = Array.isArray(at) ? (at as readonly unknown[])[Number(key)] : isObject(at) ? at[key] : undefined;
  }
  return { keys, parents, text: String(at) };
}

const decode = (bytes: Uint8Array): string | null => nodeCodec.text(bytes);

describe('egress: parts of reading bodies', () => {
  it('frames name their packing; an unknown flag or a wrong length is no frame', () => {
    const frame = (flags: number, body: Uint8Array) =>
      Buffer.concat([Buffer.from([flags, 0, 0, 0, body.length]), body]);
    const text = Buffer.from('hello frames');
    for (const [encoding, pack] of [
      ['gzip', gzipSync],
      ['br', brotliCompressSync],
      ['deflate', deflateSync],
      ['anything', gzipSync],
    ] as const) {
      const [first, second] =
        readFrames(Buffer.concat([frame(1, pack(text)), frame(0, text)]), encoding, nodeCodec) ?? [];
      assert.deepEqual(
        [first, second].map(each => decode(each ?? new Uint8Array())),
        ['hello frames', 'hello frames'],
        encoding,
      );
    }
    assert.equal(readFrames(frame(4, text), '', nodeCodec), null);
    assert.equal(readFrames(frame(0, text).subarray(0, -1), '', nodeCodec), null);
    assert.equal(readFrames(Buffer.concat([frame(0, text), Buffer.from([0, 0])]), '', nodeCodec), null);
    assert.equal(readFrames(new Uint8Array(), '', nodeCodec), null);
    assert.deepEqual(readFrames(frame(1, text), 'gzip', nodeCodec), [null], 'said to be packed and is not');
  });

  it('leaves: are read one after the other, so that millions of them take no memory beside their values', () => {
    const list = ['a', 'b'];
    const object = { x: 'a', y: 'b' };
    Object.defineProperty(list, 1, { enumerable: true, get: () => assert.fail('read too early') });
    Object.defineProperty(object, 'y', { enumerable: true, get: () => assert.fail('read too early') });
    for (const value of [list, object]) {
      const seen: string[] = [];
      eachLeaf(value, decode, ({ text }) => {
        seen.push(text);
        return false;
      });
      assert.deepEqual(seen, ['a']);
    }
  });

  it('leaves: base64 only where text comes out, JSON only where all of it is', () => {
    const text = 'a line of text that is long enough\n'.repeat(3);
    const base64 = Buffer.from(text).toString('base64');
    const binary = Buffer.from(Array.from({ length: 90 }, (_, i) => i)).toString('base64');
    const leaves: (readonly [string, string])[] = [];
    eachLeaf(
      {
        a: base64,
        b: binary,
        c: base64.slice(0, 40),
        d: '{"e": ["x"]}',
        f: '[not json]',
        g: '"text"',
        h: 7,
        i: null,
        j: '',
      },
      decode,
      ({ keys, text: each }) => leaves.push([pointerOf(keys), each]) > 0,
    );
    assert.deepEqual(leaves, [
      ['/a/#', text],
      ['/b', binary],
      ['/c', base64.slice(0, 40)],
      ['/d/#/e/0', 'x'],
      ['/f', '[not json]'],
      ['/g', '"text"'],
    ]);
    const nested = [1, 2, 3, 4, 5, 6].reduce((inner: unknown) => JSON.stringify({ n: inner }), 'end of it');
    let deepest: readonly string[] = [];
    eachLeaf(nested, decode, ({ keys }) => (deepest = [...keys]).length > 0);
    assert.equal(deepest.filter(key => key === '#').length, 4, 'encodings have a bound');
    assert.equal(pointerOf(['a/b', 'c~d']), '/a~1b/c~0d');
  });

  it('protobuf: every wire type is passed over, and what is no message is none', () => {
    const message = [
      0x08,
      0x96,
      0x01,
      0x11,
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      0x1d,
      1,
      2,
      3,
      4,
      0x22,
      5,
      ...Buffer.from('hello'),
      0x2a,
      2,
      0xff,
      0xfe,
      0x32,
      0,
    ];
    assert.deepEqual(protobufTexts(Uint8Array.from(message), decode), [{ pointer: '.4', text: 'hello' }]);
    for (const broken of [[0x08], [0x11, 1, 2], [0x1d, 1], [0x22, 5, 65], [0x0b, 1], [0x00, 1], []])
      assert.equal(protobufTexts(Uint8Array.from(broken), decode), null, broken.join());
    const multiline = Buffer.from('\nfunction a() {}\n// more text here\n');
    assert.equal(
      protobufTexts(Uint8Array.from([0x0a, multiline.length, ...multiline]), decode)?.[0]?.text,
      multiline.toString(),
      'a text may begin with a line end',
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => void protobufTexts(Uint8Array.from(bytes), decode)),
    );
  });

  it('claims: each marker, and nothing else', () => {
    const lines: readonly (readonly [string, string | null])[] = [
      ['# Path: src/a.py', 'src/a.py'],
      ['// Compare these snippets from lib/b.ts:', 'lib/b.ts'],
      ['File: c.go', 'c.go'],
      ['--- a/src/d.ts', 'src/d.ts'],
      ['+++ b/src/d.ts\t2026', 'src/d.ts'],
      ['+++ file:///w/my%20dir/e.ts', null],
      ['code_snippet_file_path: src/f.ts (truncated)', 'src/f.ts'],
      ['Excerpt from g.ts, lines 3 to 9:', 'g.ts'],
      ['// FILEPATH: /w/h.ts', '/w/h.ts'],
      ['<attachment id="x" filePath="/w/i.ts">', '/w/i.ts'],
      ['<final_file_content path="j.ts">', 'j.ts'],
      ['<|file_sep|>k.ts', 'k.ts'],
      ['Content from @l.ts:', 'l.ts'],
      ['import x from "./m.ts";', null],
      ['Path: not a path', null],
      [`Path: ${'x'.repeat(1000)}.ts`, null],
    ];
    for (const [line, path] of lines)
      assert.equal(claimedPath(line), line.includes('%20') ? '/w/my dir/e.ts' : path, line);
    assert.deepEqual(claimedPaths('Path: a.ts\nPath: a.ts\r\nFile: b.ts'), ['a.ts', 'b.ts']);
  });

  it('documents: one value, one on each line, or events', () => {
    assert.deepEqual(readDocuments('{"a":1}'), [{ keys: [], value: { a: 1 } }]);
    assert.deepEqual(readDocuments('{"a":1}\n\n[2]\n'), [
      { keys: ['0'], value: { a: 1 } },
      { keys: ['2'], value: [2] },
    ]);
    assert.deepEqual(readDocuments('event: x\ndata: {"a":1}\n\ndata: [DONE]\n'), [{ keys: ['1'], value: { a: 1 } }]);
    assert.equal(readDocuments('{"a":1}\nnot json'), null);
    assert.equal(readDocuments('plain text'), null);
    assert.equal(readDocuments(''), null);
  });

  it('kinds and paths follow types, keys and roles', () => {
    const root = {
      input: [{ type: 'function_call_output', call_id: 'c', output: 'x' }],
      messages: [{ role: 'developer', content: 'y' }, { content: 'z' }],
      history: ['w'],
      contents: 'v',
      odd: 'u',
    };
    assert.equal(kindOf(leafAt(root, ['input', '0', 'output'])), 'tool-result');
    assert.equal(kindOf(leafAt(root, ['messages', '0', 'content'])), 'system');
    assert.equal(kindOf(leafAt(root, ['messages', '1', 'content'])), 'message');
    assert.equal(kindOf(leafAt(root, ['history', '0'])), 'message');
    assert.equal(kindOf(leafAt({ contents: 'v' }, ['contents'])), 'message');
    assert.equal(kindOf(leafAt({ file: { content: 'v' } }, ['file', 'content'])), 'file');
    assert.equal(kindOf(leafAt(root, ['odd'])), 'other');
    assert.equal(kindOf(leafAt({ constructor: 'x' }, ['constructor'])), 'other', 'names of Object are no kinds');
    const calls = toolPaths({
      a: [
        { id: 'i', input: { path: 'x.ts' } },
        { call_id: 'j', arguments: '{"file_path":"y.ts"}' },
        { id: 'k', arguments: 'broken' },
      ],
    });
    assert.deepEqual(
      [...calls],
      [
        ['i', 'x.ts'],
        ['j', 'y.ts'],
      ],
    );
    assert.equal(
      pathOf(leafAt({ r: [{ toolUseId: 'i', content: [{ text: 't' }] }] }, ['r', '0', 'content', '0', 'text']), calls),
      'x.ts',
    );
    assert.equal(pathOf(leafAt({ uri: 'file:///w/z.ts', text: 't' }, ['text']), calls), '/w/z.ts');
    assert.equal(pathOf(leafAt({ uri: 'https://a.example/z.ts', text: 't' }, ['text']), calls), undefined);
  });

  it('unpacking stops at what is no more packed', () => {
    const thrice = [1, 2, 3].reduce<Uint8Array>(bytes => gzipSync(bytes), Buffer.from('deep inside'));
    assert.equal(decode(unpackBody(thrice, '', nodeCodec).bytes), 'deep inside');
    assert.equal(unpackBody(Buffer.from('(\xb5/x', 'latin1'), '', nodeCodec).problem, null, 'nearly the mark of zstd');
    assert.equal(unpackBody(Buffer.from('plain'), 'identity', nodeCodec).problem, null);
    assert.equal(unwrapText(Buffer.from('no json in here at all').toString('base64'), nodeCodec), null);
    assert.equal(unwrapText(`x=1&data=${Buffer.from('{"a":1}').toString('base64')}`, nodeCodec), '{"a":1}');
    assert.equal(unwrapText(gzipSync('{"a":2}').toString('base64'), nodeCodec), '{"a":2}');
  });

  it('archives: a comment behind the end, and bytes that are none', () => {
    const end = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18), Buffer.from('a comment')]);
    assert.deepEqual(zipNames(Buffer.concat([Buffer.from('504b0304', 'hex'), end]), decode), []);
    assert.equal(zipNames(Buffer.from('504b0304', 'hex'), decode), null);
    assert.equal(zipNames(Buffer.from('504b0506', 'hex'), decode), null);
  });

  it('clients name themselves', () => {
    const by = (headers: Readonly<Record<string, string>>) =>
      recogniseApi({ host: 'x.example', path: '/', headers }, null).assistant;
    assert.equal(by({ 'user-agent': 'GitHubCopilotChat/0.67.0' }), 'copilot');
    assert.equal(by({ 'editor-plugin-version': 'github-copilot/1' }), 'copilot');
    assert.equal(by({ 'x-client-name': 'cline' }), 'cline');
    assert.equal(by({ 'user-agent': 'curl/8' }), null);
    assert.equal(by({ 'x-amz-target': 'AmazonCodeWhispererService.X' }), 'amazon-q');
  });
});
