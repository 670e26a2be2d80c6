import assert from 'node:assert/strict';
import type { Message } from '../../../../src/core/message.ts';
import { LineHashIndex } from '../../../../src/core/egress/attribution/lineIndex.ts';
import { EgressCollector } from '../../../../src/core/egress/summary/collector.ts';
import { DnsAnswers } from '../../../../src/core/egress/summary/dnsAnswers.ts';
import { riskOfSent, withRange } from '../../../../src/core/egress/summary/observations.ts';
import type { EgressRecord } from '../../../../src/core/egress/types.ts';
import type { Exposure } from '../../../../src/core/exposure/types.ts';
import type { Verdict } from '../../../../src/core/ignore/types.ts';
import { message } from '../../../../src/core/message.ts';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { egressJson } from '../../../../src/core/report/egressJson.ts';
import { nodeCodec } from '../../../../src/node/egress/codec.ts';
import { egressSections } from '../../../../src/text/egressReport.ts';
import { everyTemplate } from '../../../../src/text/everyTemplate.ts';
import { render } from '../../../../src/text/render.ts';

const record = (fields: Partial<EgressRecord>): EgressRecord => ({
  format: 'har',
  level: 'host',
  outcome: 'allowed',
  place: {},
  ...fields,
});
const body = (value: unknown) => ({
  bytes: Buffer.from(JSON.stringify(value)),
  contentType: 'application/json',
  contentEncoding: '',
});
const say = (text: Message): string => render(text, undefined, everyTemplate);

