import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EgressRecord } from '../../../src/core/egress/types.ts';
import { recordEvidence } from '../../../src/core/report/egressEvidence.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { analyseInThread, type CaptureTask } from '../../../src/node/egress/captureTask.ts';
import { nodeCodec } from '../../../src/node/egress/codec.ts';
import { recordAt } from '../../../src/node/egress/evidence.ts';
import { entryLine } from '../../../src/node/egress/recorder/entry.ts';
import { evidenceDocument } from '../../../src/text/egressEvidence.ts';
import { read, summary } from './capture.ts';
import { entry, har } from './har.ts';
import { everyTemplate } from '../../../src/text/everyTemplate.ts';
import { render } from '../../../src/text/render.ts';

const secret = ['gh', 'p_', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'].join('');
const script = path.resolve('dist/captureWorker.js');

function shown(record: EgressRecord): string {
  const evidence = recordEvidence(record, { codec: nodeCodec, scanner: createScanner() });
  return evidenceDocument(record, evidence, each => render(each, undefined, everyTemplate));
}

describe('egress: captures in a thread', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sightglass-thread-'));
    mkdirSync(path.join(folder, 'shop'));
    writeFileSync(
      path.join(folder, 'shop', 'pay.ts'),
      `const token = "${secret}";\nexport const pay = (sum: number) => charge(token, sum);\n`,
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const capture = (name: string, content: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const task = (file: string): CaptureTask => ({
    captures: [{ name: 'a', file }],
    folders: [{ name: '', root: path.join(folder, 'shop'), exclusionRules: '' }],
    person: { home: folder, env: {} },
    assistants: ['copilot'],
    contentExclusion: null,
  });
  const completion = (prompt: string): object =>
    entry('https://proxy.githubcopilot.com/v1/engines/m/completions', { text: JSON.stringify({ prompt, suffix: '' }) });

  it('counts the rules of content exclusion of each folder', async () => {
    writeFileSync(path.join(folder, 'shop', 'rules.yml'), '- "pay.ts"\n');
    const file = capture('e.har', har([completion(`// Path: pay.ts\nconst token = "${secret}";\n`)]));
    const plain = task(file);
    const withRules = { ...plain, folders: plain.folders.map(each => ({ ...each, exclusionRules: 'rules.yml' })) };
    const outcomes = [];
    for (const each of [plain, withRules]) {
      const report = await analyseInThread(script, each, () => {}, new AbortController().signal);
      assert.ok(report);
      const { predicted, unpredicted } = report.comparison;
      outcomes.push([
        predicted.map(({ path: name }) => name),
        unpredicted.map(({ file: found, verdict }) => [found.path, verdict?.verdict, verdict?.by?.file]),
      ]);
    }
    assert.deepEqual(outcomes, [
      [['pay.ts'], []],
      [[], [['pay.ts', 'held-back', 'rules.yml']]],
    ]);
  });

  it('compares with the folder, tells its progress, and sends back no secret', async () => {
    const file = capture('a.har', har([completion(`// Path: pay.ts\nconst token = "${secret}";\n`)]));
    const steps: number[] = [];
    const report = await analyseInThread(
      script,
      task(file),
      ({ bytes }) => steps.push(bytes),
      new AbortController().signal,
    );
    assert.ok(report);
    assert.deepEqual(
      report.secrets.map(each => each.source?.path),
      ['pay.ts'],
    );
    assert.deepEqual(
      report.comparison.predicted.map(each => [each.path, each.ranges]),
      [['pay.ts', [{ startLine: 1, endLine: 1 }]]],
    );
    assert.ok(steps.length > 0);
    assert.ok(!JSON.stringify(report).includes(secret));
  });

  it('ends at once when it is asked to', async () => {
    const file = capture('long.log', 'a.example\n'.repeat(2_000_000));
    const controller = new AbortController();
    const running = analyseInThread(script, task(file), () => controller.abort(), controller.signal);
    assert.equal(await running, null);
    assert.equal(await analyseInThread(script, task(file), () => {}, AbortSignal.abort()), null);
  });

  it('the record behind a row is found again, its secrets masked', async () => {
    const file = capture(
      'b.har',
      har([completion('first of them'), completion(`const token = "${secret}";`), completion('third of them')]),
    );
    const { records } = read(
      'har',
      har([completion('first of them'), completion(`const token = "${secret}";`), completion('third of them')]),
    );
    const place = records[1]?.place ?? {};
    const record = await recordAt(file, place);
    assert.deepEqual(record?.place, place);
    const text = shown(record);
    assert.match(text, /^POST proxy\.githubcopilot\.com:443\/v1\/engines\/m\/completions\n/);
    assert.match(text, /Contents, read as copilot-completion/);
    assert.match(text, /── prompt \/prompt\nconst token = "⟦ghp_•+⟧";/);
    assert.ok(!text.includes(secret));
    assert.equal(await recordAt(file, { offset: 7, index: 99 }), null);
    await assert.rejects(recordAt(file, { offset: 7, index: 99 }, AbortSignal.abort()), { name: 'AbortError' });
  });

  it('a record without contents says so', () => {
    const text = shown({
      format: 'pcap',
      level: 'bytes',
      protocol: 'tcp',
      ip: '192.0.2.1',
      port: 443,
      outcome: 'unknown',
      bytesSent: 1_500,
      time: 0,
      process: { pid: 7 },
      body: { missing: 'streamed' },
      place: {},
    });
    assert.equal(
      text,
      'tcp 192.0.2.1:443\n\nSeen: amounts, no contents (pcap)\nOutcome: unknown\nTime: 1970-01-01T00:00:00.000Z\nSent: 1.5 kB\nProcess: 7\nBody: not in the capture (streamed past the capture)\n',
    );
  });

  it("our recorder's lines are read as they were meant", () => {
    const line = entryLine({
      t: 1_795_000_000_000,
      host: 'a.example',
      port: 443,
      client: 5,
      up: 1,
      down: 2,
      sni: 'a.example',
      ms: 3,
      verdict: 'allow',
      process: 'node',
      pid: 7,
    });
    const { records, problems } = read('recorder', line);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      records.map(each => [summary(each), each.bytesSent, each.bytesReceived, each.endTime, each.process]),
      [['a.example:443 allowed', 1, 2, 1_795_000_000_003, { name: 'node', pid: 7 }]],
    );
  });
});
