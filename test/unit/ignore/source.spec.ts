import assert from 'node:assert/strict';
import { assistantById } from '../../../src/core/assistants/catalogue.ts';
import { outOfStep } from '../../../src/core/ignore/drift/outOfStep.ts';
import { evaluate } from '../../../src/core/ignore/gitignore/evaluate.ts';
import { ruleFileAt } from '../../../src/core/ignore/sources/ruleFiles.ts';
import { fromSource, sourceLoss } from '../../../src/core/ignore/writing/source.ts';
import { addPattern, denyRulesOf, type IgnoreTarget, rebased } from '../../../src/core/ignore/writing/targets.ts';

const cursor: IgnoreTarget = { file: '.cursorignore', form: 'gitignore', assistants: ['cursor'] };
const claude: IgnoreTarget = { file: '.claude/settings.json', form: 'claude-deny', assistants: ['claude-code'] };
const source = (text: string) => ({ file: '.aiignore', text });

describe('one source, many files', () => {
  it('copies lines, comments and order into the block and keeps what people wrote', () => {
    const text = '\uFEFF# keys\r\n*.key\r\n!pub.key\r\n\r\n\r\n';
    const block = '# >>> sightglass\n# From .aiignore\n# keys\n*.key\n!pub.key\n# <<< sightglass\n';
    assert.equal(fromSource(cursor, null, source(text)).text, block);
    assert.equal(fromSource(cursor, 'own\n', source(text)).text, `own\n${block}`);
    assert.equal(
      fromSource(cursor, `own\n${block}`, source('b')).text,
      'own\n# >>> sightglass\n# From .aiignore\nb\n# <<< sightglass\n',
    );
    assert.equal(
      fromSource(cursor, 'own\r\n', source('b')).text,
      'own\r\n# >>> sightglass\r\n# From .aiignore\r\nb\r\n# <<< sightglass\r\n',
    );
  });

  it('leaves the source alone, keeps its block marks out, and refuses a broken block', () => {
    assert.equal(fromSource({ ...cursor, file: '.aiignore' }, 'a\n', source('a\n')).text, 'a\n');
    const marked = fromSource(cursor, null, source('# >>> sightglass\na\n# <<< sightglass\n')).text ?? '';
    assert.equal(fromSource(cursor, marked, source('a\n')).text, marked);
    assert.equal(fromSource(cursor, '# >>> sightglass\n', source('a')).problem?.code, 'ignore.generate.brokenBlock');
  });

  it('gives deny rules that hold back the same, and says what they cannot', () => {
    const rules = denyRulesOf('*.key\n/root.txt\nkeys/\n/top/\na/b.txt\n!x\n# c\n');
    assert.deepEqual(rules, [
      'Read(**/*.key)',
      'Read(**/keys/**)',
      'Read(./a/b.txt)',
      'Read(./root.txt)',
      'Read(./top/**)',
    ]);
    const files = ruleFileAt('.claude/settings.json', JSON.stringify({ permissions: { deny: rules } }));
    for (const path of ['d/a.key', 'root.txt', 'd/keys/x/y', 'top/z', 'a/b.txt'])
      assert.ok(evaluate(files, path).ignored, path);
    for (const path of ['d/root.txt', 'd/top/z', 'd/a/b.txt', 'keys']) assert.ok(!evaluate(files, path).ignored, path);
    assert.deepEqual(sourceLoss(claude, source('a\n!b\n'))?.args['line'], 2);
    assert.equal(sourceLoss(claude, source('a\n')), null);
    assert.equal(sourceLoss(cursor, source('!a\n')), null);
  });

  it('is out of step until it was written', () => {
    const assistants = ['cursor', 'claude-code'].map(id => assistantById(id)).filter(each => each !== undefined);
    const input = (files: Readonly<Record<string, string>>) => ({
      paths: [],
      ruleFiles: Object.entries(files).flatMap(([name, text]) => ruleFileAt(name, text)),
      assistants,
      contentExclusion: null,
      verdictsOf: () => [],
      secretPaths: new Set<string>(),
      unlistedFolders: new Set<string>(),
      source: source('*.key\n'),
    });
    const issues = outOfStep(input({ '.cursorignore': 'x\n' }));
    assert.deepEqual(
      issues.map(each => [each.file, each.why.code, each.level, each.missingIn]),
      [
        ['.aiignore', 'ignore.drift.notWritten', 'medium', ['.claude/settings.json']],
        ['.cursorignore', 'ignore.drift.outOfStep', 'medium', ['.cursorignore']],
      ],
    );
    const written = {
      '.cursorignore': fromSource(cursor, 'x\n', source('*.key\n')).text ?? '',
      '.claude/settings.json': fromSource(claude, null, source('*.key\n')).text ?? '',
    };
    assert.deepEqual(outOfStep(input(written)), []);
    assert.deepEqual(outOfStep({ ...input({}), source: null }), []);
  });
});

describe('addPattern', () => {
  it('appends a line in the file’s own line ends, once', () => {
    assert.equal(addPattern(cursor, 'a\r\nb', '*.key').text, 'a\r\nb\r\n*.key\r\n');
    assert.equal(addPattern(cursor, '*.key\n', '*.key').text, '*.key\n');
    assert.equal(addPattern(cursor, null, '*.key').text, '*.key\n');
    assert.deepEqual(JSON.parse(addPattern(claude, null, '/a/').text ?? ''), {
      permissions: { deny: ['Read(./a/**)'] },
    });
  });
});

describe('rebased', () => {
  it('means in the root what the pattern means in its folder', () => {
    const paths = ['s[1]/a', 's[1]/x/a', 's[1]/x/a/b', 'a', 'x/a', 's1/a', 's[1]/b/a'];
    for (const pattern of ['a', '/a', 'x/a', 'a/', '*', '/*/a', '!a']) {
      const below = [{ path: 's[1]/.aiignore', mechanism: '.aiignore', base: 's[1]', text: `${pattern}\n` }];
      const text = `${rebased(pattern, 's[1]')}\n`;
      const above = [{ path: '.aiignore', mechanism: '.aiignore', base: '', text }];
      for (const path of paths) {
        assert.equal(evaluate(above, path).ignored, evaluate(below, path).ignored, `${pattern} ${path} ${text}`);
        assert.equal(
          evaluate(above, path).by === null,
          evaluate(below, path).by === null,
          `${pattern} ${path} ${text}`,
        );
      }
    }
    assert.equal(rebased('*.key', ''), '*.key');
  });
});
