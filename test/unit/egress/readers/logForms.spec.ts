import assert from 'node:assert/strict';
import { recognise } from '../../../../src/core/egress/recognise.ts';
import type { StreamFormat } from '../../../../src/core/egress/readers.ts';
import { bytesOf, decode, read, summary } from '../capture.ts';

/** Returns the records of a log in one of its forms, after checking that its format is recognized. */
function say(format: StreamFormat, ...lines: readonly string[]): readonly string[] {
  const text = `${lines.join('\n')}\n`;
  assert.equal(recognise(bytesOf(text), decode).format, format, text);
  const { records, problems } = read(format, text);
  assert.deepEqual(problems, [], text);
  return records.map(summary);
}

describe('egress: forms in which logs are written', () => {
  it('squid writes those of web servers too, with its own result at the end', () => {
    const date = '[23/Dec/2026:18:35:56 +0100]';
    assert.deepEqual(
      say(
        'squid',
        `192.0.2.1 - - ${date} "CONNECT api.example:443 HTTP/1.1" 200 1105 TCP_TUNNEL:HIER_DIRECT`,
        `192.0.2.1 - anna ${date} "CONNECT stats.example:443 HTTP/1.1" 403 3405 TCP_DENIED:HIER_NONE`,
        `192.0.2.1 - - ${date} "GET http://plain.example:8080/v1?api_key=abcdef HTTP/1.1" 200 9 "-" "curl/8.1" TCP_MISS:HIER_DIRECT`,
      ),
      ['api.example:443 allowed', 'stats.example:443 blocked', 'plain.example:8080 allowed'],
    );
    assert.deepEqual(
      say(
        'squid',
        'Nov 28 10:00:01 gate (squid-1)[123]: 1795212638.561     40 192.0.2.1 TCP_TUNNEL/200 2582 CONNECT api.example:443 - HIER_DIRECT/192.0.2.9 -',
      ),
      ['api.example:443 allowed'],
    );
  });

  it('a forward proxy that logs like a web server names the host in the request', () => {
    const date = '[23/Dec/2026:18:35:56 +0100]';
    assert.deepEqual(
      say(
        'nginx',
        `192.0.2.1 - - ${date} "CONNECT api.example:443 HTTP/1.1" 200 1105`,
        `192.0.2.1 - - ${date} "POST http://plain.example/v1 HTTP/1.1" 200 9 "-" "curl/8.1"`,
        `192.0.2.1 - - ${date} "CONNECT [2001:db8::1]:443 HTTP/1.1" 502 0`,
        `192.0.2.1 - - ${date} "GET /v1/x HTTP/1.1" 200 9 "-" "curl/8.1"`,
      ),
      ['api.example:443 allowed', 'plain.example:80 allowed', '2001:db8::1:443 blocked', '- allowed'],
    );
    const { records } = read('nginx', `192.0.2.1 - - ${date} "GET http://h.example/a?token=abcdef HTTP/1.1" 200 9\n`);
    assert.equal(records[0]?.path, '/a?token=…');
  });

  it('gateways write tables with semicolons too, and rows that are objects', () => {
    assert.deepEqual(
      say(
        'zscaler',
        '"Logged Time";"Time Zone";"User";"URL";"Policy Action";"Sent Bytes";"Client IP"',
        '"Mon Jun 20 15:29:11 2026";"GMT";"anna@x.example";"a.example/v1?x=1;2";"Blocked";"72";"10.0.0.5"',
      ),
      ['a.example:443 blocked'],
    );
    const row = { datetime: '2026-06-20 15:29:11', tz: 'GMT', user: 'anna@x.example', action: 'Allowed' };
    const more = { requestsize: '72', hostname: 'a.example', clientpublicIP: '192.0.2.9' };
    const wrapped = JSON.stringify({ sourcetype: 'zscalernss-web', event: { ...row, ...more } });
    assert.deepEqual(say('zscaler', JSON.stringify({ ...more, ...row }), wrapped), [
      'a.example allowed',
      'a.example allowed',
    ]);
    const [record] = read('zscaler', `${wrapped}\n`).records;
    assert.equal(record?.bytesSent, 72);
    assert.equal(record.time, Date.UTC(2026, 5, 20, 15, 29, 11));
    assert.deepEqual(
      say(
        'netskope',
        '{"timestamp":1795000000,"user":"anna@x.example","userip":"10.0.0.5","url":"a.example/x","client_bytes":5,"action":"block"}',
      ),
      ['a.example:443 blocked'],
    );
    assert.deepEqual(
      say(
        'nginx',
        '{"time_iso8601":"2026-11-28T10:00:01+01:00","remote_addr":"192.0.2.5","ssl_preread_server_name":"a.example","status":"200","request_length":5}',
      ),
      ['a.example unknown'],
    );
    const damaged = read('zscaler', `${wrapped.slice(0, 40)}\n${wrapped}\n{"user":"x"}\n`);
    assert.deepEqual([damaged.records.length, damaged.problems.length], [1, 1]);
  });

  it('dnsmasq writes to files, to standard error and through every syslog', () => {
    const query = 'query[A] api.example from 192.0.2.5';
    for (const line of [
      `Nov 28 10:00:01 dnsmasq[1]: ${query}`,
      `Nov 28 10:00:01 gate dnsmasq[1]: ${query}`,
      `<30>Nov 28 10:00:01 dnsmasq[1]: ${query}`,
      `Sat Nov 28 10:00:01 2026 daemon.info dnsmasq[1]: ${query}`,
      `Sat Nov 28 10:00:01 2026 daemon.info dnsmasq[1]: 1 192.0.2.5/36000 ${query}`,
      `Sat Nov  8 10:00:01 2026 daemon.info gate dnsmasq[1]: ${query}`,
      `2026-11-28T10:00:01.123456+01:00 gate dnsmasq[1]: ${query}`,
      `2026-11-28 10:00:01.123 UTC dnsmasq[1]: ${query}`,
      `dnsmasq[1]: ${query}`,
      `dnsmasq: ${query}`,
      'Nov 28 10:00:01 dnsmasq[1]: query[type=65] api.example from 192.0.2.5',
      'Nov 28 10:00:01 dnsmasq[1]: query[HTTPS] api.example from 2001:db8::5',
    ])
      assert.deepEqual(say('dnsmasq', line), ['api.example unknown'], line);
    const [record] = read('dnsmasq', `2026-11-28T10:00:01+01:00 gate dnsmasq[1]: ${query}\n`).records;
    assert.equal(record?.time, Date.UTC(2026, 10, 28, 9, 0, 1));
  });

  it('strace -yy names the peer of every descriptor, also of connections that were there before', () => {
    const four = 'TCP:[10.0.0.2:40000->160.79.104.10:443]';
    const six = 'TCPv6:[[2001:db8::2]:40001->[2607:6bc0::10]:443]';
    const text = [
      `1905  write(21<${four}>, "\\27\\3\\3"..., 21) = 21`,
      `1905  sendto(22<${six}>, "\\27\\3\\3"..., 30, MSG_NOSIGNAL, NULL, 0) = 30`,
      `1905  writev(21<${four}>, [{iov_base="\\27", iov_len=5}], 1) = 5`,
      `1905  read(21<${four}>, "\\27\\3\\3"..., 100) = 100`,
      `1906  sendfile(23<UDP:[10.0.0.2:40002->192.0.2.53:443]>, 4</etc/hosts>, NULL, 100) = 100`,
      '1906  write(1</dev/pts/0<char 136:0>>, "x", 1) = 1',
    ];
    assert.deepEqual(say('strace', ...text), [
      '160.79.104.10:443 allowed',
      '2607:6bc0::10:443 allowed',
      '192.0.2.53:443 allowed',
    ]);
    const { records } = read('strace', `${text.join('\n')}\n`);
    assert.deepEqual(
      records.map(each => [each.bytesSent, each.protocol, each.process?.pid, each.level]),
      [
        [26, 'tcp', 1905, 'bytes'],
        [30, 'tcp', 1905, 'bytes'],
        [100, 'udp', 1906, 'bytes'],
      ],
    );
  });

  it('strace -yy counts a connection once that it saw being made', () => {
    const text = [
      '7  connect(21<TCP:[10.0.0.2:40000]>, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.9")}, 16) = -1 EINPROGRESS (Operation now in progress)',
      '7  write(21<TCP:[10.0.0.2:40000->192.0.2.9:443]>, "x", 1) = 1',
    ];
    assert.deepEqual(say('strace', ...text), ['192.0.2.9:443 unknown']);
  });
});
