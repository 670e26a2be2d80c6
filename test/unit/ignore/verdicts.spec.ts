import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { assistantById, catalogue } from '../../../src/core/assistants/catalogue.ts';
import type { Assistant } from '../../../src/core/assistants/types.ts';
import { collectedRuleFiles, ruleFilesOf } from '../../../src/core/ignore/sources/collected.ts';
import { isOutside } from '../../../src/core/ignore/sources/outside.ts';
import { ruleFileAt } from '../../../src/core/ignore/sources/ruleFiles.ts';
import type { RuleFile, Verdict } from '../../../src/core/ignore/types.ts';
import { checkOne, verdicts } from '../../../src/core/ignore/verdicts.ts';
import { everyTemplate as templates } from '../../../src/text/everyTemplate.ts';
import { render as renderWith } from '../../../src/text/render.ts';

const render = (why: Parameters<typeof renderWith>[0]): string => renderWith(why, undefined, templates);

function assistant(id: string): Assistant {
  const found = assistantById(id);
  assert.ok(found, id);
  return found;
}

function workspace(files: Readonly<Record<string, string>>): readonly RuleFile[] {
  return Object.entries(files).flatMap(([path, text]) => ruleFileAt(path, text));
}

function ask(
  id: string,
  feature: string,
  path: string,
  files: Readonly<Record<string, string>>,
  contentExclusion: boolean | null = null,
): Verdict {
  const all = verdicts(path, workspace(files), [assistant(id)], { contentExclusion });
  const verdict = all.find(each => each.feature === feature);
  assert.ok(verdict, `${id} ${feature}`);
  assert.ok(templates[verdict.why.code], verdict.why.code);
  assert.doesNotMatch(render(verdict.why), /\{/, 'every argument of the sentence is given');
  return verdict;
}

describe('verdicts', () => {
  it('read the rules of a folder whose name begins with a tilde, for that folder alone', () => {
    const files = { '~old/.aiexclude': '*.ts\n' };
    const verdictOf = (path: string): string => ask('gemini-code-assist', 'chat', path, files).verdict;
    assert.deepEqual(['~old/a.ts', 'a.ts', 'src/a.ts'].map(verdictOf), ['held-back', 'sent', 'sent']);
  });

  it('tell paths outside of the workspace folder from those in it, on any system', () => {
    for (const path of [
      '/home/ann/.ignore',
      'C:/Users/ann/.ignore',
      'c:\\x',
      '\\\\server\\ann\\.ignore',
      '~/.ignore',
      '~',
    ])
      assert.equal(isOutside(path), true, path);
    for (const path of ['.ignore', '~old/.ignore', '~$draft.docx', 'a:b/.ignore', 'src/~/x', ''])
      assert.equal(isOutside(path), false, path);
  });

  it('gives one per assistant and feature, in their order', () => {
    const expected = catalogue.flatMap(each => each.features.map(feature => `${each.id} ${feature.id}`));
    const all = verdicts('a.ts', [], catalogue, { contentExclusion: null });
    assert.deepEqual(
      all.map(each => `${each.assistant} ${each.feature}`),
      expected,
    );
    for (const each of all) assert.equal(each.verdict, 'sent', each.assistant);
  });

  it('counts .copilotignore only with content exclusion', () => {
    const files = { '.copilotignore': '# secrets\n\n*.PEM\n' };
    assert.equal(ask('copilot', 'completion', 'a/b.pem', files, true).verdict, 'held-back');
    const unknown = ask('copilot', 'completion', 'a/b.pem', files, null);
    assert.equal(unknown.verdict, 'unknown');
    assert.deepEqual(unknown.by, { file: '.copilotignore', line: 3, pattern: '*.PEM' });
    const sent = ask('copilot', 'chat', 'a/b.pem', files, false);
    assert.deepEqual([sent.verdict, sent.by, sent.why.code], ['sent', null, 'ignore.noContentExclusion']);
    assert.match(render(sent.why), /Line 3 of \.copilotignore/);
  });

  it('says that completion does not read .gitignore, and that the index does', () => {
    const files = { '.gitignore': '.env\n' };
    const completion = ask('copilot', 'completion', '.env', files);
    assert.deepEqual(
      [completion.verdict, completion.why.code, completion.why.args['line']],
      ['sent', 'ignore.notRead', 1],
    );
    const index = ask('copilot', 'index', '.env', files);
    assert.deepEqual([index.verdict, index.by?.line], ['held-back', 1]);
  });

  it('names a file of another assistant that people may trust', () => {
    const verdict = ask('copilot', 'agent', 'a.key', { '.cursorignore': '*.key\n' });
    assert.deepEqual(
      [verdict.verdict, verdict.why.code, verdict.why.args['file']],
      ['sent', 'ignore.notRead', '.cursorignore'],
    );
    assert.equal(ask('cursor', 'agent', 'a.key', { '.cursorignore': '*.key\n' }).verdict, 'held-back');
  });

  it('keeps .cursorindexingignore to the index', () => {
    const files = { '.cursorindexingignore': '*.key\n' };
    assert.equal(ask('cursor', 'index', 'a.key', files).verdict, 'held-back');
    assert.equal(ask('cursor', 'agent', 'a.key', files).verdict, 'sent');
  });

  it('does not count a file in a subfolder where only the root is read', () => {
    const verdict = ask('cursor', 'agent', 'src/a.key', { 'src/.cursorignore': '*.key\n' });
    assert.deepEqual([verdict.verdict, verdict.why.code], ['sent', 'ignore.nestedNotRead']);
    assert.equal(ask('continue', 'index', 'src/a.key', { 'src/.continueignore': '*.key\n' }).verdict, 'held-back');
  });

  it('reads deny rules of Claude Code with their anchors and lines', () => {
    const settings =
      '{\n  "permissions": {\n    "deny": [\n      "Read(./.env)",\n      "Read(secrets.json)", "Read(keys/**)",\n      "Read(~/x)", "Read(//etc/y)", "Bash(cat z)"\n    ]\n  }\n}\n';
    const files = { '.claude/settings.json': settings };
    const root = ask('claude-code', 'agent', '.env', files);
    assert.deepEqual(
      [root.verdict, root.by],
      ['held-back', { file: '.claude/settings.json', line: 4, pattern: 'Read(./.env)' }],
    );
    assert.equal(root.fidelity, 'measured');
    assert.equal(ask('claude-code', 'agent', 'sub/.env', files).verdict, 'sent');
    assert.equal(ask('claude-code', 'agent', 'sub/secrets.json', files).by?.line, 5);
    assert.equal(ask('claude-code', 'agent', 'keys/a/b', files).by?.pattern, 'Read(keys/**)');
    for (const path of ['x', 'z', 'etc/y'])
      assert.equal(ask('claude-code', 'agent', path, files).verdict, 'sent', path);
    assert.equal(
      ask('claude-code', 'agent', 'any', { '.claude/settings.json': '{"permissions":{"deny":["Read"]}}' }).verdict,
      'held-back',
    );
  });

  it('counts no rule of a Claude settings file that is not strict JSON', () => {
    const broken = '{ "permissions": { "deny": ["Read(./.env)"] }, } // comma';
    assert.equal(ask('claude-code', 'agent', '.env', { '.claude/settings.json': broken }).verdict, 'sent');
  });

  it('lets the last pattern of OpenCode decide, and knows that **/ wants a slash there', () => {
    const rules = (read: unknown): Readonly<Record<string, string>> => ({
      'opencode.json': JSON.stringify({ permission: { read } }),
    });
    const verdict = (path: string, read: unknown): string => ask('opencode', 'agent', path, rules(read)).verdict;
    assert.equal(verdict('.env', { '*': 'allow', '*.env': 'deny' }), 'held-back');
    assert.equal(verdict('.env', { '*.env': 'deny', '*': 'allow' }), 'sent');
    assert.equal(verdict('.env', { '*': 'allow', '**/.env': 'deny' }), 'sent');
    assert.equal(verdict('a/.env', { '*': 'allow', '**/.env': 'deny' }), 'held-back');
    assert.equal(verdict('secrets/a/b', { '*': 'allow', 'secrets/*': 'deny' }), 'held-back');
    assert.equal(verdict('secrets/a', { '*': 'allow', secrets: 'deny' }), 'sent');
    assert.equal(verdict('a[1]', { '*': 'allow', 'a[1]': 'deny' }), 'held-back');
    assert.equal(ask('opencode', 'agent', 'b/.env', {}).why.code, 'ignore.heldBackBuiltIn');
    assert.equal(ask('opencode', 'agent', '.env.example', {}).verdict, 'sent');
  });

  it('reads the private files of Zed, and the ones it brings along', () => {
    const files = { '.zed/settings.json': '{ // own\n "private_files": ["**/internal/*.md"] }' };
    assert.equal(ask('zed', 'agent', 'a/internal/b.md', files).by?.line, 2);
    assert.equal(ask('zed', 'agent', 'a/x.pem', files).why.code, 'ignore.heldBackBuiltIn');
    assert.equal(ask('zed', 'next-edit', 'a/x.pem', files).verdict, 'sent');
  });

  it('knows that one file can undo another, and one can replace another', () => {
    const augment = { '.gitignore': 'data/\n', '.augmentignore': '!data/\n!data/a.csv\n' };
    const undone = ask('augment', 'index', 'data/a.csv', augment);
    assert.deepEqual(
      [undone.verdict, undone.by?.file, undone.why.code],
      ['sent', '.augmentignore', 'ignore.reincluded'],
    );
    assert.equal(ask('kilo', 'completion', 'a.log', { '.gitignore': '*.log\n' }).verdict, 'held-back');
    const replaced = ask('kilo', 'completion', 'a.log', { '.gitignore': '*.log\n', '.kilocodeignore': '*.key\n' });
    assert.deepEqual([replaced.verdict, replaced.why.code], ['sent', 'ignore.notRead']);
    assert.equal(
      ask('kilo', 'completion', 'a.log', { '.gitignore': '*.log\n', '.kilocodeignore': '\n' }).verdict,
      'held-back',
    );
  });

  it('reads lines as plain globs for Amazon Q', () => {
    const files = { '.gitignore': 'secrets\n!x\n' };
    assert.equal(ask('amazon-q', 'index', 'secrets', files).verdict, 'held-back');
    assert.equal(ask('amazon-q', 'index', 'a/secrets', files).verdict, 'sent');
  });

  it('is unknown where a condition cannot be seen', () => {
    const verdict = ask('jetbrains-ai', 'chat', '.env', { '.aiignore': '.env\n' });
    assert.deepEqual([verdict.verdict, verdict.by?.line, verdict.why.code], ['unknown', 1, 'ignore.unknown.condition']);
  });

  it('never throws, whatever the files hold', () => {
    for (const text of [
      '',
      '[',
      '{"permissions":{"deny":[1,null,{}]}}',
      '{"permissions":[]}',
      '['.repeat(100_000),
      '\0',
      '"',
    ]) {
      const files = Object.fromEntries(collectedRuleFiles.map(name => [name, text]));
      assert.equal(verdicts('a/b', workspace(files), catalogue, { contentExclusion: null }).length > 40, true);
    }
  });
});

describe('checkOne', () => {
  const files = workspace({
    '.gitignore': '*.log\n!keep.log\n',
    '.copilotignore': '*.KEY\n',
    'a/.cursorignore': 'x\n',
  });

  it('answers for one kind of file', () => {
    const held = checkOne('.gitignore', files, 'a.log');
    assert.deepEqual(
      [held.verdict, held.by?.line, held.why.code, held.assistant],
      ['held-back', 1, 'ignore.check.matched', null],
    );
    assert.deepEqual(
      [checkOne('.gitignore', files, 'keep.log').verdict, checkOne('.gitignore', files, 'keep.log').by?.line],
      ['sent', 2],
    );
    assert.equal(checkOne('.gitignore', files, 'a.ts').why.code, 'ignore.check.noRule');
    assert.equal(checkOne('.aiderignore', files, 'a.ts').why.code, 'ignore.check.noFile');
    assert.equal(checkOne('.cursorignore', files, 'a/x').verdict, 'held-back');
  });

  it('answers for rules in settings as well', () => {
    const rules = workspace({ '.claude/settings.json': '{"permissions":{"deny":["Read(x)"]}}' });
    for (const name of ['permissions.deny', '.claude/settings.json', 'settings.json']) {
      assert.equal(checkOne(name, rules, 'x').verdict, 'held-back', name);
      assert.equal(checkOne(name, rules, 'y').why.code, 'ignore.check.noRule', name);
    }
  });

  it('folds case where the product does', () => {
    assert.equal(checkOne('.copilotignore', files, 'a.key').verdict, 'held-back');
    assert.equal(checkOne('.gitignore', files, 'a.LOG').verdict, 'sent');
  });
});

describe('rule files', () => {
  it('lists what a walker must collect', () => {
    for (const name of [
      '.gitignore',
      '.git/info/exclude',
      '.cursorignore',
      '.claude/settings.json',
      '.zed/settings.json',
      'opencode.json',
    ]) {
      assert.ok(collectedRuleFiles.includes(name), name);
    }
    assert.deepEqual(ruleFilesOf(assistant('roo').mechanisms), ['.git/info/exclude', '.gitignore', '.rooignore']);
    for (const name of collectedRuleFiles) assert.ok(ruleFileAt(`sub/${name}`, '').length > 0, name);
  });

  it('knows the base of a file', () => {
    assert.equal(ruleFileAt('a/b/.gitignore', '')[0]?.base, 'a/b');
    assert.equal(ruleFileAt('sub/.git/info/exclude', '')[0]?.base, 'sub');
    assert.equal(ruleFileAt('sub/.claude/settings.json', '{}')[0]?.base, 'sub');
    assert.equal(ruleFileAt('/home/u/.claude/settings.json', '{}')[0]?.base, '');
    assert.deepEqual(ruleFileAt('src/index.ts', ''), []);
    assert.deepEqual(ruleFileAt('my.gitignore', ''), []);
  });

  it('has a sentence for every code and a use for every sentence', () => {
    const names = readdirSync('src', { recursive: true }).map(String);
    const sources = names
      .filter(name => name.endsWith('.ts') && !name.startsWith('text'))
      .map(name => readFileSync(`src/${name}`, 'utf8'))
      .join('');
    const used = [...sources.matchAll(/'(ignore\.[a-z]\w*(?:\.\w+)?)'/g)].map(match => match[1]);
    for (const code of used) assert.ok((code ?? '') in templates, code);
    const known = Object.keys(templates).filter(code => /^ignore\.(?!gap|onlyIf)/.test(code));
    assert.deepEqual(
      known.filter(code => !used.includes(code)),
      [],
    );
  });
});
