import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { closest } from '../../../src/core/texts/closest.ts';
import { scratchFolder } from '../scratchFolder.ts';

const cli = path.resolve('dist/cli.js');

describe('what the command line promises', function () {
  const scratch = scratchFolder();
  const { at, put, read } = scratch;

  interface Run {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
  }

  const runIn = (folder: string, ...args: readonly string[]): Run => {
    const env = { PATH: process.env['PATH'], HOME: at('home') };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
    return { code: status, out: stdout, err: stderr };
  };
  const run = (...args: readonly string[]): Run => runIn(scratch.root, ...args);

  beforeEach(() => {
    put('shop/.env', 'A=1\n');
    put('shop/.cursorignore', '.env\n');
    put('shop/src/a.ts', 'const a = 1;\n');
    put('home/.keep', '');
  });

  describe('paths', () => {
    const verdict = (...args: readonly string[]): string => {
      const { out, err, code } = args.includes('--cwd') ? runIn(at('shop'), ...args.slice(1)) : run(...args);
      return code === 0 ? (out.split('\t')[3] ?? '') : err;
    };

    it('are relative to the current folder, and to the workspace where nothing lies there', () => {
      const cursor = ['--workspace', 'shop', '--assistants', 'cursor'];
      assert.equal(verdict('ignore', 'check', 'shop/.env', ...cursor), 'held-back');
      assert.equal(verdict('ignore', 'check', '.env', ...cursor), 'held-back');
      assert.equal(verdict('--cwd', 'ignore', 'check', '.env', '--assistants', 'cursor'), 'held-back');
      assert.equal(verdict('ignore', 'check', 'shop/src/a.ts', ...cursor), 'sent');
      for (const command of [
        ['scan', 'shop/.env'],
        ['scan', '.env'],
        ['context', 'shop/src/a.ts'],
        ['context', 'src/a.ts'],
      ])
        assert.equal(run(...command, '--workspace', 'shop', '--fail-on', 'none').code, 0, command.join(' '));
      assert.equal(run('audit', 'shop', '--fail-on', 'none').code, 0);
      assert.equal(run('audit', 'src', '--workspace', 'shop', '--fail-on', 'none').code, 0);
    });

    it('that lie nowhere are an error', () => {
      for (const command of [
        ['ignore', 'check', 'shop/none'],
        ['scan', 'none'],
        ['context', 'none'],
        ['audit', 'none'],
      ]) {
        const workspace = command[0] === 'ignore' ? ['--workspace', 'shop/src'] : ['--workspace', 'shop'];
        const { code, out } = run(...command, ...workspace);
        assert.deepEqual([code, out], [2, ''], command.join(' '));
      }
      // Inside the workspace, a file that does not exist yet can be checked.
      const asked = runIn(at('shop'), 'ignore', 'check', 'new/.env', '--assistants', 'cursor');
      assert.match(asked.out, /held-back/);
      assert.match(asked.err, /does not exist/);
    });
  });

  it('refuses an option that the command does not use, and writes nothing', () => {
    for (const [args, told] of [
      [['ignore', 'generate', '--only', 'x', '--apply'], /does not use --only \(harden does\)/],
      [['egress', 'policy', '--format', 'hosts', '--assistants', 'bogus'], /does not use --assistants/],
      [['harden', '--fail-on', 'low'], /does not use --fail-on/],
      [['settings', '--level', 'strict'], /does not use --level/],
      [['settings', '--stored', '--fail-on', 'low'], /does not use --fail-on/],
      [['harden', '--purge', 'x', '--level', 'strict'], /does not use --level/],
      [['undo', '--apply'], /does not use --apply/],
      [['scan', '.', '--cursor', '1:1'], /does not use --cursor/],
      [['ignore', 'generate', '--for', 'cursr', '--apply'], /no assistant is called cursr; did you mean cursor\?/],
      [['harden', '--only', 'telemetry.telemetryLevl', '--apply'], /did you mean telemetry\.telemetryLevel\?/],
      [['facts', '--assistants', 'bogus'], /no assistant is called bogus/],
      [['settings', '--assistants', 'bogus'], /no assistant is called bogus/],
      [['settings', '--stored', '--assistants', 'bogus'], /no assistant is called bogus/],
      [['audti'], /there is no command audti; did you mean audit\?/],
    ] as const) {
      const { code, out, err } = runIn(at('shop'), ...args);
      assert.deepEqual([code, out], [2, ''], args.join(' '));
      assert.match(err, told);
    }
    assert.deepEqual([existsSync(at('shop/.copilotignore')), existsSync(at('shop/.vscode'))], [false, false]);
  });

  it('refuses a format that a command does not have before it changes anything', () => {
    put('shop/.aider.chat.history.md', '# hello\n');
    const purged = runIn(at('shop'), 'harden', '--purge', 'aider.transcripts', '--apply', '--format', 'sarif');
    assert.deepEqual([purged.code, purged.out], [2, '']);
    assert.match(purged.err, /harden --purge has no sarif format: its output has no findings/);
    assert.equal(existsSync(at('shop/.aider.chat.history.md')), true);
    for (const command of [['settings'], ['settings', '--stored'], ['readers'], ['context', 'src/a.ts']])
      assert.match(runIn(at('shop'), ...command, '--format', 'sarif').err, /has no sarif format/, command.join(' '));
  });

  it('says which option or assistant was meant', () => {
    assert.match(run('scan', '.', '--confidense', 'low').err, /no option --confidense; did you mean --confidence\?/);
    assert.match(run('audit', 'shop', '--assistants', 'claud').err, /did you mean claude-code\?/);
    assert.equal(run('audit', 'shop', '--verbatim').code, 2);
  });

  it('fails where a file that is named itself cannot be read, and not for pictures', function () {
    if (process.platform === 'win32') this.skip();
    execFileSync('mkfifo', [at('shop/pipe')]);
    put('shop/a.png', '\0\0\0\0');
    assert.equal(run('scan', 'shop/pipe').code, 2);
    assert.equal(run('scan', 'shop/a.png').code, 0);
    assert.equal(run('scan', 'shop').code, 0);
  });

  it('counts settings as open in a file that its tool drops, and says why once', () => {
    put('home/.claude/settings.json', '{"env":{"DISABLE_TELEMETRY":1}}');
    const asked = ['--assistants', 'claude-code', '--workspace', 'shop'];
    const settings = run('settings', ...asked, '--fail-on', 'low');
    assert.equal(settings.code, 1);
    assert.doesNotMatch(settings.out, /\b0 of \d+ open/);
    assert.equal(settings.out.match(/wrong type for env/g)?.length, 1, settings.out);
    const audit = run('audit', 'shop', '--assistants', 'claude-code', '--fail-on', 'none', '--verbose').out;
    assert.match(audit, /DISABLE_TELEMETRY/);
    assert.equal(audit.match(/wrong type for env/g)?.length, 1, audit);
  });

  it('says where to harden what only the own settings take', () => {
    const hint = /harden --scope user plans/;
    const asked = ['--assistants', 'copilot,cursor', '--workspace', 'shop'];
    assert.match(run('harden', ...asked).out, hint);
    assert.doesNotMatch(run('harden', '--scope', 'user', ...asked).out, hint);
  });

  it('takes no baseline that is not there', () => {
    for (const command of [
      ['scan', 'shop'],
      ['audit', 'shop'],
    ])
      assert.equal(run(...command, '--baseline', 'none').code, 2, command[0]);
  });

  it('makes nothing in the home folder of somebody else', function () {
    if (process.geteuid?.() !== 0) this.skip();
    mkdirSync(at('other'));
    chownSync(at('other'), 1234, 1234);
    assert.equal(run('scan', 'shop', '--home', at('other')).code, 0);
    assert.deepEqual(readdirSync(at('other')), []);
    assert.equal(run('scan', 'shop').code, 0);
    assert.ok(existsSync(at('home/.sightglass/cache')));
  });

  it('says once of a rule which assistants do not read it', () => {
    put('shop/.gitignore', '*.tfvars\n');
    put('shop/a.tfvars', 'a = 1\n');
    const { out } = run('audit', 'shop', '--assistants', 'copilot,cursor,claude-code', '--verbose');
    const gaps = out.slice(out.indexOf('Gaps'), out.indexOf('Outbound'));
    assert.equal(gaps.match(/\*\.tfvars/g)?.length, 1, gaps);
    assert.match(gaps, /not every feature of GitHub Copilot, Cursor, or Claude Code reads that rule/);
  });

  it('finds the word that was meant', () => {
    assert.equal(closest('auidt', ['audit', 'scan']), 'audit');
    assert.equal(closest('scna', ['audit', 'scan']), 'scan');
    assert.equal(closest('zzz', ['audit', 'scan']), null);
  });

  it('takes back what it wrote, with the folders it made, and says what it removed', () => {
    const done = runIn(at('shop'), 'harden', '--assistants', 'claude-code', '--apply', '--scope', 'workspace');
    assert.match(done.out, /sightglass undo takes it back/);
    assert.ok(existsSync(at('shop/.claude/settings.json')));
    assert.match(runIn(at('shop'), 'undo').out, /^Removed, since they were not there before:\n/);
    assert.equal(existsSync(at('shop/.claude')), false);
    assert.match(runIn(at('shop'), 'undo').out, /nothing to undo/);
  });

  it('says what each change does and costs, and gives one reason for many', () => {
    const { out } = runIn(at('shop'), 'harden', '--level', 'strict', '--assistants', 'vscode,copilot');
    assert.match(out, /Cost: /);
    const reasons = out.split('\n').filter(line => line.startsWith('not here: '));
    const texts = reasons.map(line => line.replace(/\.[^.]*$/, ''));
    assert.equal(new Set(texts).size, texts.length, texts.join('\n'));
  });

  it('names in JSON the patterns that it would add, and the condition under which a file counts', () => {
    const { out } = runIn(at('shop'), 'ignore', 'generate', '--for', 'copilot', '--format', 'json');
    const plan = JSON.parse(out) as {
      readonly edits: readonly { readonly adds: readonly string[] }[];
      readonly notes: readonly string[];
    };
    assert.ok(plan.edits[0]?.adds.some(each => each.includes('.env')));
    assert.match(plan.notes.join(), /GitHub Copilot reads \.copilotignore only under a condition/);
    assert.equal(read('shop/.copilotignore'), null);
  });

  it('takes a sensitive file that can be sent for a risk, also where it knows no secret in it', () => {
    const { code, out } = runIn(at('shop'), 'audit', '--assistants', 'copilot', '--verbose');
    assert.match(out, /^Risk: medium /m);
    assert.match(out, /Sensitive files that can be sent.*\(1\)\n {2}\.env /);
    assert.equal(code, 1);
    put('shop/.env.example', 'A=\n');
    assert.doesNotMatch(runIn(at('shop'), 'audit', '--assistants', 'copilot').out, /\.env\.example/);
  });

  it('says that an assistant is assumed, and counts alike everywhere', () => {
    const audit = runIn(at('shop'), 'audit').out;
    assert.match(audit, /none was found on this machine; this one is assumed/);
    assert.doesNotMatch(audit, /\b1 files\b|\b0\.0 MB\b/);
    const named = ['--assistants', 'vscode,copilot'] as const;
    const open = (text: string): string | undefined => /(\d+ of \d+)(?: settings)? are open/.exec(text)?.[1];
    assert.equal(open(runIn(at('shop'), 'audit', ...named).out), open(runIn(at('shop'), 'settings', ...named).out));
  });
});
