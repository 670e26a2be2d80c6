import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { processIdentity } from '../../../../src/node/files/processIdentity.ts';
import { judge, PrivateTarget, publicOnly, type Resolve } from '../../../../src/node/egress/recorder/dial.ts';
import type { RecorderEntry } from '../../../../src/node/egress/recorder/entry.ts';
import { FileLog } from '../../../../src/node/egress/recorder/log.ts';
import { noProcesses, ProcFinder } from '../../../../src/node/egress/recorder/processes.ts';
import { clearState, recorderFolder, runningRecorder, writeState } from '../../../../src/node/egress/recorder/state.ts';
import { authority, isPrivateAddress, readAuthority } from '../../../../src/node/egress/recorder/target.ts';
import { goesThrough, readUpstream } from '../../../../src/node/egress/recorder/upstream.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sightglass-recorder-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('targets of the recorder', () => {
  it('are read from CONNECT requests, and nothing else is', () => {
    assert.deepEqual(readAuthority('API.Example.com:443'), { host: 'api.example.com', port: 443 });
    assert.deepEqual(readAuthority('api.example.com.:8443'), { host: 'api.example.com', port: 8443 });
    assert.deepEqual(readAuthority('192.0.2.7:1'), { host: '192.0.2.7', port: 1 });
    assert.deepEqual(readAuthority('[2001:DB8::1]:443'), { host: '2001:db8::1', port: 443 });
    for (const text of [
      '',
      'a.example',
      'a.example:',
      'a.example:0',
      'a.example:65536',
      'a.example:44x',
      '2001:db8::1:443',
      '[]:443',
      '[a]:443',
      'a b:443',
      'http://a.example:443',
      'a.example:443/',
      'user@a.example:443',
    ])
      assert.equal(readAuthority(text), null, text);
    assert.equal(authority({ host: '2001:db8::1', port: 443 }), '[2001:db8::1]:443');
    assert.equal(authority({ host: 'a.example', port: 80 }), 'a.example:80');
  });

  it('survive any text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const target = readAuthority(text);
        assert.ok(target === null || readAuthority(authority(target))?.port === target.port);
      }),
    );
  });

  it('are private where no other machine of the internet answers', () => {
    const own = [
      '127.0.0.1',
      '127.255.255.255',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fe80::1%eth0',
      'fd00::1',
      'fc12::',
      'ff02::1',
      '::127.0.0.1',
      '2002:7f00:1::',
      '2001:0:1::1',
      'fec0::1',
      '::ffff:0:127.0.0.1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:10.0.0.1',
      '64:ff9b::10.0.0.1',
      '64:ff9b::c0a8:101',
    ];
    for (const address of own) assert.equal(isPrivateAddress(address), true, address);
    const others = [
      '1.1.1.1',
      '172.15.255.255',
      '172.32.0.1',
      '192.167.1.1',
      '100.63.255.255',
      '100.128.0.1',
      '198.17.0.1',
      '11.0.0.1',
      '126.255.255.255',
      '223.255.255.255',
      '2606:4700::1111',
      '::ffff:1.1.1.1',
      '64:ff9b::101:101',
      'localhost',
      '',
      '1.2.3',
    ];
    for (const address of others) assert.equal(isPrivateAddress(address), false, address);
  });

  it('are private also where a resolver would make an address of numbers', () => {
    const options = { upstream: null, allowPrivate: false };
    for (const host of ['127.1', '0x7f.1', '2130706433', '0177.0.0.1', 'localhost', 'a.localhost', 'machine', '127.1.'])
      assert.throws(() => judge({ host, port: 443 }, options), PrivateTarget, host);
    for (const host of ['1.example', '0x.example', 'api.example.com', '1.1.1.1']) judge({ host, port: 443 }, options);
  });
});

