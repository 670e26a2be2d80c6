import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { evaluate } from '../../../src/core/ignore/gitignore/evaluate.ts';
import { globalExcludesFile } from '../../../src/node/ignore/gitConfig.ts';
import { gitFoldersOf } from '../../../src/node/ignore/gitRepository.ts';
import { collectPersonalRules } from '../../../src/node/settings/personalRules.ts';

describe('rules that git keeps outside of its files', () => {
  let base = '';
  beforeEach(() => (base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'sightglass-excludes-')))));
  afterEach(() => rmSync(base, { recursive: true, force: true }));
  const at = (name: string): string => path.join(base, name);
  const put = (name: string, text: string): void => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  };
  const env = (): Record<string, string> => ({
    HOME: at('home'),
    GIT_CONFIG_NOSYSTEM: '1',
    PATH: process.env['PATH'] ?? '',
  });
  const git = (folder: string, ...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'protocol.file.allow=always', ...args], {
      cwd: at(folder),
      env: env(),
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    });
  /** Returns git's own answer. */
  const gitIgnores = (folder: string, file: string): boolean => {
    try {
      return git(folder, 'check-ignore', '-q', '--no-index', file) === '';
    } catch {
      return false;
    }
  };
  const ignores = async (folder: string, file: string, paths: readonly string[] = []): Promise<boolean> => {
    const person = { home: at('home'), env: env(), platform: 'linux' };
    const { ruleFiles } = await collectPersonalRules(person, { root: at(folder), paths: [...paths, file] });
    return evaluate(ruleFiles, file).ignored;
  };
  const agree = async (folder: string, file: string, expected: boolean, paths?: readonly string[]): Promise<void> => {
    assert.equal(gitIgnores(folder, file), expected, `git in ${folder}: ${file}`);
    assert.equal(await ignores(folder, file, paths), expected, `${folder}: ${file}`);
  };
  beforeEach(() => {
    mkdirSync(at('home'));
    git('.', 'init', '-q', 'repo');
    put('repo/.git/info/exclude', '# mine\nnotes.local\n/sub/only\n/sub/deep/\n!sub/kept.local\n');
  });

  it('count in .gitignore files above a folder of the repository', async () => {
    put('repo/.gitignore', '*.up\n/top.local\n/sub/far/only\n/app/build/\ngenerated/\n*.kept\n');
    put('repo/sub/.gitignore', 'far/two\n/far/three\n!*.kept\n');
    mkdirSync(at('repo/sub/far/build'), { recursive: true });
    mkdirSync(at('repo/generated/inner'), { recursive: true });
    for (const [file, expected] of [
      ['a.up', true],
      ['x/a.up', true],
      ['top.local', false],
      ['only', true],
      ['x/only', false],
      ['two', true],
      ['three', true],
      ['x/three', false],
      ['a.kept', false],
      ['build/x', false],
      ['other', false],
    ] as const)
      await agree('repo/sub/far', file, expected);
    await agree('repo/generated/inner', 'anything', true);
    assert.equal(await ignores('repo', 'a.up'), false, 'the file of the folder itself is read with the folder');
  });

  it('count in a repository, in a folder of it, in a worktree and in a submodule', async () => {
    await agree('repo', 'notes.local', true);
    await agree('repo', 'sub/only', true);
    await agree('repo', 'other', false);
    mkdirSync(at('repo/sub/deep'), { recursive: true });
    await agree('repo/sub', 'only', true);
    await agree('repo/sub', 'x/notes.local', true);
    await agree('repo/sub', 'x/only', false);
    await agree('repo/sub', 'deep/a', true);
    git('repo', 'commit', '-q', '--allow-empty', '-m', 'first');
    git('repo', 'worktree', 'add', '-q', '../tree', '-b', 'other');
    await agree('tree', 'notes.local', true);
    git('.', 'init', '-q', 'module');
    git('module', 'commit', '-q', '--allow-empty', '-m', 'first');
    git('repo', 'submodule', 'add', '-q', at('module'), 'lib/module');
    put('repo/.git/modules/lib/module/info/exclude', 'inner.local\n');
    assert.equal(gitIgnores('repo/lib/module', 'inner.local'), true);
    assert.equal(await ignores('repo', 'lib/module/inner.local'), true);
    assert.equal(await ignores('repo', 'lib/inner.local'), false);
    await agree('repo/lib/module', 'inner.local', true);
  });

  it('come from the file that git takes for the person, wherever that is named', async () => {
    put('home/.config/git/ignore', '*.default\n');
    await agree('repo', 'a.default', true);
    put('home/named', '*.named\n');
    put('home/extra.cfg', '[core]\n\texcludesFile = ~/named\n');
    put('home/.gitconfig', '[include]\n\tpath = extra.cfg\n');
    await agree('repo', 'a.named', true);
    await agree('repo', 'a.default', false);
    put('home/.gitconfig', `[includeIf "gitdir:${at('repo')}/"]\n\tpath = extra.cfg\n`);
    await agree('repo', 'a.named', true);
    put('home/.gitconfig', '[includeIf "gitdir:elsewhere/"]\n\tpath = extra.cfg\n');
    await agree('repo', 'a.named', false);
    put('home/.gitconfig', '[includeIf "gitdir:repo/.git"]\n\tpath = extra.cfg\n');
    await agree('repo', 'a.named', true);
    put('home/.gitconfig', '[core] excludesfile = "~/named" # ours\n');
    await agree('repo', 'a.named', true);
    put('home/local', '*.local2\n');
    git('repo', 'config', 'core.excludesFile', at('home/local'));
    await agree('repo', 'a.local2', true);
    await agree('repo', 'a.named', false);
    git('repo', 'config', 'core.excludesFile', '');
    await agree('repo', 'a.default', false);
  });

  it('come from what variables name', () => {
    const repository = gitFoldersOf(at('repo'));
    const file = (more: Readonly<Record<string, string>>, platform = 'linux'): string | null =>
      globalExcludesFile({ home: at('home'), env: more, platform }, repository);
    put('else.cfg', '[core]\nexcludesFile = /from/global\n');
    put('system.cfg', '[core]\nexcludesFile = /from/system\n');
    put('home/.gitconfig', '[user]\nname = a\n');
    assert.equal(file({ GIT_CONFIG_GLOBAL: at('else.cfg'), GIT_CONFIG_SYSTEM: at('system.cfg') }), '/from/global');
    assert.equal(file({ GIT_CONFIG_SYSTEM: at('system.cfg') }), '/from/system');
    assert.equal(
      file({ GIT_CONFIG_SYSTEM: at('system.cfg'), GIT_CONFIG_NOSYSTEM: '1', XDG_CONFIG_HOME: at('xdg') }),
      at('xdg/git/ignore'),
    );
    const counted = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.excludesFile', GIT_CONFIG_VALUE_0: '/from/env' };
    assert.equal(file({ ...counted, GIT_CONFIG_GLOBAL: at('else.cfg') }), '/from/env');
    put('loop.cfg', '[include]\npath = loop.cfg\n');
    assert.equal(file({ GIT_CONFIG_GLOBAL: at('loop.cfg'), GIT_CONFIG_NOSYSTEM: '1' }), at('home/.config/git/ignore'));
  });
});
