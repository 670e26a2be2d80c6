import assert from 'node:assert/strict';
import { read, summary } from '../capture.ts';

describe('egress: sockets, calls and packets in text', () => {
  it('strace: attempts count, also non-blocking ones; what cannot leave does not', () => {
    const log = [
      '3500  socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 18',
      '3500  connect(18, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.1")}, 16) = 0',
      '3500  connect(17, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("192.0.2.1")}, 16) = 0',
      '3500  connect(16, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = -1 ENOENT (No such file or directory)',
      '[pid  3501] 1795000000.5 connect(19<TCP:[1]>, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.7")}, 16) = -1 EINPROGRESS (Operation now in progress)',
      '3502  connect(20, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = -1 ENETUNREACH (Network is unreachable)',
      '3503  connect(21, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.8")}, 16 <unfinished ...>',
      '3504  +++ exited with 0 +++',
      '3503  <... connect resumed>)            = -1 ECONNREFUSED (Connection refused)',
      '3505  sendmsg(18, {msg_name=NULL, msg_iov=[{iov_base="\\372\\216\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0\\3api\\7example\\0\\0\\1\\0\\1", iov_len=29}]}, 0) = 29',
    ].join('\n');
    const { records, problems } = read('strace', `${log}\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(records.map(summary), [
      '10.0.0.1:53 unknown',
      '192.0.2.7:443 unknown',
      '2001:db8::1:443 blocked',
      '192.0.2.8:443 blocked',
      'api.example unknown',
    ]);
    assert.deepEqual(
      records.map(each => each.protocol),
      ['udp', 'tcp', undefined, undefined, 'dns'],
    );
    assert.deepEqual(
      records.map(each => each.process?.pid),
      [3500, 3501, 3502, 3503, 3505],
    );
    assert.equal(records[1]?.time, 1_795_000_000_500);
    assert.deepEqual(records[3]?.place, { line: 9 });
  });

  it('lsof: connections of the table and of -F, no listeners', () => {
    const table = [
      'COMMAND     PID USER   FD   TYPE DEVICE SIZE/OFF NODE NAME',
      'code\\x20oss 3431 me     20u  IPv4 164065      0t0  TCP 10.0.0.5:443->192.0.2.7:58680 (ESTABLISHED)',
      'node       3542 me     19u  IPv6 162991      0t0  TCP [::1]:50660->[2001:db8::1]:443 (ESTABLISHED)',
      'node       3543 me     21u  IPv4 162992      0t0  TCP 127.0.0.1:9000 (LISTEN)',
      'node       3543 me     cwd  DIR  8,1      4096     2 /home/me',
    ].join('\n');
    const { records, problems } = read('lsof', `${table}\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => `${summary(each)} ${each.process?.name}/${each.process?.pid}`),
      ['192.0.2.7:58680 unknown code oss/3431', '2001:db8::1:443 unknown node/3542'],
    );
    const fields =
      'p31\ncnode\nf20\nPTCP\nn127.0.0.1:53\nTST=LISTEN\nf21\nPUDP\nn10.0.0.5:9->192.0.2.1:443\np32\nccode\nf3\nPTCP\nn10.0.0.5:1->192.0.2.2:https\n';
    assert.deepEqual(
      read('lsof', fields).records.map(each => `${summary(each)} ${each.process?.name} ${each.protocol}`),
      ['192.0.2.1:443 unknown node udp', '192.0.2.2:443 unknown code tcp'],
    );
  });

  it('ss: bytes only where -i gave them, on this line or the next', () => {
    const log = [
      'State Recv-Q Send-Q Local Address:Port  Peer Address:Port Process',
      'ESTAB 0      0          10.0.0.5:58680    192.0.2.7:443   users:(("node",pid=3542,fd=19),("code",pid=1,fd=2))',
      '\t cubic wscale:7,7 rto:204 bytes_sent:1200 bytes_acked:1201 bytes_received:88 segs_out:9',
      'ESTAB 0      0      [::ffff:10.0.0.5%eth0]:1  [2001:db8::1]:443',
      'LISTEN 0     128          0.0.0.0:22    0.0.0.0:*',
    ].join('\n');
    const { records, problems } = read('ss', `${log}\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => [summary(each), each.level, each.bytesSent, each.bytesReceived]),
      [
        ['192.0.2.7:443 unknown', 'bytes', 1200, 88],
        ['2001:db8::1:443 unknown', 'host', undefined, undefined],
      ],
    );
    assert.deepEqual(records[0]?.process, { name: 'node', pid: 3542 });
  });

  it('nethogs: processes that sent, no amounts, and the reason', () => {
    const log =
      'Refreshing:\nunknown TCP/0/0\t0\t0\n/usr/bin/node /a/b.js/44/1000\t0.5\t0\nidle/45/0\t0\t3\n\nRefreshing:\n/usr/bin/node /a/b.js/44/1000\t0.7\t1e-3\n';
    const { records, problems } = read('nethogs', log);
    assert.deepEqual(
      records.map(each => [each.process, each.level, each.bytesSent]),
      [[{ name: '/usr/bin/node', pid: 44 }, 'host', undefined]],
    );
    assert.deepEqual(
      problems.map(each => each.message.code),
      ['egress.problem.nethogsUnit'],
    );
  });

  it('nettop: the last sample of a flow counts, and no sum beside its flows', () => {
    const head = 'time,,interface,state,bytes_in,bytes_out,rx_dupe,';
    const log = [
      `\u0004${head}`,
      '18:21:35.5,Code Helper.77,,,300,200,0,',
      '18:21:35.5,tcp4 10.0.0.5:57970<->192.0.2.7:443,en0,Established,300,200,0,',
      '18:21:35.5,syncd.9,,,5,6,0,',
      head,
      '18:21:36.5,Code Helper.77,,,900,500,0,',
      '18:21:36.5,tcp4 10.0.0.5:57970<->192.0.2.7:443,en0,Established,900,500,0,',
      '18:21:36.5,tcp6 2001:db8::5.57971<->2001:db8::1.443,en0,Established,1,2,0,',
    ].join('\n');
    const { records, problems } = read('nettop', `${log}\n`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => [summary(each), each.process?.name, each.process?.pid, each.bytesSent, each.bytesReceived]),
      [
        ['192.0.2.7:443 allowed', 'Code Helper', 77, 500, 900],
        ['- allowed', 'syncd', 9, 6, 5],
        ['2001:db8::1:443 allowed', 'Code Helper', 77, 2, 1],
      ],
    );
  });

  it('kernel log: packets that went out, in plain lines and in the journal', () => {
    const packet = (prefix: string, out = 'v0', target = '192.0.2.9') =>
      `${prefix}IN= OUT=${out} SRC=10.0.0.5 DST=${target} LEN=60 TTL=64 ID=1 DF PROTO=TCP SPT=52516 DPT=443 SYN URGP=0 UID=1500 GID=0`;
    const log = [
      `[ 1573.281335] ${packet('EGRESS-DENY: ')}`,
      '[ 1573.3] usb 1-1: new device',
      `[ 1574.0] ${packet('in: ', '')}`,
      packet('Nov  3 09:00:00 box kernel: ok-accept ', 'eth0', '2001:0db8:0000:0000:0000:0000:0000:0001'),
      JSON.stringify({ __REALTIME_TIMESTAMP: '1795000000123456', MESSAGE: packet('ai: ') }),
      '[ 1575.0] x IN= OUT=v0 SRC=10.0.0.5 DST=broken PROTO=TCP',
    ].join('\n');
    const { records, problems } = read('kernel-log', `${log}\n`);
    assert.deepEqual(records.map(summary), [
      '192.0.2.9:443 blocked',
      '2001:db8::1:443 allowed',
      '192.0.2.9:443 unknown',
    ]);
    assert.deepEqual(
      records.map(each => each.time),
      [undefined, undefined, 1_795_000_000_123],
    );
    assert.deepEqual(
      problems.map(each => each.place.line),
      [6],
    );
  });

  it('Little Snitch: what goes out, denied or not, with commas in paths', () => {
    const log = [
      'date,direction,uid,ipAddress,remoteHostname,protocol,port,connectCount,denyCount,byteCountIn,byteCountOut,connectingExecutable,parentAppExecutable',
      '2026-11-03T09:42:56Z,out,501,192.0.2.25,Live.example,6,443,0,0,25,29,"/Apps/A, ""B"".app/Helper","/Apps/A"',
      '2026-11-03T09:42:57Z,in,501,192.0.2.25,live.example,6,443,0,0,25,29,"/x",""',
      '2026-11-03T09:42:58Z,out,501,192.0.2.26,,17,443,0,2,0,0,"/usr/bin/node",""',
      'truncated,li',
    ].join('\n');
    const { records, problems } = read('little-snitch', `${log}\n`);
    assert.deepEqual(
      records.map(each => [summary(each), each.protocol, each.bytesSent, each.process?.path]),
      [
        ['live.example:443 allowed', 'tcp', 29, '/Apps/A, "B".app/Helper'],
        ['192.0.2.26:443 blocked', 'udp', 0, '/usr/bin/node'],
      ],
    );
    assert.equal(problems.length, 1);
  });
});
