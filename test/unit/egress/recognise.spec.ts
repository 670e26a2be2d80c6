import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headLength, recognise } from '../../../src/core/egress/recognise.ts';
import { bytesOf, decode } from './capture.ts';

const formatOf = (text: string | Uint8Array): string | null =>
  recognise(typeof text === 'string' ? bytesOf(text) : text, decode).format;

describe('egress: telling a format', () => {
  it('some damaged lines at the beginning decide nothing', () => {
    const line = 'Nov  3 09:00:02 dnsmasq[77]: query[A] a.example from 10.0.0.5\n';
    assert.equal(
      formatOf(
        `garbage\n1795000000.561     40 10.0.0.5 TCP_TUNNEL/200 2582 CONNECT a.example:443 - HIER_DIRECT/192.0.2.1 -\n${line.repeat(3)}`,
      ),
      'dnsmasq',
    );
  });

  it('one line of Pi-hole’s own tells it from dnsmasq', () => {
    const line = 'Nov  3 09:00:02 dnsmasq[77]: query[A] a.example from 10.0.0.5\n';
    assert.equal(
      formatOf(`${line.repeat(9)}Nov  3 09:00:02 dnsmasq[77]: regex denied a.example is 0.0.0.0\n`),
      'pihole',
    );
  });

  it('prose with a host in it is no list of hosts', () => {
    assert.equal(
      formatOf('We saw api.example in the log yesterday, and it was odd.\nNothing else happened that day.\n'),
      null,
    );
    assert.equal(formatOf('a.example\nb.example\nand a remark without any\n'), 'host-list');
    assert.equal(formatOf('word\nother\n'), null);
  });

  it('JSON that is something else is told as JSON, and a list in brackets is none', () => {
    assert.equal(recognise(bytesOf('{"dependencies":{}}'), decode).reason, 'json');
    assert.equal(recognise(bytesOf('[1,2,3]'), decode).reason, 'json');
    assert.equal(formatOf('[1795000000] unbound[5:0] info: 10.0.0.5 a.example. A IN\n'), 'unbound');
    assert.equal(formatOf('{"__REALTIME_TIMESTAMP":"1","MESSAGE":"x"}\n'), 'kernel-log');
  });

  it('an indented HAR with long comments before its entries is a HAR', () => {
    assert.equal(
      formatOf(`{\n  "log": {\n    "version": "1.2",\n    "comment": "${'x'.repeat(5_000)}",\n    "pages": []`),
      'har',
    );
  });

  it('no bytes make it fail or slow', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), bytes => void recognise(Uint8Array.from(bytes), decode)));
    for (const each of [
      'IN=',
      'IN= OUT= ',
      'client ',
      'client a#1 (',
      'a.',
      'a/1/1\t',
      '1',
      '{"',
      '[',
      ' ',
      'p1\n',
      'dnsmasq',
      'unbound: ',
      'a,',
      '"',
      '12:',
    ]) {
      const start = process.cpuUsage();
      recognise(bytesOf(each.repeat(headLength / each.length)), decode);
      const { user, system } = process.cpuUsage(start);
      assert.ok(user + system < 20_000_000, `${JSON.stringify(each)} took ${((user + system) / 1e6).toFixed(1)} s`);
    }
  });
});
