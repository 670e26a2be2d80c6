import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assistantById } from '../../../src/core/assistants/catalogue.ts';
import { pathParts, seenFrom } from '../../../src/core/ignore/sources/anchors.ts';
import { personalPlaces, personalRuleFile, ruleFileAt } from '../../../src/core/ignore/sources/ruleFiles.ts';
import { evaluate } from '../../../src/core/ignore/gitignore/evaluate.ts';
import type { RuleFile } from '../../../src/core/ignore/types.ts';
import { createVerdicts } from '../../../src/core/ignore/verdicts.ts';
import { ruleFileProblems } from '../../../src/core/ignore/gitignore/problems.ts';
import { everyTemplate as templates } from '../../../src/text/everyTemplate.ts';

const place = { root: '/h/proj', home: '/h' };
const settings = (...deny: readonly unknown[]): string => JSON.stringify({ permissions: { deny } });
const claude = assistantById('claude-code');

function held(files: readonly RuleFile[], path: string): string {
  assert.ok(claude);
  const [verdict] = createVerdicts(files, [claude], { contentExclusion: null })(path).filter(
    each => each.feature === 'agent',
  );
  return verdict?.verdict ?? '';
}

describe('deny rules in a file that Claude Code drops', () => {
  const dropped = (settings: object): void => {
    const text = JSON.stringify({ permissions: { deny: ['Read(.env)'] }, ...settings });
    const files = ruleFileAt('.claude/settings.json', text, place);
    assert.equal(held(files, '.env'), 'sent', text);
    assert.equal(files.flatMap(ruleFileProblems).filter(each => each.isDead).length, 1, text);
  };
  it('do not count, and the key of a wrong type is told', () => {
    dropped({ env: { DISABLE_TELEMETRY: 1 } });
    dropped({ cleanupPeriodDays: 0 });
    dropped({ permissions: { deny: ['Read(.env)', 1] } });
    dropped({ model: null });
  });
  it('count where a key is unknown or a rule malformed', () => {
    const text = JSON.stringify({ unknown: 1, permissions: { deny: ['Read(.env)', 'x'] } });
    assert.equal(held(ruleFileAt('.claude/settings.json', text, place), '.env'), 'held-back');
  });
});

describe('rules with absolute paths', () => {
  it('count where they lie over the workspace', () => {
    for (const rule of [
      'Read(//**/.env)',
      'Read(//h/proj/.env)',
      'Read(//h/**/.env)',
      'Read(//h/*/.env)',
      'Read(//h/proj)',
      'Read(//h)',
      'Read(~/proj/.env)',
      'Read(~/proj/**)',
      'Read(~/**/.env)',
      'Read(~)',
    ]) {
      assert.equal(held(ruleFileAt('.claude/settings.json', settings(rule), place), '.env'), 'held-back', rule);
      const [personal] = personalPlaces.filter(({ file }) => file === '~/.claude/settings.json');
      assert.ok(personal);
      const own = personalRuleFile(personal, { path: '/h/.claude/settings.json' }, settings(rule), place);
      assert.equal(held([own], '.env'), 'held-back', `${rule} in the home folder`);
    }
  });

  it('say nothing where they lie elsewhere, or reach a part only', () => {
    for (const rule of ['Read(//h/other/.env)', 'Read(//proj/.env)', 'Read(~/.ssh/**)', 'Read(~/proj/sub/.env)']) {
      assert.equal(held(ruleFileAt('.claude/settings.json', settings(rule), place), '.env'), 'sent', rule);
    }
    const part = ruleFileAt('.claude/settings.json', settings('Read(~/proj/secrets/**)'), place);
    assert.deepEqual([held(part, 'secrets/a'), held(part, 'a/secrets/b')], ['held-back', 'sent']);
    const anywhere = ruleFileAt('.claude/settings.json', settings('Read(//**/.env)'), place);
    assert.equal(held(anywhere, 'deep/down/.env'), 'held-back');
  });

  it('match, seen from a folder, what they match from the root', () => {
    const part = fc.constantFrom('a', 'b', '*', '**', 'a*');
    const name = fc.constantFrom('a', 'b', 'ab');
    const property = fc.property(
      fc.array(part, { minLength: 1, maxLength: 5 }),
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.array(name, { minLength: 1, maxLength: 3 }),
      (pattern, folder, below) => {
        const rules = (patterns: readonly string[]): readonly RuleFile[] => [
          { path: 'x', mechanism: 'x', base: '', text: patterns.join('\n') },
        ];
        const whole = evaluate(rules([`/${pattern.join('/')}`]), [...folder, ...below].join('/')).ignored;
        const seen = seenFrom(pattern, folder, { foldersOnly: false, matchCase: true });
        assert.equal(evaluate(rules(seen), below.join('/')).ignored, whole, `${pattern.join('/')} → ${seen.join(' ')}`);
      },
    );
    fc.assert(property, { numRuns: 2000 });
  });

  it('know the drives of Windows', () => {
    assert.deepEqual(pathParts('C:\\Users\\u'), ['c', 'Users', 'u']);
    const windows = { root: 'C:\\Users\\u\\proj', home: 'C:\\Users\\u' };
    for (const rule of ['Read(//c/Users/u/proj/.env)', 'Read(~/proj/.env)'])
      assert.equal(held(ruleFileAt('.claude/settings.json', settings(rule), windows), '.env'), 'held-back', rule);
  });
});

describe('deny rules that deny nothing', () => {
  const codes = (text: string): readonly string[] =>
    ruleFileAt('.claude/settings.json', text, place).flatMap(file =>
      ruleFileProblems(file).map(({ why }) => {
        assert.ok(templates[why.code], why.code);
        return why.code.replace('ignore.permission.', '');
      }),
    );

  it('are told, each with what is wrong with it', () => {
    for (const [rule, code] of [
      ['Read(/h/proj/secrets/**)', 'oneSlash'],
      ['Read(/h/.ssh/**)', 'oneSlash'],
      ['Read(/etc/ssl/private/**)', 'oneSlash'],
      ['Write(**/.env)', 'withoutPath'],
      ['Grep(**/.env)', 'withoutPath'],
      ['read(.env)', 'wrongCase'],
      ['READ(.env)', 'wrongCase'],
      ['View(.env)', 'unknownTool'],
      ['.env', 'shape'],
      ['Read .env', 'shape'],
      ['Read(.env', 'shape'],
      ['Read(C:\\secrets\\**)', 'drive'],
      [['Read(.env)'], 'notAText'],
    ] as const) {
      assert.deepEqual(codes(settings(rule)), [code], JSON.stringify(rule));
    }
    assert.deepEqual(codes('{"permissions":{"read":{"deny":["**/.env*"]}}}'), ['wrongPlace']);
    assert.deepEqual(codes('{"permissions":{"deny":"Read(.env)"}}'), ['notAList']);
    assert.deepEqual(codes('{"deny":["Read(.env)"]}'), ['wrongPlace']);
    assert.deepEqual(codes('{"permissions":{"deny":{"Read":[".env"]}}}'), ['wrongPlace']);
  });

  it('are not told of those that deny something', () => {
    const good = [
      'Read',
      'Read(./.env)',
      'Read(/secrets/**)',
      'Read(//etc/**)',
      'Read(~/.ssh/**)',
      'Edit(src/**)',
      'Bash(curl:*)',
      'WebFetch(domain:example.com)',
      'WebFetch',
      'mcp__github__get_issue',
      'Agent(Explore)',
    ];
    assert.deepEqual(codes(settings(...good)), []);
    assert.deepEqual(codes('{ "permissions": '), [], 'that the file does not parse is told elsewhere');
  });
});
