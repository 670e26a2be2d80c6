import assert from 'node:assert/strict';
import { read, summary } from '../capture.ts';

describe('egress: netlog and tshark JSON', () => {
  const types = {
    URL_REQUEST_START_JOB: 5,
    HTTP_TRANSACTION_READ_RESPONSE_HEADERS: 6,
    HOST_RESOLVER_MANAGER_REQUEST: 7,
    OTHER: 8,
  };
  const event = (type: number, id: number, params: object, time = '1000') => ({
    params,
    phase: 1,
    source: { id, type: 1 },
    time,
    type,
  });
  const netlog = (events: readonly object[]) =>
    `{"constants":${JSON.stringify({ logEventTypes: types, timeTickOffset: '1795000000000' })},\n"events": [\n${events.map(each => JSON.stringify(each)).join(',\n')}]}`;
  const events = [
    event(7, 1, { host: 'https://api.example:443' }),
    event(5, 2, { method: 'POST', url: 'https://api.example/v1/x?token=abc' }),
    event(8, 2, { url: 'https://other.example/' }),
    event(6, 2, { headers: ['HTTP/1.1 302 Found', 'a: b'] }, '1500'),
    event(5, 2, { method: 'GET', url: 'https://next.example/' }, '1600'),
    event(5, 3, { method: 'GET', url: 'vscode-file://vscode-app/x' }),
    event(5, 4, {}),
  ];

  it('netlog: requests with their status, redirects apart, names that were looked up', () => {
    const { records, problems } = read('netlog', netlog(events), 40);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => [summary(each), each.protocol, each.level, each.status, each.path]),
      [
        ['api.example unknown', 'dns', 'host', undefined, undefined],
        ['api.example:443 allowed', 'http', 'url', 302, '/v1/x?token=…'],
        ['next.example:443 unknown', 'http', 'url', undefined, '/'],
      ],
    );
    assert.deepEqual([records[1]?.time, records[1]?.endTime], [1_795_000_001_000, 1_795_000_001_500]);
    assert.deepEqual(records[1]?.body, { missing: 'not-captured' });
    assert.equal(records[2]?.body, undefined);
  });

  it('netlog: a file that is not closed, and one with damage in it', () => {
    const capture = netlog(events);
    const open = read('netlog', capture.slice(0, -2));
    assert.equal(open.records.length, 3);
    assert.deepEqual(
      open.problems.map(each => each.message.code),
      ['egress.problem.cut'],
    );
    const damaged = capture.replace('"phase":1', '"phase":1"');
    const found = read('netlog', damaged);
    assert.deepEqual(
      found.records.map(each => each.host),
      ['api.example', 'next.example'],
    );
    assert.deepEqual(
      found.problems.map(each => each.message.code),
      ['egress.problem.damage'],
    );
  });

  const packet = (layers: object) => ({
    _index: 'packets',
    _source: { layers: { frame: { 'frame.time_epoch': '1795000000.500000000' }, ...layers } },
  });
  const dns = (isReply: string, extra: object = {}) => ({
    udp: { 'udp.srcport': isReply === '0' ? '4001' : '53', 'udp.dstport': isReply === '0' ? '53' : '4001' },
    ip:
      isReply === '0' ? { 'ip.src': '10.0.0.5', 'ip.dst': '10.0.0.1' } : { 'ip.src': '10.0.0.1', 'ip.dst': '10.0.0.5' },
    dns: {
      'dns.id': '0x07',
      'dns.flags_tree': { 'dns.flags.response': isReply, 'dns.flags.rcode': '0' },
      Queries: { 'a.example: type A': { 'dns.qry.name': 'a.example', 'dns.qry.type': '1' } },
      ...extra,
    },
  });

  it('tshark: a query with its answers, and a server name', () => {
    const sni = {
      ip: { 'ip.src': '10.0.0.5', 'ip.dst': '192.0.2.7' },
      tcp: { 'tcp.dstport': '443' },
      tls: { 'tls.record': { 'tls.handshake': { x: { 'tls.handshake.extensions_server_name': 'Api.example' } } } },
    };
    const capture = JSON.stringify(
      [
        packet(dns('0')),
        packet(dns('1', { Answers: { x: { 'dns.a': '192.0.2.7' }, y: { 'dns.aaaa': ['2001:db8::1'] } } })),
        packet(sni),
        packet({ arp: {} }),
      ],
      null,
      1,
    );
    const { records, problems } = read('tshark-json', capture, 50);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => [summary(each), each.client, each.answers]),
      [
        ['api.example:443 unknown', '10.0.0.5', undefined],
        ['a.example allowed', '10.0.0.5', ['192.0.2.7', '2001:db8::1']],
      ],
    );
    assert.equal(records[1]?.time, 1_795_000_000_500);
  });

  it('tshark: keys written twice, damage and a cut end', () => {
    const first = JSON.stringify(packet(dns('0'))).replace(
      '"ip.src"',
      '"ip.addr":"1.1.1.1","ip.addr":"2.2.2.2","ip.src"',
    );
    const other = first.replaceAll('a.example', 'b.example');
    const third = first.replaceAll('a.example', 'c.example');
    const { records, problems } = read(
      'tshark-json',
      `[${first},${other.replace('{"frame"', '{frame"')},${third},${first.slice(0, 60)}`,
    );
    assert.deepEqual(
      records.map(each => each.host),
      ['a.example', 'c.example'],
    );
    assert.deepEqual(
      problems.map(each => each.message.code),
      ['egress.problem.damage', 'egress.problem.cut'],
    );
  });
});
