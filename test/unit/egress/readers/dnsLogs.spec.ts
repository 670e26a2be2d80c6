import assert from 'node:assert/strict';
import { read, summary } from '../capture.ts';

describe('egress: DNS logs', () => {
  it('dnsmasq: one record for each query, with what became of it', () => {
    const log = [
      'Nov  3 09:00:01 dnsmasq[77]: started, version 2.90 cachesize 150',
      'Nov  3 09:00:02 dnsmasq[77]: query[A] Api.Models.example from 10.0.0.5',
      'Nov  3 09:00:02 dnsmasq[77]: forwarded Api.Models.example to 9.9.9.9',
      'Nov  3 09:00:02 dnsmasq[77]: query[A] stats.example from 10.0.0.5',
      'Nov  3 09:00:02 dnsmasq[77]: config stats.example is 0.0.0.0',
      'Nov  3 09:00:02 dnsmasq[77]: reply Api.Models.example is <CNAME>',
      'Nov  3 09:00:02 dnsmasq[77]: reply edge.cdn.example is 192.0.2.7',
      'Nov  3 09:00:02 dnsmasq[77]: reply edge.cdn.example is 2001:db8::7',
      'Nov  3 09:00:03 dnsmasq[77]: query[AAAA] nobody.example from 10.0.0.6',
      'Nov  3 09:00:03 dnsmasq[77]: config error is REFUSED (EDE: not ready)',
      'Nov  3 09:00:03 dnsmasq[77]: query[A] gone.example from 10.0.0.6',
      'Nov  3 09:00:03 dnsmasq[77]: config gone.example is NXDOMAIN',
    ].join('\n');
    const { records, problems } = read('dnsmasq', `${log}\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(records.map(summary), [
      'api.models.example allowed',
      'stats.example blocked',
      'nobody.example unknown',
      'gone.example blocked',
    ]);
    assert.deepEqual(records[0]?.answers, ['192.0.2.7', '2001:db8::7']);
    assert.equal(records[0]?.client, '10.0.0.5');
    assert.equal(records[0]?.time, undefined, 'the log has no year');
    assert.deepEqual(records[3]?.place, { line: 11 });
    assert.equal(records[1]?.answers, undefined, 'a sinkhole is no answer');
  });

  it('dnsmasq with log-queries=extra: serials tie answers to queries of the same name', () => {
    const log = [
      'Nov  3 09:00:02 dnsmasq[77]: 1 10.0.0.5/4001 query[A] a.example from 10.0.0.5',
      'Nov  3 09:00:02 dnsmasq[77]: 2 10.0.0.6/4002 query[A] a.example from 10.0.0.6',
      'Nov  3 09:00:02 dnsmasq[77]: 2 10.0.0.6/4002 config a.example is 0.0.0.0',
      'Nov  3 09:00:02 dnsmasq[77]: 1 10.0.0.5/4001 cached a.example is 192.0.2.1',
      'Nov  3 09:00:03 dnsmasq[78]: 1 10.0.0.7/4003 query[A] a.example from 10.0.0.7',
      'Nov  3 09:00:03 dnsmasq[78]: 1 10.0.0.7/4003 config a.example is 0.0.0.0',
    ].join('\n');
    assert.deepEqual(
      read('dnsmasq', log).records.map(each => `${each.client} ${each.outcome}`),
      ['10.0.0.5 allowed', '10.0.0.6 blocked', '10.0.0.7 blocked'],
    );
  });

  it('Pi-hole: its own verbs block', () => {
    const log = [
      '2026-11-03T09:00:02.120+01:00 dnsmasq[9]: query[A] t.example from 10.0.0.5',
      '2026-11-03T09:00:02.120+01:00 dnsmasq[9]: gravity blocked t.example is 0.0.0.0',
      '2026-11-03T09:00:02.121+01:00 dnsmasq[9]: query[A] u.example from 10.0.0.5',
      '2026-11-03T09:00:02.121+01:00 dnsmasq[9]: regex denied u.example is 0.0.0.0',
      '2026-11-03T09:00:02.122+01:00 dnsmasq[9]: query[A] v.example from 10.0.0.5',
      '2026-11-03T09:00:02.122+01:00 dnsmasq[9]: exactly denied v.example (CNAME) is NODATA',
    ].join('\n');
    const { records } = read('pihole', log);
    assert.deepEqual(records.map(summary), ['t.example blocked', 'u.example blocked', 'v.example blocked']);
    assert.equal(records[0]?.time, Date.UTC(2026, 10, 3, 8, 0, 2, 120));
    assert.equal(records[0]?.format, 'pihole');
  });

  it('unbound: queries, replies and local zones of one client belong together', () => {
    const log = [
      '[1795000000] unbound[5:0] info: 10.0.0.5 a.example. A IN',
      '[1795000000] unbound[5:0] info: a.example. always_null 10.0.0.5@4001 a.example. A IN',
      '[1795000000] unbound[5:0] info: 10.0.0.5 a.example. A IN NOERROR 0.000000 1 50',
      '[1795000001] unbound[5:0] info: 10.0.0.5 a.example. A IN',
      '[1795000001] unbound[5:0] reply: 10.0.0.5 a.example. A IN NOERROR 0.020000 0 50',
      '[1795000002] unbound[5:0] info: b.example. transparent 10.0.0.5@4001 b.example. AAAA IN',
      '[1795000003] unbound[5:0] info: server stats for thread 0: 9 queries, 5 answers from cache',
    ].join('\n');
    const { records, problems } = read('unbound', `${log}\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(records.map(summary), ['a.example blocked', 'a.example allowed', 'b.example unknown']);
    assert.equal(records[0]?.time, 1_795_000_000_000);
  });

  it('BIND: what a policy zone rewrote is blocked, what it passes is not', () => {
    const client = 'client @0x7ff0676fa098 10.0.0.5';
    const log = [
      `2026-11-03T09:00:02.893Z queries: info: ${client}#39165 (a.example): query: a.example IN A +E(0)K (10.0.0.1)`,
      `2026-11-03T09:00:02.893Z rpz: info: ${client}#39165 (a.example): rpz QNAME NXDOMAIN rewrite a.example/A/IN via a.example.rpz`,
      `03-Nov-2026 09:00:03.000 queries: info: ${client}#39166 (b.example): view internal: query: b.example IN AAAA + (10.0.0.1)`,
      `03-Nov-2026 09:00:04.000 rpz: info: ${client}#1 (c.example): rpz QNAME PASSTHRU rewrite c.example/A/IN via c.example.rpz`,
      '03-Nov-2026 09:00:05.000 general: info: zone loaded',
    ].join('\n');
    const { records, problems } = read('bind', `${log}\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(records.map(summary), ['a.example blocked', 'b.example unknown', 'c.example allowed']);
    assert.equal(records[0]?.time, Date.UTC(2026, 10, 3, 9, 0, 2, 893));
    assert.equal(records[1]?.time, undefined);
  });

  it('tcpdump: replies are tied by the client and the id; connections are those that begin', () => {
    const log = [
      'listening on any, link-type LINUX_SLL2',
      '1795000000.987049 IP 10.0.0.5.36216 > 10.0.0.1.53: 64354+ A? a.example. (35)',
      '1795000000.987050 lo    In  IP6 ::1.36216 > ::1.53: 7+ [1au] Type65? b.example. (35)',
      '1795000000.987700 IP 10.0.0.1.53 > 10.0.0.5.36216: 64354* 2/0/0 CNAME x.example., A 192.0.2.4 (51)',
      '1795000000.987750 IP6 ::1.53 > ::1.36216: 7 Refused 0/0/0 (35)',
      '1795000001.000000 IP 10.0.0.5.50001 > 192.0.2.4.443: Flags [S], seq 1, win 65495, length 0',
      '1795000001.000100 IP 192.0.2.4.443 > 10.0.0.5.50001: Flags [S.], seq 1, ack 2, win 65483, length 0',
      '6 packets captured',
    ].join('\n');
    const { records, problems } = read('tcpdump', `${log}\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual([...records.map(summary)].sort(), [
      '192.0.2.4:443 unknown',
      'a.example allowed',
      'b.example unknown',
    ]);
    const query = records.find(each => each.host === 'a.example');
    assert.deepEqual(query?.answers, ['192.0.2.4']);
    assert.equal(query?.time, 1_795_000_000_987);
  });

  it('tshark fields: the header line names the columns, in any order and with any separator', () => {
    const log = [
      'dns.flags.response|frame.time_epoch|dns.qry.name|dns.a|ip.src|tls.handshake.extensions_server_name|ip.dst|tcp.dstport',
      '0|1795000000.5|a.example||10.0.0.5|||',
      '1|1795000000.6|a.example|192.0.2.4,192.0.2.5||||',
      '|1795000000.7|||10.0.0.5|"B.example"|192.0.2.9|443',
    ].join('\r\n');
    const { records } = read('tshark-fields', log);
    assert.deepEqual([...records.map(summary)].sort(), ['a.example allowed', 'b.example:443 unknown']);
    assert.deepEqual(records.find(each => each.host === 'a.example')?.answers, ['192.0.2.4', '192.0.2.5']);
    assert.equal(records.find(each => each.host === 'b.example')?.ip, '192.0.2.9');
  });

  it('lines of no known shape are told by number and lose nothing', () => {
    const good = 'Nov  3 09:00:02 dnsmasq[77]: query[A] a.example from 10.0.0.5';
    const { records, problems } = read('dnsmasq', `${good}\n\u0000\u0001junk\n${good}\nNov  3 09:00:0`);
    assert.equal(records.length, 2);
    assert.deepEqual(
      problems.map(each => [each.message.code, each.place.line]),
      [
        ['egress.problem.line', 2],
        ['egress.problem.lastLine', 4],
      ],
    );
  });
});
