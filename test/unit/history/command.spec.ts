import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../scratchFolder.ts';
import { body } from '../secrets/support.ts';
import { time } from './support.ts';

const cli = path.resolve('dist/cli.js');
const canary = `ghp_${body(36, 71)}`;
const spilled = `ghp_${body(36, 72)}`;
const gone = `ghp_${body(36, 73)}`;
const escape = '\u001b';

interface HistoryOut {
  readonly schema: string;
  readonly sessions: readonly Record<string, unknown>[];
  readonly secrets: readonly Record<string, unknown>[];
  readonly files?: readonly Record<string, unknown>[];
  readonly unread: readonly Record<string, unknown>[];
  readonly found: readonly {
    readonly index: number;
    readonly status: string;
    readonly sessions: readonly Record<string, unknown>[];
  }[];
}

describe('sightglass history', () => {
  const scratch = scratchFolder();
  const line = (record: object): string =>
    `${JSON.stringify({ sessionId: 's1', cwd: `/home/dev/${canary}`, timestamp: time(1), ...record })}\n`;

  beforeEach(() => {
    scratch.put('work/config/.env', `KEY=1\nTOKEN=${canary}\n`);
    const result = { type: 'tool_result', tool_use_id: 't', content: `TOKEN=${canary}` };
    const call = { type: 'tool_use', id: 't', name: 'Read', input: { file_path: scratch.at('work/config/.env') } };
    const answer = (id: string, content: unknown): string =>
      line({ type: 'assistant', message: { id, model: `m${escape}[2J ${gone}`, content } });
    scratch.put(
      'home/.claude/projects/-work/s1.jsonl',
      [
        line({ type: 'user', message: { content: `my key is ${gone}` } }),
        answer('m1', [call]),
        line({ type: 'user', message: { content: [result] }, toolUseResult: { stdout: `x\n${spilled}\n` } }),
        answer('m2', [{ type: 'text', text: 'ok' }]),
        line({ type: 'user', message: { content: `see /tmp/${gone}/x` } }),
        answer('m3', [{ type: 'text', text: 'ok' }]),
      ].join(''),
    );
  });

  function run(
    args: readonly string[],
    input = '',
  ): { readonly code: number | null; readonly out: string; readonly err: string } {
    const env = { PATH: process.env['PATH'], HOME: scratch.at('home'), NO_COLOR: '1' };
    const options = { cwd: scratch.at('work'), input, encoding: 'utf8', env } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'history', ...args], options);
    return { code: status, out: stdout, err: stderr };
  }

  const json = (args: readonly string[], input = ''): HistoryOut =>
    JSON.parse(run([...args, '--format', 'json'], input).out) as HistoryOut;

  it('tells sent from stored, counts requests and knows where a secret still is', () => {
    const { schema, sessions, secrets, files, unread } = json(['--files']);
    assert.equal(schema, 'sightglass/history/1');
    assert.deepEqual(Object.keys(sessions[0] ?? {}), [
      ...['id', 'assistant', 'surface', 'from', 'to', 'cwd', 'requests', 'model', 'provider', 'host', 'hostFrom'],
    ]);
    assert.deepEqual([sessions[0]?.['id'], sessions[0]?.['requests']], ['s1', 3]);
    assert.deepEqual(Object.keys(secrets[0] ?? {}), [
      ...['fingerprint', 'ruleId', 'redacted', 'assistant', 'session', 'status', 'requests', 'first', 'last', 'path'],
      ...['inWorkspace', 'certainty'],
    ]);
    assert.deepEqual(
      secrets.map(each => [each['status'], each['requests'], each['path'], each['inWorkspace']]),
      [
        ['sent', 3, null, []],
        ['sent', 2, 'config/.env', [{ path: 'config/.env', line: 2 }]],
        ['stored-only', 0, null, []],
      ],
    );
    assert.deepEqual(
      files?.map(each => [each['path'], each['requests']]),
      [['config/.env', 2]],
    );
    assert.deepEqual(unread, []);
  });

  it('narrows by time and session, and fails where it was asked to', () => {
    assert.equal(json(['--since', '2027-01-01']).secrets.length, 0);
    assert.equal(json(['--session', 's1']).secrets.length, 3);
    assert.equal(json(['--session', 'other']).secrets.length, 0);
    assert.match(run(['--session', 'other']).err, /no session matches --session/);
    assert.doesNotMatch(run(['--session', 's1']).err, /no session/);
    assert.equal(run([]).code, 0);
    assert.equal(run(['--fail-on', 'medium']).code, 1);
    assert.equal(run(['--since', 'soon']).code, 2);
    assert.equal(run(['--find', canary]).code, 2);
    assert.equal(run(['--forget', '--files']).code, 2);
  });

  it('finds lines of standard input, and never prints them', () => {
    const { found } = json(['--find', '-'], `${canary}\n\nnever-said-by-anybody\n${spilled}\n}\r\n\t  ${canary}\t\r\n`);
    assert.deepEqual(
      found.map(each => [each.index, each.status, each.sessions.map(({ id, requests }) => [id, requests])]),
      [
        [0, 'sent', [['s1', 2]]],
        [1, 'too-short', []],
        [2, 'not-found', []],
        [3, 'stored-only', [['s1', 0]]],
        [4, 'too-short', []],
        [5, 'sent', [['s1', 2]]],
      ],
    );
    assert.equal(run(['--find', '-'], '\n').code, 2);
    assert.match(run(['--find', '-'], 'never-said-by-anybody\n').out, /^line 1 {2}not found$/m);
    assert.match(run(['--find', '-'], '}\n').out, /^line 1 {2}too short to be looked for$/m);
    assert.deepEqual(
      json(['--find', '-'], `\ufeff\u001b[31m${canary}\u001b[0m\r\n`).found.map(({ status }) => status),
      ['sent'],
    );
    assert.match(run(['--find', '-'], [...canary, ''].join('\0')).err, /takes text in UTF-8/);
    assert.ok(!existsSync(scratch.at('home/.sightglass')), 'looking for a line keeps nothing');
  });

  it('shows and keeps no secret in any form, nor what would drive a terminal', () => {
    const lines = [canary, gone, spilled].join('\n');
    const runs = [
      ...['text', 'json', 'markdown', 'sarif'].map(format => run(['--files', '--session', 's1', '--format', format])),
      ...['text', 'json', 'markdown'].map(format => run(['--find', '-', '--format', format], lines)),
      run(['--find', lines]),
      run(['--session', canary]),
      run(['--forget']),
    ];
    const folder = scratch.at('home/.sightglass');
    const kept = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(each => each.isFile())
      .map(each => readFileSync(path.join(each.parentPath, each.name), 'latin1'));
    assert.ok(kept.length >= 2);
    const shown = runs.flatMap(({ out, err }) => [out, err]);
    for (const text of shown) assert.ok(!text.includes(escape));
    for (const text of [...shown, ...kept])
      for (const secret of [canary, gone, spilled]) assert.ok(!text.includes(secret.slice(6, 20)), text.slice(0, 400));
    assert.match(runs[0]?.out ?? '', /Already sent/);
    assert.match(
      runs[3]?.out ?? '',
      /Already sent to Claude Code, last on 20\d\d-\d\d-\d\d, with 2 requests: rotate it\./,
    );
  });

  it('reads a home folder in which nothing can be kept', () => {
    scratch.put('home/.sightglass', 'no folder');
    const { code, out, err } = run([]);
    assert.equal(code, 0);
    assert.match(out, /Already sent/);
    assert.match(err, /nothing is kept/);
    assert.ok(!/Kept between runs/.test(err));
  });

  it('says that what is kept cannot be looked at', () => {
    scratch.put('home/.sightglass/x', '');
    symlinkSync('history', scratch.at('home/.sightglass/history'));
    const { code, err } = run(['--forget', '--apply']);
    assert.equal(code, 2);
    assert.match(err, /history cannot be emptied: ELOOP\n$/);
  });

  it('makes no home folder that is not there', () => {
    assert.equal(run(['--home', scratch.at('nowhere')]).code, 2);
    assert.ok(!existsSync(scratch.at('nowhere')));
  });

  it('says the first time what it reads, and forgets on demand', () => {
    assert.match(run([]).err, /reads the records that AI tools keep/);
    assert.equal(run([]).err, '');
    assert.match(run(['--forget']).out, /Would be removed/);
    assert.match(run(['--forget', '--apply']).out, /Removed/);
    assert.ok(!existsSync(scratch.at('home/.sightglass/history/key')));
    assert.match(run(['--forget']).out, /Nothing is kept/);
  });
});
