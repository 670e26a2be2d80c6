import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineReader } from '../../../src/cli/mcp/lines.ts';
import { McpServer, type Tool, ToolError } from '../../../src/cli/mcp/server.ts';

const meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
};

interface Answer {
  readonly id: unknown;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code: number; readonly message: string; readonly data?: unknown };
}

const waiting: (() => void)[] = [];
const tools: readonly Tool[] = [
  {
    ...{ name: 'echo', title: 'Echo', description: 'Says it again.', inputSchema: { type: 'object' } },
    call: given => Promise.resolve({ given }),
  },
  {
    ...{ name: 'refuse', title: 'Refuse', description: 'Refuses.', inputSchema: { type: 'object' } },
    call: () => Promise.reject(new ToolError('not so')),
  },
  {
    ...{ name: 'break', title: 'Break', description: 'Breaks.', inputSchema: { type: 'object' } },
    call: () => Promise.reject(new Error('/home/somebody/private')),
  },
  {
    ...{ name: 'wait', title: 'Wait', description: 'Waits.', inputSchema: { type: 'object' } },
    call: () => new Promise(resolve => waiting.push(() => resolve({}))),
  },
];

const server = (): McpServer => new McpServer(tools, 'Ask.');
const asked = async (to: McpServer, message: unknown): Promise<Answer | null> => {
  const text = await to.answer(typeof message === 'string' ? message : JSON.stringify(message));
  assert.ok(text === null || (text.endsWith('\n') && text.indexOf('\n') === text.length - 1));
  return text === null ? null : (JSON.parse(text) as Answer);
};
const request = (method: string, params: object = {}, id: unknown = 1): object => ({
  jsonrpc: '2.0',
  ...{ id, method, params },
});

describe('a server of the Model Context Protocol', () => {
  it('opens with a handshake, in the version that was asked for where it is known', async () => {
    for (const [version, answered] of [
      ['2025-06-18', '2025-06-18'],
      ['2024-11-05', '2024-11-05'],
      ['2025-11-25', '2025-11-25'],
      ['2099-01-01', '2025-11-25'],
    ]) {
      const it = server();
      const opened = await asked(it, request('initialize', { protocolVersion: version, capabilities: {} }));
      assert.equal(opened?.result?.['protocolVersion'], answered);
      assert.equal(await asked(it, { jsonrpc: '2.0', method: 'notifications/initialized' }), null);
      const list = await asked(it, request('tools/list', {}, 'two'));
      assert.equal(list?.id, 'two');
      assert.equal(list?.result?.['resultType'], undefined);
      assert.deepEqual((await asked(it, request('ping')))?.result, {});
    }
  });

  it('serves requests that say their version themselves, without a handshake', async () => {
    const found = await asked(server(), request('server/discover', { _meta: meta }));
    assert.deepEqual(found?.result?.['supportedVersions'], ['2026-07-28', '2025-11-25', '2025-06-18', '2024-11-05']);
    const list = await asked(server(), request('tools/list', { _meta: meta }));
    assert.equal(list?.result?.['resultType'], 'complete');
    assert.equal(list?.result?.['cacheScope'], 'public');
    const called = await asked(server(), request('tools/call', { _meta: meta, name: 'echo', arguments: { a: 1 } }));
    assert.deepEqual(called?.result?.['structuredContent'], { given: { a: 1 } });
    const old = { ...meta, 'io.modelcontextprotocol/protocolVersion': '1900-01-01' };
    const refused = await asked(server(), request('tools/list', { _meta: old }));
    assert.equal(refused?.error?.code, -32022);
    for (const broken of [{}, { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } }])
      assert.equal((await asked(server(), request('tools/list', broken)))?.error?.code, -32602);
    assert.equal((await asked(server(), request('ping', { _meta: meta })))?.error?.code, -32601);
  });

  it('tells what is wrong with a message, and goes on', async () => {
    const it = server();
    for (const [line, code] of [
      ['not json', -32700],
      ['[]', -32600],
      ['{"jsonrpc":"1.0","id":1,"method":"ping"}', -32600],
      ['{"jsonrpc":"2.0","id":null,"method":"ping"}', -32600],
      ['{"jsonrpc":"2.0","id":1.5,"method":"ping"}', -32600],
      ['{"jsonrpc":"2.0","id":1}', -32600],
      ['{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}', -32602],
    ] as const)
      assert.equal((await asked(it, line))?.error?.code, code, line);
    for (const silent of ['', '  ', '{"jsonrpc":"2.0","id":1,"result":{}}', '{"jsonrpc":"2.0","method":"x"}'])
      assert.equal(await asked(it, silent), null, silent);
    assert.match((await it.answer(null)) ?? '', /-32700/);
    assert.equal((await asked(it, request('nothing', { _meta: meta })))?.error?.code, -32601);
    assert.equal((await asked(it, request('tools/call', { _meta: meta, name: 'x' })))?.error?.code, -32602);
    assert.equal(
      (await asked(it, request('tools/call', { _meta: meta, name: 'echo', arguments: [] })))?.error?.code,
      -32602,
    );
  });

  it('tells a tool that refuses from one that fails, and nothing of why that failed', async () => {
    const refused = await asked(server(), request('tools/call', { _meta: meta, name: 'refuse' }));
    assert.equal(refused?.result?.['isError'], true);
    const broken = await asked(server(), request('tools/call', { _meta: meta, name: 'break' }));
    assert.equal(broken?.error?.code, -32603);
    assert.doesNotMatch(JSON.stringify(broken), /somebody/);
  });

  it('answers several requests at once, and not one that was cancelled', async () => {
    const it = server();
    const first = asked(it, request('tools/call', { _meta: meta, name: 'wait' }, 1));
    const second = asked(it, request('tools/call', { _meta: meta, name: 'wait' }, 2));
    const third = await asked(it, request('tools/call', { _meta: meta, name: 'echo' }, 3));
    assert.equal(third?.id, 3);
    await asked(it, { jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } });
    for (const go of waiting) go();
    assert.equal(await first, null);
    assert.equal((await second)?.id, 2);
  });

  it('never rejects, whatever it is sent', async () => {
    const it = server();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async line => {
        const text = await it.answer(line);
        if (text !== null) JSON.parse(text);
      }),
    );
  });
});

describe('lines of a stream', () => {
  it('are the same however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 9 })), parts => {
        const whole = parts.join('');
        const lines: (string | null)[] = [];
        const reader = new LineReader(line => lines.push(line), 1_000);
        for (const part of parts) reader.take(part);
        reader.end();
        const wanted = whole.split('\n');
        if (wanted.at(-1) === '') wanted.pop();
        assert.deepEqual(lines, wanted);
      }),
    );
  });

  it('that are too long are told and not kept', () => {
    const lines: (string | null)[] = [];
    const reader = new LineReader(line => lines.push(line), 4);
    for (const part of ['abcd\nab', 'cde', 'f', '\nok\n', 'toolong']) reader.take(part);
    reader.end();
    assert.deepEqual(lines, ['abcd', null, 'ok', null]);
  });
});
