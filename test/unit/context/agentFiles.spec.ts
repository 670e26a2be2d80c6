import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agentFiles, agentFilesInSteps } from '../../../src/core/context/agent/files/agentFiles.ts';
import { isWithin, resolved } from '../../../src/core/paths/absolutePaths.ts';
import { declaredIn } from '../../../src/core/context/agent/files/choice/declared.ts';
import { cachedDisk, type Disk, type DiskFile } from '../../../src/core/context/agent/files/disk.ts';
import type { FileRule } from '../../../src/core/context/agent/files/fileRule.ts';
import { frontMatterOf, globsOf } from '../../../src/core/context/agent/files/markdown/frontMatter.ts';
import { type ImportRule, importsIn } from '../../../src/core/context/agent/files/markdown/imports.ts';
import { filesAt } from '../../../src/core/context/agent/files/patterns.ts';
import type { AgentPlace } from '../../../src/core/context/agent/files/places.ts';
import { from, up } from '../../../src/core/context/agent/files/rules.ts';
import { measured } from '../../../src/core/context/claim.ts';
import { diskOfTexts } from './diskOfTexts.ts';

const claim = measured('a product', '1.0.0');
const place: AgentPlace = { folder: '/h/r/w', home: '/h', gitRoot: '/h/r', moved: {} };
const found = (rules: readonly FileRule[], texts: Readonly<Record<string, string>>, at = place): readonly string[] =>
  agentFiles(rules, diskOfTexts(new Map(Object.entries(texts))), at).map(
    ({ path, lines, inclusion }) => `${path}${lines === null ? '' : `:${lines.join('-')}`} ${inclusion}`,
  );

