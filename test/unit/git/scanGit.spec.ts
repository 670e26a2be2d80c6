import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { scratchFolder } from '../scratchFolder.ts';

const cli = path.resolve('dist/cli.js');
const token = (letter: string): string => `${'sk_li'}ve_${letter}R7kQ2mXw9LzB4nTcV6sJ1hYd`;

interface Found {
  readonly code: number | null;
  readonly paths: readonly string[];
  readonly text: string;
}

describe('scanning what git keeps', function () {
  const scratch = scratchFolder();
  const env = { PATH: process.env['PATH'], HOME: '', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...words: readonly string[]): string => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgSign=false'];
    const { status, stdout, stderr } = spawnSync('git', [...who, ...words], {
      cwd: scratch.root,
      encoding: 'utf8',
      env: { ...env, HOME: scratch.root },
    });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  const scan = (part: string, more: Readonly<Record<string, string>> = {}, ...words: readonly string[]): Found => {
    const args = [cli, 'scan', `--${part}`, scratch.root, '--format', 'json', ...words];
    const result = spawnSync(process.execPath, args, {
      cwd: scratch.root,
      encoding: 'utf8',
      env: { ...env, HOME: scratch.root, ...more },
    });
    const text = result.stdout + result.stderr;
    const report =
      result.stdout === '' ? { findings: [] } : (JSON.parse(result.stdout) as { findings: { path: string }[] });
    return { code: result.status, paths: report.findings.map(each => each.path), text };
  };

  const scanOf = (part: string, folder: string): { readonly code: number | null; readonly text: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'scan', `--${part}`, scratch.at(folder)], {
      encoding: 'utf8',
      env: { ...env, HOME: scratch.root },
    });
    return { code: status, text: stdout + stderr };
  };

  before(function () {
    if (spawnSync('git', ['--version']).status !== 0) this.skip();
  });
  beforeEach(() => git('init', '-q', '-b', 'main', '.'));

  it('finds what is staged as it is staged, before the first commit and after it', () => {
    scratch.put('src/a.ts', `const a = '${token('a')}';\n`);
    scratch.put('left.ts', `const b = '${token('b')}';\n`);
    git('add', 'src/a.ts');
    // The file is clean again; the staged version is not.
    scratch.put('src/a.ts', 'const a = 1;\n');
    const first = scan('staged');
    assert.equal(first.code, 1);
    assert.deepEqual(first.paths, ['src/a.ts']);
    assert.ok(!first.text.includes(token('a')));
    git('commit', '-qm', 'one');
    assert.deepEqual(scan('staged'), { ...scan('staged'), code: 0, paths: [] });
    git('mv', 'src/a.ts', 'src/b c.ts');
    assert.deepEqual(scan('staged').paths, ['src/b c.ts'], 'under its new name');
  });

  it('goes by the index of a hook, and leaves out links, pictures and what a baseline accepts', () => {
    scratch.put('a.ts', `const a = '${token('a')}';\n`);
    scratch.put('b.ts', `const b = '${token('b')}';\n`);
    scratch.put('picture.png', Buffer.from([0, 1, 2, 3]));
    symlinkSync('a.ts', scratch.at('link.ts'));
    git('add', 'b.ts', 'picture.png', 'link.ts');
    git('commit', '-qm', 'one');
    const other = scratch.at('other-index');
    spawnSync('git', ['add', 'a.ts'], {
      cwd: scratch.root,
      env: { ...env, HOME: scratch.root, GIT_INDEX_FILE: other },
    });
    assert.deepEqual(scan('staged', { GIT_INDEX_FILE: other }).paths, ['a.ts']);
    assert.deepEqual(scan('staged').paths, []);
    git('add', 'a.ts');
    spawnSync(process.execPath, [cli, 'scan', '.', '--update-baseline', '--apply'], {
      cwd: scratch.root,
      env: { ...env, HOME: scratch.root },
    });
    assert.deepEqual(scan('staged').paths, []);
  });

  it('finds in the history what is long gone, once, with the commit that brought it', () => {
    scratch.put('a.ts', `const a = '${token('a')}';\n`);
    git('add', '.');
    git('commit', '-qm', 'one');
    const first = git('rev-parse', 'HEAD').slice(0, 10);
    scratch.put('a.ts', `// changed\nconst a = '${token('a')}';\n`);
    git('commit', '-qam', 'two');
    git('rm', '-q', 'a.ts');
    git('commit', '-qm', 'three');
    git('checkout', '-qb', 'side', 'HEAD~1');
    scratch.put('deep/b.ts', `const b = '${token('b')}';\n`);
    git('add', '.');
    git('commit', '-qm', 'four');
    const side = git('rev-parse', 'HEAD').slice(0, 10);
    git('checkout', '-q', 'main');
    assert.deepEqual([...scan('history').paths].sort(), [`${first}:a.ts`, `${side}:deep/b.ts`].sort());
    assert.match(scan('history', {}, '--format', 'sarif').text, /no sarif format/);
  });

  it('runs nothing that the repository names', function () {
    if (process.platform === 'win32') this.skip();
    const mark = scratch.at('ran');
    const program = scratch.put('run.sh', `#!/bin/sh\ntouch '${mark}'\n`);
    chmodSync(program, 0o755);
    scratch.put('a.ts', `const a = '${token('a')}';\n`);
    scratch.put('.gitattributes', '*.ts diff=own\n');
    git('add', '.');
    for (const key of [
      'core.fsmonitor',
      'diff.external',
      'diff.own.command',
      'diff.own.textconv',
      'core.pager',
      'gpg.program',
      'core.sshCommand',
    ])
      git('config', key, program);
    git('config', 'log.showSignature', 'true');
    git('-c', 'core.fsmonitor=false', 'commit', '-qm', 'one');
    scratch.put('a.ts', `const a = '${token('b')}';\n`);
    git('-c', 'core.fsmonitor=false', 'add', '.');
    assert.ok(!existsSync(mark));
    assert.equal(scan('staged').paths.length + scan('history').paths.length, 2);
    assert.ok(!existsSync(mark));
  });

  it('reads the history of a repository without a work tree, and of git’s own folder', () => {
    scratch.put('a.ts', `const a = '${token('a')}';\n`);
    git('add', '.');
    git('commit', '-qm', 'one');
    git('clone', '-q', '--bare', '.', 'bare.git');
    for (const folder of ['bare.git', '.git']) {
      const { code, text } = scanOf('history', folder);
      assert.equal(code, 1, folder);
      assert.match(text, /:a\.ts/);
    }
    const staged = scanOf('staged', 'bare.git');
    assert.equal(staged.code, 2);
    assert.match(staged.text, /work tree/);
  });

  it('says of a partial and of a shallow clone what git does not have', () => {
    for (const letter of ['a', 'b', 'c']) {
      scratch.put('a.ts', `const a = '${token(letter)}';\n`);
      git('add', '.');
      git('commit', '-qm', letter);
    }
    git('config', 'uploadpack.allowFilter', 'true');
    const url = pathToFileURL(scratch.root).href;
    git('clone', '-q', '--bare', '--filter=blob:none', url, 'partial.git');
    git('clone', '-q', '--depth=1', url, 'shallow');
    const partial = scanOf('history', 'partial.git');
    assert.equal(partial.code, 2, 'what could not be read is no history without secrets');
    assert.match(partial.text, /not read: 3 contents that git does not have here/);
    const shallow = scanOf('history', 'shallow');
    assert.equal(shallow.code, 1);
    assert.match(shallow.text, /older commits of .*shallow/);
    assert.match(shallow.text, /1 finding in 1 file/);
  });

  it('names what cannot be read', () => {
    const outside = spawnSync(process.execPath, [cli, 'scan', '--staged', '/'], {
      encoding: 'utf8',
      env: { ...env, HOME: scratch.root },
    });
    assert.equal(outside.status, 2);
    assert.match(outside.stderr, /not a git repository/);
    assert.match(scan('staged', { PATH: '/nowhere' }).text, /git was not found/);
    assert.equal(scan('history').code, 0, 'a repository without a commit');
  });
});

