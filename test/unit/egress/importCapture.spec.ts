import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import type { CaptureProblem, EgressRecord } from '../../../src/core/egress/types.ts';
import { importCapture, type ImportOptions } from '../../../src/node/egress/importCapture.ts';
import { summary } from './capture.ts';
import { flow } from './flows.ts';
import { entry, har } from './har.ts';
import { dns, pcap, pcapng, udp } from './packets.ts';

const fixtures = 'test/fixtures/egress';

describe('egress: importing a capture', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sightglass-egress-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (content: string | Uint8Array, options: Partial<ImportOptions> = {}) => {
    const file = path.join(folder, 'capture');
    writeFileSync(file, content);
    const records: EgressRecord[] = [];
    const problems: CaptureProblem[] = [];
    const sink = {
      record: (each: EgressRecord) => records.push(each),
      problem: (each: CaptureProblem) => problems.push(each),
    };
    const result = await importCapture({ file }, { sink, ...options });
    return { ...result, records, problems };
  };

  const packet = udp({ from: '10.0.0.5', fromPort: 4000, to: '10.0.0.1', toPort: 53 }, dns(1, 'a.example'));
  const samples: readonly (readonly [string, string | Uint8Array])[] = [
    ['har', har([entry('https://a.example/')], 2)],
    ['har', `\ufeff${har([entry('https://a.example/')])}`],
    ['mitmproxy', flow('a.example', '/')],
    [
      'mitmdump',
      'Proxy server listening at 127.0.0.1:8080\n127.0.0.1:34526: client connect\n127.0.0.1:34526: GET https://a.example/\n',
    ],
    [
      'netlog',
      '{"constants":{"logEventTypes":{"URL_REQUEST_START_JOB":2},"timeTickOffset":0},"events":[{"params":{"url":"https://a.example/","method":"GET"},"type":2,"time":"1","source":{"id":1}}]}',
    ],
    ['pcap', pcap([packet])],
    ['pcapng', pcapng([packet])],
    ['tshark-json', '[\n  {\n    "_index": "p",\n    "_source": {"layers": {"dns": {"dns.qry.name": "a.example"}}}}]'],
    ['tshark-fields', 'frame.time_epoch\tip.dst\tdns.qry.name\n1795000000.1\t10.0.0.1\ta.example\n'],
    ['tcpdump', '22:05:31.987049 IP 10.0.0.5.36216 > 10.0.0.1.53: 64354+ A? a.example. (35)\n'],
    ['tcpdump', '    1  2026-11-03 22:05:31.987049 IP 10.0.0.5.36216 > 10.0.0.1.53: 64354+ A? a.example. (35)\n'],
    ['dnsmasq', 'Nov  3 09:00:02 dnsmasq[77]: query[A] a.example from 10.0.0.5\n'],
    [
      'pihole',
      'Nov  3 09:00:02 dnsmasq[77]: query[A] a.example from 10.0.0.5\nNov  3 09:00:02 dnsmasq[77]: gravity blocked a.example is 0.0.0.0\n',
    ],
    ['unbound', '[1795000000] unbound[5:0] info: 10.0.0.5 a.example. A IN\n'],
    [
      'bind',
      '03-Nov-2026 09:00:03.000 queries: info: client 10.0.0.5#39166 (a.example): query: a.example IN AAAA + (10.0.0.1)\n',
    ],
    [
      'strace',
      '3500  connect(19, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16) = 0\n',
    ],
    [
      'lsof',
      'COMMAND  PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME\nnode 1 me 19u IPv4 1 0t0 TCP 10.0.0.5:1->192.0.2.1:443 (ESTABLISHED)\n',
    ],
    ['lsof', 'p3542\ncnode\nPTCP\nn10.0.0.5:1->192.0.2.1:443\n'],
    ['ss', 'State Recv-Q Send-Q Local Address:Port  Peer Address:Port Process\nESTAB 0 0 10.0.0.5:1 192.0.2.1:443\n'],
    ['nethogs', 'Adding local address: 10.0.0.5\n\nRefreshing:\nnode/44/1000\t0.5\t0\n'],
    [
      'nettop',
      'time,,interface,state,bytes_in,bytes_out,\n18:21:35.5,tcp4 10.0.0.5:1<->192.0.2.1:443,en0,Established,3,2,\n',
    ],
    ['kernel-log', '[ 1.0] X: IN= OUT=v0 SRC=10.0.0.5 DST=192.0.2.1 PROTO=TCP DPT=443\n'],
    [
      'little-snitch',
      'date,direction,uid,ipAddress,remoteHostname,protocol,port,connectCount,denyCount,byteCountIn,byteCountOut,connectingExecutable,parentAppExecutable\n2026-11-03T09:42:56Z,out,501,192.0.2.1,a.example,6,443,0,0,1,2,/x,\n',
    ],
    ['squid', '1795000000.561     40 10.0.0.5 TCP_TUNNEL/200 2582 CONNECT a.example:443 - HIER_DIRECT/192.0.2.1 -\n'],
    [
      'tinyproxy',
      'CONNECT   Nov 20 22:10:38.605 [15660]: Request (file descriptor 5): CONNECT a.example:443 HTTP/1.1\n',
    ],
    ['nginx', '10.0.0.5 [2026-11-03T22:10:38+00:00] a.example 192.0.2.1:443 200 2543 218 0.004\n'],
    ['nginx', '10.0.0.5 - - [03/Nov/2026:22:10:38 +0100] "GET /x HTTP/1.1" 200 12 "-" "-"\n'],
    ['recorder', '{"t":1795000000102,"host":"a.example","port":443,"up":1,"down":2,"verdict":"allow"}\n'],
    ['host-list', '# hosts\na.example\nb.example\n'],
    ['pihole-database', readFileSync(path.join(fixtures, 'pihole-old.db'))],
  ];

  for (const [format, content] of samples) {
    it(`tells ${format} by its content and reads it`, async () => {
      const result = await run(content);
      assert.equal(result.format, format);
      assert.equal(result.reason, null);
      assert.ok(result.records.length > 0);
      assert.ok(result.records.every(each => each.format === format));
    });
  }

  it('unpacks gzip and what mitmproxy deflates', async () => {
    const content = har([entry('https://a.example/')]);
    for (const packed of [gzipSync(content), deflateSync(content)]) {
      const result = await run(packed);
      assert.deepEqual([result.format, ...result.records.map(summary)], ['har', 'a.example:443 allowed']);
      assert.equal(result.bytes, packed.length);
    }
    const log = Array.from({ length: 9_000 }, (_, i) => `${1_795_000_000 + i} h${i}.example`).join('\n');
    const broken = await run(gzipSync(log).subarray(0, -30_000));
    assert.equal(broken.format, 'host-list');
    assert.ok(broken.records.length > 100);
    assert.ok(broken.problems.some(each => each.message.code === 'egress.problem.unpack'));
  });

  it('reads what PowerShell redirected, in UTF-16', async () => {
    const log = `${'a.example\r\n'.repeat(40_000)}bücher.example\r\nb.example\r\n`;
    const little = Buffer.from(`\ufeff${log}`, 'utf16le');
    for (const content of [little, Buffer.from(little).swap16()]) {
      const result = await run(content);
      assert.deepEqual([result.format, result.records.length, result.bytes], ['host-list', 40_001, content.length]);
      assert.deepEqual(result.records.at(-1)?.place, { line: 40_002 });
      assert.equal(result.problems.length, 1, 'a name that is not in its ASCII form is none');
    }
  });

  it('says why it knows nothing', async () => {
    const reason = async (content: string | Uint8Array) => {
      const { format, reason: why } = await run(content);
      assert.equal(format, null);
      return why?.code;
    };
    assert.equal(await reason(''), 'egress.unknown.empty');
    assert.equal(await reason(' \n\n'), 'egress.unknown.empty');
    assert.equal(await reason(Uint8Array.from([0, 1, 2, 3])), 'egress.unknown.binary');
    assert.equal(await reason('Dear diary,\ntoday nothing happened at all.\n'), 'egress.unknown.text');
    assert.equal(await reason('{"name":"x","version":"1"}'), 'egress.unknown.json');
    assert.equal(await reason(gzipSync(gzipSync('a.example\n'))), 'egress.unknown.binary');
    const missing = await importCapture({ file: path.join(folder, 'none') }, { sink: { record() {}, problem() {} } });
    assert.deepEqual(
      [missing.format, missing.reason?.code, missing.reason?.args['reason']],
      [null, 'egress.problem.unreadable', 'ENOENT'],
    );
    const directory = await importCapture({ file: folder }, { sink: { record() {}, problem() {} } });
    assert.equal(directory.reason?.args['reason'], 'EISDIR');
  });

  it('says why standard input cannot be read, at its beginning and further on', async () => {
    async function* failing(...chunks: readonly string[]): AsyncGenerator<Uint8Array> {
      for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
      throw Object.assign(new Error('broken'), { code: 'EIO' });
    }
    const problems: CaptureProblem[] = [];
    const sink = { record() {}, problem: (problem: CaptureProblem) => void problems.push(problem) };
    const atOnce = await importCapture({ stream: failing() }, { sink });
    assert.deepEqual(
      [atOnce.format, atOnce.reason?.code, atOnce.reason?.args['reason']],
      [null, 'egress.problem.unreadable', 'EIO'],
    );
    const later = await importCapture({ stream: failing('a.example\n'.repeat(10_000)) }, { sink });
    assert.deepEqual([later.format, later.reason], ['host-list', null]);
    assert.deepEqual(
      problems.map(each => each.message.args['reason']),
      ['EIO'],
    );
  });

  it('tells its progress and stops when it is asked to', async () => {
    const log = '10.0.0.1 a.example\n'.repeat(200_000);
    const steps: number[] = [];
    const { records } = await run(log, {
      onProgress: (bytes, total) => (assert.equal(total, log.length), steps.push(bytes)),
    });
    assert.equal(records.length, 200_000);
    assert.equal(steps.at(-1), log.length);
    assert.ok(steps.length >= 3);
    const controller = new AbortController();
    let seen = 0;
    const sink = { record: () => void (seen++ === 10 && controller.abort()), problem() {} };
    await assert.rejects(run(log, { signal: controller.signal, sink }), { name: 'AbortError' });
    assert.ok(seen < 200_000);
  });

  it("reads Pi-hole's database: pages of 512 bytes, a row over several pages, names in tables of their own", async () => {
    // 600 rows, 380 blocked, 188 allowed: counted by sqlite3 3.40 when the fixture was made (2026-11-21).
    const file = path.join(folder, 'pihole.db');
    copyFileSync(path.join(fixtures, 'pihole.db'), file);
    const { records, problems, format } = await run(readFileSync(file));
    assert.deepEqual([format, problems.length, records.length], ['pihole-database', 0, 600]);
    const of = (outcome: string) => records.filter(each => each.outcome === outcome).length;
    assert.deepEqual([of('blocked'), of('allowed'), of('unknown')], [380, 188, 32]);
    assert.deepEqual(records[1], {
      format: 'pihole-database',
      level: 'host',
      protocol: 'dns',
      time: 1_795_000_001_000,
      host: 'host2.example',
      client: '192.0.2.21',
      outcome: 'blocked',
      place: { index: 1 },
    });
    assert.deepEqual([records[599]?.host, records[599]?.client], ['plain.example', '192.0.2.30']);
  });

  it('reads the older database, and names rows that are no hosts', async () => {
    const { records, problems } = await run(readFileSync(path.join(fixtures, 'pihole-old.db')));
    assert.deepEqual(
      records.map(each => [summary(each), each.time]),
      [
        ['a.example allowed', 1_795_000_000_000],
        ['b.example blocked', 1_795_000_001_500],
      ],
    );
    assert.deepEqual(
      problems.map(each => each.message.args),
      [{ row: 3 }],
    );
  });

  it('a damaged page loses its rows and no others; a cut database ends', async () => {
    const bytes = readFileSync(path.join(fixtures, 'pihole.db'));
    bytes[40 * 512] = 0x77;
    const { records, problems } = await run(bytes);
    assert.ok(records.length > 500 && records.length < 600);
    assert.equal(problems.length, 1);
    assert.deepEqual(problems[0]?.place, { offset: 40 * 512 });
    const cut = await run(bytes.subarray(0, 30 * 512));
    assert.ok(cut.problems.length > 0 && cut.records.length > 0);
  });
});
