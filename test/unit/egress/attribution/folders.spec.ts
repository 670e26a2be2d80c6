import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  distinctNames,
  folderOf,
  type NamedFolder,
  shownIn,
  verdictShownIn,
} from '../../../../src/core/egress/attribution/folders.ts';
import { LineHashIndex } from '../../../../src/core/egress/attribution/lineIndex.ts';
import { sentContents } from '../../../../src/core/egress/attribution/sent.ts';
import type { EgressRecord } from '../../../../src/core/egress/types.ts';
import type { Verdict } from '../../../../src/core/ignore/types.ts';
import { message } from '../../../../src/core/message.ts';
import { nodeCodec } from '../../../../src/node/egress/codec.ts';

const none: ReadonlySet<string> = new Set();
const shop: NamedFolder = { name: 'shop', root: '/projects/shop' };
const tools: NamedFolder = { name: 'Our tools', root: 'C:\\projects\\tools' };

const lines = (word: string): string =>
  [1, 2, 3, 4].map(i => `const ${word}${i} = ${word}Number(${i}, "${word}");`).join('\n');

function index(files: readonly (readonly [NamedFolder, string, string])[]): LineHashIndex {
  const made = new LineHashIndex();
  for (const [folder, path, text] of files) made.add(path, text, folder);
  return made;
}

describe('egress: names of several folders', () => {
  const named = (...folders: readonly (readonly [string, string])[]): readonly string[] =>
    distinctNames(folders.map(([name, root]) => ({ name, root })));

  it('are the folders’ own where they keep the files apart', () => {
    assert.deepEqual(named(['shop', '/a/shop'], ['Our tools', '/a/tools']), ['shop', 'Our tools']);
    assert.deepEqual(named(['app', '/a/app'], ['apple', '/a/apple']), ['app', 'apple']);
  });

  it('are told apart by where the folders lie, as far as needed and no further', () => {
    assert.deepEqual(named(['app', '/one/app'], ['lib', '/x/lib'], ['app', '/two/app']), ['one/app', 'lib', 'two/app']);
    assert.deepEqual(named(['app', 'C:\\a\\x\\app'], ['app', 'C:\\b\\x\\app']), ['a/x/app', 'b/x/app']);
    assert.deepEqual(named(['', '/'], ['app', '/app']), ['/', '/app']);
  });

  it('never let two files of one window have the same name', () => {
    const part = fc.constantFrom('a', 'b', 'a/b', 'b/a');
    const folder = fc.record({ name: fc.oneof(part, fc.constant('')), root: part.map(path => `/${path}`) });
    const window = fc.uniqueArray(folder, { minLength: 2, maxLength: 4, selector: each => each.root });
    fc.assert(
      fc.property(window, folders => {
        const names = distinctNames(folders);
        const owners = folders.map((each, i) => ({ ...each, name: names[i] ?? '' }));
        const shown = new Map<string, string>();
        for (const owner of owners) {
          for (const path of ['x', 'a/x', 'b/x', 'a/b/x', 'b/a/x']) {
            const file = `${owner.root}/${path}`;
            // A file belongs to the innermost folder.
            if (owners.some(each => each.root.length > owner.root.length && file.startsWith(`${each.root}/`))) continue;
            const name = shownIn(owner, path);
            assert.equal(shown.get(name), undefined, name);
            shown.set(name, file);
            assert.deepEqual(folderOf(owners, name), { folder: owner, path });
          }
        }
      }),
    );
  });

  it('a file is of the folder that its name begins with, or of the only one', () => {
    const folders = [shop, tools];
    assert.deepEqual(folderOf(folders, 'Our tools/src/a.ts'), { folder: tools, path: 'src/a.ts' });
    assert.equal(folderOf(folders, 'shopping/list.txt'), null);
    const only = { name: '', root: '/projects/shop' };
    assert.deepEqual(folderOf([only], 'src/a.ts'), { folder: only, path: 'src/a.ts' });
    assert.equal(folderOf([], 'src/a.ts'), null);
  });

  it('a verdict names the rule’s file as the report does, but not a person’s own', () => {
    const verdict = (file: string): Verdict => ({
      path: '.env',
      assistant: 'copilot',
      feature: 'chat',
      verdict: 'held-back',
      by: { file, line: 3, pattern: '.env' },
      basis: 'rule',
      uncounted: null,
      why: message('ignore.heldBack', { assistant: 'Copilot', file, line: 3 }),
      fidelity: 'documented',
      source: { ref: 'made up', date: '2026-11-20' },
    });
    const shown = verdictShownIn(shop, verdict('.copilotignore'));
    assert.deepEqual(
      [shown.path, shown.by?.file, shown.why.args],
      ['shop/.env', 'shop/.copilotignore', { assistant: 'Copilot', file: 'shop/.copilotignore', line: 3 }],
    );
    const personal = verdict('/home/me/.claude/settings.json');
    assert.deepEqual(verdictShownIn(shop, personal), { ...personal, path: 'shop/.env' });
    assert.deepEqual(verdictShownIn({ ...shop, name: '' }, personal), personal);
  });
});

