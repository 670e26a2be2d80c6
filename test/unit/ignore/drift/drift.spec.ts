import assert from 'node:assert/strict';
import { message } from '../../../../src/core/message.ts';
import fc from 'fast-check';
import { assistantById } from '../../../../src/core/assistants/catalogue.ts';
import { checkDrift, driftSteps } from '../../../../src/core/ignore/drift/check.ts';
import type { DriftInput, DriftIssue } from '../../../../src/core/ignore/drift/types.ts';
import { evaluate } from '../../../../src/core/ignore/gitignore/evaluate.ts';
import { ruleFileAt } from '../../../../src/core/ignore/sources/ruleFiles.ts';
import { verdicts } from '../../../../src/core/ignore/verdicts.ts';
import { everyTemplate as templates } from '../../../../src/text/everyTemplate.ts';
import { render as renderWith } from '../../../../src/text/render.ts';

const render = (why: Parameters<typeof renderWith>[0]): string => renderWith(why, undefined, templates);

type Files = Readonly<Record<string, string>>;

function input(
  files: Files,
  paths: readonly string[],
  ids: readonly string[],
  more: Partial<DriftInput> = {},
): DriftInput {
  const assistants = ids.map(id => {
    const found = assistantById(id);
    assert.ok(found, id);
    return found;
  });
  const ruleFiles = Object.entries(files).flatMap(([name, text]) => ruleFileAt(name, text));
  const facts = { contentExclusion: more.contentExclusion ?? null };
  return {
    paths,
    ruleFiles,
    assistants,
    contentExclusion: facts.contentExclusion,
    verdictsOf: path => verdicts(path, ruleFiles, assistants, facts),
    secretPaths: new Set(),
    unlistedFolders: new Set(['node_modules']),
    source: null,
    ...more,
  };
}

function check(
  files: Files,
  paths: readonly string[],
  ids: readonly string[],
  more: Partial<DriftInput> = {},
): readonly DriftIssue[] {
  const issues = checkDrift(input(files, paths, ids, more));
  for (const { why } of issues) {
    assert.ok(templates[why.code], why.code);
    assert.doesNotMatch(render(why), /\{\w+\}/, why.code);
  }
  return issues.filter(({ kind }) => kind !== 'way-around');
}

const short = (issues: readonly DriftIssue[]): readonly string[] =>
  issues.map(({ file, line, kind, why }) => `${file}:${line} ${kind} ${why.code.replace('ignore.', '')}`);

