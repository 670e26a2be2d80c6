import assert from 'node:assert/strict';
import type { StreamFormat } from '../../../../src/core/egress/readers.ts';
import { read } from '../capture.ts';

describe('egress: lines that cannot be read', () => {
  const broken: Readonly<Partial<Record<StreamFormat, string>>> = {
    dnsmasq: 'Nov  3 09:00:02 dnsmasq[77]: query[A]\n',
    bind: '03-Nov-2026 09:00:03.000 queries: info: client 10.0.0.5#1 (a.example): query: \n',
    unbound: 'unbound whatever\n',
    lsof: 'COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nnode x me 20u IPv4 1 0t0 TCP 10.0.0.5:5->192.0.2.7:443\n',
    ss: 'State Recv-Q Send-Q Local Address:Port Peer Address:Port\nESTAB 0 0 10.0.0.5:5 nonsense:x\n',
    nettop: 'time,,interface,state,bytes_in,bytes_out,\n1,noprocess,,,5,6,\n',
    'kernel-log': '[1.0] x SRC=10.0.0.5 DST=192.0.2.1\n',
    tinyproxy: 'CONNECT   Nov 20 22:10:38 [1]: Request (file descriptor 5): nothing\n',
    'tshark-fields': 'ip.src\tip.dst\n10.0.0.5\n',
    recorder: '{"t":1,"host":"not a host"}\n',
    mitmdump: 'short\n',
    squid: '1795000000.500     40 10.0.0.5 TCP_MISS/200 25 GET nonsense - HIER_DIRECT/192.0.2.1 -\n',
    nginx: 'no line of nginx\n',
    'host-list': 'nothing here\n',
    'little-snitch': 'date,direction\nx,out\n',
    strace: 'what is this\n',
    tcpdump: 'what is this\n',
  };

  for (const [name, log] of Object.entries(broken)) {
    it(`${name}: a line that it cannot read is told`, () => {
      const { records, problems } = read(name as StreamFormat, log);
      assert.deepEqual(records, []);
      assert.deepEqual(
        problems.map(each => [each.message.code, each.message.args['format']]),
        [['egress.problem.line', name]],
      );
    });
  }
});