describe('egress: files of several folders in requests', () => {
  const both = index([
    [shop, 'src/pay.ts', lines('invoice')],
    [tools, 'src/pay.ts', lines('hammer')],
    [shop, 'src/only.ts', lines('basket')],
    [tools, 'shop/src/only.ts', lines('nail')],
  ]);

  it('an absolute path is of the folder that holds it, on any system', () => {
    assert.equal(both.resolve('/projects/shop/src/pay.ts'), 'shop/src/pay.ts');
    assert.equal(both.resolve('c:/projects/tools/src/pay.ts'), 'Our tools/src/pay.ts');
    assert.equal(both.resolve('/C:/projects/tools/src/pay.ts'), 'Our tools/src/pay.ts');
    assert.equal(both.resolve('C:\\projects\\tools\\src\\gone.ts'), null);
    assert.equal(both.resolve('/projects/tools%20of/x/../src/only.ts'), 'shop/src/only.ts', 'elsewhere its end counts');
  });

  it('a path in one folder never means a file of another one', () => {
    assert.equal(both.resolve('C:\\projects\\tools\\src\\only.ts'), null);
    const inner: NamedFolder = { name: 'inner', root: '/projects/shop/inner' };
    const nested = index([
      [shop, 'a.ts', 'x'],
      [inner, 'b.ts', 'x'],
      [inner, 'c.ts', 'x'],
      [shop, 'c.ts', 'x'],
    ]);
    assert.equal(nested.resolve('/projects/shop/inner/a.ts'), null);
    assert.equal(nested.resolve('/projects/shop/inner/c.ts'), 'inner/c.ts');
    assert.equal(nested.resolve('/projects/shop/c.ts'), 'shop/c.ts');
  });

  it('a relative path means the one file that it names, with or without its folder’s name', () => {
    assert.equal(both.resolve('Our tools/src/pay.ts'), 'Our tools/src/pay.ts');
    assert.equal(both.resolve('src/only.ts'), 'shop/src/only.ts');
  });

  it('a relative path that several folders have means any of them', () => {
    const any = both.resolve('src/pay.ts') ?? '';
    assert.deepEqual(both.meanings(any), ['Our tools/src/pay.ts', 'shop/src/pay.ts']);
    const other = both.resolve('shop/src/only.ts') ?? '';
    assert.deepEqual(both.meanings(other), ['Our tools/shop/src/only.ts', 'shop/src/only.ts']);
    assert.deepEqual(both.meanings('shop/src/pay.ts'), ['shop/src/pay.ts']);
  });

  it('content tells the folders apart', () => {
    for (const [word, path] of [
      ['invoice', 'shop/src/pay.ts'],
      ['hammer', 'Our tools/src/pay.ts'],
    ] as const) {
      assert.deepEqual(both.find(lines(word), none), [{ path, startLine: 1, endLine: 4, textLine: 1 }]);
    }
  });

  it('the same content in both is of either, until the request names the folder', () => {
    const same = index([
      [shop, 'src/a.ts', `// one\n${lines('same')}`],
      [tools, 'src/a.ts', lines('same')],
    ]);
    const [range] = same.find(lines('same'), none);
    assert.deepEqual(same.meanings(range?.path ?? ''), ['Our tools/src/a.ts', 'shop/src/a.ts']);
    const named = same.find(`File: /projects/shop/src/a.ts\n${lines('same')}`, none);
    assert.deepEqual(named, [{ path: 'shop/src/a.ts', startLine: 2, endLine: 5, textLine: 2 }]);
    assert.deepEqual(same.find(lines('same'), new Set(['Our tools/src/a.ts'])), [
      { path: 'Our tools/src/a.ts', startLine: 1, endLine: 4, textLine: 1 },
    ]);
  });

  it('a file that has the same lines twice is still one file', () => {
    const twice = index([[shop, 'src/a.ts', `${lines('same')}\n// and again\n${lines('same')}`]]);
    assert.deepEqual(twice.find(lines('same'), none), [
      { path: 'shop/src/a.ts', startLine: 1, endLine: 4, textLine: 1 },
    ]);
  });

  it('one line that stands only in copies of one file is still as good as one that stands once', () => {
    const line = 'export const theOnlyLineOfItsKind = "far and wide in this workspace";';
    const copies = index([
      [shop, 'src/a.ts', line],
      [tools, 'src/a.ts', line],
    ]);
    assert.equal(copies.find(line, none).length, 1);
    const others = index([
      [shop, 'src/a.ts', line],
      [tools, 'src/b.ts', line],
    ]);
    assert.deepEqual(others.find(line, none), []);
  });

  describe('in one request', () => {
    const copies = index([
      [shop, 'src/a.ts', `${lines('same')}\n${lines('invoice')}`],
      [tools, 'src/a.ts', `// moved\n${lines('same')}\n${lines('hammer')}`],
      [shop, 'README.md', 'x'],
      [tools, 'README.md', 'y'],
    ]);
    const request = (messages: readonly string[]) => {
      const body = { messages: messages.map(content => ({ role: 'user', content })) };
      const record: EgressRecord = {
        format: 'har',
        level: 'body',
        outcome: 'allowed',
        place: {},
        host: 'api.githubcopilot.com',
        path: '/chat/completions',
        body: { bytes: Buffer.from(JSON.stringify(body)), contentType: 'application/json', contentEncoding: '' },
      };
      const [content] = sentContents(record, { codec: nodeCodec, scanner: { scan: () => [] }, index: copies });
      assert.ok(content);
      return {
        ranges: content.ranges.map(({ path, startLine, endLine }) => `${path}:${startLine}-${endLine}`),
        named: content.named,
        paths: content.paths,
      };
    };

    it('lines that both have are of the one that more is found of', () => {
      const { ranges, named } = request([`File: src/a.ts\n${lines('same')}\nedited meanwhile\n${lines('hammer')}`]);
      assert.deepEqual(ranges, ['Our tools/src/a.ts:2-5', 'Our tools/src/a.ts:6-9']);
      assert.deepEqual(named, ['Our tools/src/a.ts']);
    });

    it('what nothing decides stays undecided, and is in the workspace all the same', () => {
      const either = '{Our tools/README.md,shop/README.md}';
      const { ranges, named, paths } = request([`File: src/a.ts\n${lines('same')}`, 'File: README.md\n']);
      assert.deepEqual(ranges, ['{Our tools/src/a.ts,shop/src/a.ts}:1-4']);
      assert.deepEqual(named, ['{Our tools/src/a.ts,shop/src/a.ts}', either]);
      assert.deepEqual(paths, []);
    });
  });
});
