import assert from 'node:assert/strict';
import { serverName } from '../../../../src/core/egress/readers/packets/tls.ts';
import { readDns } from '../../../../src/core/egress/readers/packets/dns.ts';
import { isAddress } from '../../../../src/core/egress/hostName.ts';
import { read, summary } from '../capture.ts';
import { back, type Bytes, clientHello, dns, epoch, pcap, pcapng, tcp, udp } from '../packets.ts';

const question = { from: '10.0.0.5', fromPort: 40_000, to: '10.0.0.1', toPort: 53 };
const connection = { from: '10.0.0.5', fromPort: 50_000, to: '192.0.2.7', toPort: 443 };
const six = { from: '2001:db8:0:0:0:0:0:5', fromPort: 50_001, to: '2001:db8:0:0:0:0:0:1', toPort: 443 };

describe('egress: packet captures', () => {
  let hello: Bytes = [];
  before(async () => {
    hello = [...(await clientHello('api.models.example'))];
  });

  /** A lookup, a connection whose hello is in two segments with the first one repeated, and a refused connection. */
  const story = (): readonly Bytes[] => [
    udp(question, dns(7, 'Api.Models.example')),
    udp(back(question), dns(7, 'api.models.example', { answers: ['192.0.2.7', '2001:db8:0:0:0:0:0:1'] })),
    tcp(connection, 'S', 99),
    tcp(back(connection), 'SA', 5),
    tcp(connection, 'A', 100, hello.slice(0, 60)),
    tcp(connection, 'A', 100, hello.slice(0, 60)),
    tcp(connection, 'A', 160, hello.slice(60)),
    tcp(back(connection), 'A', 6, Array<number>(300).fill(1)),
    tcp(six, 'S', 1),
    tcp(back(six), 'RA', 0),
    udp(question, dns(8, 'stats.example')),
    udp(back(question), dns(8, 'stats.example', { answers: ['0.0.0.0'] })),
    udp(question, dns(9, 'nobody.example')),
    udp(back(question), dns(9, 'nobody.example', { code: 5 })),
  ];

  const expected = [
    'api.models.example allowed',
    'api.models.example:443 allowed',
    'nobody.example unknown',
    'stats.example blocked',
    '2001:db8::1:443 blocked',
  ].sort();

  for (const [kind, make] of [
    ['pcap', pcap],
    ['pcapng', pcapng],
  ] as const) {
    for (const isLittle of [true, false]) {
      for (const isNano of [true, false]) {
        it(`${kind}, ${isLittle ? 'little' : 'big'} endian, ${isNano ? 'nano' : 'micro'}seconds`, () => {
          const { records, problems } = read(kind, make(story(), { isLittle, isNano }), 100);
          assert.deepEqual(problems, []);
          assert.deepEqual(records.map(summary).sort(), expected);
          const [query] = records;
          assert.deepEqual(query?.answers, ['192.0.2.7', '2001:db8::1']);
          assert.equal(query?.time, epoch * 1000 + 500);
          const open = records.find(each => each.host !== undefined && each.port === 443);
          assert.deepEqual(
            [open?.bytesSent, open?.bytesReceived],
            [hello.length, 300],
            'a repeated segment counts once',
          );
          assert.deepEqual([open?.time, open?.endTime], [(epoch + 2) * 1000 + 500, (epoch + 7) * 1000 + 500]);
        });
      }
    }
    for (const linkType of [0, 1, 101, 113, 276]) {
      it(`${kind} of link type ${linkType}`, () => {
        assert.deepEqual(read(kind, make(story(), { linkType })).records.map(summary).sort(), expected);
      });
    }
    it(`${kind} of an unknown link type says so`, () => {
      const { records, problems } = read(kind, make(story(), { linkType: 147 }));
      assert.equal(records.length, 0);
      assert.equal(problems[0]?.message.code, 'egress.problem.linkType');
      assert.equal(problems[0]?.message.args['linkType'], 147);
    });
    it(`${kind}: a damaged length loses its packet and no other`, () => {
      const packets = Array.from({ length: 40 }, (_, i) =>
        udp({ ...question, fromPort: 41_000 + i }, dns(i, `h${i}.example`)),
      );
      const bytes = make(packets);
      const at = Buffer.from(bytes).indexOf('h20') - (12 + 1 + 8 + 20 + 18);
      // The captured length is 8 bytes before the frame in both formats.
      bytes[at - 8 + 2] = 0xff;
      const { records, problems } = read(kind, bytes, 700);
      assert.equal(records.length, 39);
      assert.ok(problems.length >= 1);
      assert.ok(!records.some(each => each.host === 'h20.example'));
    });
    it(`${kind}: a cut capture keeps what is whole`, () => {
      const bytes = make(story());
      const { records, problems } = read(kind, bytes.subarray(0, bytes.length - 10));
      assert.equal(problems.at(-1)?.message.code, 'egress.problem.cutPacket');
      assert.equal(records.length, 5, 'only the last answer is missing');
    });
  }

  it('a connection that is joined in its middle has the server at the lower port', () => {
    const packets = [tcp(back(connection), 'A', 1, [1, 2, 3]), tcp(connection, 'A', 7, [4])];
    const [record] = read('pcap', pcap(packets)).records;
    assert.deepEqual([record?.ip, record?.port, record?.bytesSent, record?.bytesReceived], ['192.0.2.7', 443, 1, 3]);
  });

  it('datagrams of one conversation are summed, also behind options of IPv6', () => {
    const quic = { from: '2001:db8:0:0:0:0:0:5', fromPort: 50_000, to: '2001:db8:0:0:0:0:0:1', toPort: 443 };
    const plain = udp(quic, [1, 2, 3]);
    // Hop-by-hop options (0), then destination options (60), of eight bytes each.
    const behind = [...plain.slice(0, 40), 60, 0, 1, 4, 0, 0, 0, 0, 17, 0, 1, 4, 0, 0, 0, 0, ...plain.slice(40)];
    behind[6] = 0;
    behind[5] = (behind[5] ?? 0) + 16;
    const icmp = [...plain];
    icmp[6] = 58;
    const { records, problems } = read('pcap', pcap([plain, behind, icmp, udp(back(quic), [9])]));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => [summary(each), each.protocol, each.bytesSent, each.bytesReceived]),
      [['2001:db8::1:443 allowed', 'udp', 6, 1]],
    );
  });

  it('a port that is used again is another connection', () => {
    const packets = [
      tcp(connection, 'S', 1),
      tcp(connection, 'A', 2, [1]),
      tcp(connection, 'S', 9_000),
      tcp(connection, 'A', 9_001, [1, 2]),
    ];
    assert.deepEqual(
      read('pcap', pcap(packets)).records.map(each => each.bytesSent),
      [1, 2],
    );
  });

  it('a server name is found in any two pieces of the hello, and not before it is there', () => {
    const bytes = Uint8Array.from(hello);
    assert.deepEqual(serverName(bytes), { name: 'api.models.example' });
    for (let cut = 0; cut < bytes.length; cut += 7) {
      const found = serverName(bytes.subarray(0, cut));
      assert.ok(found === 'incomplete' || (typeof found === 'object' && found.name === 'api.models.example'));
    }
    assert.equal(serverName(Uint8Array.from([71, 69, 84, 32])), 'none');
  });

  it('a name whose pointers go round is no name', () => {
    const bytes = Uint8Array.from([...dns(1, 'a.example', { answers: ['192.0.2.1'] })]);
    const pointer = bytes.length - 16;
    assert.deepEqual(readDns(bytes)?.addresses, ['192.0.2.1']);
    bytes[pointer + 1] = pointer;
    assert.deepEqual(readDns(bytes)?.addresses, []);
  });

  it('addresses are told from names', () => {
    for (const ip of ['1.2.3.4', '::', '::1', '2001:db8::1', '::ffff:1.2.3.4', 'fe80::1%eth0', '1:2:3:4:5:6:7:8'])
      assert.ok(isAddress(ip), ip);
    for (const no of ['1.2.3', '1.2.3.256', ':', '1::2::3', '1:2:3:4:5:6:7', '12345::', 'a.b', '1:2:3:4:5:6:7:8:9', ''])
      assert.ok(!isAddress(no), no);
  });
});
