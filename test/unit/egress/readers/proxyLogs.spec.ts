import assert from 'node:assert/strict';
import { read, summary } from '../capture.ts';

describe('egress: proxies and lists', () => {
  it('squid: tunnels carry bytes, plain requests a path, denials nothing', () => {
    const log = [
      '1795000000.561     40 10.0.0.5 TCP_TUNNEL/200 2582 CONNECT api.example:443 - HIER_DIRECT/192.0.2.1 -',
      '1795000001.583      0 10.0.0.5 TCP_DENIED/403 3405 CONNECT stats.example:443 - HIER_NONE/- text/html',
      '1795000002.000    100 10.0.0.5 TCP_MISS/200 900 POST http://me:pw@plain.example/v1/x?api_key=abcdef&n=1 - HIER_DIRECT/192.0.2.2 text/plain',
      '1795000003.000      0 - NONE/400 3000 NONE error:invalid-request - HIER_NONE/- text/html',
    ].join('\n');
    const { records, problems } = read('squid', `${log}\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => [summary(each), each.level, each.bytesReceived, each.path]),
      [
        ['api.example:443 allowed', 'bytes', 2582, undefined],
        ['stats.example:443 blocked', 'bytes', undefined, undefined],
        ['plain.example:80 allowed', 'url', 900, '/v1/x?api_key=…&n=1'],
      ],
    );
    assert.deepEqual([records[0]?.time, records[0]?.endTime], [1_795_000_000_521, 1_795_000_000_561]);
  });

  it('tinyproxy: refusals belong to the request before them', () => {
    const at = (level: string, text: string) => `${level.padEnd(9)} Nov 03 22:10:38.605 [15660]: ${text}`;
    const log = [
      at('CONNECT', 'Connect (file descriptor 5): 10.0.0.5'),
      at('CONNECT', 'Request (file descriptor 5): CONNECT a.example:443 HTTP/1.1'),
      at('CONNECT', 'Request (file descriptor 6): GET http://b.example/x HTTP/1.1'),
      at('CONNECT', 'Established connection to host "b.example" using file descriptor 7.'),
      at('NOTICE', 'Proxying refused on filtered domain "a.example"'),
      at('CONNECT', 'Request (file descriptor 5): CONNECT c.example:443 HTTP/1.1'),
    ].join('\n');
    assert.deepEqual(
      read('tinyproxy', log).records.map(each => `${summary(each)} ${each.level}`),
      ['a.example:443 blocked host', 'b.example:80 allowed url', 'c.example:443 unknown host'],
    );
  });

  it('nginx: a relay names the host, an access log only the path', () => {
    const log = [
      '10.0.0.5 [2026-11-03T22:10:38+00:00] api.example 192.0.2.1:443 200 2543 218 0.500',
      '10.0.0.5 [2026-11-03T22:10:38+00:00] stats.example 192.0.2.1:9 502 0 0 0.002',
      '10.0.0.5 - - [03/Nov/2026:22:10:38 +0100] "POST /copilot/v1/x?token=abc HTTP/1.1" 200 12 "-" "Agent/1 \\"q\\""',
      '10.0.0.5 - - [03/Nov/2026:22:10:38 +0100] "\\x16\\x03" 400 150 "-" "-"',
    ].join('\n');
    const { records, problems } = read('nginx', `${log}\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => [summary(each), each.level, each.bytesSent, each.path]),
      [
        ['api.example:443 allowed', 'bytes', 218, undefined],
        ['stats.example:9 blocked', 'bytes', 0, undefined],
        ['- allowed', 'url', undefined, '/copilot/v1/x?token=…'],
      ],
    );
    assert.equal(records[0]?.time, Date.UTC(2026, 10, 3, 22, 10, 37, 500));
    assert.equal(records[2]?.time, Date.UTC(2026, 10, 3, 21, 10, 38));
    assert.deepEqual(records[2]?.headers, { 'user-agent': 'Agent/1 \\"q\\"' });
  });

  it('recorder: bytes both ways, and the handshake names what was asked for by address', () => {
    const log = [
      '{"t":1795000000102,"host":"api.example","port":443,"up":1199,"down":2524,"sni":"api.example","ms":29,"verdict":"allow","process":"node","pid":7}',
      '{"t":1795000000103,"host":"192.0.2.1","port":443,"up":0,"down":0,"sni":"hidden.example","verdict":"deny"}',
      '{"t":17950',
    ].join('\n');
    const { records, problems } = read('recorder', log);
    assert.deepEqual(
      records.map(each => [summary(each), each.bytesSent, each.endTime]),
      [
        ['api.example:443 allowed', 1199, 1_795_000_000_131],
        ['hidden.example:443 blocked', 0, undefined],
      ],
    );
    assert.deepEqual(records[0]?.process, { name: 'node', pid: 7 });
    const [odd] = read('recorder', '{"t":1e300,"host":"a.example","up":1}').records;
    assert.deepEqual([odd?.host, odd?.time], ['a.example', undefined], 'no instant, no time');
    assert.equal(problems[0]?.message.code, 'egress.problem.lastLine');
  });

  it('mitmdump: a cut URL gives its host and no path', () => {
    const log = [
      'Proxy server listening at 127.0.0.1:8080',
      '127.0.0.1:34526: client connect',
      '127.0.0.1:34526: server connect api.example:443 (192.0.2.1:443)',
      '127.0.0.1:34526: POST https://api.example/v1/engines/g…',
      '              << 200 OK 98b',
      '127.0.0.1:34536: GET https://b.example/x?beta=true HTTP/2.0',
      '    accept: */*',
      '127.0.0.1:34536: client disconnect',
    ].join('\n');
    const { records, problems } = read('mitmdump', `${log}\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => [summary(each), each.path, each.status, each.body]),
      [
        ['api.example:443 allowed', undefined, 200, { missing: 'not-captured' }],
        ['b.example:443 unknown', '/x?beta=true', undefined, undefined],
      ],
    );
  });

  it('host list: names, addresses and URLs, with a time or a comment', () => {
    const log =
      '# seen\nAPI.example.\n1795000000 b.example\n192.0.2.1:443\nhttps://c.example/x # why\nnot a host here\n[2001:db8::1]:8443\n';
    const { records, problems } = read('host-list', log);
    assert.deepEqual(records.map(summary), [
      'api.example unknown',
      'b.example unknown',
      '192.0.2.1:443 unknown',
      'c.example:443 unknown',
      '2001:db8::1:8443 unknown',
    ]);
    assert.equal(records[1]?.time, 1_795_000_000_000);
    assert.deepEqual(
      problems.map(each => each.place.line),
      [6],
    );
  });
});
