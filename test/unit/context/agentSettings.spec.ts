import assert from 'node:assert/strict';
import { agentFiles } from '../../../src/core/context/agent/files/agentFiles.ts';
import { eachEntry, type FileRule, setName, startFolder } from '../../../src/core/context/agent/files/fileRule.ts';
import { importsIn, type ImportRule } from '../../../src/core/context/agent/files/markdown/imports.ts';
import { settingLines } from '../../../src/core/context/agent/files/choice/declared.ts';
import type { AgentPlace } from '../../../src/core/context/agent/files/places.ts';
import { from, up } from '../../../src/core/context/agent/files/rules.ts';
import { measured } from '../../../src/core/context/claim.ts';
import { claudeFiles } from '../../../src/core/assistants/claude-code/firstRequest.ts';
import { kiloFiles } from '../../../src/core/assistants/kilo/firstRequest.ts';
import { openCodeFiles } from '../../../src/core/assistants/opencode/firstRequest.ts';
import { diskOfTexts } from './diskOfTexts.ts';

const claim = measured('a product', '1.0.0');
const place: AgentPlace = { folder: '/h/r/w', home: '/h', gitRoot: '/h/r', moved: {} };
const files = (rules: readonly FileRule[], texts: Readonly<Record<string, string>>, at = place): readonly string[] =>
  agentFiles(rules, diskOfTexts(new Map(Object.entries(texts))), at).map(
    ({ path, name, inclusion }) => `${path}${name === undefined ? '' : ` ${name}`} ${inclusion}`,
  );

