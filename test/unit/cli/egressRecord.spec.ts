import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RecorderEntry } from '../../../src/node/egress/recorder/entry.ts';
import { runningRecorder } from '../../../src/node/egress/recorder/state.ts';
import { connectLine, dialProxy, established, listen } from '../egress/recorder/network.ts';

const cli = path.resolve('dist/cli.js');

describe('sightglass egress record', () => {
  let home: string;
  let child: ChildProcess | null = null;

  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'sightglass-record-'));
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  });

  async function start(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) {
    const started = spawn(process.execPath, [cli, 'egress', 'record', '--home', home, ...args], {
      cwd: home,
      env: { PATH: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    let printed = '';
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    while (!printed.includes('What it cannot see') && started.exitCode === null)
      await new Promise(resolve => setTimeout(resolve, 20));
    return {
      printed: () => printed,
      async stop(signal: NodeJS.Signals): Promise<number | null> {
        started.kill(signal);
        if (started.exitCode === null) await once(started, 'exit');
        return started.exitCode;
      },
    };
  }

  const basic = (token: string): string =>
    `Proxy-Authorization: Basic ${Buffer.from(`sightglass:${token}`).toString('base64')}\r\n`;

  it('records until it is interrupted, and keeps the token to the terminal and a file of the person', async () => {
    const reached = new EventEmitter();
    const server = await listen(socket => socket.on('data', (chunk: Buffer) => reached.emit('data', socket, chunk)));
    const recorder = await start(['--allow-private', '--refuse', '*.telemetry.example']);
    const state = await runningRecorder(home);
    assert.ok(state);
    assert.ok(recorder.printed().includes(`http://sightglass:${state.token}@127.0.0.1:${state.port}`));
    const data = once(reached, 'data');
    const client = dialProxy(state.port, connectLine('127.0.0.1', server.port, basic(state.token)), 'hello');
    const [socket, chunk] = (await data) as [Socket, Buffer];
    const refused = dialProxy(state.port, connectLine('eu.telemetry.example', 443, basic(state.token)));
    assert.match((await refused.whole).toString(), /^HTTP\/1\.1 403 /);
    socket.end(chunk);
    assert.equal((await client.whole).toString(), `${established}hello`);
    client.socket.end();
    assert.equal(await recorder.stop('SIGINT'), 0);
    server.close();

    const log = path.join(home, '.sightglass', 'recorder', 'log.ndjson');
    assert.equal(state.log, log);
    assert.equal(statSync(log).mode & 0o777, 0o600);
    const text = readFileSync(log, 'utf8');
    assert.ok(!text.includes(state.token));
    const entries = text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as RecorderEntry);
    assert.deepEqual(entries.map(each => [each.host, each.verdict, each.up, each.down]).sort(), [
      ['127.0.0.1', 'allow', 5, 5],
      ['eu.telemetry.example', 'deny', 0, 0],
    ]);
    // On a busy machine a connection may be over before its program was looked up; then it has no name, but never another
    // program's.
    for (const { pid = process.pid } of entries) assert.equal(pid, process.pid);
    assert.equal(await runningRecorder(home), null);
    assert.match(recorder.printed(), /Stopped\./);
  });

  it('runs once for a person, on a port and with a log of their choice', async () => {
    const log = path.join(home, 'elsewhere', 'traffic.ndjson');
    const recorder = await start(['--log', 'elsewhere/traffic.ndjson']);
    assert.ok(existsSync(log));
    const second = spawnSync(process.execPath, [cli, 'egress', 'record', '--home', home], {
      encoding: 'utf8',
      env: {},
    });
    assert.equal(second.status, 2);
    assert.match(second.stderr, /A recorder is already running, on port \d+/);
    const { port } = (await runningRecorder(home)) ?? { port: 0 };
    assert.equal(await recorder.stop('SIGTERM'), 0);
    const again = await start(['--port', String(port)]);
    assert.equal((await runningRecorder(home))?.port, port);
    await again.stop('SIGHUP');
  });

  it('hands on to the proxy of the environment', async () => {
    let asked = '';
    const other = await listen(socket =>
      socket.once('data', (chunk: Buffer) => {
        asked = chunk.toString();
        socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      }),
    );
    const recorder = await start([], {
      HTTPS_PROXY: `http://me:word@127.0.0.1:${other.port}`,
      NO_PROXY: 'direct.example',
    });
    const state = await runningRecorder(home);
    const client = dialProxy(state?.port ?? 0, connectLine('far.example', 443, basic(state?.token ?? '')));
    assert.match((await client.whole).toString(), /^HTTP\/1\.1 502 /);
    assert.match(
      asked,
      /^CONNECT far\.example:443 HTTP\/1\.1\r\nHost: far\.example:443\r\nProxy-Authorization: Basic bWU6d29yZA==\r\n/,
    );
    await recorder.stop('SIGINT');
    other.close();
    assert.doesNotMatch(recorder.printed(), /me:word/);
  });

  it('says what is wrong', async () => {
    const cases: readonly (readonly [readonly string[], NodeJS.ProcessEnv, RegExp])[] = [
      [['more'], {}, /takes options only/],
      [['--port', '70000'], {}, /--port takes a number/],
      [['--refuse', 'http://x'], {}, /--refuse takes a name/],
      [[], { https_proxy: 'socks5://127.0.0.1:1' }, /TLS or SOCKS/],
      [[], { HTTP_PROXY: 'http://a b' }, /cannot be read/],
      [['--log', '.'], {}, /cannot be written \(EISDIR\)/],
    ];
    for (const [args, env, message] of cases) {
      const run = spawnSync(process.execPath, [cli, 'egress', 'record', '--home', home, ...args], {
        cwd: home,
        encoding: 'utf8',
        env,
        timeout: 120_000,
      });
      assert.equal(run.status, 2, args.join(' '));
      assert.match(run.stderr, message);
    }
    const server = await listen(() => {});
    const taken = spawnSync(
      process.execPath,
      [cli, 'egress', 'record', '--home', home, '--port', String(server.port)],
      { encoding: 'utf8', env: {}, timeout: 120_000 },
    );
    server.close();
    assert.match(taken.stderr, /cannot start on port \d+ \(EADDRINUSE\)/);
    assert.equal(taken.status, 2);
    const ignored = await start(['--no-upstream'], { https_proxy: 'socks5://127.0.0.1:1' });
    assert.equal(await ignored.stop('SIGINT'), 0);
  });
});