describe('names of targets', () => {
  const answer =
    (addresses: readonly string[]): Resolve =>
    (_, { all }, callback) => {
      assert.equal(all, true);
      callback(
        null,
        addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };
  const lookUp = (resolve: Resolve, all: boolean): Promise<unknown> =>
    new Promise((done, fail) => {
      publicOnly(resolve)('a.example', { all }, (error, address, family) =>
        error ? fail(error) : done(all ? address : [address, family]),
      );
    });

  it('lead to public addresses alone, whatever else they have', async () => {
    const mixed = answer(['127.0.0.1', '1.1.1.1', '::1', '2606:4700::1111']);
    assert.deepEqual(await lookUp(mixed, false), ['1.1.1.1', 4]);
    assert.deepEqual(await lookUp(mixed, true), [
      { address: '1.1.1.1', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ]);
    for (const all of [true, false]) {
      await assert.rejects(lookUp(answer(['10.0.0.1', 'fe80::1']), all), PrivateTarget);
      await assert.rejects(lookUp(answer([]), all), PrivateTarget);
      await assert.rejects(
        lookUp((_, __, callback) => callback(new Error('no such name'), []), all),
        /no such name/,
      );
    }
  });
});

describe('the proxy that was there before', () => {
  it('is read with its login, and what cannot be used is said', () => {
    assert.deepEqual(readUpstream('http://proxy.example:3128'), { host: 'proxy.example', port: 3128, exceptions: [] });
    assert.deepEqual(readUpstream('proxy.example'), { host: 'proxy.example', port: 80, exceptions: [] });
    const withLogin = readUpstream('http://me:p%40ss@proxy.example:8080/', 'a.example, .b.example');
    assert.deepEqual(withLogin, {
      host: 'proxy.example',
      port: 8080,
      authorization: `Basic ${Buffer.from('me:p@ss').toString('base64')}`,
      exceptions: ['a.example', '.b.example'],
    });
    assert.equal(readUpstream('https://proxy.example'), 'scheme');
    assert.equal(readUpstream('socks5://proxy.example'), 'scheme');
    for (const text of ['http://', 'http://a b', 'http://%zz@proxy.example', 'http://user:%E0%A4%A@proxy.example'])
      assert.equal(readUpstream(text), 'malformed', text);
  });

  it('is left out for the hosts that the person excepted', () => {
    const upstream = readUpstream('proxy.example', 'a.example .b.example *.c.example d.example:8443');
    assert.ok(typeof upstream === 'object');
    const through = (host: string, port = 443): boolean => goesThrough(upstream, { host, port });
    for (const host of ['a.example', 'x.a.example', 'x.b.example', 'x.c.example'])
      assert.equal(through(host), false, host);
    for (const host of ['other.example', 'evila.example', 'd.example']) assert.equal(through(host), true, host);
    const local = readUpstream('proxy.example', 'localhost,127.0.0.1,::1,[fe80::2]:8443,[fe80::3]');
    assert.ok(typeof local === 'object');
    for (const host of ['localhost', '127.0.0.1', '::1', 'fe80::3'])
      assert.equal(goesThrough(local, { host, port: 443 }), false, host);
    assert.equal(goesThrough(local, { host: 'fe80::2', port: 8443 }), false);
    assert.equal(goesThrough(local, { host: 'fe80::2', port: 443 }), true);
    assert.equal(through('d.example', 8443), false);
    const none = readUpstream('proxy.example', '*');
    assert.ok(typeof none === 'object');
    assert.equal(goesThrough(none, { host: 'anything.example', port: 443 }), false);
  });
});

describe('the log of the recorder', () => {
  const entry = (t: number): RecorderEntry => ({
    t,
    host: 'a.example',
    port: 443,
    client: 1,
    up: 1,
    down: 2,
    ms: 3,
    verdict: 'allow',
  });
  const fail = (error: Error): void => assert.fail(error);

  it('is for its owner only, keeps what is there, and holds each entry on a line', async () => {
    const file = path.join(folder, 'new', 'log.ndjson');
    mkdirSync(path.dirname(file));
    writeFileSync(file, 'earlier\n', { mode: 0o644 });
    const log = await FileLog.open(file, { onProblem: fail });
    for (let t = 0; t < 1000; t++) log.write(entry(t));
    await log.close();
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const lines = readFileSync(file, 'utf8').split('\n');
    assert.equal(lines.length, 1002);
    assert.deepEqual(
      lines.slice(1, -1).map(line => (JSON.parse(line) as RecorderEntry).t),
      [...Array(1000).keys()],
    );
  });

  it('begins a new file when one is full and keeps only the newest', async () => {
    const file = path.join(folder, 'rotate', 'log.ndjson');
    const log = await FileLog.open(file, { onProblem: fail, maximumBytes: 300, kept: 2 });
    for (let t = 0; t < 40; t++) {
      log.write(entry(t));
      await new Promise(resolve => setTimeout(resolve, 3));
    }
    await log.close();
    assert.deepEqual(readdirSync(path.dirname(file)).sort(), ['log.ndjson', 'log.ndjson.1', 'log.ndjson.2']);
    const times = ['log.ndjson.2', 'log.ndjson.1', 'log.ndjson'].flatMap(name =>
      readFileSync(path.join(path.dirname(file), name), 'utf8')
        .trim()
        .split('\n')
        .map(line => (JSON.parse(line) as RecorderEntry).t),
    );
    const first = times[0] ?? 0;
    assert.ok(first > 0, 'the oldest are gone');
    assert.deepEqual(
      times,
      [...Array(40 - first).keys()].map(i => i + first),
    );
    for (const name of readdirSync(path.dirname(file)))
      assert.equal(statSync(path.join(path.dirname(file), name)).mode & 0o777, 0o600);
  });

  it('says once that it cannot be written, and goes on', async () => {
    await assert.rejects(FileLog.open(path.join(folder, 'file', 'x', '\0'), { onProblem: fail }));
    writeFileSync(path.join(folder, 'in-the-way'), '');
    await assert.rejects(FileLog.open(path.join(folder, 'in-the-way', 'log'), { onProblem: fail }));
  });
});

describe('the programs behind connections', () => {
  it('are found in a table of sockets and the descriptors of processes', async () => {
    const root = path.join(folder, 'proc');
    const line = (port: number, inode: number): string =>
      `   0: 0100007F:${port.toString(16).toUpperCase().padStart(4, '0')} 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 ${inode} 1 0000000000000000 20 4 30 10 -1`;
    mkdirSync(path.join(root, 'net'), { recursive: true });
    writeFileSync(
      path.join(root, 'net', 'tcp'),
      `  sl  local_address\n${line(40001, 7001)}\n${line(40002, 7002)}\n${line(40004, 0)}\n`,
    );
    writeFileSync(
      path.join(root, 'net', 'tcp6'),
      `  sl\n   1: 00000000000000000000000001000000:9C43 00000000000000000000000001000000:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 7003 1\n`,
    );
    const process = (pid: number, name: string, inodes: readonly number[]): void => {
      mkdirSync(path.join(root, String(pid), 'fd'), { recursive: true });
      writeFileSync(path.join(root, String(pid), 'comm'), `${name}\n`);
      for (const [i, inode] of inodes.entries())
        symlinkSync(`socket:[${inode}]`, path.join(root, String(pid), 'fd', String(i)));
    };
    process(11, 'code', [1, 7001]);
    process(12, 'claude', [7002, 7003]);
    process(13, 'recorder', [7001, 7002, 7003]);
    const finder = new ProcFinder(root, 13);
    const found = await Promise.all([40001, 40002, 40003, 40004, 40009, 40001].map(port => finder.find(port)));
    const code = { pid: 11, name: 'code' };
    const claude = { pid: 12, name: 'claude' };
    assert.deepEqual(found, [code, claude, claude, undefined, undefined, code]);
    assert.deepEqual(await finder.find(40002), claude);
    assert.equal(await new ProcFinder(path.join(folder, 'nothing')).find(40001), undefined);
    assert.equal(await noProcesses.find(40001), undefined);
  });

  it('are found on this machine', async function () {
    if (process.platform !== 'linux') this.skip();
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(client, 'connect');
    const found = await new ProcFinder('/proc', -1).find(client.localPort ?? 0);
    client.destroy();
    server.close();
    assert.equal(found?.pid, process.pid);
    assert.ok(found.name.length > 0);
  });
});

describe('the state of the recorder', () => {
  const state = { ...processIdentity(), port: 4242, token: 'a token', log: '/somewhere/log' };

  it('is told while it runs, for its owner only, and forgotten after', async () => {
    const home = path.join(folder, 'home');
    assert.equal(await runningRecorder(home), null);
    await writeState(home, state);
    assert.deepEqual(await runningRecorder(home), state);
    assert.deepEqual(readdirSync(recorderFolder(home)), ['state.json']);
    assert.equal(statSync(path.join(recorderFolder(home), 'state.json')).mode & 0o777, 0o600);
    await clearState(home, state.pid + 1);
    assert.deepEqual(await runningRecorder(home), state);
    await clearState(home, state.pid);
    assert.equal(await runningRecorder(home), null);
    assert.deepEqual(readdirSync(recorderFolder(home)), []);
  });

  it('of one that is gone, or of no sense, counts as none', async () => {
    const home = path.join(folder, 'home2');
    await writeState(home, state);
    for (const other of [{ pid: 2 ** 30 }, { started: 'another time' }, { pid: 1, started: 'another time' }]) {
      await writeState(home, { ...state, ...other });
      assert.equal(await runningRecorder(home), null, JSON.stringify(other));
    }
    // If the start time of the process is not known, a state that was not touched for a long time counts as none.
    await writeState(home, { ...state, started: null });
    const file = path.join(recorderFolder(home), 'state.json');
    assert.notEqual(await runningRecorder(home), null);
    utimesSync(file, new Date(), new Date(Date.now() - 120_000));
    assert.equal(await runningRecorder(home), null);
    for (const text of [
      '',
      '{',
      'null',
      '7',
      '{}',
      JSON.stringify({ ...state, port: '1' }),
      JSON.stringify({ ...state, pid: -1 }),
      JSON.stringify({ ...state, token: 1 }),
    ]) {
      writeFileSync(path.join(recorderFolder(home), 'state.json'), text);
      assert.equal(await runningRecorder(home), null, text);
    }
  });
});
