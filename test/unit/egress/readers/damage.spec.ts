import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readers, type StreamFormat } from '../../../../src/core/egress/readers.ts';
import { bytesOf, read } from '../capture.ts';

/** Returns one or more lines about a host, by format; formats without names contain an address. */
const lineOf: Readonly<Partial<Record<StreamFormat, (i: number) => string>>> = {
  dnsmasq: i => `Nov  3 09:00:02 dnsmasq[77]: query[A] h${i}.example from 10.0.0.5`,
  pihole: i => `Nov  3 09:00:02 dnsmasq[77]: query[A] h${i}.example from 10.0.0.5`,
  unbound: i => `[1795000000] unbound[5:0] info: 10.0.0.5 h${i}.example. A IN`,
  bind: i =>
    `03-Nov-2026 09:00:03.000 queries: info: client 10.0.0.5#${39_000 + i} (h${i}.example): query: h${i}.example IN AAAA + (10.0.0.1)`,
  tcpdump: i => `22:05:31.987049 IP 10.0.0.5.${36_000 + i} > 10.0.0.1.53: ${i}+ A? h${i}.example. (35)`,
  strace: i =>
    `3500  connect(19, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.${i}")}, 16) = 0`,
  ss: i => `ESTAB 0 0 10.0.0.5:1 192.0.2.${i}:443 users:(("node",pid=3542,fd=19))`,
  'kernel-log': i => `[ 1.0] X: IN= OUT=v0 SRC=10.0.0.5 DST=192.0.2.${i} PROTO=TCP DPT=443`,
  squid: i => `1795000000.561     40 10.0.0.5 TCP_TUNNEL/200 2582 CONNECT h${i}.example:443 - HIER_DIRECT/192.0.2.1 -`,
  tinyproxy: i =>
    `CONNECT   Nov 20 22:10:38.605 [15660]: Request (file descriptor 5): CONNECT h${i}.example:443 HTTP/1.1`,
  nginx: i => `10.0.0.5 [2026-11-03T22:10:38+00:00] h${i}.example 192.0.2.1:443 200 2543 218 0.004`,
  recorder: i => `{"t":1795000000102,"host":"h${i}.example","port":443,"up":1,"down":2,"verdict":"allow"}`,
  mitmdump: i => `127.0.0.1:34526: GET https://h${i}.example/x`,
  'host-list': i => `h${i}.example`,
};
const count = 12;

describe('egress: damaged logs', () => {
  for (const [name, line] of Object.entries(lineOf)) {
    const format = name as StreamFormat;
    it(`${format}: a damaged byte loses at most the lines that it touches`, () => {
      const log = bytesOf(`${Array.from({ length: count }, (_, i) => line(i)).join('\n')}\n`);
      const key = (each: { readonly host?: string; readonly ip?: string }): string => each.host ?? each.ip ?? '';
      const all = read(format, log).records.map(key);
      assert.equal(new Set(all).size, count);
      fc.assert(
        fc.property(fc.nat(log.length - 1), fc.nat(255), fc.integer({ min: 1, max: 400 }), (at, byte, piece) => {
          const damaged = Buffer.from(log);
          damaged[at] = byte;
          const found = new Set(read(format, damaged, piece).records.map(key));
          // If a line end is damaged, two lines are joined.
          const allowed = log[at] === 10 ? 2 : 1;
          assert.ok(all.filter(each => !found.has(each)).length <= allowed, `${byte} at ${at}`);
        }),
        { numRuns: 80 },
      );
    });
  }

  for (const format of Object.keys(readers) as StreamFormat[]) {
    it(`${format}: no bytes make it fail, and none make it slow`, () => {
      fc.assert(
        fc.property(
          fc.uint8Array({ maxLength: 400 }),
          fc.integer({ min: 1, max: 50 }),
          (bytes, piece) => void read(format, Uint8Array.from(bytes), piece),
        ),
        { numRuns: 60 },
      );
      const hostile = [
        '"',
        '\\',
        '{',
        '[[',
        '"\\',
        '1:',
        '::',
        'a.',
        ' ',
        '\t',
        '%',
        '(',
        'IN= OUT=',
        '0',
        '\n',
        'connect(',
        '<',
        '\u0000',
        '1795000000.1 ',
      ];
      for (const each of hostile) {
        const start = process.cpuUsage();
        read(format, each.repeat(Math.ceil(400_000 / each.length)));
        const { user, system } = process.cpuUsage(start);
        assert.ok(user + system < 20_000_000, `${JSON.stringify(each)} took ${((user + system) / 1e6).toFixed(1)} s`);
      }
    });
  }
});
