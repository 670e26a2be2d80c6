import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { policyFormats } from '../../../src/core/egress/policy/catalogue.ts';

const cli = path.resolve('dist/cli.js');

describe('sightglass egress policy', () => {
  let home: string;

  before(() => {
    home = realpathSync(mkdtempSync(path.join(tmpdir(), 'sightglass-egress-')));
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  function run(...args: readonly string[]): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'egress', ...args], {
      cwd: home,
      encoding: 'utf8',
      env: { PATH: '/nonexistent', HOME: home, NO_COLOR: '1' },
    });
    return { code: status, out: stdout, err: stderr };
  }

  it('lists the forms and prints each', () => {
    const list = run('policy', '--format', 'list');
    assert.equal(list.code, 0);
    assert.deepEqual(
      list.out
        .trim()
        .split('\n')
        .map(line => line.split(' ')[0]),
      policyFormats.map(each => each.id),
    );
    for (const { id, unlisted } of policyFormats) {
      const printed = run('policy', '--format', id, '--tools', 'claude-code');
      assert.deepEqual([printed.code, printed.err], [0, ''], id);
      assert.ok(printed.out.includes('What it does not do'), id);
      const refused = (['allow', 'deny'] as const).find(each => !unlisted.includes(each));
      if (refused === undefined) continue;
      const other = run('policy', '--format', id, '--unlisted', refused);
      assert.equal(other.code, 2);
      assert.match(other.err, /knows only --unlisted/);
    }
  });

  it('warns of a name that stands in guides but is not what people think, and of no other', () => {
    const warned = run('policy', '--format', 'hosts', '--allow-host', 'sentry.io,api.example.com');
    assert.equal(warned.code, 0);
    assert.match(warned.err, /^sightglass: --allow-host sentry\.io: Every product that uses this service .+\n$/);
    assert.ok(!warned.err.includes('api.example.com'));
  });

  it('stops what is asked for, of the tools that are named or found', () => {
    const hosts = (...args: string[]): string => run('policy', '--format', 'hosts', ...args).out;
    const usual = hosts('--tools', 'claude-code');
    assert.match(usual, /^0\.0\.0\.0 http-intake\.logs\.us5\.datadoghq\.com$/m);
    assert.match(usual, /^:: http-intake\.logs\.us5\.datadoghq\.com$/m);
    assert.doesNotMatch(usual, /^\S+ (?:api\.anthropic\.com|downloads\.claude\.ai)$/m);
    assert.match(hosts('--tools', 'claude-code', '--block', 'update'), /^0\.0\.0\.0 downloads\.claude\.ai$/m);
    assert.doesNotMatch(hosts('--tools', 'claude-code', '--block', 'update'), /datadoghq/);
    assert.doesNotMatch(hosts('--tools', 'claude-code', '--allow', 'telemetry'), /^0\.0\.0\.0 http-intake/m);
    assert.doesNotMatch(
      hosts('--tools', 'claude-code', '--allow-host', 'http-intake.logs.us5.datadoghq.com'),
      /^0\.0\.0\.0 http-intake/m,
    );
    assert.match(hosts(), /Tools: vscode, copilot\./);
    mkdirSync(path.join(home, '.codex'));
    assert.match(hosts(), /Tools: codex\./);
    rmSync(path.join(home, '.codex'), { recursive: true });
  });

  it('names the file where there are several, and takes a user and a program', () => {
    const { out } = run('policy', '--format', 'nftables', '--tools', 'codex', '--user', '4321');
    assert.match(out, /^==> sightglass-egress\.nft <==$/m);
    assert.match(out, /meta skuid 4321/);
    const snitch = run('policy', '--format', 'little-snitch', '--unlisted', 'deny', '--program', '/opt/x').out;
    assert.equal((JSON.parse(snitch) as { rules: { process: string }[] }).rules[0]?.process, '/opt/x');
  });

  it('writes nothing without --apply, then the files, and takes them back', () => {
    const folder = path.join(home, 'rules');
    const preview = run('policy', '--format', 'dnsmasq', '--tools', 'codex', '--out', 'rules');
    assert.equal(preview.code, 0);
    assert.match(preview.out, /\+address=\/ab\.chatgpt\.com\/#/);
    assert.match(preview.out, /Nothing is written yet/);
    assert.equal(existsSync(folder), false);
    assert.equal(run('policy', '--format', 'dnsmasq', '--tools', 'codex', '--out', 'rules', '--apply').code, 0);
    assert.deepEqual(readdirSync(folder), ['sightglass-egress.dnsmasq.conf']);
    const text = readFileSync(path.join(folder, 'sightglass-egress.dnsmasq.conf'), 'utf8');
    assert.equal(text, run('policy', '--format', 'dnsmasq', '--tools', 'codex').out);
    assert.match(run('policy', '--format', 'dnsmasq', '--tools', 'codex', '--out', 'rules').out, /Nothing to do/);
    spawnSync(process.execPath, [cli, 'harden', '--undo'], { cwd: home, env: { PATH: '', HOME: home } });
    assert.deepEqual(existsSync(folder) ? readdirSync(folder) : [], []);
  });

  it('says what is wrong with a word', () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['policy'], /--format takes list, hosts/],
      [['policy', '--format', 'nonsense'], /--format takes list, hosts/],
      [['policy', 'more', '--format', 'hosts'], /takes options only/],
      [['policy', '--format', 'hosts', '--tools', 'nobody'], /no tool is called nobody/],
      [['policy', '--format', 'hosts', '--block', 'everything'], /--block takes model, telemetry/],
      [['policy', '--format', 'hosts', '--allow', 'x'], /--allow takes model/],
      [['policy', '--format', 'hosts', '--allow-host', 'https://a.example'], /--allow-host takes a name/],
      [['policy', '--format', 'hosts', '--unlisted', 'maybe'], /--unlisted takes allow, deny/],
      [['policy', '--format', 'hosts', '--user', 'root'], /--user takes the number/],
      [['nonsense'], /egress takes /],
      [[], /egress takes /],
    ];
    for (const [args, message] of cases) {
      const { code, err } = run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, message);
    }
  });
});
