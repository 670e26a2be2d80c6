import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { remoteUrls } from '../../../src/core/ignore/sources/gitConfig.ts';
import { readExclusion } from '../../../src/node/ignore/exclusionFacts.ts';
import { gitRepositoryOf } from '../../../src/node/ignore/gitRepository.ts';

const config = `[core]
\turl = https://not.a.remote/
[remote "origin"]
\turl = git@github.com:acme/shop.git ; ours
\tfetch = +refs/heads/*:refs/remotes/origin/*
[Remote "fork"] url = "https://host/with#hash"
[branch "main"]
\turl = no
`;

describe('git remotes', () => {
  it('are read from the config as git reads it', () => {
    assert.deepEqual(remoteUrls(config), ['git@github.com:acme/shop.git', 'https://host/with#hash']);
    assert.deepEqual(remoteUrls(config.replace(/\n/g, '\r\n')), remoteUrls(config));
    assert.deepEqual(remoteUrls('[remote "x"]\nurl = https://a/\\\nb'), ['https://a/b']);
    for (const text of ['', '[remote', '[remote "x"]\nurl =', 'url = x']) assert.deepEqual(remoteUrls(text), [], text);
  });

  describe('of a folder', () => {
    let base: string;
    beforeEach(() => (base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'sightglass-git-')))));
    afterEach(() => rmSync(base, { recursive: true, force: true }));
    const git = (...args: readonly string[]): void =>
      void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
        cwd: base,
        stdio: 'ignore',
      });

    it('are those of the nearest repository upwards, also from a worktree', () => {
      git('init', '-q', 'repo');
      git('-C', 'repo', 'remote', 'add', 'origin', 'https://github.com/acme/shop.git');
      git('-C', 'repo', 'commit', '-q', '--allow-empty', '-m', 'first');
      git('-C', 'repo', 'worktree', 'add', '-q', '../tree', '-b', 'other');
      mkdirSync(path.join(base, 'repo', 'a', 'b'), { recursive: true });
      const fetchUrls = ['https://github.com/acme/shop.git'];
      const root = path.join(base, 'repo');
      assert.deepEqual(gitRepositoryOf(path.join(root, 'a', 'b')), { root, fetchUrls });
      assert.deepEqual(gitRepositoryOf(path.join(base, 'tree')), { root: path.join(base, 'tree'), fetchUrls });
    });

    it('are unknown where .git is broken', () => {
      writeFileSync(path.join(base, '.git'), 'nonsense');
      assert.deepEqual(gitRepositoryOf(base), { root: base, fetchUrls: [] });
    });

    it('decide which rules of content exclusion count, from the root of the repository', () => {
      git('init', '-q', 'repo');
      git('-C', 'repo', 'remote', 'add', 'origin', 'git@github.com:acme/shop.git');
      const folder = path.join(base, 'repo', 'sub');
      mkdirSync(folder);
      const file = path.join(base, 'rules.yml');
      writeFileSync(
        file,
        'https://github.com/acme/shop.git:\n  - "/sub/key.txt"\nother/place:\n  - "*.md"\n"*":\n  - "*.pem"\n',
      );
      const { facts, problems } = readExclusion({ folder, file, known: null });
      assert.deepEqual(problems, []);
      assert.equal(facts.contentExclusion, true);
      const line = (name: string): number | undefined => facts.excludedBy?.(name)?.line;
      assert.deepEqual(
        [line('key.txt'), line('a/b.pem'), line('a.md'), line('other.txt')],
        [2, 6, undefined, undefined],
      );
    });

    it('see the text of an open document before the saved one', () => {
      const file = path.join(base, 'rules.yml');
      writeFileSync(file, '- ifAnyMatch: ["secret"]\n');
      writeFileSync(path.join(base, 'a.txt'), 'secret');
      const held = (openText?: (name: string) => string | undefined): boolean => {
        const source = { folder: base, file, known: null, ...(openText === undefined ? {} : { openText }) };
        return (readExclusion(source).facts.excludedBy?.('a.txt') ?? null) !== null;
      };
      assert.deepEqual([held(), held(() => 'open'), held(() => undefined)], [true, false, true]);
    });

    it('say that the rules are missing, and keep what is known', () => {
      const { facts, problems } = readExclusion({ folder: base, file: 'no.yml', known: false });
      assert.deepEqual(facts, { contentExclusion: false });
      assert.deepEqual(
        problems.map(each => each.code),
        ['ignore.exclusion.missing'],
      );
    });
  });
});