describe('dead rules', () => {
  const dead = (text: string, paths: readonly string[]): readonly string[] =>
    short(check({ '.cursorignore': text }, paths, ['cursor'])).map(each => each.replace('.cursorignore:', ''));

  it('are those that match nothing', () => {
    assert.deepEqual(dead('*.pem\n*.key\n!x.key\n', ['a.pem']), [
      '2 matches-nothing drift.matchesNothing',
      '3 matches-nothing drift.exceptionMatchesNothing',
    ]);
  });

  it('are no rules for folders that were not listed, and none of the block that is made anew', () => {
    assert.deepEqual(dead('node_modules/\n/node_modules/x\n!node_modules\n', ['a']), []);
    assert.deepEqual(dead('# >>> sightglass\n.env*\n!.env.example\n# <<< sightglass\n', ['.env']), []);
  });

  it('are no rules for what tools will make', () => {
    const generated =
      'build/\ncoverage/\n*.log\n/dist\n**/__pycache__/**\n*.py[co]\nnpm-debug.log*\n.DS_Store\n*.tsbuildinfo\n';
    assert.deepEqual(dead(generated, ['a']), []);
    assert.deepEqual(dead('secret-notes.txt\nsrc/old/\n', ['a']), [
      '1 matches-nothing drift.matchesNothing',
      '2 matches-nothing drift.matchesNothing',
    ]);
  });

  it('are those that a later exception undoes', () => {
    const [issue] = check({ '.cursorignore': 'a.key\n!*.key\n' }, ['a.key', 'b.key'], ['cursor']);
    assert.deepEqual(
      [issue?.line, issue?.kind, issue?.level, issue?.isDead, issue?.pattern, issue?.why.args['line']],
      [1, 'shadowed', 'medium', true, 'a.key', 2],
    );
    assert.deepEqual(dead('*.key\n!a.key\n', ['a.key', 'b.key']), []);
    assert.deepEqual(dead('!a.key\n*.key\n', ['a.key']), ['1 shadowed drift.exceptionUndone']);
  });

  it('are exceptions inside an ignored folder', () => {
    assert.deepEqual(dead('build/\n!build/keep\n', ['build/keep']), ['2 shadowed drift.cannotReinclude']);
    assert.deepEqual(dead('build/*\n!build/keep\n', ['build/keep', 'build/b']), []);
    assert.deepEqual(dead('build/\n!deep.txt\n', ['build/a/b/deep.txt']), ['2 shadowed drift.cannotReinclude']);
  });

  it('are those that say nothing new', () => {
    assert.deepEqual(dead('a.pem\n*.pem\n', ['a.pem', 'b.pem']), ['1 repeated drift.repeated']);
    assert.deepEqual(dead('*.pem\nb\n*.pem\n', ['a.pem', 'b']), ['1 repeated drift.repeated']);
    assert.deepEqual(dead('*.none\n*.none\n', ['a']), [
      '1 repeated drift.repeated',
      '2 matches-nothing drift.matchesNothing',
    ]);
    assert.deepEqual(dead('build/\nbuild/a\n', ['build/a']), ['2 repeated drift.repeated']);
  });

  it('are lines that no tool understands', () => {
    assert.deepEqual(dead('./x\nfoo[\nx\t\n', ['x', 'x\t']), [
      '1 not-understood problem.dotFolder',
      '2 not-understood problem.brokenClass',
      '3 not-understood problem.blankAtEnd',
    ]);
  });

  it('counts a file from its own folder and case as its reader does', () => {
    assert.deepEqual(short(check({ 'src/.continueignore': '/a\n/src\n' }, ['src/a'], ['continue'])), [
      'src/.continueignore:2 matches-nothing drift.matchesNothing',
    ]);
    assert.deepEqual(short(check({ '.geminiignore': '*.PEM\n' }, ['a.pem'], ['gemini-cli'])), []);
    assert.deepEqual(short(check({ '.cursorignore': '*.PEM\n' }, ['a.pem'], ['cursor'])), [
      '.cursorignore:1 matches-nothing drift.matchesNothing',
    ]);
  });

  it('can all be taken out and no verdict changes', () => {
    const name = fc.constantFrom('a', 'b', 'a.x', 'b.x', 'c');
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map(parts => parts.join('/'));
    const part = fc.constantFrom('a', 'b', '*.x', '*', 'c', 'a*');
    const line = fc
      .tuple(
        fc.constantFrom('', '!'),
        fc.constantFrom('', '/'),
        fc.array(part, { minLength: 1, maxLength: 2 }),
        fc.constantFrom('', '/'),
      )
      .map(([not, anchor, parts, folder]) => `${not}${anchor}${parts.join('/')}${folder}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { minLength: 1, maxLength: 8 }),
        fc.array(line, { maxLength: 8 }),
        (paths, lines) => {
          // A name cannot be a file and a folder at the same time.
          const files = paths.filter(each => !paths.some(other => other.startsWith(`${each}/`)));
          const rulesOf = (kept: readonly string[]) => ruleFileAt('.cursorignore', kept.join('\n'));
          const issues = check({ '.cursorignore': lines.join('\n') }, files, ['cursor']);
          for (const { line: at } of issues.filter(each => each.isDead && each.pattern !== null)) {
            const without = lines.filter((_, index) => index !== at - 1);
            for (const each of files) {
              assert.equal(evaluate(rulesOf(without), each).ignored, evaluate(rulesOf(lines), each).ignored, each);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('files that nobody reads', () => {
  it('are named with who would read them', () => {
    const [issue] = check({ '.cursorignore': '*.pem\n' }, ['a.pem'], ['codex']);
    assert.deepEqual([issue?.kind, issue?.level, issue?.isDead, issue?.pattern], ['no-reader', 'medium', true, null]);
    assert.deepEqual([issue?.why.code, issue?.why.args['readers']], ['ignore.drift.unread', 'Cursor']);
    assert.deepEqual(check({ '.gitignore': 'x\n' }, ['x'], ['codex']), []);
  });

  it('are files in subfolders where only the root counts', () => {
    assert.deepEqual(short(check({ 'src/.cursorignore': 'nothing\n' }, ['src/a'], ['cursor'])), [
      'src/.cursorignore:1 no-reader drift.nestedUnread',
    ]);
    assert.deepEqual(check({ 'src/.continueignore': 'a\n' }, ['src/a'], ['continue']), []);
  });

  it('are names that products do not know', () => {
    const issues = check({}, ['.claudeignore', 'a/.codexignore', 'x.claudeignore'], ['cursor']);
    assert.deepEqual(short(issues), [
      '.claudeignore:1 no-reader drift.readByNobody',
      'a/.codexignore:1 no-reader drift.readByNobody',
    ]);
    assert.match(render(issues[0]?.why ?? message('context.copilot.empty')), /permissions\.deny/);
  });

  it('depend on the account of Copilot', () => {
    const files = { '.copilotignore': 'a\n' };
    assert.deepEqual(short(check(files, ['a'], ['copilot'], { contentExclusion: false })), [
      '.copilotignore:1 no-reader drift.noContentExclusion',
    ]);
    assert.deepEqual(short(check(files, ['a'], ['copilot'], { contentExclusion: true })), []);
    const [unknown] = check(files, ['a'], ['copilot']);
    assert.deepEqual([unknown?.kind, unknown?.level, unknown?.isDead], ['conditional', 'low', false]);
  });
});

describe('rules that their reader takes differently', () => {
  it('exceptions in plain globs', () => {
    const issues = check({ '.gitignore': 'a\n!b\n!c\n' }, ['a'], ['amazon-q']);
    assert.deepEqual(short(issues), ['.gitignore:2 not-understood drift.globException']);
    assert.equal(issues[0]?.pattern, '!b');
  });

  it('settings files that are no strict JSON', () => {
    const text = '{\n "permissions": { "deny": ["Read(./.env)"] }, // mine\n}\n';
    const [issue] = check({ '.claude/settings.json': text }, ['.env'], ['claude-code']);
    assert.deepEqual([issue?.why.code, issue?.line, issue?.level], ['ignore.drift.brokenSettings', 2, 'medium']);
    assert.deepEqual(check({ '.claude/settings.json': '{}' }, ['a'], ['claude-code']), []);
  });

  it('patterns of OpenCode that miss the root', () => {
    const text = JSON.stringify(
      { permission: { read: { '*': 'allow', '**/.env': 'deny', '**/ok': 'allow' } } },
      null,
      1,
    );
    const [issue, ...rest] = check({ 'opencode.json': text }, ['a'], ['opencode']);
    assert.deepEqual([issue?.line, issue?.why.args['instead'], rest.length], [5, '*.env', 0]);
  });
});

describe('sensitive files', () => {
  it('that git ignores and an assistant sees are named at the rule of git, once', () => {
    const issues = check({ '.gitignore': '.env*\n' }, ['.env', '.env.local', 'a.ts'], ['cursor', 'codex']);
    const visible = issues.filter(({ kind }) => kind === 'visible');
    assert.equal(visible.length, 1);
    assert.deepEqual(
      [
        visible[0]?.line,
        visible[0]?.level,
        visible[0]?.why.args['count'],
        visible[0]?.why.args['path'],
        visible[0]?.assistants,
      ],
      [1, 'high', 2, '.env', ['cursor', 'codex']],
    );
    assert.deepEqual(visible[0]?.missingIn, ['.cursorignore']);
  });

  it('count when a secret was found in them, and not when they are held back', () => {
    const files = { '.gitignore': 'local.txt\n' };
    assert.deepEqual(check(files, ['local.txt'], ['codex']), []);
    const secretPaths = new Set(['local.txt']);
    assert.equal(check(files, ['local.txt'], ['codex'], { secretPaths })[0]?.kind, 'visible');
    const held = { ...files, '.cursorignore': 'local.txt\n' };
    assert.deepEqual(check(held, ['local.txt'], ['cursor'], { secretPaths }), []);
  });
});

describe('ignore files that disagree', () => {
  it('name a sensitive file rather than a sample', () => {
    const files = { '.cursorignore': '.env.*\n', '.codeiumignore': 'x\n' };
    const [issue] = check(files, ['.env.example', '.env.production'], ['cursor', 'windsurf']).filter(
      each => each.kind === 'disagreement',
    );
    assert.deepEqual([issue?.why.args['path'], issue?.why.args['count']], ['.env.production', 2]);
  });

  it('are told at the rule that the other lacks', () => {
    const files = { '.cursorignore': 'a.x\nb.x\n', '.codeiumignore': 'a.x\n' };
    const issues = check(files, ['a.x', 'b.x'], ['cursor', 'windsurf']);
    assert.deepEqual(
      issues.map(each => [each.file, each.line, each.kind, each.missingIn, each.why.code]),
      [['.cursorignore', 2, 'disagreement', ['.codeiumignore'], 'ignore.drift.disagreeOne']],
    );
    assert.deepEqual(check({ ...files, '.codeiumignore': '*.x\n' }, ['a.x', 'b.x'], ['cursor', 'windsurf']), []);
  });

  it('are told once where the other file is missing', () => {
    const issues = check({ '.cursorignore': 'a.x\nb.x\n' }, ['a.x', 'b.x'], ['cursor', 'windsurf']);
    assert.deepEqual(
      issues.map(each => [each.line, each.why.code, each.why.args['count'], each.missingIn]),
      [[1, 'ignore.drift.missingFile', 2, ['.codeiumignore']]],
    );
  });

  it('include the deny rules of Claude Code', () => {
    const files = { '.cursorignore': 'a\n', '.claude/settings.json': '{"permissions":{"deny":["Read(./b)"]}}' };
    const found = check(files, ['a', 'b'], ['cursor', 'claude-code']).map(
      each => `${each.file} ${each.missingIn.join()}`,
    );
    assert.deepEqual(found, ['.claude/settings.json .cursorignore', '.cursorignore .claude/settings.json']);
  });
});

describe('ways around', () => {
  it('are information about the files that count', () => {
    const issues = checkDrift(input({ '.geminiignore': 'a\n' }, ['a'], ['gemini-cli']));
    const codes = issues.map(({ why }) => why.code);
    assert.ok(codes.includes('ignore.gap.shell') && codes.includes('ignore.gap.search'));
    assert.ok(issues.every(({ kind, level, isDead }) => kind === 'way-around' && level === 'low' && !isDead));
    assert.deepEqual(
      checkDrift(input({ '.geminiignore': 'a\n' }, ['a'], ['pi'])).filter(each => each.kind === 'way-around'),
      [],
    );
  });
});

describe('a drift check', () => {
  it('says nothing of the ignore file of another program', () => {
    const issues = checkDrift(input({ '.npmignore': 'gone\n' }, ['.npmignore', 'a'], ['cursor']));
    assert.deepEqual(issues, []);
  });

  it('tells the worst first, and what holds for an assistant once', () => {
    const files = {
      '.gitignore': '.env\n',
      '.geminiignore': 'gone\n',
      'a/.geminiignore': 'gone\n',
      '.cursorignore': 'gone\n!x\n',
    };
    const issues = checkDrift(input(files, ['.env', 'a/b'], ['gemini-cli', 'cursor']));
    const levels = issues.map(({ level }) => level);
    assert.deepEqual(
      levels,
      [...levels].sort((a, b) => 'hml'.indexOf(a.charAt(0)) - 'hml'.indexOf(b.charAt(0))),
    );
    const remarks = issues.flatMap(each =>
      each.kind === 'way-around' ? [`${each.assistants.join()} ${each.why.code}`] : [],
    );
    assert.deepEqual([...new Set(remarks)], remarks);
    assert.ok(remarks.length > 2);
  });

  it('tells deny rules of Claude Code that deny nothing', () => {
    const deny = ['Write(**/.env)', 'read(.env)', 'Read(./.env)'];
    const text = JSON.stringify({ permissions: { deny } }, null, 1);
    const issues = checkDrift(input({ '.claude/settings.json': text }, ['.env'], ['claude-code']));
    assert.deepEqual(
      issues
        .filter(({ kind }) => kind === 'not-understood')
        .map(({ line, level, why, pattern, isDead }) => [line, level, why.code, pattern, isDead]),
      [
        [4, 'medium', 'ignore.permission.withoutPath', null, false],
        [5, 'medium', 'ignore.permission.wrongCase', null, false],
      ],
    );
  });

  it('yields often enough to share a thread', () => {
    const paths = Array.from({ length: 5_000 }, (_, index) => `d${index % 50}/f${index}.ts`);
    let steps = 0;
    const run = driftSteps(
      input({ '.cursorignore': 'd1/\n*.ts\n', '.gitignore': 'x\n' }, paths, ['cursor', 'windsurf']),
    );
    while (run.next().done !== true) steps++;
    assert.ok(steps > 25, String(steps));
  });

  it('never throws, whatever the files hold', () => {
    for (const text of ['', '\0', '['.repeat(2_000), '!', '\uFEFF!\r\n', '# >>> sightglass\n', '{"permissions":1}']) {
      const files = Object.fromEntries(
        ['.cursorignore', '.gitignore', 'opencode.json', '.claude/settings.json'].map(name => [name, text]),
      );
      check(files, ['a/b', '.env'], ['cursor', 'opencode', 'claude-code', 'amazon-q']);
    }
  });
});
