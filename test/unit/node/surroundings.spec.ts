import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { uriOfPath } from '../../../src/core/context/agent/files/ground.ts';
import { surroundingsOf } from '../../../src/node/surroundings/surroundings.ts';
import type { Surroundings } from '../../../src/core/context/types.ts';
import { scratchFolder } from '../scratchFolder.ts';

describe('surroundings of a folder', () => {
  const scratch = scratchFolder();
  const look = (folder: string, env = {}): Surroundings =>
    surroundingsOf(folder, { home: scratch.at('home'), env }, ['codex', 'claude-code', 'vscode-claude']);
  const paths = (found: Surroundings, id = 'codex'): readonly string[] =>
    (found.files.get(id) ?? []).map(
      ({ path, linkedFrom }) => `${path.slice(scratch.root.length + 1)}${linkedFrom === undefined ? '' : ' (linked)'}`,
    );

  it('hold home-level files, also where a variable moved them', () => {
    scratch.put('home/.codex/AGENTS.md', 'usual');
    scratch.put('moved/AGENTS.md', 'moved');
    scratch.put('w/AGENTS.md', 'here');
    assert.deepEqual(paths(look(scratch.at('w'))), ['home/.codex/AGENTS.md', 'w/AGENTS.md']);
    assert.deepEqual(paths(look(scratch.at('w'), { CODEX_HOME: scratch.at('moved') })), [
      'moved/AGENTS.md',
      'w/AGENTS.md',
    ]);
  });

  it('are those of the home folder for who is not given the variable: Claude in VS Code', () => {
    for (const [folder, server] of [
      ['home', 'usual'],
      ['moved', 'other'],
    ] as const) {
      scratch.put(`${folder === 'home' ? 'home/.claude' : folder}/CLAUDE.md`, 'x');
      scratch.put(`${folder}/.claude.json`, JSON.stringify({ mcpServers: { [server]: {} } }));
    }
    mkdirSync(scratch.at('w'));
    const found = look(scratch.at('w'), { CLAUDE_CONFIG_DIR: scratch.at('moved') });
    assert.deepEqual(paths(found, 'claude-code'), ['moved/CLAUDE.md', 'moved/.claude.json']);
    assert.deepEqual(paths(found, 'vscode-claude'), ['home/.claude/CLAUDE.md', 'home/.claude.json']);
  });

  it('begin where the folder that was opened really lies, as a program that is started there sees it', () => {
    scratch.put('above/real/AGENTS.md', 'x');
    scratch.put('above/CLAUDE.md', 'x');
    symlinkSync(scratch.at('above/real'), scratch.at('w'));
    assert.deepEqual(paths(look(scratch.at('w'))), ['above/real/AGENTS.md']);
    scratch.put('else.md', 'x');
    symlinkSync(scratch.at('else.md'), scratch.at('above/real/CLAUDE.md'));
    const found = look(scratch.at('w'));
    assert.deepEqual(paths(found, 'claude-code'), ['above/CLAUDE.md', 'above/real/CLAUDE.md', 'else.md (linked)']);
    // The editor knows the contents of the folder by the path of the link.
    const uris = (found.files.get('claude-code') ?? []).map(({ path }) => uriOfPath(path, found.place, 'file:///w'));
    assert.deepEqual(
      uris.filter(each => !each.includes(scratch.root)),
      ['file:///w/CLAUDE.md'],
    );
  });

  it('keep the name of a home folder that is a link', () => {
    scratch.put('disk/me/p/CLAUDE.md', 'x');
    scratch.put('disk/me/CLAUDE.md', 'x');
    symlinkSync(scratch.at('disk/me'), scratch.at('home'));
    assert.deepEqual(paths(look(scratch.at('home/p')), 'claude-code'), ['home/CLAUDE.md', 'home/p/CLAUDE.md']);
  });

  it('wait for nothing and end in any folder', () => {
    mkdirSync(scratch.at('w/.claude/rules'), { recursive: true });
    execFileSync('mkfifo', [scratch.at('w/AGENTS.md')]);
    symlinkSync(scratch.at('w/.claude'), scratch.at('w/.claude/rules/loop'));
    symlinkSync(scratch.at('nowhere'), scratch.at('w/.claude/rules/gone.md'));
    scratch.put('w/.claude/rules/a.md', 'x');
    truncateSync(scratch.put('w/CLAUDE.local.md', 'x'), 3_000_000);
    mkdirSync(scratch.at('w/.mcp.json'));
    const found = look(scratch.at('w'));
    assert.deepEqual(paths(found), []);
    assert.deepEqual(
      paths(found, 'claude-code').filter(each => !each.includes('loop')),
      ['w/.claude/rules/a.md'],
    );
  });

  it('hold texts as agents read them: with zeros in them, in other encodings, after a mark', () => {
    const file = (bytes: Uint8Array): object | undefined => {
      scratch.put('w/AGENTS.md', bytes);
      return look(scratch.at('w'))
        .files.get('codex')
        ?.map(({ text, inclusion }) => ({ text, inclusion }))[0];
    };
    assert.deepEqual(file(Buffer.from('a\0b')), { text: 'a\0b', inclusion: 'certain' });
    assert.deepEqual(file(Buffer.from('größe', 'latin1')), { text: 'gr\ufffd\ufffde', inclusion: 'certain' });
    assert.deepEqual(file(Buffer.from('\ufeffgröße')), { text: 'größe', inclusion: 'certain' });
    assert.deepEqual(file(Buffer.from('\ufeffgröße', 'utf16le')), { text: 'größe', inclusion: 'possible' });
  });

  it('hold facts that settings keep back', () => {
    const facts = (text: string): readonly (readonly [string, string])[] => {
      scratch.put('w/.claude/settings.json', text);
      return [...(look(scratch.at('w')).switched.get('claude-code') ?? [])];
    };
    assert.deepEqual(facts('{"includeGitInstructions": true}'), []);
    const off = facts('{"includeGitInstructions": false}');
    assert.deepEqual(off.map(each => each.join(' ')).toSorted()[0], 'gitBranch nothing');
    assert.deepEqual(facts('{"agent": "x"}').length, off.length);
    assert.deepEqual(facts('{"includeGitInstructions": false, "cleanupPeriodDays": 0}'), []);
  });

  it('tell what a repository has, from its files alone', () => {
    const git = (...words: readonly string[]): void => {
      execFileSync('git', words, {
        cwd: scratch.at('r'),
        stdio: 'ignore',
        env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
      });
    };
    scratch.put('r/w/a.txt', 'x');
    assert.equal(look(scratch.at('r/w')).git, null);
    git('init', '-b', 'main');
    assert.deepEqual(look(scratch.at('r/w')).git, {
      hasBranch: true,
      hasCommit: false,
      hasRemote: false,
      hasUserName: false,
    });
    assert.equal(look(scratch.at('r/w')).place.gitRoot, scratch.at('r'));
    git('-c', 'user.name=x', '-c', 'user.email=x@x.example', 'commit', '--allow-empty', '-m', 'one');
    git('remote', 'add', 'origin', 'https://git.corp.example/x.git');
    scratch.put('home/.gitconfig', '[user]\n\tname = X\n');
    const all = { hasBranch: true, hasCommit: true, hasRemote: true, hasUserName: true };
    assert.deepEqual(look(scratch.at('r/w')).git, all);
    git('pack-refs', '--all');
    assert.deepEqual(look(scratch.at('r/w')).git, all);
    scratch.put('home/.gitconfig', '[include]\n\tpath = ~/.gitname\n');
    assert.deepEqual(look(scratch.at('r/w')).git, { ...all, hasUserName: false });
    scratch.put('home/.gitname', '[user]\n\tname = X\n');
    git('checkout', '--detach');
    assert.deepEqual(look(scratch.at('r/w')).git, { ...all, hasBranch: false });
  });
});