describe('the action and the hook for commits', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as {
    readonly runs: { readonly steps: readonly { readonly id?: string; readonly run?: string }[] };
  };
  const scratch = scratchFolder();

  /** Runs the step that scans, as a runner does. */
  function look(env: Readonly<Record<string, string>>): { readonly code: number | null; readonly output: string } {
    const script = action.runs.steps.find(each => each.id === 'look')?.run ?? '';
    const output = scratch.put('output', '');
    const given = {
      PATH: process.env['PATH'],
      HOME: scratch.root,
      GITHUB_ACTION_PATH: process.cwd(),
      RUNNER_TEMP: scratch.root,
      GITHUB_OUTPUT: output,
      ...env,
    };
    const { status, error } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      encoding: 'utf8',
      cwd: scratch.root,
      env: given,
    });
    return { code: error === undefined ? status : -1, output: readFileSync(output, 'utf8') };
  }

  it('look, write SARIF and tell the result to the next steps', function () {
    scratch.put('work/a.ts', `const a = '${token('a')}';\n`);
    const { code, output } = look({ COMMAND: 'scan', TARGET: 'work', FAIL_ON: 'medium' });
    if (code === -1) this.skip();
    assert.equal(code, 0);
    assert.match(output, /^sarif=.*sightglass\.sarif$/m);
    assert.match(output, /^code=1$/m);
    const sarif = JSON.parse(readFileSync(scratch.at('sightglass.sarif'), 'utf8')) as {
      runs: { results: unknown[] }[];
    };
    assert.equal(sarif.runs[0]?.results.length, 1);
    assert.match(look({ COMMAND: 'scan', TARGET: 'work', FAIL_ON: 'none' }).output, /^code=0$/m);
    assert.equal(look({ COMMAND: 'harden', TARGET: 'work', FAIL_ON: 'none' }).code, 2, 'nothing else is run');
    assert.equal(look({ COMMAND: 'scan', TARGET: 'absent', FAIL_ON: 'none' }).code, 2);
  });

  it('name a command that is there', () => {
    const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly { readonly entry: string }[];
    for (const { entry } of hooks) {
      const { status, stdout } = spawnSync(process.execPath, [cli, ...entry.split(' ').slice(1), '--help'], {
        encoding: 'utf8',
      });
      assert.equal(status, 0);
      assert.match(stdout, /--staged/);
    }
  });
});