describe('files that agents read', () => {
  it('are looked for in the folders of their place, the topmost first', () => {
    const texts = Object.fromEntries(['/A', '/h/A', '/h/r/A', '/h/r/w/A'].map(path => [path, 'x']));
    const paths = (where: FileRule['place'], at = place): readonly string[] =>
      found([up(where, claim, ['A'])], texts, at).map(each => each.replace(' certain', ''));
    const without = { ...place, gitRoot: null };
    assert.deepEqual(paths('here'), ['/h/r/w/A']);
    assert.deepEqual(paths('root'), ['/h/r/A']);
    assert.deepEqual(paths('root', without), ['/h/r/w/A']);
    assert.deepEqual(paths('up-to-root'), ['/h/r/A', '/h/r/w/A']);
    assert.deepEqual(paths('up-to-root', without), ['/h/r/w/A']);
    assert.deepEqual(paths('up-past-root'), ['/h/A', '/h/r/A', '/h/r/w/A']);
    assert.deepEqual(paths('up-past-root', without), ['/A', '/h/A', '/h/r/A', '/h/r/w/A'].slice(0));
    assert.deepEqual(paths('up-to-root-or-home', without), ['/h/A', '/h/r/A', '/h/r/w/A']);
    assert.deepEqual(paths('up-to-root-or-under-home', without), ['/h/r/A', '/h/r/w/A']);
    assert.deepEqual(paths('up-to-root-or-top', without), ['/A', '/h/A', '/h/r/A', '/h/r/w/A']);
    assert.deepEqual(paths('up-to-top'), ['/A', '/h/A', '/h/r/A', '/h/r/w/A']);
  });

  it('stand in for one another in each folder, or for all folders', () => {
    const texts = { '/h/r/O': 'x', '/h/r/A': 'x', '/h/r/w/A': 'x' };
    assert.deepEqual(found([up('up-to-root', claim, ['O', 'A'])], texts), ['/h/r/O certain', '/h/r/w/A certain']);
    const whole = up('up-to-root', claim, ['O', 'A'], { isOneForAll: true });
    assert.deepEqual(found([whole], texts), ['/h/r/O certain']);
    assert.deepEqual(found([from(claim, ['A'], { unlessAny: ['A'] })], texts), []);
  });

  it('lie only at the ends, between them, or where the repository of a worktree is', () => {
    const texts = Object.fromEntries(['/h/r/A', '/h/r/m/A', '/h/r/m/w/A', '/h/main/A'].map(path => [path, 'x']));
    const at = { ...place, folder: '/h/r/m/w' };
    const paths = (where: FileRule['place'], of = at): readonly string[] =>
      found([up(where, claim, ['A'])], texts, of).map(each => each.replace(' certain', ''));
    assert.deepEqual(paths('root-and-here'), ['/h/r/A', '/h/r/m/w/A']);
    assert.deepEqual(paths('between'), ['/h/r/m/A']);
    assert.deepEqual(paths('between', { ...at, folder: '/h/r' }), []);
    assert.deepEqual(paths('main-root'), []);
    assert.deepEqual(paths('main-root', { ...at, mainRoot: '/h/main' }), ['/h/main/A']);
  });

  it('count once for each name, with or without dots, in any case, and not where folders are passed over', () => {
    const texts = Object.fromEntries(
      ['n/a.md', 'o/a.md', 'o/b.md', 'o/.c.md', 'o/D.MD', 'o/.d/e.md', 'o/node_modules/f.md'].map(name => [
        `/h/r/w/${name}`,
        'x',
      ]),
    );
    const names = (oneOf: readonly string[], more: Partial<FileRule>): readonly string[] =>
      found([from(claim, oneOf, more)], texts).map(each => each.slice('/h/r/w/'.length, -' certain'.length));
    assert.deepEqual(names(['n/*.md', 'o/*.md'], { isByName: true }), ['n/a.md', 'o/b.md']);
    assert.deepEqual(names(['o/*.md'], { dots: 'all' }), ['o/a.md', 'o/b.md', 'o/.c.md']);
    assert.deepEqual(names(['o/*.md'], { anyCase: true }), ['o/a.md', 'o/b.md', 'o/D.MD']);
    assert.deepEqual(names(['o/**/*.md'], { dots: 'none', skipsFolders: ['node_modules'] }), ['o/a.md', 'o/b.md']);
  });

  it('are passed over for their front matter as the product is: its errors, its length, what follows it', () => {
    const texts = {
      '/h/r/w/bad': '---\na: b: c\n---\nx\n',
      '/h/r/w/empty': ' \n',
      '/h/r/w/long': `---\na: ${'y'.repeat(11)}\n---\nx\n`,
      '/h/r/w/good': '---\na: yyyy\n---\nlong enough\n',
    };
    const names = (more: Partial<FileRule>): readonly string[] =>
      found([from(claim, ['*'], more)], texts).map(each => each.split(/[/ ]/)[4] ?? '');
    assert.deepEqual(names({}), ['bad', 'long', 'good']);
    assert.deepEqual(names({ dropsFront: ['colon', 'yaml'] }), ['long', 'good']);
    assert.deepEqual(names({ neverIf: [{ key: 'a', isLongerThan: 10 }] }), ['bad', 'good']);
    assert.deepEqual(names({ neverIf: [{ key: 'a', lacks: /^y{4}$/ }] }), ['good']);
    assert.deepEqual(names({ leastBody: 10 }), ['good']);
    assert.deepEqual(names({ onlyIf: [{ hasFront: true }] }), ['bad', 'long', 'good']);
  });

  it('wait by front matter that a mark, CRLF or empty lines before it hide from a product', () => {
    const front = '---\nwait: true\n---\nx\n';
    const disk = {
      read: (path: string) =>
        path.endsWith('/m')
          ? { text: front, real: path, hasMark: true as const }
          : path.endsWith('/c')
            ? { text: front.replaceAll('\n', '\r\n'), real: path }
            : path.endsWith('/b')
              ? { text: `\n${front}`, real: path }
              : null,
      list: () => [],
    };
    const states = (more: Partial<FileRule>): readonly string[] =>
      agentFiles(
        ['m', 'c', 'b'].map(name => from(claim, [name], { laterIf: [{ key: 'wait', is: true }], ...more })),
        disk,
        place,
      ).map(({ inclusion }) => inclusion);
    assert.deepEqual(states({}), ['possible', 'possible', 'certain']);
    assert.deepEqual(states({ frontBreaksOn: ['mark'] }), ['certain', 'possible', 'certain']);
    assert.deepEqual(states({ frontBreaksOn: ['crlf'] }), ['possible', 'certain', 'certain']);
    assert.deepEqual(states({ frontMayFollowBlank: true }), ['possible', 'possible', 'possible']);
  });

  it('are not certain where all of a room are more than it holds', () => {
    const texts = { '/h/r/w/A': 'x'.repeat(6), '/h/r/w/B': 'x'.repeat(6) };
    const rule = (characters: number): FileRule => from(claim, ['*'], { room: { of: 'r', characters } });
    assert.deepEqual(found([rule(12)], texts), ['/h/r/w/A certain', '/h/r/w/B certain']);
    assert.deepEqual(found([rule(11)], texts), ['/h/r/w/A possible', '/h/r/w/B possible']);
  });

  it('lie where a variable moved the folder', () => {
    const moved = { ...place, moved: { '~/.tool/': '/else/where/' } };
    assert.deepEqual(found([from(claim, ['~/.tool/A'])], { '/else/where/A': 'x', '/h/.tool/A': 'x' }, moved), [
      '/else/where/A certain',
    ]);
  });

  it('have names from settings in JSON and TOML', () => {
    const texts = {
      '/h/r/w/X': 'x',
      '/h/r/w/A': 'x',
      '/h/s.json': '{"a": {"b": ["X"]} /* */}',
      '/h/s.toml': 'n = "X"',
    };
    const json = { files: ['~/s.json'], key: ['a', 'b'], default: ['A'] };
    assert.deepEqual(found([from(claim, ['<name>'], { names: json })], texts), ['/h/r/w/X certain']);
    assert.deepEqual(found([from(claim, ['<name>'], { names: { ...json, key: ['c'] } })], texts), ['/h/r/w/A certain']);
    const toml = { files: ['~/s.toml'], key: ['n'], isPreference: true } as const;
    assert.deepEqual(found([from(claim, ['B', '<name>'], { names: toml })], texts), ['/h/r/w/X certain']);
  });

  it('are switched off by settings of the file that counts, unless the product drops that file', () => {
    const off = { files: ['s.json', '~/s.json'], key: ['a', 'on'], is: [false] } as const;
    const set = (first: string, second: string): readonly string[] =>
      found([from(claim, ['A'], { unlessSet: [off] })], {
        '/h/r/w/A': 'x',
        '/h/r/w/s.json': first,
        '/h/s.json': second,
      });
    assert.deepEqual(set('{}', '{}'), ['/h/r/w/A certain']);
    assert.deepEqual(set('{}', '{"a": {"on": false}}'), []);
    assert.deepEqual(set('{"a": {"on": true}}', '{"a": {"on": false}}'), ['/h/r/w/A certain']);
    const shaped = { ...off, shape: [{ path: ['days'], type: 'integer', minimum: 1 }] } as const;
    const rule = from(claim, ['A'], { onlyIfSet: shaped });
    const only = (text: string): readonly string[] => found([rule], { '/h/r/w/A': 'x', '/h/s.json': text });
    assert.deepEqual(only('{"a": {"on": false}, "days": 1}'), ['/h/r/w/A certain']);
    assert.deepEqual(only('{"a": {"on": false}, "days": 0}'), []);
    assert.deepEqual(only('{"a": {"on": false} /* no JSON */}'), []);
  });

  it('are read as UTF-8 whatever they are', () => {
    const disk = (encoding: DiskFile['encoding']): Disk => ({
      ...diskOfTexts(new Map()),
      read: path => ({ text: '@B.md', real: path, ...(encoding && { encoding }) }),
    });
    const rule = from(claim, ['A.md'], { imports: { depth: 1, after: 'space', skips: [], within: 'anywhere' } });
    const read = (each: FileRule, encoding: DiskFile['encoding']): readonly string[] =>
      agentFiles([each], disk(encoding), place).map(({ path, inclusion }) => `${path} ${inclusion}`);
    assert.deepEqual(read(rule, 'other'), ['/h/r/w/A.md certain', '/h/r/w/B.md certain']);
    assert.deepEqual(read(rule, 'utf-16'), ['/h/r/w/A.md possible', '/h/r/w/B.md possible']);
    const strict = {
      ...rule,
      imports: { depth: 1, after: 'space', skips: [], within: 'anywhere', needsUtf8: true },
    } as const;
    assert.deepEqual(read(strict, 'other'), ['/h/r/w/A.md certain']);
  });

  it('wait, or are left out, by their front matter', () => {
    const rule = from(claim, ['*.md'], {
      laterIf: [{ key: 'paths', all: ['**'] }],
      neverIf: [{ key: 'off', is: true }],
    });
    const texts = {
      '/h/r/w/all.md': '---\npaths: "**"\n---\n',
      '/h/r/w/off.md': '---\noff: true\n---\n',
      '/h/r/w/some.md': '---\npaths: **/*.py\n---\n',
    };
    assert.deepEqual(found([rule], texts), ['/h/r/w/all.md certain', '/h/r/w/some.md possible']);
  });

  it('are cut where a product cuts them', () => {
    const texts = { '/h/r/A': 'äbc\n'.repeat(4), '/h/r/w/A': 'abc\n'.repeat(4) };
    const rule = up('up-to-root', claim, ['A'], { limit: { bytes: 26 } });
    assert.deepEqual(found([rule], texts), ['/h/r/A certain', '/h/r/w/A:1-2 certain']);
    assert.deepEqual(found([{ ...rule, limit: { bytes: 20 } }], texts), ['/h/r/A certain']);
    assert.deepEqual(found([from(claim, ['A'], { lines: 2 })], texts), ['/h/r/w/A:1-2 certain']);
  });

  it('are described by their front matter, else by the first line', () => {
    const rule = from(claim, ['*.md', '*.toml'], { part: 'description' });
    const described = (name: string, text: string): readonly string[] => found([rule], { [`/h/r/w/${name}`]: text });
    assert.deepEqual(described('a.md', '---\ndescription: x\n---\nsecret'), ['/h/r/w/a.md:1-3 certain']);
    assert.deepEqual(described('a.md', '---\nname: x\n---\n\nfirst\nsecond'), ['/h/r/w/a.md:1-5 certain']);
    assert.deepEqual(described('a.md', '# Title\nmore'), ['/h/r/w/a.md:1-1 certain']);
    assert.deepEqual(described('a.toml', 'prompt = "x"\ndescription = "y"'), ['/h/r/w/a.toml:2-2 certain']);
  });

  it('declare servers and hooks, which may be switched off', () => {
    const text = '{\n"s": {\n"a": {},\n"b": { "disabled": true },\n"c": { "enabled": false },\n"d": [] } }';
    assert.deepEqual(declaredIn('x.json', text, ['s']), [{ name: 'a', line: 3, endLine: 3 }]);
    assert.deepEqual(declaredIn('x.toml', '[s.a]\n\n[s.b]\nenabled = false', ['s']), [
      { name: 'a', line: 1, endLine: 1 },
    ]);
    assert.deepEqual(declaredIn('x.yaml', 's:\n  - name: a\n  - b', ['s']), [{ name: 'a', line: 2, endLine: 2 }]);
    for (const name of ['x.json', 'x.toml', 'x.yaml']) assert.deepEqual(declaredIn(name, '{[broken', ['s']), []);
  });

  it('stand in for one that has no text, or for none, as the product does it', () => {
    const texts = { '/h/r/w/O': ' \n', '/h/r/w/A': 'x' };
    assert.deepEqual(found([from(claim, ['O', 'A'])], texts), []);
    assert.deepEqual(found([from(claim, ['O', 'A'], { passesEmpty: true })], texts), ['/h/r/w/A certain']);
  });

  it('are described by the text alone where their description is none, and read in spite of blanks behind the last dashes', () => {
    const part = 'description' as const;
    const list = { '/h/r/w/A': '---\ndescription: [a, b]\n---\n\nFirst\nMore\n' };
    assert.deepEqual(found([from(claim, ['A'], { part })], list), ['/h/r/w/A:1-3 certain']);
    assert.deepEqual(found([from(claim, ['A'], { part, describesInText: true })], list), ['/h/r/w/A:5-5 certain']);
    const front: Partial<FileRule> = {
      part,
      onlyIf: [{ key: 'name', isSet: true }],
      frontBreaksOn: ['blanks-at-start'],
    };
    assert.deepEqual(found([from(claim, ['A'], front)], { '/h/r/w/A': '---\nname: a\n--- \nx\n' }).length, 1);
    assert.deepEqual(found([from(claim, ['A'], front)], { '/h/r/w/A': '--- \nname: a\n---\nx\n' }), []);
  });

  it('that were found under another name are imported from under this one, too', () => {
    const files: Readonly<Record<string, DiskFile>> = {
      '/h/r/w/.x/L': { text: '@b.md', real: '/h/r/w/A' },
      '/h/r/w/A': { text: '@b.md', real: '/h/r/w/A' },
      '/h/r/w/b.md': { text: 'x', real: '/h/r/w/b.md' },
    };
    const disk: Disk = { ...diskOfTexts(new Map()), read: path => files[path] ?? null };
    const imports: ImportRule = { depth: 2, after: 'space', skips: [], within: 'anywhere' };
    const names = ['.x/L', 'A'].map(name => from(claim, [name], { imports }));
    assert.deepEqual(
      agentFiles(names, disk, place).map(({ path }) => path),
      ['/h/r/w/.x/L', '/h/r/w/A', '/h/r/w/b.md'],
    );
  });

  it('come through links with the file behind them', () => {
    const disk = { read: (path: string) => (path.endsWith('/A') ? { text: 'x', real: '/o/B' } : null), list: () => [] };
    const files = agentFiles([from(claim, ['A'])], disk, place);
    assert.deepEqual(
      files.map(({ path, linkedFrom }) => [path, linkedFrom]),
      [
        ['/h/r/w/A', undefined],
        ['/o/B', '/h/r/w/A'],
      ],
    );
    const asking = agentFiles([from(claim, ['A'], { asksLinksOutside: true })], disk, place);
    assert.ok(asking.every(({ inclusion }) => inclusion === 'possible'));
  });
});

