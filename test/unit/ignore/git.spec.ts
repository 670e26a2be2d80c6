import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evaluate } from '../../../src/core/ignore/gitignore/evaluate.ts';
import type { RuleFile } from '../../../src/core/ignore/types.ts';
import { random } from '../random.ts';
import { randomTree, type Tree } from './randomTree.ts';

/** How many random trees are compared with git; SIGHTGLASS_TREES=2000 for a long run. */
const treeCount = Number(process.env['SIGHTGLASS_TREES'] ?? 300);

/** Returns git's answers by path: `file:line:pattern`, or '' if no rule decides. */
function askGit(root: string, paths: readonly string[], ignoreCase: boolean): ReadonlyMap<string, string> {
  const args = [
    '-c',
    `core.ignoreCase=${String(ignoreCase)}`,
    'check-ignore',
    '-v',
    '-n',
    '-z',
    '--no-index',
    '--stdin',
  ];
  const environment = {
    ...process.env,
    GIT_CONFIG_GLOBAL: path.join(root, '.git', 'global'),
    GIT_CONFIG_NOSYSTEM: '1',
  };
  const input = paths.map(name => `${name}\0`).join('');
  let output: string;
  try {
    output = execFileSync('git', args, { cwd: root, input, env: environment, maxBuffer: 1 << 28 }).toString();
  } catch (error) {
    // Status 1 means that no path is ignored; the answer is complete.
    const failed = error as { status?: number; stdout?: Buffer };
    if (failed.status !== 1 || !failed.stdout) throw error;
    output = failed.stdout.toString();
  }
  const answers = new Map<string, string>();
  const fields = output.split('\0');
  for (let i = 0; i + 3 < fields.length; i += 4) {
    const [source, line, pattern, name] = fields.slice(i, i + 4) as [string, string, string, string];
    answers.set(name, source === '' ? '' : `${source}:${line}:${pattern}`);
  }
  return answers;
}

function write(root: string, name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

function ours(rules: readonly RuleFile[], name: string, isDirectory: boolean, matchCase: boolean, prefix = ''): string {
  const { by, ignored } = evaluate(rules, name, { isDirectory, matchCase });
  if (!by) return ignored ? 'ignored without a rule' : '';
  assert.equal(ignored, !by.pattern.startsWith('!'), 'a negated rule never ignores');
  return `${prefix}${by.file}:${by.line}:${by.pattern}`;
}

describe('verdicts are those of git', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'sightglass-git-'));
    execFileSync('git', ['init', '-q', root]);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  for (const ignoreCase of [false, true]) {
    it(`on ${treeCount} random trees, core.ignoreCase=${ignoreCase}`, () => {
      const seed = Number(process.env['SIGHTGLASS_SEED'] ?? 1);
      const trees: Tree[] = [];
      for (let i = 0; i < treeCount; i++) trees.push(randomTree(random(seed * 100_000 + i)));
      trees.forEach((tree, index) => {
        for (const folder of tree.folders) mkdirSync(path.join(root, `t${index}`, folder), { recursive: true });
        for (const file of tree.files) write(root, `t${index}/${file}`, '');
        for (const rule of tree.rules) write(root, `t${index}/${rule.path}`, rule.text);
      });
      const paths = trees.flatMap((tree, index) => [...tree.folders, ...tree.files].map(name => `t${index}/${name}`));
      const theirs = askGit(root, paths, ignoreCase);
      let decided = 0;
      trees.forEach((tree, index) => {
        for (const name of [...tree.folders, ...tree.files]) {
          const expected = theirs.get(`t${index}/${name}`);
          const actual = ours(tree.rules, name, tree.folders.includes(name), !ignoreCase, `t${index}/`);
          assert.equal(actual, expected, `${name} in ${JSON.stringify(tree.rules, null, 1)}`);
          if (expected !== '') decided++;
        }
      });
      assert.ok(decided > treeCount, `too few rules decide anything: ${decided}`);
    });
  }

  it('with info/exclude and a global file, which come last', () => {
    const exclude = {
      path: '.git/info/exclude',
      mechanism: '.gitignore',
      base: '',
      text: '!global.txt\nlocal.txt\n*.both\n',
    };
    const global = {
      path: path.join(root, 'ignore'),
      mechanism: '.gitignore',
      base: '',
      text: 'global.txt\nonly.txt\n*.both\n',
    };
    const own = { path: '.gitignore', mechanism: '.gitignore', base: '', text: '!local.txt\n' };
    const rules = [global, exclude, own];
    for (const rule of rules) write(root, path.relative(root, path.resolve(root, rule.path)), rule.text);
    writeFileSync(path.join(root, '.git', 'global'), `[core]\nexcludesFile = ${global.path}\n`);
    const paths = ['global.txt', 'only.txt', 'local.txt', 'x.both', 'none.txt'];
    const theirs = askGit(root, paths, false);
    for (const name of paths) assert.equal(ours([...rules].reverse(), name, false, true), theirs.get(name), name);
  });
});
