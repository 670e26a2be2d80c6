import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fakeSecrets } from '../../../scripts/lib/editor/demo.mjs';
import { progressOn } from '../../../src/cli/output/progress.ts';
import { scratchFolder } from '../scratchFolder.ts';

const cli = path.resolve('dist/cli.js');
const { stripe } = fakeSecrets();

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface ScanJson {
  readonly findings: readonly { readonly path: string }[];
  readonly configuration?: { readonly file: string; readonly sets: object };
  readonly excluded?: readonly { readonly by: string; readonly pattern: string; readonly files: number }[];
  readonly accepted?: number;
}

describe('a configuration on the command line', () => {
  const scratch = scratchFolder();
  const { at, put } = scratch;

  const runIn = (folder: string, ...args: readonly string[]): Run => {
    const env = { PATH: process.env['PATH'], HOME: at('home'), NO_COLOR: '1' };
    const options = { cwd: at(folder), encoding: 'utf8', env } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], options);
    return { code: status, out: stdout, err: stderr };
  };
  const run = (...args: readonly string[]): Run => runIn('shop', ...args);
  const scanned = (...args: readonly string[]): ScanJson =>
    JSON.parse(run('scan', ...args, '--format', 'json').out) as ScanJson;
  const config = (document: object, file = 'shop/sightglass.config.json'): string =>
    put(file, JSON.stringify(document));
  const pathsOf = ({ findings }: ScanJson): readonly string[] => findings.map(each => each.path);

  beforeEach(() => {
    put('home/.keep', '');
    put('shop/src/a.ts', `const key = '${stripe}';\n`);
    put('shop/fixtures/b.ts', `const key = '${stripe}';\n`);
    execFileSync('git', ['init', '-q'], { cwd: at('shop') });
  });

  it('leaves files out and says so, in text, JSON and Markdown, and beside SARIF', () => {
    config({ exclude: ['fixtures/'] });
    const { out, code } = run('scan', '.');
    assert.match(out, /excluded by sightglass\.config\.json: 1 file \(fixtures\/\)/);
    assert.equal(code, 1);
    const report = scanned('.');
    assert.deepEqual(pathsOf(report), ['src/a.ts']);
    assert.deepEqual(report.configuration, { file: 'sightglass.config.json', sets: { exclude: ['fixtures/'] } });
    assert.deepEqual(report.excluded, [{ by: 'sightglass.config.json', pattern: 'fixtures/', files: 1 }]);
    assert.match(run('scan', '.', '--format', 'markdown').out, /excluded by/);
    for (const format of ['sarif', 'junit', 'gitleaks'])
      assert.match(run('scan', '.', '--format', format).err, /excluded by sightglass\.config\.json: 1 file/, format);
    assert.match(run('audit').out, /excluded by sightglass\.config\.json: 1 file/);
    assert.match(run('scan', 'fixtures/b.ts').out, /0 findings[^]*excluded by/);
  });

  it('is that of the nearest folder upwards, and none above the repository', () => {
    config({ failOn: 'none' }, 'sightglass.config.json');
    assert.equal(run('scan', '.').code, 1);
    config({ failOn: 'none' });
    assert.equal(runIn('shop/src', 'scan', '.').code, 0);
    config({ exclude: ['*'] }, 'shop/src/sightglass.config.json');
    assert.deepEqual(pathsOf(scanned('src')), []);
    // For several paths, the configuration is that of their common folder.
    assert.deepEqual(pathsOf(scanned('src', 'fixtures')), ['src/a.ts', 'fixtures/b.ts']);
    rmSync(at('shop/.git'), { recursive: true });
    assert.equal(runIn('shop', 'scan', 'fixtures').code, 0);
    rmSync(at('shop/sightglass.config.json'));
    assert.equal(runIn('shop', 'scan', 'fixtures').code, 1);
  });

  it('stands below the command line, and can be left out or another one be named', () => {
    config({ failOn: 'none', assistants: ['cursor'], exclude: ['fixtures/'] });
    config({ failOn: 'critical' }, 'ci.json');
    assert.equal(run('scan', '.').code, 0);
    assert.equal(run('scan', '.', '--fail-on', 'low').code, 1);
    assert.equal(run('scan', '.', '--no-config').code, 1);
    assert.equal(scanned('.', '--no-config').excluded, undefined);
    assert.equal(pathsOf(scanned('.', '--config', '../ci.json')).length, 2);
    assert.equal(run('scan', '.', '--config', '../none.json').code, 2);
    assert.equal(run('scan', '.', '--config', '../ci.json', '--no-config').code, 2);
    const asked = run('ignore', 'check', 'src/a.ts').out;
    assert.match(asked, /\tcursor\t/);
    assert.match(asked, /by sightglass\.config\.json: assistants cursor/);
    assert.doesNotMatch(run('ignore', 'check', 'src/a.ts', '--assistants', 'copilot').out, /\tcursor\t|config/);
    assert.match(run('settings', '--config', 'x').err, /settings does not use --config/);
  });

  it('may stand in package.json; two in one folder are an error', () => {
    put('shop/package.json', '{"name": "shop", "sightglass": {"exclude": ["fixtures/"]}}');
    assert.deepEqual(pathsOf(scanned('.')), ['src/a.ts']);
    config({});
    const { code, err } = run('scan', '.');
    assert.equal(code, 2);
    assert.match(err, /two configurations/);
  });

  it('counts what its baseline accepts, which lies in its folder behind all links', () => {
    config({ baseline: 'ci/accepted' });
    assert.match(run('scan', '.').err, /sightglass\.config\.json:1:13: ci\/accepted is not a file/);
    assert.equal(run('scan', '.', '--update-baseline', '--apply').code, 0);
    const report = scanned('.');
    assert.deepEqual([report.findings.length, report.accepted], [0, 2]);
    assert.match(run('scan', '.').out, /accepted by it: 2 findings/);
    put('elsewhere', '');
    rmSync(at('shop/ci/accepted'));
    if (process.platform === 'win32') return;
    symlinkSync(at('elsewhere'), at('shop/ci/accepted'));
    assert.equal(run('scan', '.').code, 2);
  });

  it('refuses what it does not understand, with its place', () => {
    config({ exlude: [] });
    for (const command of [['scan', '.'], ['audit'], ['context', 'src/a.ts'], ['ignore', 'check', 'src/a.ts']]) {
      const { code, out, err } = run(...command);
      assert.deepEqual([code, out], [2, ''], command.join(' '));
      assert.match(err, /sightglass\.config\.json:1:2: .* did you mean exclude\?/);
    }
    assert.equal(run('settings').code, 0);
  });

  it('has exclusions for what git holds, too', () => {
    execFileSync('git', ['add', '-A'], { cwd: at('shop') });
    assert.deepEqual(pathsOf(scanned('--staged', '--exclude', 'fixtures/')), ['src/a.ts']);
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=e@example.com', 'commit', '-qm', 'x'], {
      cwd: at('shop'),
    });
    const report = scanned('--history', '--exclude', 'src', '--exclude', '*.snap');
    assert.match(report.findings[0]?.path ?? '', /:fixtures\/b\.ts$/);
    assert.deepEqual(report.excluded, [{ by: '--exclude', pattern: 'src', files: 1 }]);
  });

  it('reads rules in a file that it leaves out', () => {
    mkdirSync(at('shop/x'));
    put('shop/.cursorignore', 'src/\n');
    const held = (...args: readonly string[]): string =>
      run('audit', '--assistants', 'cursor', '--format', 'json', ...args).out.replace(/,\s*"excluded"[^]*$/, '');
    assert.equal(held('--exclude', '.cursorignore').includes('"held-back"'), held().includes('"held-back"'));
  });
});

