import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { scratchFolder } from '../../scratchFolder.ts';

const cli = path.resolve('dist/cli.js');
const secrets = fakeSecrets(815);
const tells = Object.values(secrets).map(secret => secret.replace(/\n/g, '').slice(-20, -2));

interface StoredJson {
  readonly schema: string;
  readonly applied: boolean;
  readonly stored: readonly { readonly id: string; readonly bytes: number; readonly entries: readonly object[] }[];
}

describe('settings, harden and what tools leave, on the command line', () => {
  const { at, put } = scratchFolder();
  const run = (...args: readonly string[]): { readonly code: number | null; readonly out: string } => {
    const env = { PATH: process.env['PATH'], HOME: at('home'), NO_COLOR: '1', SHELL: '/bin/bash' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: at('work'),
      encoding: 'utf8',
      env,
    });
    return { code: status, out: stdout + stderr };
  };
  beforeEach(() => {
    mkdirSync(at('home'));
    mkdirSync(at('work'));
  });

  it('lists what tools left, moves it away only with --apply, and brings it back', () => {
    put('home/.codex/sessions/2026/a.jsonl', 'x'.repeat(1_500));
    put('home/.codex/config.toml', 'model = "o9"\n');
    const list = run('settings', '--stored');
    assert.match(list.out, /codex\.transcripts {2}1\.5 kB in 1 file/);
    const json = JSON.parse(run('settings', '--stored', '--format', 'json').out) as StoredJson;
    assert.deepEqual(
      [json.schema, json.applied, json.stored.map(each => [each.id, each.bytes])],
      ['sightglass/stored/1', false, [['codex.transcripts', 1_500]]],
    );
    assert.match(
      run('settings', '--stored', '--format', 'markdown').out,
      /\| `codex\.transcripts` \| 1\\?\.5 kB in 1 file \|/,
    );
    assert.match(run('settings', '--stored', '--assistants', 'pi').out, /There is nothing/);
    assert.match(run('harden', '--purge', 'codex.transcripts').out, /Nothing is moved yet; --apply moves 1\.5 kB/);
    assert.ok(existsSync(at('home/.codex/sessions/2026/a.jsonl')));
    const applied = run('harden', '--purge', 'codex.transcripts', '--apply');
    assert.deepEqual([applied.code, existsSync(at('home/.codex/sessions'))], [0, false]);
    assert.match(applied.out, /1\.5 kB moved to/);
    assert.ok(existsSync(at('home/.codex/config.toml')), 'settings stay');
    assert.match(run('harden', '--purge', 'codex.transcripts', '--apply').out, /There is nothing/);
    assert.equal(run('harden', '--undo').code, 0);
    assert.equal(readFileSync(at('home/.codex/sessions/2026/a.jsonl'), 'utf8').length, 1_500);
    const wrong = run('harden', '--purge', 'codex.everything');
    assert.equal(wrong.code, 2);
    assert.match(wrong.out, /codex\.everything.*codex\.transcripts/s);
    assert.equal(run('settings', '--stored', '--format', 'sarif').code, 2);
  });

  it('tells what only a person can check, with the page', () => {
    const { out } = run('settings', '--assistants', 'cursor,claude-code');
    assert.match(out, /Only you can check these\n {2}\[ \] Cursor: Privacy Mode\n .*https:\/\/cursor\.com/);
    assert.match(out, /\[ \] Claude Code: Model improvement\n .*https:\/\/claude\.ai\/settings/);
    const markdown = run('settings', '--assistants', 'cursor', '--format', 'markdown').out;
    assert.match(markdown, /## Only you can check these\n\n- \[ \] Cursor: `Privacy Mode`\. .*<https:\/\/cursor\.com/);
    assert.doesNotMatch(markdown.split('##')[0] ?? '', /Privacy Mode/);
    assert.doesNotMatch(run('settings', '--assistants', 'ollama').out, /Only you can/);
  });

  it('writes a variable into the start file of the shell, keeps the rest, and takes it back', () => {
    const before = '# mine\nalias ll="ls -l"\n';
    put('home/.bashrc', before);
    const args = ['harden', '--scope', 'user', '--assistants', 'kilo', '--only', 'KILO_TELEMETRY_LEVEL'];
    assert.match(run(...args).out, /\+export KILO_TELEMETRY_LEVEL=off/);
    assert.equal(readFileSync(at('home/.bashrc'), 'utf8'), before);
    run(...args, '--apply');
    assert.equal(readFileSync(at('home/.bashrc'), 'utf8'), `${before}export KILO_TELEMETRY_LEVEL=off\n`);
    assert.match(run('settings', '--assistants', 'kilo').out, /KILO_TELEMETRY_LEVEL {2}hardened: off\n.*\.bashrc:3/);
    assert.match(run(...args).out, /Nothing to do/);
    run('harden', '--undo');
    assert.equal(readFileSync(at('home/.bashrc'), 'utf8'), before);
  });

  it('shows no secret of a start file, a dotenv file or a transcript, in any format', () => {
    const { github, openai, stripe, slack } = secrets;
    put(
      'home/.bashrc',
      `export GITHUB_TOKEN=${github}\nexport KILO_TELEMETRY_LEVEL=all\nexport OPENAI_API_KEY=${openai}\nexport ANTHROPIC_BASE_URL=https://u:${stripe}@h/\n`,
    );
    put('home/.codex/shell_snapshots/a.sh', `export SLACK_TOKEN=${slack}\n`);
    put('work/.env', `SLACK_TOKEN=${slack}\nGEMINI_TELEMETRY_ENABLED=${github}\n`);
    for (const format of ['text', 'json', 'markdown']) {
      for (const args of [
        ['settings', '--assistants', 'all'],
        ['settings', '--stored'],
        ['harden', '--scope', 'user', '--level', 'strict', '--assistants', 'all'],
        ['harden', '--purge', 'codex.snapshots'],
      ]) {
        const { out } = run(...args, '--format', format);
        assert.ok(out.length > 20, args.join(' '));
        for (const tell of tells) assert.ok(!out.includes(tell), `${args.join(' ')} --format ${format}`);
      }
    }
    assert.ok(readFileSync(at('work/.env'), 'utf8').includes(slack), 'the search would find one');
  });
});
