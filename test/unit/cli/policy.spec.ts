import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const cli = path.resolve('dist/cli.js');
const head = 'version: 1\norganisation: { name: Example }\n';

describe('sightglass policy', () => {
  let base: string;
  let home: string;
  let work: string;

  beforeEach(() => {
    base = realpathSync(mkdtempSync(path.join(tmpdir(), 'sightglass-policy-')));
    home = path.join(base, 'home');
    work = path.join(base, 'work');
    for (const each of [path.join(home, '.claude'), work]) mkdirSync(each, { recursive: true });
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  function run(...args: readonly string[]): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: work,
      encoding: 'utf8',
      env: { PATH: '/nonexistent', HOME: home, NO_COLOR: '1' },
    });
    return { code: status, out: stdout, err: stderr };
  }

  const file = (name: string, text: string): void => writeFileSync(path.join(work, name), text);

  it('drafts a policy that reads, keeps its lists on the machine that it was made from, and can be taken back', () => {
    const token = ['ghp', '0123456789abcdefghijABCDEFGHIJ012345'].join('_');
    const servers = {
      good: { command: 'npx', args: ['-y', '@example/files'] },
      leaky: { command: 'npx', args: ['--token', token] },
      asked: { url: 'https://mcp.example.com/x?key=1' },
    };
    file('.mcp.json', JSON.stringify({ mcpServers: { good: servers.good } }));
    const shown = run('policy', 'init');
    assert.deepEqual([shown.code, existsSync(path.join(work, 'sightglass.policy.yml'))], [0, false], shown.err);
    assert.match(run('policy', 'init', '--apply').out, /1 file written/);
    const report = JSON.parse(run('policy', 'check', '--format', 'json').out) as {
      results: readonly { rule: string; outcome: string }[];
    };
    const listed = report.results.filter(({ rule }) =>
      ['tools.approved', 'modelHosts.allowed', 'mcp.allowed'].includes(rule),
    );
    assert.deepEqual([...new Set(listed.map(({ outcome }) => outcome))], ['met']);
    assert.match(run('policy', 'init').err, /is there already/);
    run('undo');
    assert.equal(existsSync(path.join(work, 'sightglass.policy.yml')), false);
    file('.mcp.json', JSON.stringify({ mcpServers: servers }));
    const careful = run('policy', 'init', '--apply').out;
    assert.ok(!careful.includes(token), careful);
    assert.notEqual(run('policy', 'check').code, 2);
  });

  it('tells what is broken in every form, and ends with 1', () => {
    file(
      'sightglass.policy.yml',
      'version: 1\norganisation: { name: <b>Ex|ample</b> }\npermissions:\n  bypass: deny\n',
    );
    const text = run('policy', 'check');
    assert.deepEqual([text.code, text.err], [1, '']);
    assert.match(text.out, /broken {2}Claude Code: permissions\.disableBypassPermissionsMode/);
    const sarif = JSON.parse(run('policy', 'check', '--format', 'sarif').out) as {
      runs: readonly { results: readonly { ruleId: string; level: string; locations: readonly unknown[] }[] }[];
    };
    assert.deepEqual(
      sarif.runs[0]?.results.map(({ ruleId, level }) => [ruleId, level]),
      [['permissions.bypass', 'error']],
    );
    assert.deepEqual(sarif.runs[0]?.results[0]?.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'sightglass.policy.yml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 4 },
        },
      },
    ]);
    const junit = run('policy', 'check', '--format', 'junit');
    assert.match(junit.out, /<testsuites tests="1" failures="1" errors="0" skipped="0">/);
    assert.match(run('policy', 'check', '--format', 'markdown').out, /^# Policy of \\<b\\>Ex\\\|ample\\<\/b\\>$/m);
    mkdirSync(path.join(work, '.claude'));
    file('.claude/settings.json', '{ "permissions": { "disableBypassPermissionsMode": "disable" } }');
    assert.equal(run('policy', 'check').code, 0);
  });

  it('refuses what is no policy, with every place, and a folder without one', () => {
    assert.match(run('policy', 'check').err, /there is no sightglass\.policy\.yml here/);
    file('sightglass.policy.yml', 'version: 1\norganisation: {}\nsandbx: {}\n');
    const wrong = run('policy', 'check');
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /sightglass\.policy\.yml:2:15: .*needs the key name/);
    assert.match(wrong.err, /sightglass\.policy\.yml:3:1: .*did you mean sandbox/);
    assert.match(run('policy', 'check', '--policy', 'nowhere.yml').err, /nowhere\.yml is not there/);
    mkdirSync(path.join(work, 'folder.yml'));
    assert.equal(run('policy', 'check', '--policy', 'folder.yml').code, 2);
    file('binary.yml', '\0\u0001\ufffd');
    assert.equal(run('policy', 'check', '--policy', 'binary.yml').code, 2);
  });

  it('builds the files of the systems that are asked for, once, and takes them back', () => {
    // Files that name the guard, or a folder of ours, can only be undone by the user, in a terminal.
    file(
      'sightglass.policy.yml',
      `${head}permissions: { bypass: deny }
trail: { justification: true }
`,
    );
    assert.match(run('policy', 'build').err, /needs --out/);
    const shown = run('policy', 'build', '--out', 'out');
    assert.match(shown.out, /Nothing is written yet; --apply writes \d+ files\.\n$/);
    assert.equal(existsSync(path.join(work, 'out')), false);
    // That policy requires a reason.
    assert.match(run('policy', 'build', '--out', 'out', '--apply').err, /give a reason with --reason/);
    const applied = run('policy', 'build', '--out', 'out', '--systems', 'linux', '--apply', '--reason', 'a test');
    assert.deepEqual([applied.code, applied.err], [0, '']);
    assert.deepEqual(
      readdirSync(path.join(work, 'out')).filter(name => ['linux', 'macos', 'windows'].includes(name)),
      ['linux'],
    );
    assert.match(run('policy', 'build', '--out', 'out', '--systems', 'linux').out, /Every file is there already/);
    assert.match(run('policy', 'build', '--out', 'out', '--systems', 'beos').err, /takes linux, macos, windows/);
    assert.equal(run('undo', '--reason', 'a test').code, 0);
    assert.equal(existsSync(path.join(work, 'out')), false);
  });
});