describe('quiet, verbose and progress', () => {
  const scratch = scratchFolder();
  const { at, put } = scratch;
  const run = (...args: readonly string[]): string =>
    spawnSync(process.execPath, [cli, ...args], {
      cwd: scratch.root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: at('home') },
    }).stdout;

  it('print the findings alone, or each file that was passed over', () => {
    put('a.ts', 'const a = 1;\n');
    put('b.png', '\0\0\0\0');
    assert.match(run('scan', '.'), /not read: 1 binary file\n0 findings/);
    assert.match(run('scan', '.', '-v'), /not read: b\.png \(binary\)/);
    assert.equal(run('scan', 'a.ts', '-q'), '');
    assert.match(run('-V'), /^sightglass \d/);
  });

  it('shows a line on a terminal after a second, and takes it away', () => {
    const written: string[] = [];
    let time = 0;
    const make = (isTTY: boolean, isWanted: boolean) =>
      progressOn({ isTTY, write: text => written.push(text) }, isWanted, () => time);
    for (const silent of [make(false, true), make(true, false)]) {
      time += 5_000;
      silent.show('x');
      silent.clear();
    }
    assert.deepEqual(written, []);
    const line = make(true, true);
    line.show('early');
    time += 1_001;
    line.show('one');
    line.show('too soon');
    line.clear();
    line.clear();
    assert.deepEqual(written, ['\r\u001b[Kone', '\r\u001b[K']);
  });
});