const secret = ['gh', 'p_', 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'].join('');
const files: Readonly<Record<string, string>> = {
  'src/a.ts': 'export function one() {\n  return compute(1);\n}\nexport function two() {\n  return compute(2);\n}\n',
  'src/held.ts': 'const privateThing = load("here");\nconst other = privateThing.next();\nsend(other, privateThing);\n',
  'src/copy.ts': `const token = "${secret}";\nuse(token);\n`,
  '.env': `GITHUB_TOKEN=${secret}\n`,
};

function collector(): EgressCollector {
  const index = new LineHashIndex();
  const scanner = createScanner();
  const findings = Object.entries(files).flatMap(([path, text]) => {
    index.add(path, text);
    return scanner.scan({ path, text });
  });
  return new EgressCollector({ codec: nodeCodec, scanner, index }, findings);
}

const verdict = (path: string, assistant: string, kind: Verdict['verdict']): Verdict => ({
  path,
  assistant,
  feature: 'completion',
  verdict: kind,
  by: kind === 'held-back' ? { file: '.copilotignore', line: 3, pattern: 'held.ts' } : null,
  basis: 'rule',
  uncounted: null,
  why: message('ignore.notRead'),
  fidelity: 'exact',
  source: { ref: 'made up', date: '2026-11-20' },
});
const verdictsOf = (path: string): readonly Verdict[] => [
  verdict(path, 'copilot', path.includes('held') ? 'held-back' : 'sent'),
  verdict(path, 'cursor', 'sent'),
];

const completion = (prompt: string, more: Partial<EgressRecord> = {}): EgressRecord =>
  record({
    level: 'body',
    host: 'proxy.individual.githubcopilot.com',
    path: '/v1/engines/m/completions',
    protocol: 'http',
    body: body({ prompt, suffix: '' }),
    place: { index: 4 },
    time: 1_795_000_000_000,
    ...more,
  });

function report(records: readonly EgressRecord[], exposures: readonly Exposure[] = []) {
  const collected = collector();
  const sink = collected.open('a.har');
  for (const each of records) sink.record(each);
  sink.close('har', null, 10);
  return collected.report({ exposures, verdictsOf });
}

describe('egress: the report', () => {
  it('four groups: held back and sent, sent as predicted, predicted only, body missing', () => {
    const exposure = (path: string): Exposure => {
      const [finding] = createScanner().scan({ path, text: files[path] ?? '' });
      assert.ok(finding);
      return { path, finding, reaches: [{ verdict: verdict(path, 'copilot', 'sent'), item: null }], risk: 'high' };
    };
    const other = { ...exposure('.env'), path: 'b.env' };
    const unseen = { ...other, finding: { ...other.finding, path: 'b.env', fingerprint: 'f'.repeat(32) } };
    const { comparison, secrets } = report(
      [
        completion(
          `// Path: src/a.ts\n// Compare this snippet from src/held.ts:\n// ${(files['src/held.ts'] ?? '').trimEnd().split('\n').join('\n// ')}\n${files['src/a.ts'] ?? ''}`,
        ),
        completion(`# Path: .env\n# GITHUB_TOKEN=${secret}\n`),
        completion('x', { host: 'api.githubcopilot.com', body: { missing: 'streamed' }, level: 'url', bytesSent: 12 }),
        record({ host: 'api.anthropic.com', level: 'bytes', protocol: 'tcp', bytesSent: 900 }),
        record({ host: 'api.anthropic.com', level: 'bytes', protocol: 'tcp', bytesSent: 100 }),
        record({ host: 'api.openai.com', protocol: 'dns' }),
        completion(files['src/a.ts'] ?? '', { outcome: 'blocked', host: 'blocked.example' }),
      ],
      [exposure('.env'), unseen],
    );
    assert.deepEqual(
      comparison.unpredicted.map(each => [each.file.path, each.why, each.verdict?.by?.line]),
      [['src/held.ts', 'held-back', 3]],
    );
    assert.deepEqual(
      comparison.predicted.map(each => [each.path, each.ranges, each.requests]),
      [
        ['.env', [{ startLine: 1, endLine: 1 }], 1],
        ['src/a.ts', [{ startLine: 1, endLine: 5 }], 1],
      ],
    );
    assert.deepEqual(
      comparison.predictedOnly.map(each => each.path),
      ['b.env'],
      'what was seen is not only predicted',
    );
    assert.deepEqual(
      comparison.bodyMissing.map(each => [each.host, each.reason, each.requests, each.bytesSent]),
      [
        ['api.anthropic.com', 'level', 2, 1000],
        ['api.githubcopilot.com', 'streamed', 1, 12],
      ],
    );
    assert.deepEqual(
      secrets.map(each => [
        each.source?.path,
        each.risk,
        each.assistant,
        each.feature,
        each.requests,
        each.evidence.place.index,
      ]),
      [['.env', 'high', 'copilot', 'completion', 1, 4]],
    );
  });

  it('the same secret in several files is the one of the file that was sent', () => {
    const { secrets } = report([
      completion(`// Path: src/copy.ts\n${files['src/copy.ts'] ?? ''}`),
      completion(`token ${secret} pasted`, { host: 'elsewhere.example' }),
    ]);
    assert.deepEqual(
      secrets.map(each => [each.host, each.source?.path]),
      [
        ['proxy.individual.githubcopilot.com', 'src/copy.ts'],
        ['elsewhere.example', 'src/copy.ts'],
      ],
    );
  });

  it('content in telemetry, paths of elsewhere, an assistant without a prediction', () => {
    const { comparison } = report([
      record({
        level: 'body',
        host: 'us.i.posthog.com',
        path: '/e/',
        body: body({
          api_key: 'k',
          event: 'x',
          properties: { file: '/home/me/shop/src/a.ts', name: 'copilot/ghost.shown' },
        }),
      }),
      completion('// Path: src/zz.ts\nfoo'),
      record({
        level: 'body',
        host: 'api.example',
        path: '/v1/messages',
        headers: { 'user-agent': 'aider/1' },
        body: body({ messages: [{ role: 'user', content: files['src/held.ts'] }] }),
      }),
    ]);
    assert.deepEqual(
      comparison.unpredicted.map(each => [each.file.path, each.why, each.file.isInWorkspace]),
      [
        ['src/a.ts', 'telemetry', true],
        ['src/held.ts', 'not-predicted', true],
        ['src/zz.ts', 'outside', false],
      ],
    );
  });

  it('hosts: summed, classified, told apart by path, at the level that is known', () => {
    const { hosts } = report([
      record({ host: 'api.anthropic.com', protocol: 'dns', time: 50, client: '10.0.0.5', answers: ['192.0.2.7'] }),
      record({
        host: 'api.anthropic.com',
        level: 'url',
        path: '/v1/messages',
        time: 100,
        endTime: 300,
        bytesSent: 10,
        bytesReceived: 5,
      }),
      record({ host: 'api.anthropic.com', level: 'url', path: '/api/event_logging/batch', time: 200 }),
      record({
        ip: '192.0.2.7',
        port: 443,
        level: 'bytes',
        client: '10.0.0.5',
        time: 400,
        bytesSent: 7,
        process: { name: 'claude' },
      }),
      record({ ip: '192.0.2.8', outcome: 'blocked' }),
      record({ process: { name: 'node' } }),
    ]);
    assert.deepEqual(
      hosts.map(each => [
        each.host,
        each.trafficClass,
        each.records,
        each.blocked,
        each.bytesSent,
        each.level,
        each.firstTime,
        each.lastTime,
      ]),
      [
        ['api.anthropic.com', 'model', 3, 0, 17, 'url', 50, 400],
        ['api.anthropic.com', 'telemetry', 1, 0, null, 'url', 200, 200],
        ['(node)', null, 1, 0, null, 'host', null, null],
        ['192.0.2.8', null, 1, 1, null, 'host', null, null],
      ],
    );
    assert.equal(hosts[0]?.required, 'required');
    assert.deepEqual(hosts[0]?.processes, ['claude']);
  });

  it('rows of one host are summed, whatever is missing in some', () => {
    const answers = record({ host: 'api.anthropic.com', protocol: 'dns', answers: ['192.0.2.7', '192.0.2.9'] });
    const { hosts } = report([
      answers,
      record({ ip: '192.0.2.7', level: 'bytes', bytesReceived: 3, time: 10, endTime: 20, process: { name: 'a' } }),
      record({ ip: '192.0.2.9', level: 'bytes', bytesReceived: 4, client: '10.0.0.9', process: { path: '/b' } }),
      record({ ip: '192.0.2.9', level: 'bytes', bytesSent: 1, client: '10.0.0.9', time: 5, process: { path: '/b' } }),
    ]);
    assert.deepEqual(
      hosts.map(each => [
        each.host,
        each.records,
        each.bytesSent,
        each.bytesReceived,
        each.firstTime,
        each.lastTime,
        each.processes,
      ]),
      [['api.anthropic.com', 4, 1, 7, 5, 20, ['/b', 'a']]],
    );
  });

  it('a file of several texts has each kind once, and is listed in a stable order', () => {
    const text = files['src/a.ts'] ?? '';
    const twice = record({
      level: 'body',
      host: 'api.githubcopilot.com',
      path: '/chat/completions',
      body: body({
        messages: [
          { role: 'user', content: text },
          { role: 'tool', content: text },
          { role: 'user', content: text },
        ],
      }),
    });
    const { comparison } = report([twice, completion(text), twice]);
    assert.deepEqual(
      [...comparison.predicted, ...comparison.unpredicted.map(each => each.file)].map(each => [
        each.path,
        each.host,
        each.kinds,
        each.requests,
      ]),
      [
        ['src/a.ts', 'proxy.individual.githubcopilot.com', ['prompt'], 1],
        ['src/a.ts', 'api.githubcopilot.com', ['message', 'tool-result'], 2],
      ],
    );
  });

  it('problems of a capture are counted, and each kind is shown', () => {
    const collected = collector();
    const sink = collected.open('dns.log');
    for (let line = 1; line <= 30; line++)
      sink.problem({ message: message('egress.problem.line', { line, format: 'dnsmasq' }), place: { line } });
    sink.problem({ message: message('egress.problem.lastLine', { line: 31, format: 'dnsmasq' }), place: { line: 31 } });
    sink.close('dnsmasq', null, 5);
    const [capture] = collected.report({ exposures: [], verdictsOf }).captures;
    assert.equal(capture?.problemCount, 31);
    assert.equal(capture?.problems.length, 21);
    assert.equal(capture?.problems.at(-1)?.code, 'egress.problem.lastLine');
  });

  it('JSON and sections hold the evidence and never the secret', () => {
    const found = report([completion(`// Path: src/copy.ts\n${files['src/copy.ts'] ?? ''}`)]);
    const json = egressJson(found, say);
    const parsed = JSON.parse(json) as {
      schema: string;
      secrets: readonly { evidence: object; source: { path: string } }[];
    };
    assert.equal(parsed.schema, 'sightglass/egress-import/1');
    assert.deepEqual(parsed.secrets[0]?.evidence, {
      capture: 'a.har',
      line: null,
      entry: 5,
      offset: null,
      time: '2026-11-18T11:06:40.000Z',
    });
    const sections = egressSections(found, say);
    assert.deepEqual(
      sections.map(each => each.id),
      ['secrets', 'unpredicted', 'predicted', 'hosts', 'captures'],
      'parts that hold nothing are left out',
    );
    assert.ok(sections.every(each => each.canBeSeen));
    const names = { ...found, hosts: found.hosts.map(host => ({ ...host, level: 'host' as const })), secrets: [] };
    const { unpredicted } = found.comparison;
    const [unseen, ...others] = egressSections(
      { ...names, comparison: { ...found.comparison, predicted: unpredicted.map(({ file }) => file) } },
      say,
    );
    assert.equal(unseen?.canBeSeen, false, 'a capture of names alone cannot show what was sent');
    assert.match(unseen?.note ?? '', /Cannot be seen/);
    assert.ok(!others.some(each => each.id === 'predicted-only'));
    for (const { head, rows } of sections) assert.ok(rows.every(({ cells }) => cells.length === head.length));
    assert.equal(sections[0]?.rows[0]?.cells.at(-1), 'a.har, entry 5');
    assert.deepEqual(sections[0]?.rows[0]?.file, { path: 'src/copy.ts', line: 1 });
    for (const text of [json, JSON.stringify(sections)]) assert.ok(!text.includes(secret.slice(4)));
  });

  it('a secret that went out is as serious as one that surely will', () => {
    assert.deepEqual([riskOfSent('high'), riskOfSent('medium'), riskOfSent('low')], ['critical', 'high', 'low']);
  });

  it('ranges that touch are one', () => {
    const range = (startLine: number, endLine: number) => ({ startLine, endLine });
    assert.deepEqual(withRange([range(1, 3), range(9, 9)], range(4, 5)), [range(1, 5), range(9, 9)]);
    assert.deepEqual(withRange([range(1, 3), range(9, 9)], range(2, 12)), [range(1, 12)]);
    assert.deepEqual(withRange([range(8, 9)], range(1, 2)), [range(1, 2), range(8, 9)]);
  });
});

describe('egress: names for addresses', () => {
  const answer = (host: string, ip: string, client: string, time?: number): EgressRecord =>
    record({ protocol: 'dns', host, answers: [ip], client, ...(time === undefined ? {} : { time }) });
  const answers = new DnsAnswers();
  answers.add(answer('a.example', '192.0.2.1', '10.0.0.5', 100));
  answers.add(answer('b.example', '192.0.2.1', '10.0.0.5', 200));
  answers.add(answer('c.example', '192.0.2.1', '10.0.0.6', 300));
  answers.add(answer('d.example', '127.0.0.1', '10.0.0.6', 300));

  it('the last answer to the same client before the connection, and the doubt', () => {
    assert.deepEqual(answers.nameOf({ ip: '192.0.2.1', client: '10.0.0.5', time: 150 }), {
      host: 'a.example',
      others: ['b.example', 'c.example'],
    });
    assert.deepEqual(answers.nameOf({ ip: '192.0.2.1', client: '10.0.0.5', time: 900 })?.host, 'b.example');
    assert.deepEqual(
      answers.nameOf({ ip: '192.0.2.1' })?.host,
      'c.example',
      'without a client and a time, the last one',
    );
    assert.deepEqual(
      answers.nameOf({ ip: '192.0.2.1', client: '10.0.0.5', time: 50 })?.host,
      'a.example',
      'an answer from a cache comes before the log',
    );
  });

  it('no name without an answer, nor for this machine itself', () => {
    assert.equal(answers.nameOf({ ip: '192.0.2.2' }), null);
    assert.equal(answers.nameOf({ ip: '127.0.0.1' }), null);
    assert.equal(answers.nameOf({}), null);
  });
});
