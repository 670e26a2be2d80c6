import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteStream } from '../../../../src/core/egress/readers/byteStream.ts';
import { csvCells } from '../../../../src/core/egress/readers/csv.ts';
import { cStringBytes } from '../../../../src/core/egress/readers/cString.ts';
import { LineReader, maximumLine } from '../../../../src/core/egress/readers/lines.ts';
import { ipv6, readDns } from '../../../../src/core/egress/readers/packets/dns.ts';
import { serverName } from '../../../../src/core/egress/readers/packets/tls.ts';
import { readRecord, readVarint } from '../../../../src/core/egress/readers/sqlite/record.ts';
import { maskedPath, readAddress } from '../../../../src/core/egress/address.ts';
import { readHost } from '../../../../src/core/egress/hostName.ts';
import { encodeEscapedUtf8, encodeLatin1, encodeUtf8 } from '../../../../src/core/egress/utf8.ts';
import { bytesOf, decode, read } from '../capture.ts';
import { clientHello, dns, pcapng, udp } from '../packets.ts';
import { elementsOf, maximumElement } from './elementsOf.ts';

describe('egress: JSON elements', () => {
  it('cuts out what is wanted, and puts null for what nobody needs or what is too long', () => {
    const text = `{"head": {"a": [1, {"b": 2}]}, "other": {"id": [1]}, "list": [{"id": 1, "body": {"text": "unneeded \\" text", "more": "kept"}}, {"id": 2, "long": "${'x'.repeat(21)}", "end": true}, {}]}`;
    const expected = [
      [1, 'whole', '{"a": [1, {"b": 2}]}'],
      [0, 'whole', '{"id": 1, "body": {"text": null, "more": "kept"}}'],
      [0, 'whole', '{"id": 2, "long": null, "end": true}'],
      [0, 'whole', '{}'],
    ];
    // Without `other`: the marker's key in another place counts as damage while reading, although it does no harm here.
    const clean = text.replace('"other": {"id": [1]}, ', '');
    for (const piece of [1, 2, 5, 17, 1000]) {
      const { found, damage, cuts } = elementsOf(clean, piece);
      assert.deepEqual(
        found.map(each => each.slice(0, 3)),
        expected,
        String(piece),
      );
      assert.deepEqual([damage, cuts], [[], []]);
      for (const [, , element, offset] of found) assert.equal(clean[offset], element[0]);
    }
    assert.deepEqual(
      elementsOf(text)
        .found.slice(-3)
        .map(each => each[2]),
      expected.slice(-3).map(each => each[2]),
    );
  });

  it('closes early what is too large, cut or damaged, at the last whole member', () => {
    const wide = `{"list": [{"id": 1, "a": {"b": [1, 2], "c": [${'7, '.repeat(90)}7]}}, {"id": 2}]}`;
    for (const piece of [3, 50]) {
      const [first, second] = elementsOf(wide, piece).found;
      assert.equal(first?.[1], 'too-large');
      assert.match(first?.[2] ?? '', /^\{"id": 1, "a": \{"b": \[1, 2\](?:, "c": \[7(?:, 7)*\])?\}\}$/);
      assert.equal(second?.[2], '{"id": 2}');
    }
    const cut = elementsOf('{"list": [{"id": 1, "a": {"b": 1, "c"');
    assert.deepEqual(
      cut.found.map(each => each.slice(1, 3)),
      [['cut', '{"id": 1, "a": {"b": 1}}']],
    );
    assert.equal(cut.cuts.length, 1);
    const damaged = elementsOf('{"list": [{"id": 1, "a": 2, nonsense}, {"id": 3}]}', 4);
    assert.deepEqual(
      damaged.found.map(each => each.slice(1, 3)),
      [
        ['damaged', '{"id": 1, "a": 2}'],
        ['whole', '{"id": 3}'],
      ],
    );
    assert.deepEqual(damaged.damage, [28]);
    for (let piece = 7; piece < 80; piece++) {
      const { found, damage } = elementsOf('{"list": [{"id": 1, "a": 2, nonsense, "b": 4, "c": 5}, {"id": 3}]}', piece);
      const states = found.map(each => each[1]);
      assert.deepEqual([states, damage], [['damaged', 'whole'], [28]], `what came before is not read again: ${piece}`);
    }
    assert.deepEqual(elementsOf('{"list": [{"id"').found, [], 'nothing whole, nothing given');
  });

  it('every grammar mistake is damage where it stands', () => {
    const at = (text: string): number | undefined => elementsOf(text).damage[0];
    assert.equal(at('{"a" 1}'), 5);
    assert.equal(at('{"a": 1,}'), 8);
    assert.equal(at('{"a": 1]'), 7);
    assert.equal(at('{1: 2}'), 1);
    assert.equal(at('[1 2]'), 3);
    assert.equal(at('[1,,2]'), 3);
    assert.equal(at('{"a": "b" "c"}'), 10);
    assert.equal(at('{"a": : 1}'), 6);
    assert.equal(at('[x]'), 1);
    assert.equal(at('{"list": [[1]]}'), 10, 'elements are objects');
    for (const good of [
      '[]',
      '{}',
      '[[], {}]',
      ' {"a": [1, -2.5e+7, true, false, null, "\\u00e9"]} trailing',
      'junk {"a": 1} junk',
    ])
      assert.equal(at(good), undefined, good);
    assert.ok(elementsOf('['.repeat(600)).damage.length > 0, 'nesting has a bound');
  });

  it('agrees with JSON.parse on every text', () => {
    const name = fc.oneof({ weight: 3, arbitrary: fc.string({ maxLength: 4 }) }, fc.constant('id'));
    const values = [fc.boolean(), fc.integer(), fc.double(), fc.string(), fc.constant(null)];
    const json = fc.anything({ key: name, maxDepth: 2, values });
    fc.assert(
      fc.property(
        // No marker at the beginning of a nested element: it would count as the next element's marker.
        fc
          .array(fc.dictionary(name, json), { maxLength: 5 })
          .filter(list => !list.some(each => JSON.stringify(Object.values(each)).includes('{"id":'))),
        fc.integer({ min: 1, max: 30 }),
        (list, piece) => {
          const { found, damage } = elementsOf(JSON.stringify({ list }), piece);
          assert.deepEqual(damage, []);
          const short = (value: unknown): unknown =>
            JSON.parse(JSON.stringify(value), (_, each: unknown) =>
              typeof each === 'string' && JSON.stringify(each).length > 21 ? null : each,
            );
          let offset = '{"list":['.length;
          for (const value of list) {
            const text = JSON.stringify(value);
            const [, state, element = ''] = found.find(each => each[3] === offset) ?? [];
            offset += Buffer.byteLength(text) + 1;
            if (Buffer.byteLength(text) <= maximumElement) assert.equal(state, 'whole');
            if (state === 'whole' && !/[^\x20-\x7e]|\\|"text"/.test(text))
              assert.deepEqual(JSON.parse(element), short(value));
          }
        },
      ),
    );
  });
});

