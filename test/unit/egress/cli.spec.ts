import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fakeSecrets, makeDemo } from '../../../scripts/lib/editor/demo.mjs';
import { entry, har } from './har.ts';

const cli = path.resolve('dist/cli.js');

interface Json {
  readonly schema: string;
  readonly captures: readonly {
    readonly name: string;
    readonly format: string | null;
    readonly records: number;
    readonly problems: { readonly count: number };
  }[];
  readonly secrets: readonly {
    readonly risk: string;
    readonly source: { readonly path: string } | null;
    readonly assistant: string | null;
  }[];
  readonly comparison: {
    readonly unpredicted: readonly { readonly path: string }[];
    readonly predicted: readonly { readonly path: string }[];
    readonly predictedOnly: readonly object[];
    readonly bodyMissing: readonly object[];
  };
  readonly hosts: readonly { readonly host: string; readonly trafficClass: string | null; readonly level: string }[];
}

describe('sightglass egress import', () => {
  let base = '';
  let shop = '';

  before(() => {
    base = realpathSync(mkdtempSync(path.join(tmpdir(), 'sightglass-egress-cli-')));
    mkdirSync(path.join(base, 'home'));
    shop = makeDemo(path.join(base, 'shop'));
  });
  after(() => rmSync(base, { recursive: true, force: true }));

  function run(args: readonly string[], input: string | Uint8Array = '') {
    const env = { PATH: process.env['PATH'], HOME: path.join(base, 'home'), NO_COLOR: '1' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'egress', 'import', ...args], {
      cwd: shop,
      input,
      encoding: 'utf8',
      env,
    });
    return { code: status, out: stdout, err: stderr };
  }

  function capture(name: string, content: string): string {
    const file = path.join(shop, name);
    writeFileSync(file, content);
    return name;
  }

  const secret = Object.values(fakeSecrets())[0] ?? '';
  const completion = (prompt: string) =>
    entry('https://proxy.individual.githubcopilot.com/v1/engines/m/completions', {
      text: JSON.stringify({ prompt, suffix: '' }),
    });

  it('compares a HAR with the workspace, in every format, and shows no secret', () => {
    const name = capture('traffic.har', har([completion(`// Path: src/pay.ts\nconst key = "${secret}";\n`)]));
    const { code, out, err } = run([name, '--format', 'json']);
    assert.deepEqual([code, err], [0, '']);
    const json = JSON.parse(out) as Json;
    assert.equal(json.schema, 'sightglass/egress-import/1');
    assert.deepEqual(
      json.captures.map(each => [each.name, each.format, each.records, each.problems.count]),
      [['traffic.har', 'har', 1, 0]],
    );
    assert.ok(json.secrets.length > 0);
    assert.equal(json.secrets[0]?.assistant, 'copilot');
    assert.deepEqual(
      json.hosts.map(each => [each.host, each.trafficClass, each.level]),
      [['proxy.individual.githubcopilot.com', 'model', 'body']],
    );
    for (const format of ['text', 'json', 'sarif', 'markdown']) {
      const shown = run([name, '--format', format]);
      assert.equal(shown.code, 0);
      assert.ok(!shown.out.includes(secret), format);
    }
    assert.match(run([name]).out, /Secrets that were sent \([1-9]\)/);
    assert.match(run([name, '--format', 'markdown']).out, /^# Captured traffic\n/);
    rmSync(path.join(shop, name));
  });

  it('a capture that lies in the workspace is no part of it', () => {
    // A token that occurs nowhere else.
    const token = ['gh', 'p_', 'Z9y8X7w6V5u4T3s2R1q0P9o8N7m6L5k4J3i2'].join('');
    const name = capture('traffic.har', har([completion(`const token = "${token}";\n`)]));
    const json = JSON.parse(run([name, '--format', 'json']).out) as Json;
    assert.deepEqual(
      json.secrets.map(each => each.source),
      [null],
    );
    assert.ok(!JSON.stringify(json.comparison).includes('traffic.har:'));
    rmSync(path.join(shop, name));
  });

  it('--fail-on fails when a secret went out', () => {
    const name = capture('traffic.har', har([completion(`const key = "${secret}";\n`)]));
    const [found] = (JSON.parse(run([name, '--format', 'json']).out) as Json).secrets;
    assert.ok(found);
    assert.equal(run([name, '--fail-on', found.risk]).code, 1);
    assert.equal(run([name, '--fail-on', 'none']).code, 0);
    rmSync(path.join(shop, name));
  });

  it('reads standard input and several captures, and keeps their names apart', () => {
    const hosts = capture('hosts.txt', 'api.anthropic.com\nstatsig.anthropic.com\n');
    const { code, out } = run(
      [hosts, '-', '--format', 'json'],
      '1795000000.500     40 10.0.0.5 TCP_TUNNEL/200 2582 CONNECT api.anthropic.com:443 - HIER_DIRECT/192.0.2.1 -\n',
    );
    assert.equal(code, 0);
    const json = JSON.parse(out) as Json;
    assert.deepEqual(
      json.captures.map(each => [each.name, each.format]),
      [
        ['hosts.txt', 'host-list'],
        ['standard input', 'squid'],
      ],
    );
    assert.deepEqual(
      json.hosts.map(each => `${each.host} ${each.level}`),
      ['statsig.anthropic.com host', 'api.anthropic.com bytes'],
    );
    assert.deepEqual(json.comparison.predictedOnly, [], 'without bodies nothing is said about files');
    const shown = run([hosts]).out;
    assert.match(
      shown,
      /\n {2}Claude Code\n {4}statsig\.anthropic\.com\n {8}For: experiments .*\n {4}api\.anthropic\.com\n/,
    );
    assert.match(shown, /Evidence level: name only · Evidence: hosts\.txt:1\n/);
    rmSync(path.join(shop, hosts));
  });

  it('wrong usage and unreadable captures end with 2 and the reason', () => {
    const none = run([]);
    assert.deepEqual([none.code, none.out], [2, '']);
    assert.match(none.err, /captures to read/);
    assert.match(run(['nowhere.har']).err, /nowhere\.har is not a file/);
    const diary = run([capture('diary.txt', 'Dear diary,\nnothing happened at all today.\n')]);
    assert.equal(diary.code, 2);
    assert.match(diary.err, /diary\.txt: No line has the shape of a log/);
    rmSync(path.join(shop, 'diary.txt'));
  });

  it('control characters of a capture do not reach the terminal', () => {
    const name = capture(
      'evil.har',
      har([entry('https://a.example/', { text: JSON.stringify({ file_path: '/x/\u001b[31mevil.ts' }) })]),
    );
    assert.ok(!run([name]).out.includes('\u001b'));
    rmSync(path.join(shop, name));
  });
});
