import assert from 'node:assert/strict';
import { agentFiles } from '../../../src/core/context/agent/files/agentFiles.ts';
import type { FileRule } from '../../../src/core/context/agent/files/fileRule.ts';
import { setName } from '../../../src/core/context/agent/files/fileRule.ts';
import type { AgentPlace } from '../../../src/core/context/agent/files/places.ts';
import { allFiles, from, up } from '../../../src/core/context/agent/files/rules.ts';
import { measured } from '../../../src/core/context/claim.ts';
import { diskOfTexts } from './diskOfTexts.ts';

const claim = measured('a product', '1.0.0');
const place: AgentPlace = { folder: '/h/r/w', home: '/h', gitRoot: '/h/r', moved: {} };
const found = (rules: readonly FileRule[], texts: Readonly<Record<string, string>>, at = place): readonly string[] =>
  agentFiles(rules, diskOfTexts(new Map(Object.entries(texts))), at).map(
    ({ path, inclusion }) => `${path} ${inclusion}`,
  );
const named = (name: string): string => `---\nname: ${name}\ndescription: x\n---\n`;

describe('files of one name', () => {
  const texts = {
    '/h/s/a/SKILL.md': named('one'),
    '/h/r/s/b/SKILL.md': named('one'),
    '/h/r/w/s/c/SKILL.md': named('one'),
    '/h/r/w/s/d/SKILL.md': named('two'),
  };
  const rules = (wins: 'first' | 'last' | 'nearest' | 'any', more: Partial<FileRule> = {}): readonly FileRule[] => [
    up('up-to-root', claim, ['s/*/SKILL.md'], { oneOfName: { of: 's', by: 'name', wins }, ...more }),
    from(claim, ['~/s/*/SKILL.md'], { oneOfName: { of: 's', by: 'name', wins } }),
  ];
  const other = '/h/r/w/s/d/SKILL.md certain';

  it('count once: the first, the last, or the nearest of the first rule', () => {
    assert.deepEqual(found(rules('first'), texts), ['/h/r/s/b/SKILL.md certain', other]);
    assert.deepEqual(found(rules('last'), texts), [other, '/h/s/a/SKILL.md certain']);
    assert.deepEqual(found(rules('nearest'), texts), ['/h/r/w/s/c/SKILL.md certain', other]);
  });

  it('are none of them certain where nobody can say which counts, or the one that would may be left out', () => {
    const all = ['/h/r/s/b/SKILL.md possible', '/h/r/w/s/c/SKILL.md possible', other];
    assert.deepEqual(found(rules('any'), texts), [...all, '/h/s/a/SKILL.md possible']);
    const mayGo = [...all.slice(0, 2), other.replace('certain', 'possible'), '/h/s/a/SKILL.md possible'];
    assert.deepEqual(found(rules('nearest', { inclusion: 'possible' }), texts), mayGo);
  });

  it('are told apart by the file where the product does so: its folder, or its path below the folder of the rule', () => {
    const oneOfName = { of: 's', by: 'file', wins: 'first' } as const;
    const files = { '/h/r/w/s/x/SKILL.md': named('one'), '/h/r/w/c/x.md': 'x', '/h/r/w/c/n/x.md': 'x' };
    const both = [from(claim, ['s/*/SKILL.md'], { oneOfName }), from(claim, ['c/**/*.md'], { oneOfName })];
    assert.deepEqual(found(both, files), ['/h/r/w/s/x/SKILL.md certain', '/h/r/w/c/n/x.md certain']);
  });

  it('may differ in capitals', () => {
    const oneOfName = { of: 's', by: 'name', wins: 'first', anyCase: true } as const;
    assert.deepEqual(
      found(allFiles(claim, ['a.md', 'A.md'], { oneOfName }), { '/h/r/w/a.md': 'x', '/h/r/w/A.md': 'x' }),
      ['/h/r/w/a.md certain'],
    );
  });
});

