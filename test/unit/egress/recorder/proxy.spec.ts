import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { text as readText } from 'node:stream/consumers';
import { named } from '../policy/requests.ts';
import { readUpstream } from '../../../../src/node/egress/recorder/upstream.ts';
import {
  clientHello,
  connectLine,
  dialProxy,
  established,
  listen,
  listenHttp,
  type Listening,
  login,
  startTestProxy,
  type TestProxy,
  until,
} from './network.ts';

describe('the proxy of the recorder', () => {
  const open: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  });

  async function proxied(...args: Parameters<typeof startTestProxy>): Promise<TestProxy> {
    const proxy = await startTestProxy(...args);
    open.push(() => proxy.close());
    return proxy;
  }
  async function target(...args: Parameters<typeof listen>): Promise<Listening> {
    const server = await listen(...args);
    open.push(server.close);
    return server;
  }
  async function webServer(...args: Parameters<typeof listenHttp>): Promise<Listening> {
    const server = await listenHttp(...args);
    open.push(server.close);
    return server;
  }

  it('passes every byte on in both directions and records how many', async () => {
    const up = randomBytes(3_000_001);
    const down = randomBytes(5_000_003);
    let received = Buffer.alloc(0);
    const server = await target(socket => {
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.on('end', () => {
        received = Buffer.concat(chunks);
        socket.end(down);
      });
    });
    const proxy = await proxied();
    const client = dialProxy(proxy.port, connectLine('127.0.0.1', server.port));
    client.socket.end(up);
    const answer = await client.whole;
    assert.ok(received.equals(up));
    assert.equal(answer.toString('latin1', 0, established.length), established);
    assert.ok(answer.subarray(established.length).equals(down));
    const [entry] = await proxy.entriesAfter(1);
    assert.deepEqual(
      { ...entry, t: 0, ms: 0, client: 0 },
      {
        t: 0,
        host: '127.0.0.1',
        port: server.port,
        client: 0,
        up: up.length,
        down: down.length,
        ms: 0,
        verdict: 'allow',
      },
    );
    assert.equal(entry?.client, client.socket.localPort ?? entry?.client);
  });

  it('lets the target end first and the client still send', async () => {
    let received = '';
    const server = await target(socket => {
      socket.end('bye');
      socket.on('data', (chunk: Buffer) => (received += chunk.toString()));
    });
    const proxy = await proxied();
    const client = dialProxy(proxy.port, connectLine('127.0.0.1', server.port));
    assert.equal((await client.whole).toString(), `${established}bye`);
    client.socket.write('one ');
    await until(() => received === 'one ');
    client.socket.end('two');
    const [entry] = await proxy.entriesAfter(1);
    await until(() => received === 'one two');
    assert.deepEqual([entry?.up, entry?.down, entry?.verdict], [7, 3, 'allow']);
  });

  it('keeps what comes with the request, before the tunnel stands', async () => {
    const server = await target(socket => socket.on('data', (chunk: Buffer) => socket.end(chunk)));
    const proxy = await proxied();
    const client = dialProxy(proxy.port, `${connectLine('127.0.0.1', server.port)}early`);
    assert.equal((await client.whole).toString(), `${established}early`);
    client.socket.end();
    const [entry] = await proxy.entriesAfter(1);
    assert.deepEqual([entry?.up, entry?.down], [5, 5]);
  });

  it('passes a reset on as a reset, from either side', async () => {
    const server = await target(socket => {
      socket.write('part');
      socket.once('data', () => socket.resetAndDestroy());
    });
    const proxy = await proxied();
    const client = dialProxy(proxy.port, connectLine('127.0.0.1', server.port), 'go');
    await assert.rejects(client.whole, { code: 'ECONNRESET' });
    let hasFailed = false;
    const other = await target(socket => {
      socket.on('error', () => (hasFailed = true));
      socket.write('hello');
    });
    const second = dialProxy(proxy.port, connectLine('127.0.0.1', other.port));
    await until(() => second.received().endsWith('hello'));
    second.socket.resetAndDestroy();
    await proxy.entriesAfter(2);
    assert.equal(proxy.entries.length, 2);
    await until(() => hasFailed);
  });

  it('records the name in the hello, however it is cut', async () => {
    const server = await target(socket => socket.on('data', () => {}).on('end', () => socket.end()));
    const proxy = await proxied();
    const hello = clientHello('api.example.com');
    for (const cut of [0, 1, 5, 60, hello.length]) {
      const client = dialProxy(proxy.port, connectLine('127.0.0.1', server.port));
      await once(client.socket, 'data');
      client.socket.write(hello.subarray(0, cut));
      await new Promise(resolve => setTimeout(resolve, 10));
      client.socket.end(hello.subarray(cut));
      await client.whole;
    }
    const entries = await proxy.entriesAfter(5);
    assert.deepEqual(
      entries.map(each => [each.sni, each.up]),
      Array(5).fill(['api.example.com', hello.length]),
    );
    const plain = dialProxy(proxy.port, connectLine('127.0.0.1', server.port), 'no hello');
    plain.socket.end();
    assert.equal((await proxy.entriesAfter(6))[5]?.sni, undefined);
  });

  it('refuses hosts on the list, by the request or by the hello', async () => {
    let hasData = false;
    const server = await target(socket => {
      socket.on('data', () => (hasData = true));
      socket.on('end', () => socket.end());
    });
    const proxy = await proxied({ refuse: [named('*.telemetry.example'), named('x.example')] });
    for (const host of ['telemetry.example', 'eu.telemetry.example', 'x.example']) {
      const client = dialProxy(proxy.port, connectLine(host, 443));
      assert.match((await client.whole).toString(), /^HTTP\/1\.1 403 /);
    }
    const hidden = dialProxy(proxy.port, connectLine('127.0.0.1', server.port), clientHello('x.example'));
    await hidden.whole.catch(() => {});
    const entries = await proxy.entriesAfter(4);
    assert.deepEqual(
      entries.map(each => each.verdict),
      ['deny', 'deny', 'deny', 'deny'],
    );
    assert.equal(entries[3]?.sni, 'x.example');
    assert.equal(hasData, false);
    const beside = dialProxy(proxy.port, connectLine('127.0.0.1', server.port), clientHello('notx.example'));
    beside.socket.end();
    await beside.whole;
    assert.equal((await proxy.entriesAfter(5))[4]?.verdict, 'allow');
  });

  it('refuses this machine and private networks unless they are asked for', async () => {
    const server = await target(socket => socket.end('inside'));
    const proxy = await proxied({ allowPrivate: false });
    for (const host of [
      '127.0.0.1',
      'localhost',
      'a.localhost',
      'printer',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '169.254.169.254',
      '10.0.0.1',
    ]) {
      const client = dialProxy(proxy.port, connectLine(host, server.port));
      assert.match((await client.whole).toString(), /^HTTP\/1\.1 403 /, host);
    }
    const plain = dialProxy(
      proxy.port,
      `GET http://127.0.0.1:${server.port}/ HTTP/1.1\r\nHost: x\r\n${login}Connection: close\r\n\r\n`,
    );
    assert.match((await plain.whole).toString(), /^HTTP\/1\.1 403 /);
    assert.deepEqual(
      (await proxy.entriesAfter(9)).map(each => each.verdict),
      Array(9).fill('deny'),
    );
  });

  it('serves nobody who does not know the token, and records nothing then', async () => {
    const server = await target(socket => socket.end('inside'));
    const proxy = await proxied();
    const wrong = [
      '',
      'Proxy-Authorization: Basic c2lnaHRnbGFzczp3cm9uZw==\r\n',
      'Proxy-Authorization: Bearer x\r\n',
      login.replace('Basic ', 'basic  '),
    ];
    for (const header of wrong) {
      const client = dialProxy(proxy.port, connectLine('127.0.0.1', server.port, header));
      assert.match((await client.whole).toString(), /^HTTP\/1\.1 407 .*\r\nProxy-Authenticate: Basic /);
      const plain = dialProxy(
        proxy.port,
        `GET http://127.0.0.1:${server.port}/ HTTP/1.1\r\nHost: x\r\n${header}Connection: close\r\n\r\n`,
      );
      assert.match((await plain.whole).toString(), /^HTTP\/1\.1 407 /);
    }
    assert.deepEqual(proxy.entries, []);
  });

  it('answers what is no proxy request, and goes on', async () => {
    const proxy = await proxied();
    for (const text of [
      connectLine('a b', 1),
      `GET / HTTP/1.1\r\nHost: x\r\n${login}Connection: close\r\n\r\n`,
      `GET https://a.example/ HTTP/1.1\r\nHost: x\r\n${login}Connection: close\r\n\r\n`,
      'nonsense\r\n\r\n',
      '\x16\x03\x01\0\0',
    ]) {
      const client = dialProxy(proxy.port, text);
      const answer = (await client.whole.catch(() => Buffer.from(''))).toString();
      assert.ok(answer === '' || answer.startsWith('HTTP/1.1 4'), answer);
    }
    assert.deepEqual(proxy.entries, []);
  });

  it('says when there is no connection', async () => {
    const server = await target(() => {});
    server.close();
    const proxy = await proxied();
    const client = dialProxy(proxy.port, connectLine('127.0.0.1', server.port));
    assert.match((await client.whole).toString(), /^HTTP\/1\.1 502 /);
    const plain = dialProxy(
      proxy.port,
      `GET http://127.0.0.1:${server.port}/ HTTP/1.1\r\nHost: x\r\n${login}Connection: close\r\n\r\n`,
    );
    assert.match((await plain.whole).toString(), /^HTTP\/1\.1 502 /);
    assert.deepEqual(
      (await proxy.entriesAfter(2)).map(each => each.verdict),
      ['fail', 'fail'],
    );
  });

  it('passes plain requests on, without its own headers', async () => {
    const server = await webServer((request, response) => {
      void readText(request).then(body => {
        response.setHeader('X-Seen', request.headers['proxy-authorization'] ?? 'none');
        response.end(`${request.method} ${request.url} ${request.headers.host} ${body}`);
      });
    });
    const proxy = await proxied();
    const body = 'x'.repeat(70_000);
    const client = dialProxy(
      proxy.port,
      `POST http://127.0.0.1:${server.port}/a/b?c=d HTTP/1.1\r\nHost: 127.0.0.1\r\n${login}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    const answer = (await client.whole).toString();
    assert.match(answer, /^HTTP\/1\.1 200 OK\r\n/);
    assert.match(answer, /x-seen: none\r\n/i);
    assert.ok(answer.includes(`POST /a/b?c=d 127.0.0.1:${server.port} ${body}`));
    const [entry] = await proxy.entriesAfter(1);
    assert.equal(entry?.method, 'POST');
    assert.equal(entry.verdict, 'allow');
    assert.ok(entry.up > body.length && entry.down > body.length);
  });

  it('hands on to the proxy that was there, with its login, and past it where that is excepted', async () => {
    const server = await target(socket => socket.on('data', (chunk: Buffer) => socket.end(chunk)));
    const other = await proxied({ token: 'of-the-other' });
    const upstream = readUpstream(`http://sightglass:of-the-other@127.0.0.1:${other.port}`, '127.0.0.2');
    assert.ok(typeof upstream === 'object');
    const proxy = await proxied({ upstream });
    const client = dialProxy(proxy.port, connectLine('127.0.0.1', server.port), 'through both');
    assert.equal((await client.whole).toString(), `${established}through both`);
    client.socket.end();
    const [entry] = await proxy.entriesAfter(1);
    assert.deepEqual([entry?.up, entry?.down, entry?.verdict], [12, 12, 'allow']);
    assert.equal((await other.entriesAfter(1)).length, 1);

    const web = await webServer((request, response) => response.end(`got ${request.url}`));
    const plain = dialProxy(
      proxy.port,
      `GET http://127.0.0.1:${web.port}/x HTTP/1.1\r\nHost: x\r\n${login}Connection: close\r\n\r\n`,
    );
    assert.match((await plain.whole).toString(), /got \/x/);
    assert.equal((await other.entriesAfter(2)).length, 2);

    const past = dialProxy(proxy.port, connectLine('127.0.0.2', server.port));
    await past.whole;
    await proxy.entriesAfter(3);
    assert.equal(other.entries.length, 2);

    const wrong = readUpstream(`http://sightglass:wrong@127.0.0.1:${other.port}`);
    assert.ok(typeof wrong === 'object');
    const refused = await proxied({ upstream: wrong });
    const client2 = dialProxy(refused.port, connectLine('127.0.0.1', server.port));
    assert.match((await client2.whole).toString(), /^HTTP\/1\.1 502 /);
  });

  it('survives another proxy that answers nonsense, too much, or nothing', async () => {
    for (const reply of ['nonsense\r\n\r\n', 'x'.repeat(20_000), '', 'HTTP/1.1 200 OK\r\n']) {
      const bad = await target(socket => socket.once('data', () => socket.end(reply)));
      const proxy = await proxied({ upstream: { host: '127.0.0.1', port: bad.port, exceptions: [] } });
      const client = dialProxy(proxy.port, connectLine('a.example', 443));
      assert.match((await client.whole).toString(), /^HTTP\/1\.1 502 /, reply.slice(0, 10));
    }
  });

  it('ends what is open when it stops, each with its entry', async () => {
    const server = await target(socket => socket.write('waiting'));
    const proxy = await proxied();
    const clients = [1, 2, 3].map(() => dialProxy(proxy.port, connectLine('127.0.0.1', server.port)));
    for (const each of clients) await until(() => each.received().endsWith('waiting'));
    await proxy.close();
    assert.equal(proxy.entries.length, 3);
    assert.deepEqual(
      proxy.entries.map(each => [each.verdict, each.down]),
      Array(3).fill(['allow', 7]),
    );
    const late = dialProxy(proxy.port, connectLine('127.0.0.1', server.port));
    await assert.rejects(late.whole);
  });

  it('answers a refused client once its program is known, for then its socket is gone', async () => {
    const found: string[] = [];
    const processes = {
      find: async () => {
        await new Promise(resolve => setTimeout(resolve, 60));
        found.push('late');
        return { pid: 7, name: 'late' };
      },
    };
    const proxy = await proxied({ processes, refuse: [named('x.example')], allowPrivate: false });
    for (const host of ['x.example', '127.0.0.1']) {
      const client = dialProxy(proxy.port, connectLine(host, 443));
      assert.match((await client.whole).toString(), /^HTTP\/1\.1 403 /);
      assert.equal(found.pop(), 'late');
      assert.equal(proxy.entries.at(-1)?.process, 'late');
    }
    const never = await proxied({
      processes: { find: () => new Promise<undefined>(() => {}) },
      refuse: [named('x.example')],
    });
    const client = dialProxy(never.port, connectLine('x.example', 443));
    assert.match((await client.whole).toString(), /^HTTP\/1\.1 403 /);
  });

  it('knows the program where the system tells', async () => {
    const server = await target(socket => socket.end());
    const asked: number[] = [];
    const processes = {
      find: (port: number) => {
        asked.push(port);
        return Promise.resolve({ pid: 77, name: 'agent' });
      },
    };
    const proxy = await proxied({ processes });
    const client = dialProxy(proxy.port, connectLine('127.0.0.1', server.port));
    await once(client.socket, 'connect');
    const own = client.socket.localPort;
    await client.whole;
    client.socket.end();
    const [entry] = await proxy.entriesAfter(1);
    assert.deepEqual([entry?.process, entry?.pid, entry?.client], ['agent', 77, own]);
    assert.deepEqual(asked, [own]);
  });

  it('outlives whatever a server answers, and answers each client', async () => {
    const answers = [
      'HTTP/1.1 099 x\r\nContent-Length: 0\r\n\r\n',
      'HTTP/1.1 200 a\u0001b\r\nContent-Length: 0\r\n\r\n',
      'HTTP/1.1 1000 x\r\n\r\n',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      'nothing of this kind\r\n\r\n',
      '',
    ];
    const proxy = await proxied();
    for (const text of answers) {
      const server = await target(socket => void socket.once('data', () => socket.end(text)));
      const request = `GET http://127.0.0.1:${server.port}/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${login}\r\n`;
      const answer = await dialProxy(proxy.port, request).whole.then(String, () => '');
      // An incomplete answer is cut off for the client too, perhaps before its first byte.
      assert.match(answer, /^(?:HTTP\/1\.1 (?:200|502) |$)/, JSON.stringify(text));
    }
    assert.equal((await proxy.entriesAfter(answers.length)).length, answers.length);
  });

  it('passes on no header that the client says is about its connection alone', async () => {
    let seen: readonly string[] = [];
    const server = await webServer((request, response) => {
      seen = Object.keys(request.headers);
      response.end('ok');
    });
    const proxy = await proxied();
    const lines = ['Host: x', 'X-Mine: 1', 'X-Yours: 2', 'Connection: close, X-Mine', login.trim(), '', ''];
    await dialProxy(proxy.port, `GET http://127.0.0.1:${server.port}/ HTTP/1.1\r\n${lines.join('\r\n')}`).whole;
    assert.deepEqual([seen.includes('x-mine'), seen.includes('x-yours')], [false, true]);
  });

  it('lets go of a client that is refused and does not close', async () => {
    const proxy = await proxied();
    const { socket, whole } = dialProxy(proxy.port, 'CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n');
    // The client never ends its own side. Only its further writes reveal that nobody is listening.
    await whole;
    socket.on('error', () => {});
    const closed = new Promise(resolve => socket.once('close', resolve));
    const writing = setInterval(() => socket.write('more'), 5);
    await closed.finally(() => clearInterval(writing));
  });
});