describe('settings that lead agents to files', () => {
  it('name them for each entry, for the start folder, from the folder of the settings, by the text of a file', () => {
    const named = (text: string, names: Partial<NonNullable<FileRule['names']>>): readonly string[] =>
      files(
        [from(claim, [`${setName}/A`], { names: { files: ['~/s/s.json'], key: ['p'], isMerged: true, ...names } })],
        {
          '/h/s/s.json': text,
          '/h/one/A': 'x',
          '/h/s/two/A': 'x',
          '/h/s/which': '/h/one\n',
        },
      );
    const list = '{"p": {"k": [{"at": "/h/one"}, {"at": "./two"}, {}]}}';
    const each = { key: ['p', eachEntry, eachEntry, 'at'], fromFile: 0 };
    assert.deepEqual(named(list, each), ['/h/one/A certain', '/h/s/two/A certain']);
    assert.deepEqual(named('{"p": ["s/two"]}', { fromFile: 1 }), ['/h/s/two/A certain']);
    assert.deepEqual(named('{"p": {"/h/r/w": "/h/one", "/h": "/h/s/two"}}', { key: ['p', startFolder] }), [
      '/h/one/A certain',
    ]);
    assert.deepEqual(named('{"p": ["!two", "two"]}', { fromFile: 0, skips: /^!/ }), ['/h/s/two/A certain']);
    assert.deepEqual(named('{"p": ["{file:./which}"]}', {}), ['/h/one/A certain']);
    assert.deepEqual(named('{"p": ["{file:./none}"]}', {}), []);
  });

  it('are not asked where a file of the repository has what the product refuses', () => {
    const rule = from(claim, [setName], { names: { files: ['s.json'], key: ['n'], refuses: /\{env:/ } });
    const set = (at: AgentPlace): readonly string[] =>
      files([rule], { [`${at.folder}/s.json`]: '{"n": "A", "u": "{env:X}"}', [`${at.folder}/A`]: 'x' }, at);
    assert.deepEqual(set(place), []);
    assert.deepEqual(set({ ...place, home: '/other' }), []);
  });

  it('deny by patterns of which the last counts, put together from all files', () => {
    const offBy = [{ files: ['s.json', '~/s.json'], key: ['may'], form: { denies: 'deny' } }] as const;
    const left = (own: string, users: string): readonly string[] =>
      files([from(claim, ['*.md'], { offBy })], {
        '/h/r/w/a.md': 'x',
        '/h/r/w/b.md': 'x',
        '/h/r/w/s.json': own,
        '/h/s.json': users,
      });
    assert.deepEqual(left('{}', '{}').length, 2);
    assert.deepEqual(left('{}', '{"may": {"*": "deny", "b": "allow"}}'), ['/h/r/w/b.md certain']);
    assert.deepEqual(left('{"may": {"a": "allow"}}', '{"may": "deny"}'), ['/h/r/w/a.md certain']);
  });

  it('switch plugins on by name and marketplace, or off', () => {
    const texts = {
      '/h/p/m/on/A': 'x',
      '/h/p/m/off/A': 'x',
      '/h/p/m/new/A': 'x',
      '/h/s.json': '{"e": {"on@m": true, "off@m": false}}',
    };
    const rule = (plugins: 'on' | 'not-off'): FileRule =>
      from(claim, ['~/p/*/*/A'], { offBy: [{ files: ['~/s.json'], key: ['e'], form: { plugins } }] });
    assert.deepEqual(files([rule('on')], texts), ['/h/p/m/on/A certain']);
    assert.deepEqual(files([rule('not-off')], texts), ['/h/p/m/on/A certain', '/h/p/m/new/A certain']);
  });

  it('leave out paths behind dashes and globs behind exclamation marks, but for those behind plus signs', () => {
    const texts = Object.fromEntries(['a', 'b', 'c', 'd'].map(name => [`/h/t/k/${name}/SKILL.md`, 'x']));
    const rule = from(claim, ['~/t/k/*/SKILL.md'], { offBy: [{ files: ['~/t/s.json'], key: ['k'], form: 'minus' }] });
    const left = (patterns: readonly string[]): string =>
      files([rule], { ...texts, '/h/t/s.json': JSON.stringify({ k: patterns }) })
        .map(each => each.split('/')[4])
        .join('');
    assert.equal(left(['-k/a', 'k/b']), 'bcd');
    assert.equal(left(['!k/*', '+k/c']), 'c');
    assert.equal(left(['!**/b/**', '!d', '-k/c', '+k/c']), 'a');
  });

  it('add folders to the start folder, each up to its own repository', () => {
    const alsoFrom = { files: ['~/s.json'], key: ['more'] };
    const texts = { '/h/o/A': 'x', '/h/o/p/A': 'x', '/h/o/.git/HEAD': 'x', '/h/s.json': '{"more": ["/h/o/p"]}' };
    assert.deepEqual(files([up('up-to-root', claim, ['A'], { alsoFrom })], texts), [
      '/h/o/A certain',
      '/h/o/p/A certain',
    ]);
  });

  it('may be variables of a file, of which the last counts', () => {
    const rule = from(claim, [setName], { names: { files: ['.env'], key: ['PROMPT'] } });
    const named = (text: string): readonly string[] => files([rule], { '/h/r/w/.env': text, '/h/x.md': 'x' });
    assert.deepEqual(named('PROMPT=/h/x.md'), ['/h/x.md certain']);
    assert.deepEqual(named('PROMPT=no\nexport PROMPT = "/h/x.md"\r\nMORE=1'), ['/h/x.md certain']);
    assert.deepEqual(named('# PROMPT=/h/x.md\nMY_PROMPT=/h/x.md'), []);
    assert.deepEqual(named('=\n'.repeat(10_000)), []);
  });

  it('are known by their last part alone in a repository', () => {
    const rule = up('root-of-repository', claim, ['A']);
    assert.deepEqual(files([rule], { '/h/r/A': 'x', '/h/r/w/A': 'x' }), ['/h/r/A certain']);
    assert.deepEqual(files([rule], { '/h/r/w/A': 'x' }, { ...place, gitRoot: null }), []);
  });
});

describe('texts in settings', () => {
  it('are found by their lines in JSON, TOML and YAML', () => {
    const lines = (path: string, text: string): readonly [number, number] | null => settingLines(path, text, ['rules']);
    assert.deepEqual(lines('a.yaml', 'name: x\nrules:\n  - Be brief.\n  - Be kind.\nmore: 1\n'), [3, 4]);
    assert.deepEqual(lines('a.yml', 'rules: Be brief.\n'), [1, 1]);
    assert.equal(lines('a.yaml', 'rules:\n'), null);
    assert.equal(lines('a.yaml', 'rules: [\n'), null);
    assert.deepEqual(lines('a.json', '{\n"rules": {\n"a": "b"}}'), [2, 3]);
    assert.equal(lines('a.json', '{"rules": ""}'), null);
    assert.deepEqual(lines('a.toml', "x = 1\nrules = '''\na\nb'''"), [2, 3]);
  });
});

describe('files that agents pass over', () => {
  it('lie in the repository around a worktree: all of them, or what the worktree has, too', () => {
    const at = { ...place, folder: '/h/m/t/w', gitRoot: '/h/m/t/w', mainRoot: '/h/m' };
    const texts = Object.fromEntries(['/h/A', '/h/m/A', '/h/m/B', '/h/m/t/A', '/h/m/t/w/A'].map(path => [path, 'x']));
    const left = (passesMain: 'all' | 'same-name', of: AgentPlace = at): string =>
      ['A', 'B']
        .flatMap(name => files([up('up-to-top', claim, [name], { passesMain })], texts, of))
        .map(each => each.replace(' certain', ''))
        .join(' ');
    assert.equal(left('all'), '/h/A /h/m/t/w/A');
    assert.equal(left('same-name'), '/h/A /h/m/t/A /h/m/t/w/A /h/m/B');
    // Next to the repository, and in it without a worktree, nothing is left out.
    assert.equal(left('all', { ...at, mainRoot: '/h/other' }), '/h/A /h/m/A /h/m/t/A /h/m/t/w/A /h/m/B');
    assert.equal(left('all', place), '/h/A');
  });

  it('have keys, types or neighbours that a product does not take', () => {
    const rule = from(claim, ['*/a.md'], {
      neverIf: [{ keysBeside: ['name', 'tools'] }, { key: 'tools', isNo: 'map' }],
      doubtfulIf: [{ key: 'tools', isSet: true }],
      neededBeside: 'b.json',
    });
    const taken = (front: string, beside = 'b.json'): readonly string[] =>
      files([rule], { '/h/r/w/x/a.md': `---\n${front}\n---\nx`, [`/h/r/w/x/${beside}`]: '{}' });
    assert.deepEqual(taken('name: x'), ['/h/r/w/x/a.md certain']);
    assert.deepEqual(taken('name: x', 'c.json'), []);
    assert.deepEqual(taken('name: x\nmore: y'), []);
    assert.deepEqual(taken('tools: { a: true }'), ['/h/r/w/x/a.md possible']);
    assert.deepEqual(taken('tools: [a]'), []);
  });

  it('have a name that a later file of their folder has, too, or one of a folder further out', () => {
    const oneOfName = { of: 'x', by: 'name', wins: 'outermost' } as const;
    const rule = up('up-to-root', claim, ['x/*.md'], { part: 'description', oneOfName });
    const named = '---\nname: same\ndescription: y\n---\n';
    assert.deepEqual(files([rule], { '/h/r/w/x/a.md': named, '/h/r/w/x/b.md': named }), ['/h/r/w/x/b.md certain']);
    const outer = { '/h/r/x/a.md': named, '/h/r/x/b.md': named, '/h/r/w/x/a.md': named };
    assert.deepEqual(files([rule], outer), ['/h/r/x/b.md certain']);
  });
});

describe('AGENTS.md in Claude Code', () => {
  it('goes along where no folder has a file of its own, a local one included (2.1.332, 2026-11-30)', () => {
    const found = (...names: readonly string[]): readonly string[] =>
      files(claudeFiles, Object.fromEntries(['AGENTS.md', ...names].map(name => [`/h/r/w/${name}`, 'x'])));
    assert.deepEqual(found(), ['/h/r/w/AGENTS.md certain']);
    for (const name of ['CLAUDE.md', '.claude/CLAUDE.md', 'CLAUDE.local.md'])
      assert.deepEqual(found(name), [`/h/r/w/${name} certain`]);
  });
});

describe('references in braces', () => {
  const rule: ImportRule = { depth: 1, inBraces: true, after: 'space', skips: [], within: 'git-root' };

  it('are found but for comments and escaped ones, in linear time', () => {
    assert.deepEqual(importsIn('a {file:b.md} ${file:c.md}\n // {file:d.md}\n"{file:~/e.md}"', rule), [
      'b.md',
      '~/e.md',
    ]);
    for (const text of ['{file:'.repeat(50_000), ' '.repeat(100_000), '//{'.repeat(50_000)])
      assert.deepEqual(importsIn(text, rule), []);
  });

  it('bring texts of configurations and instructions; one of a repository that asks for a variable is dropped', () => {
    const texts = (agents: string): Readonly<Record<string, string>> => ({
      '/h/r/w/AGENTS.md': agents,
      '/h/r/w/part.md': 'x',
      '/h/r/w/opencode.json': '{"agent": {"a": {"prompt": "{file:./prompt.txt}"}}}',
      '/h/r/w/prompt.txt': 'x',
    });
    const paths = (rules: readonly FileRule[], agents: string): readonly string[] => files(rules, texts(agents));
    assert.ok(paths(kiloFiles, 'See {file:./part.md}').includes('/h/r/w/part.md certain'));
    assert.ok(paths(kiloFiles, 'See {file:./part.md}').includes('/h/r/w/prompt.txt possible'));
    assert.ok(!paths(kiloFiles, 'See {file:./part.md} {env:X}').some(each => /AGENTS|part/.test(each)));
    assert.ok(paths(openCodeFiles, 'See {file:./part.md} {env:X}').includes('/h/r/w/AGENTS.md certain'));
    assert.ok(paths(openCodeFiles, '').includes('/h/r/w/prompt.txt possible'));
  });

  it('belong to an agent whose name a file that counts more has, too', () => {
    const texts = {
      '/h/r/w/kilo.json':
        '{"agent": {"a": {"description": "x"}, "main": {"mode": "primary"}, "off": {"disable": true}}}',
      '/h/r/w/.kilo/agents/a.md': '---\ndescription: y\n---\n',
    };
    assert.deepEqual(files(kiloFiles, texts), ['/h/r/w/.kilo/agents/a.md certain']);
  });
});
