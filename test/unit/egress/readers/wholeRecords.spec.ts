import assert from 'node:assert/strict';
import { readers, type StreamFormat } from '../../../../src/core/egress/readers.ts';
import type { EgressRecord } from '../../../../src/core/egress/types.ts';
import { read } from '../capture.ts';

const time = 1_795_000_000_500;
type Fields = Omit<EgressRecord, 'format'>;
const dns = { level: 'host', protocol: 'dns' } as const;

/** Every field of the records of short logs: nothing is reported that the log does not contain. */
const cases: readonly (readonly [format: StreamFormat, log: string, records: readonly Fields[]])[] = [
  [
    'dnsmasq',
    'Nov  3 09:00:02 box dnsmasq[77]: query[A] a.example from 10.0.0.5\nNov  3 09:00:02 box dnsmasq[77]: cached-stale a.example is 192.0.2.1\nNov  3 09:00:02 box dnsmasq[77]: /etc/hosts a.example is 192.0.2.2\nNov  3 09:00:02 box dnsmasq[77]: config nobody.asked is 0.0.0.0\nNov  3 09:00:02 box dnsmasq[77]: nftset add 4 inet ai allow4 192.0.2.1 a.example\n',
    [
      {
        ...dns,
        written: 'Nov  3 09:00:02',
        host: 'a.example',
        client: '10.0.0.5',
        answers: ['192.0.2.1', '192.0.2.2'],
        outcome: 'allowed',
        place: { line: 1 },
      },
    ],
  ],
  [
    'unbound',
    '[1795000000] unbound[5:0] info: 10.0.0.5 a.example. A IN\n[1795000000] unbound[5:0] info: 10.0.0.6 a.example. A IN NXDOMAIN 0.020000 0 50\n[1795000001] unbound[5:0] info: start of service (unbound 1.17.1).\n',
    [
      {
        ...dns,
        time: 1_795_000_000_000,
        host: 'a.example',
        client: '10.0.0.5',
        outcome: 'unknown',
        place: { line: 1 },
      },
      {
        ...dns,
        time: 1_795_000_000_000,
        host: 'a.example',
        client: '10.0.0.6',
        outcome: 'allowed',
        place: { line: 2 },
      },
    ],
  ],
  [
    'bind',
    '2026-11-03T09:00:02.893Z rpz: info: client @0x7f 10.0.0.5#39165 (c.example): disabled rpz QNAME NXDOMAIN rewrite c.example/A/IN via c.example.rpz\n',
    [
      {
        ...dns,
        time: Date.UTC(2026, 10, 3, 9, 0, 2, 893),
        host: 'c.example',
        client: '10.0.0.5',
        outcome: 'allowed',
        place: { line: 1 },
      },
    ],
  ],
  [
    'tcpdump',
    '1795000000.500000 IP 10.0.0.5.3 > 10.0.0.1.53: 7+ A? a.example. (35)\n1795000000.600000 IP 10.0.0.1.53 > 10.0.0.5.3: 7 NXDomain 0/1/0 (35)\n1795000000.600000 IP 10.0.0.1.53 > 10.0.0.5.4: 7 1/0/0 A 192.0.2.1 (35)\n1795000000.500000 IP 10.0.0.5.3 > 10.0.0.1.53: 8+ A? b.example. (35)\n1795000000.700000 IP 10.0.0.1.53 > 10.0.0.5.3: 8 1/0/0 A 0.0.0.0 (35)\n1795000000.500000 IP6 2001:db8::5.9 > 2001:db8::1.443: Flags [SEW], seq 1, length 0\n1795000000.500000 ARP, Request who-has 10.0.0.1 tell 10.0.0.5, length 28\n',
    [
      {
        level: 'host',
        protocol: 'tcp',
        time,
        ip: '2001:db8::1',
        port: 443,
        client: '2001:db8::5',
        outcome: 'unknown',
        place: { line: 6 },
      },
      { ...dns, time, host: 'a.example', client: '10.0.0.5', outcome: 'unknown', place: { line: 1 } },
      { ...dns, time, host: 'b.example', client: '10.0.0.5', outcome: 'blocked', place: { line: 4 } },
    ],
  ],
  [
    'tshark-fields',
    'frame.time_epoch\tip.src\tip.dst\tdns.id\tdns.qry.name\tdns.a\n1795000000.5\t10.0.0.5\t10.0.0.1\t0x01\ta.example\t\n1795000000.6\t10.0.0.1\t10.0.0.5\t0x01\ta.example\t0.0.0.0\n1795000000.5\t10.0.0.1\t10.0.0.6\t0x02\tb.example\t192.0.2.1\n1795000000.5\t10.0.0.1\t10.0.0.6\t\t\t\n',
    [
      { ...dns, time, host: 'a.example', client: '10.0.0.5', outcome: 'blocked', place: { line: 2 } },
      {
        ...dns,
        time,
        host: 'b.example',
        client: '10.0.0.6',
        answers: ['192.0.2.1'],
        outcome: 'allowed',
        place: { line: 4 },
      },
    ],
  ],
  [
    'strace',
    '7 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 19\n7 1795000000.500000 connect(19, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = -1 EPERM (Operation not permitted)\n7 sendto(19, "\\x16\\x03not a question at all", 5, 0, NULL, 0) = 5\n7 connect(20, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("999.0.2.1")}, 16) = 0\n8 recvfrom(3, "", 1, 0, NULL, NULL) = 0\n',
    [
      {
        level: 'host',
        protocol: 'tcp',
        time,
        ip: '192.0.2.1',
        port: 443,
        process: { pid: 7 },
        outcome: 'blocked',
        place: { line: 2 },
      },
    ],
  ],
  [
    'lsof',
    'COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nnode 31 7 me 20u IPv4 1 0t0 UDP 10.0.0.5:5->192.0.2.7:domain\nnode 31 me 21u IPv4 1 0t0 TCP *:9000 (LISTEN)\n',
    [
      {
        level: 'host',
        protocol: 'udp',
        ip: '192.0.2.7',
        port: 53,
        process: { name: 'node', pid: 31 },
        outcome: 'unknown',
        place: { line: 2 },
      },
    ],
  ],
  [
    'ss',
    'Netid State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nudp ESTAB 0 0 10.0.0.5:5 192.0.2.7:53\ntcp ESTAB 0 0 10.0.0.5:5 192.0.2.8:443 users:(("a \\"b\\"",pid=9,fd=1))\n\t bytes_acked:7\nudp UNCONN 0 0 0.0.0.0:5353 0.0.0.0:*\n',
    [
      { level: 'host', protocol: 'udp', ip: '192.0.2.7', port: 53, outcome: 'unknown', place: { line: 2 } },
      {
        level: 'bytes',
        protocol: 'tcp',
        ip: '192.0.2.8',
        port: 443,
        process: { name: 'a \\"b\\"', pid: 9 },
        bytesSent: 7,
        outcome: 'unknown',
        place: { line: 3 },
      },
    ],
  ],
  ['nethogs', 'Adding local address: 10.0.0.5\n\nRefreshing:\nunknown TCP/0/0\t1\t0\n', []],
  [
    'nethogs',
    'Refreshing:\nnode/4/0\t1\t0\n',
    [{ level: 'host', process: { name: 'node', pid: 4 }, outcome: 'allowed', place: { line: 2 } }],
  ],
  [
    'nettop',
    'time,,interface,state,bytes_in,bytes_out,\n1,a.b.7,,,5,6,\n1,udp4 10.0.0.5:1<->192.0.2.1:443,en0,,3,2,\n1,tcp4 *:80<->*:*,,Listen,0,0,\n',
    [
      {
        level: 'bytes',
        protocol: 'udp',
        ip: '192.0.2.1',
        port: 443,
        process: { name: 'a.b', pid: 7 },
        bytesSent: 2,
        bytesReceived: 3,
        outcome: 'allowed',
        place: { line: 3 },
      },
    ],
  ],
  [
    'kernel-log',
    '2026-11-03T09:00:00.5Z box kernel: REJECTED IN= OUT=v0 SRC=10.0.0.5 DST=192.0.2.1 PROTO=UDP DPT=53\n',
    [
      {
        level: 'host',
        protocol: 'udp',
        time: Date.UTC(2026, 10, 3, 9, 0, 0, 500),
        ip: '192.0.2.1',
        port: 53,
        client: '10.0.0.5',
        outcome: 'blocked',
        place: { line: 1 },
      },
    ],
  ],
  [
    'little-snitch',
    'date,direction,uid,ipAddress,remoteHostname,protocol,port,connectCount,denyCount,byteCountIn,byteCountOut,connectingExecutable,parentAppExecutable\n2026-11-03T09:00:00Z,out,501,,a.example,1,0,0,0,1,2,/usr/bin/node,\n',
    [
      {
        level: 'bytes',
        time: Date.UTC(2026, 10, 3, 9),
        host: 'a.example',
        port: 0,
        process: { name: 'node', path: '/usr/bin/node' },
        outcome: 'allowed',
        bytesSent: 2,
        bytesReceived: 1,
        place: { line: 2 },
      },
    ],
  ],
  [
    'squid',
    '1795000000.500     40 10.0.0.5 TCP_MISS/200 25 GET http://a.example/x - HIER_DIRECT/192.0.2.1 -\n',
    [
      {
        level: 'url',
        protocol: 'http',
        time: time - 40,
        endTime: time,
        host: 'a.example',
        port: 80,
        client: '10.0.0.5',
        outcome: 'allowed',
        bytesReceived: 25,
        method: 'GET',
        path: '/x',
        status: 200,
        place: { line: 1 },
      },
    ],
  ],
  [
    'squid',
    '1795000000.500     40 10.0.0.5 TCP_TUNNEL/200 25 CONNECT a.example:443 - HIER_DIRECT/192.0.2.1 -\n',
    [
      {
        level: 'bytes',
        protocol: 'tcp',
        time: time - 40,
        endTime: time,
        host: 'a.example',
        port: 443,
        client: '10.0.0.5',
        outcome: 'allowed',
        bytesReceived: 25,
        method: 'CONNECT',
        status: 200,
        place: { line: 1 },
      },
    ],
  ],
  [
    'tinyproxy',
    'CONNECT   Nov 20 22:10:38 [1]: Request (file descriptor 5): CONNECT a.example:443 HTTP/1.1\nCONNECT   Nov 20 22:10:38 [1]: Request (file descriptor 5): GET http://b.example:81/x HTTP/1.1\nNOTICE    Nov 20 22:10:39 [1]: Proxying refused on filtered url "http://b.example:81/x"\n',
    [
      {
        level: 'host',
        protocol: 'tcp',
        host: 'a.example',
        port: 443,
        method: 'CONNECT',
        outcome: 'unknown',
        place: { line: 1 },
      },
      {
        level: 'url',
        protocol: 'http',
        host: 'b.example',
        port: 81,
        method: 'GET',
        path: '/x',
        outcome: 'blocked',
        place: { line: 2 },
      },
    ],
  ],
  [
    'nginx',
    '10.0.0.5 [2026-11-03T09:00:00.500+00:00] - 192.0.2.1:443 200 2 3 0.250\n10.0.0.5 - me [03/Nov/2026:09:00:00 +0000] "GET /a HTTP/2.0" 404 -\n',
    [
      {
        level: 'bytes',
        protocol: 'tcp',
        time: Date.UTC(2026, 10, 3, 9, 0, 0, 250),
        endTime: Date.UTC(2026, 10, 3, 9, 0, 0, 500),
        ip: '192.0.2.1',
        port: 443,
        client: '10.0.0.5',
        outcome: 'allowed',
        bytesSent: 3,
        bytesReceived: 2,
        place: { line: 1 },
      },
      {
        level: 'url',
        protocol: 'http',
        time: Date.UTC(2026, 10, 3, 9),
        client: '10.0.0.5',
        outcome: 'allowed',
        method: 'GET',
        path: '/a',
        user: 'me',
        status: 404,
        place: { line: 2 },
      },
    ],
  ],
  [
    'recorder',
    '{"t":1795000000500,"host":"a.example","port":443,"up":1}\n{"note":"started"}\n{"t":1795000000500,"host":"b.example","port":80,"up":0,"ms":5,"verdict":"fail","method":"GET"}\n',
    [
      {
        level: 'bytes',
        protocol: 'tcp',
        time,
        host: 'a.example',
        port: 443,
        outcome: 'unknown',
        bytesSent: 1,
        place: { line: 1 },
      },
      {
        level: 'bytes',
        protocol: 'http',
        time,
        endTime: time + 5,
        host: 'b.example',
        port: 80,
        method: 'GET',
        outcome: 'unknown',
        bytesSent: 0,
        place: { line: 3 },
      },
    ],
  ],
  [
    'mitmdump',
    '[22:04:50.123][127.0.0.1:5]: GET http://192.0.2.1:81/x HTTP/2.0\n      << HTTP/2.0 403 Forbidden 1b\n127.0.0.1:6: POST https://a.example/x\n      << Client disconnected.\n',
    [
      {
        level: 'url',
        protocol: 'http',
        ip: '192.0.2.1',
        port: 81,
        client: '127.0.0.1',
        method: 'GET',
        path: '/x',
        status: 403,
        outcome: 'allowed',
        place: { line: 1 },
      },
      {
        level: 'url',
        protocol: 'http',
        host: 'a.example',
        port: 443,
        client: '127.0.0.1',
        method: 'POST',
        path: '/x',
        body: { missing: 'not-captured' },
        outcome: 'unknown',
        place: { line: 3 },
      },
    ],
  ],
  [
    'zscaler',
    '"Mon Jun 20 15:29:11 2026","anna@x.example","HTTP","a.example/v1","Blocked","A","B","72","14061","0","0","C","D","E","None","None","0","None","None","Office","Sales","172.17.3.49","192.0.2.9","POST","403","claude-cli/2","None","FwFilter","F","Other","None","NA","NA","N/A"\n',
    [
      {
        level: 'url',
        protocol: 'http',
        written: 'Mon Jun 20 15:29:11 2026',
        host: 'a.example',
        port: 443,
        client: '172.17.3.49',
        user: 'anna@x.example',
        outcome: 'blocked',
        bytesSent: 72,
        bytesReceived: 14061,
        method: 'POST',
        path: '/v1',
        status: 403,
        headers: { 'user-agent': 'claude-cli/2' },
        place: { line: 1 },
      },
    ],
  ],
  [
    'zscaler',
    'Logged Time\tTime Zone\tUser\tURL\tPolicy Action\tSent Bytes\tClient IP\nMon Jun 20 15:29:11 2026\tGMT\tNone\ta.example:8443\tAllowed\tNA\t10.0.0.5\n',
    [
      {
        level: 'url',
        protocol: 'http',
        time: Date.UTC(2026, 5, 20, 15, 29, 11),
        host: 'a.example',
        port: 8443,
        client: '10.0.0.5',
        outcome: 'allowed',
        path: '/',
        place: { line: 2 },
      },
    ],
  ],
  [
    'netskope',
    '#Version: 1.0\n#Fields: date time cs-bytes sc-bytes c-ip cs-username cs-method cs-user-agent sc-status cs-host x-cs-userip\n2026-11-03 09:00:00 10 20 192.0.2.7 "anna ""b"" c" CONNECT "agent 1" 200 a.example 10.0.0.5\n#Fields: date cs-host c-ip cs-username\n2026-11-04 b.example - -\n',
    [
      {
        level: 'bytes',
        protocol: 'tcp',
        time: Date.UTC(2026, 10, 3, 9),
        host: 'a.example',
        client: '10.0.0.5',
        user: 'anna "b" c',
        outcome: 'unknown',
        bytesSent: 10,
        bytesReceived: 20,
        method: 'CONNECT',
        status: 200,
        headers: { 'user-agent': 'agent 1' },
        place: { line: 3 },
      },
      {
        level: 'bytes',
        protocol: 'http',
        written: '2026-11-04',
        host: 'b.example',
        outcome: 'unknown',
        place: { line: 5 },
      },
    ],
  ],
  [
    'netskope',
    '"timestamp","user","userip","url","client_bytes","server_bytes","action","site"\n"1795000000","anna@x.example","10.0.0.5","a.example/x, y","5","6","block","Google Drive"\n',
    [
      {
        level: 'url',
        protocol: 'http',
        time: 1_795_000_000_000,
        host: 'a.example',
        port: 443,
        client: '10.0.0.5',
        user: 'anna@x.example',
        outcome: 'blocked',
        bytesSent: 5,
        bytesReceived: 6,
        path: '/x, y',
        place: { line: 2 },
      },
    ],
  ],
  [
    'host-list',
    '1795000000.5,a.example:8443\n',
    [{ level: 'host', time, host: 'a.example', port: 8443, outcome: 'unknown', place: { line: 1 } }],
  ],
];

describe('egress: whole records', () => {
  for (const [format, log, records] of cases) {
    it(`${format}: ${log.split('\n')[0]?.slice(0, 60) ?? ''}`, () => {
      const found = read(format, log);
      assert.deepEqual(
        found.records,
        records.map(each => ({ format, ...each })),
      );
      assert.deepEqual(
        found.problems.filter(each => each.message.code !== 'egress.problem.nethogsUnit'),
        [],
      );
    });
  }

  it('nethogs without any process has no amounts to explain', () => {
    assert.deepEqual(read('nethogs', 'Refreshing:\nunknown TCP/0/0\t0\t0\n').problems, []);
  });

  it('every format has a test of whole records, or a spec of its own', () => {
    const elsewhere = new Set(['har', 'mitmproxy', 'netlog', 'pcap', 'pcapng', 'tshark-json', 'pihole']);
    const tested = new Set<string>(cases.map(([format]) => format));
    assert.deepEqual(
      Object.keys(readers).filter(each => !tested.has(each) && !elsewhere.has(each)),
      [],
    );
  });
});
