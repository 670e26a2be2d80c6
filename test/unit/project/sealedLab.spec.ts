import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { canSeal, sealed } from '../../../scripts/lab/lib/sealed.mjs';

/** Prints the outcome of connections to its own loopback, to that of the machine, and to another network. */
const probe = `
const net = require('node:net');
const become = (host, port) => new Promise(resolve => {
  const socket = net.connect({ host, port, timeout: 20_000 });
  const end = outcome => { socket.destroy(); resolve(outcome); };
  socket.on('connect', () => end('reached')).on('error', error => end(error.code)).on('timeout', () => end('timeout'));
});
const own = net.createServer().listen(0, '127.0.0.1', async () => {
  const outcomes = [
    await become('127.0.0.1', own.address().port),
    await become('127.0.0.1', Number(process.argv[1])),
    await become('192.0.2.1', 443),
  ];
  console.log(JSON.stringify({ outcomes, interfaces: Object.keys(require('node:os').networkInterfaces()) }));
  own.close();
});`;

describe('where the labs run agents', () => {
  before(function () {
    if (!canSeal()) this.skip();
  });

  it('is a network that reaches its own loopback and nothing else', async () => {
    const outside = createServer().listen(0, '127.0.0.1');
    await once(outside, 'listening');
    const [program = '', ...words] = sealed();
    const { port } = outside.address() as AddressInfo;
    const { stdout } = spawnSync(program, [...words, process.execPath, '-e', probe, String(port)], {
      encoding: 'utf8',
    });
    outside.close();
    assert.deepEqual(JSON.parse(stdout), {
      outcomes: ['reached', 'ECONNREFUSED', 'ENETUNREACH'],
      interfaces: ['lo'],
    });
  });

  it('lets nothing live on that an agent has left behind', () => {
    const mark = `sightglass-left-behind-${process.pid}`;
    const [program = '', ...words] = sealed();
    const leave = `setsid sh -c 'sleep 600; : ${mark}' & sleep 0.1`;
    spawnSync(program, [...words, 'bash', '-c', leave], { stdio: 'ignore' });
    const alive = readdirSync('/proc').filter(name => /^\d+$/.test(name) && commandOf(name).includes(mark));
    assert.deepEqual(alive, []);
  });
});

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
