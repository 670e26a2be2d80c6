import assert from 'node:assert/strict';
import type { Comparison, EgressReport, HostTraffic, MissingBody } from '../../../src/core/egress/summary/types.ts';
import { egressParts } from '../../../src/core/report/egressParts.ts';

const evidence = { capture: 0, place: { line: 1 } };
const host = (name: string, tools: readonly string[], more: Partial<HostTraffic> = {}): HostTraffic => ({
  host: name,
  sharedWith: [],
  trafficClass: null,
  required: null,
  tools,
  level: 'host',
  records: 1,
  blocked: 0,
  bytesSent: null,
  bytesReceived: null,
  firstTime: null,
  lastTime: null,
  processes: [],
  evidence,
  ...more,
});
const missing: MissingBody = {
  host: 'a.example',
  trafficClass: null,
  reason: 'level',
  requests: 1,
  bytesSent: null,
  evidence,
};
const report = (hosts: readonly HostTraffic[], comparison: Partial<Comparison> = {}): EgressReport => ({
  captures: [{ name: 'a.har', format: 'har', reason: null, bytes: 1, records: 1, problemCount: 0, problems: [] }],
  hosts,
  secrets: [],
  comparison: { unpredicted: [], predicted: [], predictedOnly: [], bodyMissing: [], ...comparison },
});

describe('the parts of a report on captured traffic', () => {
  const parts = (of: EgressReport): readonly (readonly [string, boolean, number])[] =>
    egressParts(of).map(({ id, canBeSeen, rows }) => [id, canBeSeen, rows.length]);

  it('say that secrets cannot be seen where no request shows its contents', () => {
    assert.deepEqual(parts(report([host('a.example', [])], { bodyMissing: [missing] })), [
      ['secrets', false, 0],
      ['body-missing', true, 1],
      ['hosts', true, 1],
      ['captures', true, 1],
    ]);
  });

  it('say that nothing was sent unpredicted where contents show it, and leave out what else is empty', () => {
    assert.deepEqual(parts(report([host('a.example', [], { level: 'body' })])), [
      ['secrets', true, 0],
      ['unpredicted', true, 0],
      ['hosts', true, 1],
      ['captures', true, 1],
    ]);
  });

  it('list hosts by tool, those of none after them, and this machine last', () => {
    const hosts = [
      host('127.0.0.1', ['ollama']),
      host('x.example', []),
      host('b.example', ['cursor']),
      host('c.example', ['aider']),
    ];
    const part = egressParts(report(hosts)).find(({ id }) => id === 'hosts');
    assert.ok(part?.id === 'hosts');
    assert.deepEqual(
      part.rows.map(row => row.host),
      ['c.example', 'b.example', 'x.example', '127.0.0.1'],
    );
  });
});
