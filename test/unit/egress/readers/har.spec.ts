import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { bytesOfText } from '../../../../src/core/egress/readers/har/body.ts';
import type { EgressRecord } from '../../../../src/core/egress/types.ts';
import { bytesOf, decode, read, summary } from '../capture.ts';
import { chromeEntry, entry, har } from '../har.ts';

const bodyText = (record: EgressRecord | undefined): string | undefined =>
  record?.body !== undefined && 'bytes' in record.body ? decode(record.body.bytes) : undefined;
const missing = (record: EgressRecord | undefined): string | undefined =>
  record?.body !== undefined && 'missing' in record.body ? record.body.missing : undefined;

describe('egress: HAR', () => {
  it('gives address, times, body and harmless headers', () => {
    const { records, problems } = read(
      'har',
      har([entry('https://me:pw@API.example:443/v1/x?key=abc&beta=true#f', { text: '{"a":"ä"}' })], 1),
    );
    assert.deepEqual(problems, []);
    const [record] = records;
    assert.equal(summary(record as EgressRecord), 'api.example:443 allowed');
    assert.equal(record?.path, '/v1/x?key=…&beta=true');
    assert.equal(record?.ip, '192.0.2.7');
    assert.deepEqual(
      [record?.time, record?.endTime],
      [Date.UTC(2026, 10, 3, 8, 0, 0, 500), Date.UTC(2026, 10, 3, 8, 0, 0, 750)],
    );
    assert.equal(record?.bytesSent, 110);
    assert.equal(record?.bytesReceived, undefined, 'the entry does not tell');
    const [told, unknown] = [7, -1].map(bodySize => {
      const extra = { response: { status: 200, bodySize } };
      return read('har', har([entry('https://a.example/', { extra })])).records[0];
    });
    assert.deepEqual([told?.bytesReceived, unknown?.bytesReceived], [7, undefined]);
    assert.deepEqual(record?.headers, { 'content-type': 'application/json' });
    assert.equal(record?.level, 'body');
    assert.equal(bodyText(record), '{"a":"ä"}');
  });

  it('reads the same in pieces of any length, with and without layout', () => {
    const entries = [
      entry('https://a.example/1', { text: '\\"{[\u{1f600}' }),
      entry('https://b.example/2'),
      entry('https://c.example/3', { response: '\\\\"'.repeat(50) }),
    ];
    for (const space of [0, 2]) {
      const capture = har(entries, space);
      const whole = read('har', capture).records;
      assert.deepEqual(
        whole.map(each => each.host),
        ['a.example', 'b.example', 'c.example'],
      );
      for (const piece of [1, 2, 3, 7, 64, 1000])
        assert.deepEqual(read('har', capture, piece).records, whole, String(piece));
      const at = bytesOf(capture).subarray(whole[1]?.place.offset).subarray(0, 30);
      assert.match(decode(at), /^\{\s*"startedDateTime"/, 'the place leads to the entry');
    }
  });

  it('recovers the bytes of binary bodies as each producer writes them', () => {
    const binary = gzipSync('{"events":[1,2,3]}');
    const latin1 = binary.toString('latin1');
    const escaped = Array.from(binary, byte =>
      byte < 0x80 ? String.fromCharCode(byte) : String.fromCharCode(0xdc00 + byte),
    ).join('');
    for (const text of [latin1, escaped]) {
      const [record] = read('har', har([entry('https://t.example/e', { text, bodySize: binary.length })])).records;
      assert.ok(record?.body !== undefined && 'bytes' in record.body);
      assert.deepEqual(Buffer.from(record.body.bytes), binary);
    }
    const held = {
      _requestBodyStatus: 'discarded:not-representable',
      _content: { text: binary.toString('base64'), size: 1, encoding: 'base64' },
    };
    const [toolkit] = read('har', har([entry('https://t.example/e', { bodySize: 9, request: held })])).records;
    assert.ok(toolkit?.body !== undefined && 'bytes' in toolkit.body);
    assert.deepEqual(Buffer.from(toolkit.body.bytes), binary);
  });

  it('the declared size decides between Latin-1 and UTF-8', () => {
    assert.equal(bytesOfText('é', 1).length, 1);
    assert.equal(bytesOfText('é', 2).length, 2);
    assert.equal(bytesOfText('é', -1).length, 2, 'without a size it is text');
    assert.equal(bytesOfText('\u0001\u00e9', -1).length, 2, 'control characters are binary');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        const text = Buffer.from(bytes).toString('latin1');
        assert.deepEqual(Buffer.from(bytesOfText(text, bytes.length)), Buffer.from(bytes));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        const encoded = Buffer.from(text);
        if (encoded.length !== text.length) assert.deepEqual(Buffer.from(bytesOfText(text, encoded.length)), encoded);
      }),
    );
  });

  it('an absent body is no empty one', () => {
    const cases: readonly (readonly [object, string | undefined])[] = [
      [entry('https://a.example/', { bodySize: 10 }), 'not-captured'],
      [entry('https://a.example/', { bodySize: -1 }), 'not-captured'],
      [
        entry('https://a.example/', { bodySize: 9, request: { _requestBodyStatus: 'discarded:too-large' } }),
        'too-large',
      ],
      [
        entry('https://a.example/', { bodySize: 9, request: { _requestBodyStatus: 'discarded:not-decodable' } }),
        'not-decodable',
      ],
      [entry('https://a.example/', { bodySize: 0 }), undefined],
      [entry('https://a.example/', { request: { method: 'GET', bodySize: -1 } }), undefined],
    ];
    for (const [each, expected] of cases) {
      const [record] = read('har', har([each])).records;
      assert.equal(missing(record), expected);
      assert.equal(record?.level, expected === undefined ? 'body' : 'url', 'no more is told than the capture holds');
    }
    const form = entry('https://a.example/', {
      bodySize: 7,
      request: {
        postData: {
          mimeType: 'x',
          params: [
            { name: 'a', value: '1' },
            { name: 'b', value: '2' },
          ],
        },
      },
    });
    assert.equal(bodyText(read('har', har([form])).records[0]), 'a=1&b=2');
  });

  it('messages of a web socket, CONNECT, refused certificates and blocked requests', () => {
    const messages = [
      { type: 'send', time: 1_795_000_000.25, opcode: 1, data: 'ü' },
      { type: 'receive', time: 1_795_000_001, opcode: 2, data: Buffer.from([1, 2, 255]).toString('base64') },
    ];
    const capture = har(
      [
        entry('wss://s.example/r', { extra: { _webSocketMessages: messages, _resourceType: 'websocket' } }),
        entry('https://t.example:443/', { request: { method: 'CONNECT' } }),
        { ...entry('https://u.example/'), response: { status: 0, _error: 'net::ERR_BLOCKED_BY_CLIENT' } },
      ],
      0,
      { _tlsErrors: [{ hostname: 'pinned.example', cause: 'reset' }] },
    );
    const { records } = read('har', capture);
    assert.deepEqual(
      records.map(each => `${summary(each)} ${each.protocol} ${each.level}`),
      [
        's.example:443 allowed websocket body',
        't.example:443 allowed tcp host',
        'u.example:443 blocked http body',
        'pinned.example unknown tcp host',
      ],
    );
    const [sent, received] = records[0]?.webSocket ?? [];
    assert.deepEqual(
      [sent?.direction, sent?.time, decode(sent?.bytes ?? new Uint8Array())],
      ['sent', 1_795_000_000_250, 'ü'],
    );
    assert.deepEqual([received?.direction, [...(received?.bytes ?? [])]], ['received', [1, 2, 255]]);
  });

  it('stands a byte-order mark, junk around it, odd headers and odd ports', () => {
    const odd = entry('https://api.example:80/x', { request: { headers: [['User-Agent', 'Slack']] } });
    const { records, problems } = read('har', `\ufeff\n${har([odd])}\ntrailing`);
    assert.deepEqual(problems, []);
    assert.equal(records[0]?.port, 443);
    assert.deepEqual(records[0]?.headers, { 'user-agent': 'Slack' });
  });

  it('a body above the bound is told as too large, and the rest of its entry is read', () => {
    const large = 'x'.repeat(9 * 1024 * 1024);
    const { records, problems } = read(
      'har',
      har([entry('https://a.example/', { text: large }), entry('https://b.example/', { response: large })]),
      1 << 16,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => [each.host, each.status, missing(each)]),
      [
        ['a.example', 200, 'too-large'],
        ['b.example', 200, undefined],
      ],
    );
  });

  it('an entry above the bound keeps its request', () => {
    const cookies = Array.from({ length: 200_000 }, (_, i) => ({ name: `n${i}`, value: 'v'.repeat(60) }));
    const wide = entry('https://a.example/', { text: '{}', extra: { cookies } });
    const { records, problems } = read('har', har([wide, entry('https://b.example/')]), 1 << 16);
    assert.deepEqual(
      records.map(each => each.host),
      ['a.example', 'b.example'],
    );
    assert.deepEqual(
      problems.map(each => each.message.code),
      ['egress.problem.largeEntry'],
    );
  });

  it('an entry above the bound keeps a request that stands behind the bound, or before it', () => {
    const callFrames = Array.from({ length: 200_000 }, (_, i) => ({ functionName: `f${i}`, url: 'u'.repeat(60) }));
    const narrow = chromeEntry('https://a.example/', { text: '{}' });
    const next = chromeEntry('https://b.example/');
    for (const wide of [
      { ...narrow, _initiator: { type: 'script', stack: { callFrames } } },
      { ...narrow, response: { status: 200, headers: [], cookies: callFrames } },
    ]) {
      const { records, problems } = read('har', har([wide, next]), 1 << 16);
      assert.deepEqual(
        records.map(each => each.host),
        ['a.example', 'b.example'],
      );
      assert.equal(bodyText(records[0]), '{}');
      assert.deepEqual(
        problems.map(each => each.message.code),
        ['egress.problem.largeEntry'],
      );
    }
  });

  it('a capture that ends in an entry keeps what that entry tells', () => {
    const capture = har([entry('https://a.example/'), entry('https://b.example/', { text: '{}' })]);
    const cut = capture.indexOf('"status"', capture.indexOf('b.example'));
    const { records, problems } = read('har', capture.slice(0, cut), 50);
    assert.deepEqual(
      records.map(each => each.host),
      ['a.example', 'b.example'],
    );
    assert.deepEqual(
      problems.map(each => each.message.code),
      ['egress.problem.cut'],
    );
    const inUrl = read('har', capture.slice(0, capture.indexOf('b.example')));
    assert.deepEqual(
      inUrl.records.map(each => each.host),
      ['a.example'],
    );
    assert.deepEqual(
      inUrl.problems.map(each => each.message.code),
      ['egress.problem.entry', 'egress.problem.cut'],
    );
    assert.equal(inUrl.problems[0]?.message.args['index'], 2);
  });

  for (const [order, make] of [
    ['the time first', entry],
    ['sorted keys, as Chrome has them', chromeEntry],
  ] as const) {
    it(`damage anywhere loses at most the entry it is in: ${order}`, () => {
      const hosts = Array.from({ length: 12 }, (_, i) => `h${i}.example`);
      const entries = hosts.map(host => make(`https://${host}/`, { text: '{"a":[1,"\\"request\\""]}' }));
      const capture = bytesOf(har(entries, 1));
      const whole = read('har', capture);
      assert.deepEqual(whole.problems, []);
      const starts = whole.records.map(each => each.place.offset ?? 0);
      fc.assert(
        fc.property(
          fc.nat(capture.length - 1),
          fc.constantFrom(...'"{}[],:\\x\n', 'delete'),
          fc.integer({ min: 20, max: 5000 }),
          (at, change, piece) => {
            const rest = capture.subarray(at + 1);
            const put = change === 'delete' ? new Uint8Array() : bytesOf(change);
            const damaged = Buffer.concat([capture.subarray(0, at), put, rest]);
            const found = new Set(read('har', damaged, piece).records.map(each => each.host));
            const inside = starts.findLastIndex(start => start <= at);
            const lost = hosts.filter((host, i) => i !== inside && !found.has(host));
            assert.deepEqual(lost, [], `${change} at ${at}`);
          },
        ),
        { numRuns: 300 },
      );
    });
  }
});
