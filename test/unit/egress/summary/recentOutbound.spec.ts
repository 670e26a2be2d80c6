import assert from 'node:assert/strict';
import type { EgressReport, HostTraffic } from '../../../../src/core/egress/summary/types.ts';
import { asOutbound, outboundOf } from '../../../../src/vscode/report/recentOutbound.ts';

const host = (name: string, lastTime: number | null): HostTraffic => ({
  host: name,
  sharedWith: [],
  trafficClass: 'model',
  required: 'required',
  tools: ['copilot'],
  level: 'bytes',
  records: 2,
  blocked: 0,
  bytesSent: 10,
  bytesReceived: 20,
  firstTime: lastTime,
  lastTime,
  processes: ['code'],
  evidence: { capture: 0, place: { line: 1 } },
});

const report = (hosts: readonly HostTraffic[]): EgressReport => ({
  captures: [{ name: 'a.har', format: 'har', reason: null, bytes: 1, records: 1, problemCount: 0, problems: [] }],
  hosts,
  secrets: [],
  comparison: { unpredicted: [], predicted: [], predictedOnly: [], bodyMissing: [] },
});

describe('egress: what is kept of an import', () => {
  it('hosts, the latest first, and nothing of what they got', () => {
    const kept = outboundOf(report([host('a.example', null), host('b.example', 5), host('c.example', 9)]));
    assert.deepEqual(
      kept.map(each => each.host),
      ['c.example', 'b.example', 'a.example'],
    );
    assert.deepEqual(kept[0], {
      host: 'c.example',
      trafficClass: 'model',
      tools: ['copilot'],
      records: 2,
      blocked: 0,
      bytesSent: 10,
      lastTime: 9,
      level: 'bytes',
      secrets: 0,
      capture: 'a.har',
    });
    assert.equal(outboundOf(report(Array.from({ length: 300 }, (_, i) => host(`h${i}.example`, i)))).length, 200);
  });

  it('comes back as it was, and nothing else does', () => {
    const kept = outboundOf(report([host('a.example', 5)]));
    assert.deepEqual(asOutbound(JSON.parse(JSON.stringify(kept))), kept);
    const untold = [{ ...kept[0], bytesSent: null }];
    assert.deepEqual(asOutbound(untold), untold);
    for (const other of [
      [{ ...kept[0], bytesSent: undefined }],
      undefined,
      null,
      'x',
      {},
      [null],
      [{}],
      [{ ...kept[0], host: 1 }],
      [{ ...kept[0], tools: 'x' }],
      [{ ...kept[0], bytesSent: 'x' }],
      [{ ...kept[0], lastTime: 1e300 }],
      [{ ...kept[0], tools: [1] }],
      [{ ...kept[0], secrets: undefined }],
    ]) {
      assert.deepEqual(asOutbound(other), []);
    }
  });
});
