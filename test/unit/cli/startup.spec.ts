import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const dist = realpathSync('dist');

describe('the start of the command line', () => {
  let base: string;
  let folder: string;
  let hook: string;
  let list: string;

  before(() => {
    base = realpathSync(mkdtempSync(path.join(tmpdir(), 'sightglass-start-')));
    folder = path.join(base, 'folder');
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'a.ts'), 'export const a = 1;\n');
    list = path.join(base, 'loaded.json');
    hook = path.join(base, 'hook.cjs');
    // Threads inherit the hook; what they load does not count.
    writeFileSync(
      hook,
      `if (require('node:worker_threads').isMainThread)
         process.on('exit', () => {
           require('node:fs').writeFileSync(${JSON.stringify(list)}, JSON.stringify(Object.keys(require.cache)));
         });`,
    );
  });
  after(() => rmSync(base, { recursive: true, force: true }));

  function run(args: readonly string[], cli = path.join(dist, 'cli.js')) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', hook, cli, ...args], {
      cwd: folder,
      input: '',
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: base, NO_COLOR: '1' },
    });
    const loaded = (JSON.parse(readFileSync(list, 'utf8')) as string[]).filter(file => file !== hook);
    // Chunks that commands share are called `chunk-HASH.js`, those of a single command `NAME-HASH.js`.
    const names = loaded
      .map(file => path.relative(dist, file).replace(/-[A-Z0-9]{8}\.js$/, ''))
      .filter(name => name !== 'chunk');
    const bytes = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
    return { code: status, out: stdout, err: stderr, loaded: names.sort(), bytes };
  }

  const withoutCommand: readonly (readonly [readonly string[], number])[] = [
    [['--version'], 0],
    [['--help'], 0],
    [['help'], 0],
    [[], 2],
    [['no-such-command'], 2],
    [['constructor'], 2],
    [['scan', '--no-such-option'], 2],
  ];
  for (const [args, code] of withoutCommand) {
    it(`loads no command for \`${['sightglass', ...args].join(' ')}\``, () => {
      const { loaded, ...rest } = run(args);
      assert.deepEqual(loaded, ['cli.js']);
      assert.equal(rest.code, code);
      assert.doesNotMatch(rest.err, /bug in Sightglass/);
    });
  }

  it('keeps rules, tables, sentences and parsers out of what every run loads', () => {
    // Bytes, mostly options and the texts of --help with their examples; the smallest command loads ten times as many.
    assert.ok(run(['--version']).bytes < 40_000);
    assert.ok(run(['scan', '-']).bytes > 200_000);
  });

  const commands: readonly (readonly [readonly string[], readonly string[]])[] = [
    [['scan', '.', '--threads', '1', '--no-cache'], ['scan']],
    [['scan', '-'], ['scan']],
    [['audit'], ['audit']],
    [
      ['context', 'a.ts'],
      ['context', 'tokenizer.js'],
    ],
    [['ignore', 'check', 'a.ts'], ['ignore']],
    [['settings'], ['settings']],
    [['harden'], ['harden', 'secrets.js']],
    [['egress', 'policy', '--format', 'list'], ['egress']],
  ];
  for (const [args, bundles] of commands) {
    it(`loads one command for \`${['sightglass', ...args].join(' ')}\``, () => {
      const { code, err, loaded } = run(args);
      assert.deepEqual(loaded, ['cli.js', ...bundles].sort());
      assert.deepEqual({ code, err }, { code: 0, err: '' });
    });
  }

  it('tells wrong usage that a command finds from a fault of ours', () => {
    const wrong = run(['settings', 'a.ts']);
    assert.deepEqual({ code: wrong.code, err: wrong.err }, { code: 2, err: 'sightglass: settings takes no path\n' });
    const alone = path.join(base, 'dist');
    cpSync(dist, alone, { recursive: true, filter: file => !path.basename(file).startsWith('guard-') });
    assert.equal(run(['--version'], path.join(alone, 'cli.js')).code, 0);
    const fault = run(['guard', 'status'], path.join(alone, 'cli.js'));
    assert.equal(fault.code, 2);
    assert.match(fault.err, /This is a bug in Sightglass; please report it\.\n$/);
  });

  it('says what a Node without WebAssembly lacks', () => {
    const cli = path.join(dist, 'cli.js');
    const targets = [folder, path.join(folder, 'a.ts')];
    for (const target of targets) {
      const args = ['--jitless', cli, 'scan', target, '--no-cache'];
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { HOME: base } });
      assert.equal(status, 2);
      assert.match(stderr, /sightglass: this Node has WebAssembly switched off/);
    }
  });
});
