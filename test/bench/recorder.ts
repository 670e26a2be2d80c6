import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ChildProcess, spawn } from 'node:child_process';
import { runningRecorder, type RecorderState } from '../../src/node/egress/recorder/state.ts';

// Measures the cost of the recorder, compared with a direct connection in the same run, and checks that no byte is lost. The
// recorder runs in its own process, as it does for users; the servers are in this process.

const connections = Number(process.argv[2] ?? 10_000);
const megabytes = Number(process.argv[3] ?? 1024);
const chunk = randomBytes(1 << 20);
const message = randomBytes(256);

interface Route {
  readonly name: string;
  /** Opens a connection to a port of the loopback. */
  open(port: number): Promise<Socket>;
}

const direct: Route = {
  name: 'direct',
  async open(port) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return socket;
  },
};

function through(state: RecorderState): Route {
  const login = Buffer.from(`sightglass:${state.token}`).toString('base64');
  return {
    name: 'recorder',
    async open(port) {
      const socket = await direct.open(state.port);
      socket.write(
        `CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: 127.0.0.1\r\nProxy-Authorization: Basic ${login}\r\n\r\n`,
      );
      const [reply] = (await once(socket, 'data')) as [Buffer];
      if (!reply.toString('latin1').startsWith('HTTP/1.1 200 '))
        throw new Error(`refused: ${reply.toString('latin1')}`);
      return socket;
    },
  };
}

/** Returns the milliseconds from the first packet until an answer of 256 bytes is complete and the connection is closed. */
async function exchange(route: Route, port: number): Promise<number> {
  const begun = performance.now();
  const socket = await route.open(port);
  socket.end(message);
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part as Buffer);
  if (!Buffer.concat(parts).equals(message)) throw new Error('the answer is not what was sent');
  return performance.now() - begun;
}

/**
 * Sends many megabytes and receives as many; both ends count and hash them. Returns megabytes per second, both directions together.
 */
async function bulk(route: Route, port: number, count: number): Promise<number> {
  const begun = performance.now();
  const socket = await route.open(port);
  const sent = createHash('sha256');
  const got = createHash('sha256');
  const receiving = (async () => {
    let bytes = 0;
    for await (const part of socket) {
      bytes += (part as Buffer).length;
      got.update(part as Buffer);
    }
    return bytes;
  })();
  for (let i = 0; i < count; i++) {
    sent.update(chunk);
    if (!socket.write(chunk)) await once(socket, 'drain');
  }
  socket.end();
  const bytes = await receiving;
  if (bytes !== count * chunk.length || got.digest('hex') !== sent.digest('hex'))
    throw new Error(`lost bytes: ${bytes} came back`);
  return (2 * count) / ((performance.now() - begun) / 1000);
}

async function echoServer(): Promise<Server> {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, socket => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function startRecorder(home: string): Promise<{ readonly child: ChildProcess; readonly state: RecorderState }> {
  const child = spawn(
    process.execPath,
    ['dist/cli.js', 'egress', 'record', '--home', home, '--allow-private', '--no-upstream'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  for (let i = 0; i < 500; i++) {
    const state = await runningRecorder(home);
    if (state !== null) return { child, state };
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  throw new Error('the recorder did not start');
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

function report(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((one, other) => one - other);
  const mean = times.reduce((sum, each) => sum + each, 0) / times.length;
  const cells = [mean, quantile(sorted, 0.5), quantile(sorted, 0.95), quantile(sorted, 0.99)];
  process.stdout.write(`${name.padEnd(12)}${cells.map(each => `${each.toFixed(3)} ms`.padStart(12)).join('')}\n`);
}

function logged(home: string): { readonly lines: number; readonly up: number; readonly down: number } {
  const folder = path.join(home, '.sightglass', 'recorder');
  const text = readdirSync(folder)
    .map(name => readFileSync(path.join(folder, name), 'utf8'))
    .join('');
  const entries = text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as { up: number; down: number });
  const sum = (field: 'up' | 'down'): number => entries.reduce((total, each) => total + each[field], 0);
  return { lines: entries.length, up: sum('up'), down: sum('down') };
}

async function main(): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'sightglass-bench-'));
  const server = await echoServer();
  const { port } = server.address() as AddressInfo;
  const { child, state } = await startRecorder(home);
  const recorder = through(state);
  try {
    for (let i = 0; i < 300; i++) for (const route of [direct, recorder]) await exchange(route, port);
    const times = { direct: [] as number[], recorder: [] as number[] };
    // Alternating, so that other load on the machine affects both.
    for (let i = 0; i < connections; i++) {
      times.direct.push(await exchange(direct, port));
      times.recorder.push(await exchange(recorder, port));
    }
    process.stdout.write(`${connections} connections each, one after the other: 256 bytes there and back\n`);
    process.stdout.write(
      `${' '.repeat(12)}${['mean', 'median', '95 %', '99 %'].map(each => each.padStart(12)).join('')}\n`,
    );
    report('direct', times.direct);
    report('recorder', times.recorder);
    report(
      'added',
      times.recorder.map((each, i) => each - (times.direct[i] ?? 0)),
    );

    process.stdout.write(`${megabytes} MB there and back, digests compared\n`);
    for (const route of [direct, recorder])
      process.stdout.write(
        `${route.name.padEnd(12)}${(await bulk(route, port, megabytes)).toFixed(0).padStart(9)} MB/s\n`,
      );
  } finally {
    child.kill('SIGINT');
    await once(child, 'exit');
    server.close();
  }
  const { lines, up, down } = logged(home);
  rmSync(home, { recursive: true, force: true });
  const bytes = (connections + 300) * message.length + megabytes * chunk.length;
  const isWhole = lines === connections + 301 && up === bytes && down === bytes;
  process.stdout.write(
    `log: ${lines} entries, ${up} bytes up, ${down} bytes down: ${isWhole ? 'whole' : `WRONG, ${bytes} each way were sent`}\n`,
  );
  if (!isWhole) process.exitCode = 1;
}

void main();