describe('imports of instruction files', () => {
  const rule: ImportRule = { depth: 2, after: 'space', skips: ['spans', 'code'], within: 'git-root' };
  const importing = (more: Partial<ImportRule>): FileRule => from(claim, ['A'], { imports: { ...rule, ...more } });

  it('are found as the product finds them', () => {
    const text =
      'See @a.md, (@b.md) x@c.md `@d.md` and @../e.md.\n```\n@f.md\n```\n<!-- @g.md -->\n\n    @h.md\n@~/i @@j @#k\n';
    assert.deepEqual(importsIn(text, rule), ['a.md,', '../e.md.', 'g.md']);
    const other: ImportRule = { ...rule, after: 'no-word', trimsEnd: true, fromHome: true, skips: ['comments'] };
    assert.deepEqual(importsIn(text, other), ['a.md', 'b.md', 'd.md', '../e.md', 'f.md', 'h.md', '~/i']);
    assert.deepEqual(importsIn(String.raw`@a\ b#part @c`, { ...rule, escapes: true }), ['a b', 'c']);
  });

  it('are followed so deep, in a circle once, and within bounds', () => {
    const texts = {
      '/h/r/w/A': '@1 @/h/out @../up',
      '/h/r/w/1': '@2 @A',
      '/h/r/w/2': '@3',
      '/h/r/w/3': 'x',
      '/h/out': 'x',
      '/h/r/up': 'x',
    };
    const start = ['/h/r/w/A certain', '/h/r/w/1 certain', '/h/r/w/2 certain'];
    assert.deepEqual(found([importing({})], texts), [...start, '/h/r/up certain']);
    assert.deepEqual(found([importing({ within: 'anywhere' })], texts), [
      ...start,
      '/h/out certain',
      '/h/r/up certain',
    ]);
    assert.deepEqual(found([importing({ within: 'workspace', asksOutside: true })], texts), [
      ...start,
      '/h/out possible',
      '/h/r/up possible',
    ]);
  });

  it('are found in linear time in any text', () => {
    for (const text of [
      '@'.repeat(100_000),
      '`'.repeat(100_000),
      '<!--'.repeat(30_000),
      '    x\n'.repeat(30_000),
      '@a '.repeat(30_000),
    ]) {
      const all: ImportRule = { ...rule, skips: ['spans', 'code', 'html', 'comments'] };
      assert.ok(importsIn(text, all).length <= 1);
    }
  });
});

