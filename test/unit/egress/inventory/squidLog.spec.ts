import assert from 'node:assert/strict';
import fc from 'fast-check';
import { squidInventory } from '../../../../src/core/egress/inventory/squidLog.ts';
import type { Inventory } from '../../../../src/core/egress/inventory/types.ts';
import { UseTable } from '../../../../src/core/egress/inventory/useTable.ts';
import { squidReader } from '../../../../src/core/egress/readers/proxies/squid.ts';
import type { CaptureReader, ReaderPorts } from '../../../../src/core/egress/types.ts';
import { bytesOf, decode } from '../capture.ts';

interface Read {
  readonly inventory: Inventory;
  readonly problems: readonly object[];
}

function readWith(log: string, piece: number, make: (ports: ReaderPorts, table: UseTable) => CaptureReader): Read {
  const table = new UseTable();
  const problems: object[] = [];
  const sink = { record: table.addRecord.bind(table), problem: (each: object) => problems.push(each) };
  const reader = make({ sink, decode }, table);
  const bytes = bytesOf(log);
  const buffer = new Uint8Array(piece);
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece);
    buffer.set(part);
    reader.push(buffer.subarray(0, part.length));
  }
  buffer.fill(0x7b);
  reader.end();
  return { inventory: table.inventory([], new Set(['claude-code'])), problems };
}

const fast = (log: string, piece: number): Read => readWith(log, piece, squidInventory);
const plain = (log: string, piece: number): Read => readWith(log, piece, ports => squidReader(ports));

const one = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);
const line = fc
  .tuple(
    one('1795000000.561', '1795000000.56', '795000000.561', 'x', '1795000009.000'),
    one('     40', ' 40', ' ', ' -1', ' 12345678901'),
    one('10.0.0.5', '2001:db8::1', 'höst', ''),
    one('TCP_TUNNEL/200', 'TCP_DENIED/403', 'NONE_NONE/000', 'tcp/200', 'TCP_DENIED/40'),
    one('0', '2582', '-', '1234567890123456'),
    one('CONNECT', 'CONNECT', 'CONNECT', 'GET', 'POST'),
    one(
      ...['api.anthropic.com:443', 'API.Anthropic.com:443', 'api.anthropic.com.:443', 'statsig.anthropic.com:443'],
      ...['api.anthropic.com', 'api.anthropic.com:99999', 'x..anthropic.com:443', 'http://api.anthropic.com/x'],
      ...['a.b.githubcopilot.com:443', 'other.example:443', '192.0.2.9:443', '[2001:db8::9]:443', 'localhost:8080'],
      ...['https://api.anthropic.com/api/event_logging/batch', 'error:invalid-request'],
    ),
    one('-', 'anna', 'anna@example.org', '--', ''),
    one('HIER_DIRECT/192.0.2.1', 'HIER_NONE/-', 'hier/x', '/', 'HIER_DIRECT/'),
    one('', ' -', ' text/html', ' - 812', ' text/html 9 more', ' - x'),
    one('\n', '\n', '\r\n'),
  )
  .map(
    ([time, elapsed, client, result, bytes, method, target, user, from, rest, end]) =>
      `${time}${elapsed} ${client} ${result} ${bytes} ${method} ${target} ${user} ${from}${rest}${end}`,
  );
const log = fc.array(fc.oneof({ weight: 8, arbitrary: line }, one('\n', 'nonsense\n', '\r\n', ' \n')), {
  maxLength: 30,
});

describe('egress: a squid log read straight into an inventory', () => {
  it('says what the plain reader says, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(log, fc.integer({ min: 1, max: 400 }), fc.boolean(), (lines, piece, isCut) => {
        const text = isCut ? lines.join('').slice(0, -1) : lines.join('');
        assert.deepEqual(fast(text, piece), plain(text, piece));
      }),
      { numRuns: 1_500 },
    );
  });

  it('sums by client, tool and purpose; a user comes before an address', () => {
    const { inventory } = fast(
      [
        '1795000000.000    100 10.0.0.5 TCP_TUNNEL/200 1000 CONNECT api.anthropic.com:443 anna HIER_DIRECT/192.0.2.1 - 700',
        '1795000100.000    100 10.0.0.6 TCP_DENIED/403 9 CONNECT api.anthropic.com:443 anna HIER_NONE/- text/html 30',
        '1795000050.000    100 10.0.0.6 TCP_TUNNEL/200 1 CONNECT api.cursor.com:443 - HIER_NONE/- -',
        '1795000050.000    100 10.0.0.6 TCP_TUNNEL/200 1 CONNECT shop.example:443 - HIER_NONE/- -\n',
      ].join('\n'),
      64,
    );
    assert.equal(inventory.otherRequests, 1);
    const [other, anna] = inventory.rows;
    assert.deepEqual([other?.client, other?.tools, other?.approval], ['10.0.0.6', ['cursor'], 'not-approved']);
    const { client, requests, blocked, bytesSent, bytesReceived, first, last, approval } = anna ?? {};
    assert.deepEqual(
      { client, requests, blocked, bytesSent, bytesReceived, first, last, approval },
      {
        ...{ client: 'anna', requests: 2, blocked: 1, bytesSent: 730, bytesReceived: 1000 },
        ...{ first: { time: 1_794_999_999_900 }, last: { time: 1_795_000_099_900 }, approval: 'some' },
      },
    );
  });

  it('keeps no block of the log for the name of a client', () => {
    const row = (client: number): string =>
      `1795000000.000 1 client-with-a-long-name-${client} TCP_TUNNEL/200 1 CONNECT api.anthropic.com:443 - HIER_NONE/- -\n`;
    const text = Array.from({ length: 5_000 }, (_, i) => row(i)).join('');
    assert.equal(fast(text, 70_000).inventory.rows.length, 5_000);
  });
});