describe('egress: parts of the readers', () => {
  it('a stream gives bytes as asked for, whatever the pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 8 }),
        fc.array(fc.tuple(fc.constantFrom('take', 'skip', 'peek'), fc.nat(7)), { maxLength: 10 }),
        (pieces, steps) => {
          const all = Buffer.concat(pieces);
          const stream = new ByteStream();
          const seen: number[][] = [];
          const running = (function* () {
            for (const [kind, n] of steps) {
              if (kind === 'skip') yield* stream.skip(n);
              else seen.push([...(yield* kind === 'take' ? stream.take(n) : stream.peek(n))]);
            }
          })();
          for (const piece of pieces) {
            stream.push(Uint8Array.from(piece));
            running.next();
          }
          stream.finish();
          running.next();
          let at = 0;
          const expected: number[][] = [];
          for (const [kind, n] of steps) {
            if (kind !== 'skip') expected.push([...all.subarray(at, at + n)]);
            if (kind !== 'peek') at = Math.min(all.length, at + n);
          }
          assert.deepEqual(seen, expected);
          assert.equal(stream.offset, at);
        },
      ),
    );
  });

  it('lines are cut anywhere and bounded', () => {
    const lines: [string, number, boolean][] = [];
    const reader = new LineReader(decode, ({ text, line, isClosed }) => lines.push([text, line, isClosed]));
    for (const piece of ['\ufeffa', 'b\r', '\n', '\n\nlast']) reader.push(bytesOf(piece));
    reader.end();
    assert.deepEqual(lines, [
      ['ab', 1, true],
      ['', 2, true],
      ['', 3, true],
      ['last', 4, false],
    ]);
    let longest = 0;
    const bounded = new LineReader(decode, ({ text }) => (longest = Math.max(longest, text.length)));
    for (let i = 0; i < 5; i++) bounded.push(bytesOf('x'.repeat(300_000)));
    bounded.push(bytesOf('\nshort\n'));
    assert.equal(longest, maximumLine);
  });

  it('CSV cells and C strings', () => {
    assert.deepEqual(csvCells('a,"b, ""c""",,d'), ['a', 'b, "c"', '', 'd']);
    assert.deepEqual(csvCells('"open, to the end'), ['open, to the end']);
    assert.deepEqual(csvCells(''), ['']);
    assert.deepEqual([...cStringBytes('a\\n\\t\\0\\12\\377\\x41\\"\\\\')], [97, 10, 9, 0, 10, 255, 65, 34, 92]);
  });

  it('DNS: what is no question is none; a cut answer keeps what came before', () => {
    const whole = Uint8Array.from(dns(1, 'a.example', { answers: ['192.0.2.1', '2001:db8:0:0:0:0:0:1'] }));
    assert.deepEqual(readDns(whole), {
      id: 1,
      isReply: true,
      code: 0,
      name: 'a.example',
      type: 1,
      addresses: ['192.0.2.1', '2001:db8::1'],
    });
    assert.deepEqual(readDns(whole.subarray(0, whole.length - 1))?.addresses, ['192.0.2.1']);
    assert.equal(readDns(whole.subarray(0, 16)), null);
    const update = Uint8Array.from(dns(1, 'a.example'));
    update[2] = 0x28;
    assert.equal(readDns(update), null, 'another operation');
    assert.equal(readDns(Uint8Array.from(dns(1, 'a b.example'))), null, 'no name of a host');
    assert.equal(ipv6(Uint8Array.from([0x20, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1])), '2001:0:0:1::1');
    assert.equal(ipv6(new Uint8Array(16)), '::');
    assert.equal(ipv6(Uint8Array.from({ length: 16 }, (_, i) => i + 1)), '102:304:506:708:90a:b0c:d0e:f10');
  });

  it('TLS: a hello without a name has none, and one in two records is one', async () => {
    const hello = [...(await clientHello('two.example'))];
    const body = hello.slice(5);
    const record = (part: readonly number[]): number[] => [22, 3, 1, part.length >> 8, part.length & 255, ...part];
    const split = Uint8Array.from([...record(body.slice(0, 70)), ...record(body.slice(70))]);
    assert.deepEqual(serverName(split), { name: 'two.example' });
    assert.equal(serverName(Uint8Array.from(record([2, 0, 0, 1, 0]))), 'none', 'a server hello');
    const nameless = Uint8Array.from(hello);
    const at = Buffer.from(nameless).indexOf('two.example');
    nameless[at - 9] = 0x7f;
    assert.equal(serverName(nameless), 'none');
    nameless[at - 9] = 0;
    nameless[at] = 0x20;
    assert.equal(serverName(nameless), 'none');
  });

  it('pcapng: a block whose ends disagree is passed over, wherever it stands', () => {
    const packets = Array.from({ length: 20 }, (_, i) =>
      udp({ from: '10.0.0.5', fromPort: 4000 + i, to: '10.0.0.1', toPort: 53 }, dns(i, `h${i}.example`)),
    );
    const clean = pcapng(packets);
    const view = new DataView(clean.buffer);
    const blocks: number[] = [];
    for (let at = 0; at < clean.length; at += view.getUint32(at + 4, true)) blocks.push(at);
    for (const block of blocks.slice(3)) {
      const length = view.getUint32(block + 4, true);
      for (const at of [block, block + 4, block + 20, block + length - 4]) {
        const damaged = clean.slice();
        damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
        const { records, problems } = read('pcapng', damaged, 90);
        assert.ok(records.length >= 19, `${at}: ${records.length}`);
        assert.ok(problems.length <= 2);
      }
    }
  });

  it('SQLite: integers of every size, floats, texts and blobs', () => {
    const record = (types: readonly number[], body: readonly number[]) =>
      readRecord(Uint8Array.from([types.length + 1, ...types, ...body]), decode);
    assert.deepEqual(record([0, 8, 9, 1, 2, 3], [0xff, 0xff, 0xfe, 0x01, 0x00, 0x00]), [null, 0, 1, -1, -2, 65_536]);
    assert.deepEqual(record([5, 6], [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 1]), [256, 513]);
    assert.deepEqual(record([7, 17, 14], [0x3f, 0xf8, 0, 0, 0, 0, 0, 0, 0x61, 0x62, 9]), [1.5, 'ab', Uint8Array.of(9)]);
    assert.equal(record([4], [1]), null);
    assert.equal(record([0x80], []), null);
    assert.deepEqual(readVarint(Uint8Array.from([0x81, 0x00]), 0), { value: 128, end: 2 });
    assert.equal(readVarint(Uint8Array.from([0x81]), 0), null);
    assert.equal(readVarint(new Uint8Array(9).fill(0xff), 0)?.end, 9);
  });

  it('addresses: hosts, ports and masked values', () => {
    assert.deepEqual(readAddress('wss://[2001:db8::1]/x'), { ip: '2001:db8::1', port: 443, scheme: 'wss', path: '/x' });
    assert.deepEqual(readAddress('ftp://a.example'), { host: 'a.example', scheme: 'ftp', path: '/' });
    assert.equal(readAddress('https:///x'), null);
    assert.equal(readAddress('/x'), null);
    assert.equal(
      maskedPath('/a?plain=yes&session_id=x&long=abcdefghij0123456789xyz&empty='),
      '/a?plain=yes&session_id=…&long=…&empty=',
    );
    assert.equal(maskedPath(`/v1/${'a1b2c3d4'.repeat(4)}/x#fragment`), '/v1/…/x');
    assert.equal(maskedPath(`/x?${'y'.repeat(40)}`), '/x?…');
    assert.equal(maskedPath('/aiserver.v1.AiService/StreamCpp'), '/aiserver.v1.AiService/StreamCpp');
    assert.deepEqual(readHost('A.Example.:8443'), { host: 'a.example', port: 8443 });
    for (const no of [
      'a.example:99999',
      'a..b',
      '-a.example',
      'a_b-.example',
      '[::1',
      'a b',
      `${'a'.repeat(64)}.example`,
      '',
    ])
      assert.equal(readHost(no), null, no);
  });

  it('UTF-8 as everywhere else, Latin-1 only where it fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), text =>
        assert.deepEqual(Buffer.from(encodeUtf8(text)), Buffer.from(text)),
      ),
    );
    assert.deepEqual([...encodeUtf8('\ud800x')], [0xef, 0xbf, 0xbd, 0x78]);
    assert.deepEqual([...encodeEscapedUtf8('\udcffé\udc80')], [0xff, 0xc3, 0xa9, 0x80]);
    assert.deepEqual([...encodeEscapedUtf8('\udc7f')], [0xef, 0xbf, 0xbd]);
    assert.equal(encodeLatin1('Ā'), null);
    assert.deepEqual([...(encodeLatin1('ÿ') ?? [])], [255]);
  });
});