describe('what settings say of files that agents read', () => {
  const texts = {
    '/h/r/w/s/one.md': named('one'),
    '/h/r/w/s/two.md': named('two'),
    '/h/r/w/set.json': JSON.stringify({
      off: ['one', 'tw', 'wo'],
      map: { one: { on: false }, two: { on: true } },
      deny: ['Agent(two)', 'Other(one)', 'Agent'],
      list: [{ path: '/h/r/w/s/two.md', enabled: false }],
      minus: ['x', '-s/one.md'],
      wild: ['t*'],
      globs: ['**/s/o*.md'],
      style: 'two',
    }),
  };
  const left = (more: Partial<FileRule>): readonly string[] =>
    found([from(claim, ['s/*.md'], more)], texts).map(each => each.slice('/h/r/w/s/'.length, -'.md certain'.length));
  const at = (key: string) => ({ files: ['set.json'], key: [key] });

  it('switches them off by name, by a map, by a call, by path', () => {
    assert.deepEqual(left({}), ['one', 'two']);
    assert.deepEqual(left({ offBy: [{ ...at('off'), form: 'names' }] }), ['two']);
    assert.deepEqual(left({ offBy: [{ ...at('wild'), form: 'names' }] }), ['one']);
    assert.deepEqual(left({ offBy: [{ ...at('map'), form: { entry: ['on'], values: [false] } }] }), ['two']);
    assert.deepEqual(left({ offBy: [{ ...at('deny'), form: { calls: ['Agent'] } }] }), ['one']);
    assert.deepEqual(left({ offBy: [{ ...at('list'), form: 'paths' }] }), ['one']);
    assert.deepEqual(left({ offBy: [{ ...at('minus'), form: 'minus' }] }), ['two']);
    assert.deepEqual(left({ offBy: [{ ...at('style'), form: 'minus' }] }), ['one', 'two']);
  });

  it('switches extensions off below folders, and one that names another file', () => {
    const texts = {
      '/h/extensions/a/K.md': 'x',
      '/h/extensions/a/m.json': '{ "name": "L.md" }',
      '/h/extensions/b/K.md': 'x',
      '/h/extensions/c/K.md': 'x',
      '/h/on.json': JSON.stringify({ b: { overrides: ['!/h/r/*'] }, c: { overrides: ['!/h/r/*', '/h/r/w'] } }),
    };
    const pattern = ['~/extensions/*/K.md'];
    const off = { files: ['~/on.json'], key: [], form: 'overrides' } as const;
    assert.deepEqual(found([from(claim, pattern, { offBy: [off] })], texts), [
      '/h/extensions/a/K.md certain',
      '/h/extensions/c/K.md certain',
    ]);
    const offBeside = { file: 'm.json', key: ['name'], isSet: true } as const;
    assert.deepEqual(found([from(claim, pattern, { offBeside })], texts), [
      '/h/extensions/b/K.md certain',
      '/h/extensions/c/K.md certain',
    ]);
  });

  it('chooses one, or excludes them and what imports lead to', () => {
    assert.deepEqual(left({ chosenBy: at('style') }), ['two']);
    assert.deepEqual(left({ chosenBy: at('none') }), []);
    assert.deepEqual(left({ excludedBy: at('globs') }), ['two']);
    const imports = { depth: 2, after: 'space', skips: [], within: 'anywhere' } as const;
    const files = { ...texts, '/h/r/w/A': '@s/one.md @s/two.md' };
    assert.deepEqual(found([from(claim, ['A'], { imports, excludedBy: at('globs') })], files), [
      '/h/r/w/A certain',
      '/h/r/w/s/two.md certain',
    ]);
  });

  it('moves the root, adds folders to start from, and names that count in any case', () => {
    const files = {
      '/h/set.toml': "markers = ['.hg']\nempty = []\n",
      '/h/.hg': 'x',
      '/h/A': 'x',
      '/h/r/A': 'x',
      '/h/r/w/A': 'x',
      '/h/o/A': 'x',
      '/h/o/.git': 'x',
      '/h/r/w/set.json': '{ "also": ["~/o"], "load": true, "name": "B" }',
    };
    const set = (key: string) => ({ files: ['~/set.toml'], key: [key] });
    const paths = (rule: FileRule): readonly string[] => found([rule], files).map(each => each.split(' ')[0] ?? '');
    assert.deepEqual(paths(up('up-to-root', claim, ['A'], { rootMarkers: set('none') })), ['/h/r/A', '/h/r/w/A']);
    assert.deepEqual(paths(up('up-to-root', claim, ['A'], { rootMarkers: set('markers') })), [
      '/h/A',
      '/h/r/A',
      '/h/r/w/A',
    ]);
    assert.deepEqual(paths(up('up-to-root', claim, ['A'], { rootMarkers: set('empty') })), ['/h/r/w/A']);
    const alsoFrom = { files: ['set.json'], key: ['also'], ifTrue: ['load'] };
    assert.deepEqual(paths(from(claim, ['A'], { alsoFrom })), ['/h/r/w/A', '/h/o/A']);
    assert.deepEqual(paths(from(claim, ['A'], { alsoFrom: { ...alsoFrom, ifTrue: ['not'] } })), ['/h/r/w/A']);
    const names = { files: ['set.json'], key: ['name'], always: ['A'] };
    assert.deepEqual(paths(from(claim, [setName], { names })), ['/h/r/w/A']);
  });

  it('puts the names of all files together where the product does', () => {
    const files = {
      '/h/r/set.json': '{ "also": ["A"] }',
      '/h/r/w/set.json': '{ "also": ["B"] }',
      '/h/r/A': 'x',
      '/h/r/w/B': 'x',
    };
    const names = { files: ['set.json'], place: 'up-to-root', key: ['also'], isMerged: true } as const;
    assert.deepEqual(found([up('up-to-root', claim, [setName], { names })], files), [
      '/h/r/A certain',
      '/h/r/w/B certain',
    ]);
    const braces = { files: ['set.json'], key: ['b'] };
    const more = { '/h/r/w/set.json': '{ "b": "{A,B}" }', '/h/r/w/A': 'x', '/h/r/w/B': 'x' };
    assert.equal(found([from(claim, [setName], { names: braces })], more).length, 2);
    const strongest = { files: names.files, place: names.place, key: names.key };
    assert.deepEqual(found([up('up-to-root', claim, [setName], { names: strongest })], files), ['/h/r/w/B certain']);
  });
});

describe('folders of skills', () => {
  const texts = {
    '/h/r/w/s/a/SKILL.md': named('a'),
    '/h/r/w/s/a/b/SKILL.md': named('b'),
    '/h/r/w/s/größe/SKILL.md': named('c'),
    '/h/r/w/s/a/x.yaml': 'policy:\n  implicit: false\n',
  };
  const names = (more: Partial<FileRule>): readonly string[] =>
    found([from(claim, ['s/**/SKILL.md'], more)], texts).map(
      each => each.slice('/h/r/w/s/'.length).split('/SKILL')[0] ?? '',
    );

  it('are not looked into further where the product stops, or counts some names alone, or a file beside says so', () => {
    assert.deepEqual(names({}), ['a', 'a/b', 'größe']);
    assert.deepEqual(names({ stopsAtFound: true }), ['a', 'größe']);
    assert.deepEqual(names({ named: /^[a-z]+$/ }), ['a', 'a/b']);
    assert.deepEqual(names({ offBeside: { file: 'x.yaml', key: ['policy', 'implicit'] } }), ['a/b', 'größe']);
  });
});