describe('parts of reading', () => {
  it('reads front matter that is no YAML, and never throws', () => {
    assert.deepEqual(frontMatterOf('---\nglobs: **/*.ts\noff: false\n---\nx').values, { globs: '**/*.ts', off: false });
    assert.deepEqual(frontMatterOf('---\r\na: 1\r\n---\r\nx'), {
      values: { a: 1 },
      startLine: 1,
      endLine: 3,
      fault: null,
    });
    assert.equal(frontMatterOf('no').endLine, 0);
    assert.deepEqual(globsOf('a/*.{ts,js}, b'), ['a/*.{ts,js}', 'b']);
    fc.assert(fc.property(fc.string(), text => frontMatterOf(`---\n${text}\n---\n`).startLine <= 1));
  });

  it('takes patterns by their parts, and ends in any tree', () => {
    const disk = diskOfTexts(new Map(['/a/b.md', '/a/c/d.md', '/a/.e/f.md', '/a/g.txt'].map(path => [path, 'x'])));
    assert.deepEqual(filesAt(disk, '/a', '**/*.md', {}), ['/a/b.md', '/a/c/d.md', '/a/.e/f.md']);
    assert.deepEqual(filesAt(disk, '/a', '*/*.md', {}), ['/a/c/d.md']);
    assert.deepEqual(filesAt(disk, '/a', '../a/g.*', {}), ['/a/g.txt']);
    const endless = { read: () => null, list: () => [{ name: 'x', isFolder: true, isLink: false }] };
    assert.deepEqual(filesAt(endless, '/a', '**/**/**/*.md', {}), []);
  });

  it('asks the disk little between two rests, however many files a rule names', () => {
    const names = Array.from({ length: 900 }, (_, index) => `/h/r/w/rules/${index % 30}/f${index}.md`);
    const disk = diskOfTexts(new Map(names.map(name => [name, 'x'])));
    let asked = 0;
    const counting = {
      read: (path: string) => {
        asked++;
        return disk.read(path);
      },
      list: (folder: string) => {
        asked++;
        return disk.list(folder);
      },
    };
    let most = 0;
    const steps = agentFilesInSteps([from(claim, ['rules/**/*.md'])], counting, place);
    for (let step = steps.next(); step.done !== true; step = steps.next()) {
      most = Math.max(most, asked);
      asked = 0;
    }
    assert.ok(most <= 3, `${most} questions in one step`);
  });

  it('resolves paths', () => {
    assert.equal(resolved('/a/b', '../c/./d'), '/a/c/d');
    assert.equal(resolved('C:/a', '../../b'), 'C:/b');
    assert.equal(isWithin('/a', '/ab'), false);
    assert.equal(isWithin('/', '/ab'), true);
  });

  it('stops reading when there is too much', () => {
    const disk = cachedDisk(diskOfTexts(new Map(['/a', '/b', '/c'].map(path => [path, 'xxxx']))), 6);
    assert.equal(disk.read('/a')?.text, 'xxxx');
    assert.equal(disk.isSpent(), false);
    assert.equal(disk.read('/b')?.text, 'xxxx');
    assert.equal(disk.read('/c'), null);
    assert.equal(disk.isSpent(), true);
  });
});
