import assert from 'node:assert/strict';
import { isLoopback } from '../../../../src/core/egress/summary/loopback.ts';
import { Observations } from '../../../../src/core/egress/summary/observations.ts';
import type { EgressRecord } from '../../../../src/core/egress/types.ts';

describe('egress: this machine', () => {
  it('is told from others by name and address', () => {
    for (const host of ['localhost', 'app.localhost', '127.0.0.1', '127.1.2.3', '::1'])
      assert.ok(isLoopback(host), host);
    for (const host of ['localhost.example', '128.0.0.1', '127.0.0.1.example', '::2', 'mylocalhost', ''])
      assert.ok(!isLoopback(host), host);
  });

  it('is no place to which something went out unseen', () => {
    const missingFor = (host: string): number => {
      const observations = new Observations([]);
      const record: EgressRecord = { format: 'strace', level: 'host', host, outcome: 'allowed', place: { line: 1 } };
      observations.add(record, [], { capture: 0, place: record.place });
      return observations.missing().length;
    };
    assert.deepEqual([missingFor('127.0.0.1'), missingFor('api.anthropic.com')], [0, 1]);
  });
});
