import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fleetReportOf } from '../../../scripts/bench/lib/fleetReports.mjs';
import { random as randomFrom } from '../random.ts';
import { scratchFolder } from '../scratchFolder.ts';

const squid = (host: string, user: string): string =>
  `1795000000.561     40 10.0.0.5 TCP_TUNNEL/200 2582 CONNECT ${host}:443 ${user} HIER_DIRECT/192.0.2.1 -\n`;

describe('commands about many machines', () => {
  const { at, put } = scratchFolder();

  function run(args: readonly string[], input = '') {
    const all = [path.resolve('dist/cli.js'), ...args, '--home', at('home'), '--workspace', at('')];
    const env = { PATH: process.env['PATH'], HOME: at('home'), NO_COLOR: '1' };
    const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: at(''), input, encoding: 'utf8', env });
    return { code: status, out: stdout, err: stderr };
  }

  it('egress inventory: exit code 1 when something is not approved, 2 when a log is none', () => {
    put('a.log', squid('api2.cursor.sh', 'anna') + squid('shop.example', 'anna'));
    assert.equal(run(['egress', 'inventory', 'a.log']).code, 0);
    const refused = run(['egress', 'inventory', 'a.log', '--approved', 'copilot', '--format', 'json']);
    assert.equal(refused.code, 1);
    const { rows, otherRequests } = JSON.parse(refused.out) as { rows: readonly object[]; otherRequests: number };
    assert.equal(rows.length, 1);
    assert.equal(otherRequests, 1);
    assert.equal(run(['egress', 'inventory', '-', '--approved', 'cursor'], squid('api2.cursor.sh', '-')).code, 0);
    put('policy.yml', 'version: 1\norganisation:\n  name: E\ntools:\n  others: deny\n  approved:\n    - id: cursor\n');
    assert.equal(run(['egress', 'inventory', 'a.log', '--policy', 'policy.yml']).code, 0);
    put('b.log', 'We saw nothing yesterday, and it was odd.\n');
    const unread = run(['egress', 'inventory', 'a.log', 'b.log']);
    assert.equal(unread.code, 2);
    assert.match(unread.out, /Cursor/);
    assert.match(unread.err, /b\.log: No line has the shape of a log/);
    for (const wrong of [
      ['--approved', 'curser'],
      ['--format', 'sarif'],
      ['--fail-on', 'low'],
      ['--approved', 'cursor', '--policy', 'policy.yml'],
    ])
      assert.equal(run(['egress', 'inventory', 'a.log', ...wrong]).code, 2, wrong.join(' '));
    assert.match(run(['egress', 'inventory', 'a.log', '--approved', 'curser']).err, /did you mean cursor/);
  });

  it('fleet: a report is one line that the merge reads; a file that is none is told', () => {
    const report = run(['fleet', 'report']);
    assert.equal(report.code, 0, report.err);
    assert.equal(report.out.trimEnd().split('\n').length, 1);
    const next = randomFrom(3);
    put(
      'reports.ndjson',
      report.out + Array.from({ length: 40 }, (_, i) => `${JSON.stringify(fleetReportOf(i, next))}\n`).join(''),
    );
    const merge = run(['fleet', 'merge', 'reports.ndjson', '--format', 'json']);
    assert.equal(merge.code, 0, merge.err);
    assert.equal((JSON.parse(merge.out) as { machines: readonly object[] }).machines.length, 41);
    put('older.json', merge.out);
    for (const format of ['text', 'csv', 'cyclonedx', 'html'])
      assert.equal(
        run(['fleet', 'merge', 'reports.ndjson', '--format', format, '--against', 'older.json']).code,
        0,
        format,
      );
    assert.equal(run(['fleet', 'merge', '-'], report.out).code, 0);
    const damaged = run(['fleet', 'merge', '-'], `${report.out}{"schema":1}\n`);
    assert.equal(damaged.code, 2);
    assert.match(damaged.err, /standard input:2: This is no fleet report/);
    for (const wrong of [
      ['merge'],
      ['merge', 'reports.ndjson', '--against', 'reports.ndjson'],
      ['merge', 'absent.json'],
      ['split'],
      ['report', 'x'],
    ])
      assert.equal(run(['fleet', ...wrong]).code, 2, wrong.join(' '));
  });

  it('trail: nothing at first, and no words but options', () => {
    assert.deepEqual(run(['trail']), { code: 0, out: 'The trail has no entries.\n', err: '' });
    assert.equal(run(['trail', 'x']).code, 2);
    assert.equal(run(['trail', '--format', 'csv']).code, 2);
  });
});
