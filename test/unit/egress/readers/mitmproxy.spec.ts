import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { tnetPayload } from '../../../../src/core/egress/readers/mitmproxy/tnetstring.ts';
import { decode, read, summary } from '../capture.ts';
import { flow, tnet } from '../flows.ts';

describe('egress: mitmproxy flows', () => {
  it('gives the request as it went out, still encoded', () => {
    const content = gzipSync('{"prompt":"x"}');
    const headers = {
      'Content-Encoding': 'gzip',
      'Content-Type': 'application/json',
      Authorization: 'Bearer not-to-be-kept',
    };
    const { records, problems } = read('mitmproxy', flow('API.example', '/v1/x?key=abc&n=1', { content, headers }), 13);
    assert.deepEqual(problems, []);
    const [record] = records;
    assert.deepEqual(
      [record?.host, record?.port, record?.ip, record?.client, record?.path, record?.status],
      ['api.example', 443, '192.0.2.7', '10.0.0.5', '/v1/x?key=…&n=1', 200],
    );
    assert.deepEqual([record?.time, record?.endTime], [1_795_000_000_500, 1_795_000_002_250]);
    assert.deepEqual(record?.headers, { 'content-encoding': 'gzip', 'content-type': 'application/json' });
    assert.ok(record?.body !== undefined && 'bytes' in record.body);
    assert.deepEqual(Buffer.from(record.body.bytes), content);
    assert.equal(record.body.contentEncoding, 'gzip');
    assert.deepEqual([record.bytesSent, record.bytesReceived], [content.length, 2]);
  });

  it('streamed content is missing, empty content is empty, blocked is blocked', () => {
    const capture = Buffer.concat([
      flow('a.example', '/', { content: null }),
      flow('b.example', '/', { content: new Uint8Array() }),
      flow('c.example', '/', { isBlocked: true }),
    ]);
    const { records } = read('mitmproxy', capture);
    assert.deepEqual(records[0]?.body, { missing: 'streamed' });
    assert.ok(records[1]?.body !== undefined && 'bytes' in records[1].body && records[1].body.bytes.length === 0);
    assert.deepEqual(records.map(summary), ['a.example:443 allowed', 'b.example:443 allowed', 'c.example:443 blocked']);
  });

  it('messages of a web socket', () => {
    const [record] = read(
      'mitmproxy',
      flow('a.example', '/', {
        webSocket: [
          [true, 'hi'],
          [false, 'ho'],
        ],
      }),
    ).records;
    assert.equal(record?.protocol, 'websocket');
    assert.deepEqual(
      record?.webSocket?.map(each => [each.direction, decode(each.bytes), each.time]),
      [
        ['sent', 'hi', 1_795_000_001_500],
        ['received', 'ho', 1_795_000_001_500],
      ],
    );
  });

  it('TCP flows carry bytes, DNS flows a name', () => {
    const message = (isSent: boolean, text: string) => [isSent, Buffer.from(text), 1.5];
    const tcp = tnet({
      type: 'tcp',
      version: 21,
      messages: [message(true, 'abc'), message(false, 'de')],
      server_conn: { sni: null, address: ['db.example', 5432] },
      client_conn: { timestamp_start: 1_795_000_000 },
    });
    const dns = tnet({
      type: 'dns',
      version: 21,
      request: { timestamp: 1_795_000_000, questions: [{ name: 'q.example', type: 1 }] },
    });
    const { records } = read('mitmproxy', Buffer.concat([tcp, dns]));
    assert.deepEqual(
      records.map(each => [summary(each), each.level, each.bytesSent, each.bytesReceived]),
      [
        ['db.example:5432 allowed', 'bytes', 3, 2],
        ['q.example unknown', 'host', undefined, undefined],
      ],
    );
  });

  it('a flow above the bound keeps its request and loses its contents', () => {
    const response = new Uint8Array(17 * 1024 * 1024);
    const large = flow('big.example', '/x', { response, content: Buffer.from('{}') });
    const { records, problems } = read('mitmproxy', Buffer.concat([large, flow('next.example', '/')]), 1 << 18);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => [each.host, each.path]),
      [
        ['big.example', '/x'],
        ['next.example', '/'],
      ],
    );
    assert.deepEqual(records[0]?.body, { missing: 'too-large' });
  });

  it('a large flow whose parts do not fit is damage, and the next one is found', () => {
    const large = flow('big.example', '/x', { response: new Uint8Array(17 * 1024 * 1024) });
    // The length of the response's dictionary exceeds the flow.
    const at = large.indexOf('response;') + 'response;'.length;
    large.write('9', at);
    const { records, problems } = read('mitmproxy', Buffer.concat([large, flow('next.example', '/')]), 1 << 18);
    assert.deepEqual(
      records.map(each => each.host),
      ['next.example'],
    );
    assert.ok(problems.some(each => each.message.code === 'egress.problem.flow'));
  });

  it('a cut last flow is told and the others are kept', () => {
    const capture = Buffer.concat([flow('a.example', '/'), flow('b.example', '/')]);
    const { records, problems } = read('mitmproxy', capture.subarray(0, -20));
    assert.deepEqual(
      records.map(each => each.host),
      ['a.example'],
    );
    assert.equal(problems[0]?.message.code, 'egress.problem.cutFlow');
  });

  it('damage anywhere loses at most the flow it is in', () => {
    const hosts = Array.from({ length: 8 }, (_, i) => `h${i}.example`);
    const flows = hosts.map(host => flow(host, '/v1', { content: Buffer.from('12:34:type;') }));
    const capture = Buffer.concat(flows);
    const ends = flows.map((_, i) => Buffer.concat(flows.slice(0, i + 1)).length);
    fc.assert(
      fc.property(fc.nat(capture.length - 1), fc.nat(255), fc.integer({ min: 20, max: 3000 }), (at, byte, piece) => {
        const damaged = Buffer.from(capture);
        damaged[at] = byte;
        const found = new Set(read('mitmproxy', damaged, piece).records.map(each => each.host));
        const inside = ends.findIndex(end => at < end);
        assert.deepEqual(
          hosts.filter((host, i) => i !== inside && !found.has(host)),
          [],
        );
      }),
      { numRuns: 300 },
    );
  });

  it('malformed values are no values', () => {
    const value = (payload: string, type: string) => tnetPayload(Buffer.from(payload), type.charCodeAt(0), decode);
    assert.equal(value('1x', '#'), undefined);
    assert.equal(value('', '#'), undefined);
    assert.equal(value('x', '~'), undefined);
    assert.equal(value('yes', '!'), undefined);
    assert.equal(value('3:abc', ']'), undefined);
    assert.equal(value('9:abc,', ']'), undefined);
    assert.equal(value('1:a;', '}'), undefined);
    assert.equal(value('1:1#1:1#', '}'), undefined);
    assert.equal(value('x', '?'), undefined);
    const deep = Array.from({ length: 500 }).reduce<Buffer>(
      inner => Buffer.concat([Buffer.from(`${inner.length}:`), inner, Buffer.from(']')]),
      Buffer.alloc(0),
    );
    assert.equal(tnetPayload(deep, ']'.charCodeAt(0), decode), undefined, 'nesting has a bound');
  });
});
