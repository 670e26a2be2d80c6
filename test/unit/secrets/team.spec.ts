import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { addToBaseline, parseBaseline, updateBaseline } from '../../../src/core/secrets/team/baseline.ts';
import { compileLinearPattern } from '../../../src/core/secrets/team/linearPattern.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { type TeamTexts, teamPath } from '../../../src/core/secrets/team/teamFiles.ts';
import { teamRules } from '../../../src/core/secrets/team/teamRules.ts';
import { tomlLine } from '../../../src/core/config/tomlPlace.ts';
import { body } from './support.ts';

const secret = `gh${'p_'}${body(36, 51)}`;
const other = `gh${'p_'}${body(36, 52)}`;
const text = `one\ntoken = "${secret}"\n`;
const here = { from: '', to: '' };

function scan(texts: TeamTexts, path = 'src/a.py', content = text, shift = here): readonly string[] {
  const team = teamRules(texts, compileLinearPattern);
  assert.deepEqual(team.problems, []);
  return createScanner(team.optionsFor(shift))
    .scan({ path, text: content })
    .map(each => content.slice(each.start, each.end));
}

function excluded(path: string, ...excludes: readonly string[]): boolean {
  const team = teamRules({}, compileLinearPattern, [], excludes);
  return createScanner(team.optionsFor(here)).scan({ path, text }).length === 0;
}

function problems(texts: TeamTexts): readonly string[] {
  return teamRules(texts, compileLinearPattern).problems.map(each => `${each.code} ${each.args['line'] ?? '-'}`);
}

describe('secrets: what a configuration leaves out', () => {
  it('goes by patterns of gitignore from the root', () => {
    assert.ok(excluded('src/a.py', 'src/'));
    assert.ok(excluded('deep/a.py', '*.py'));
    assert.ok(!excluded('src/a.py', '/a.py', '*.ts'));
    assert.ok(!excluded('src/a.py', '*.py', '!a.py'));
    assert.ok(!excluded('src/a.py'));
  });
});

describe('secrets: what a team has accepted', () => {
  const [finding] = createScanner().scan({ path: 'src/a.py', text });
  assert.ok(finding);
  const digest = createHash('sha1').update(secret).digest('hex');
  const accepting: TeamTexts[] = [
    { '.sightglass-baseline': `${finding.fingerprint} note\n` },
    { '.gitleaksignore': 'src/a.py:any-rule:2\n' },
    { '.secrets.baseline': JSON.stringify({ results: { 'src/a.py': [{ hashed_secret: digest }] } }) },
    { '.gitleaks.toml': "[[allowlists]]\npaths = ['''\\.py$''']\n" },
    { '.secretlintignore': '# tests\n*.py\n' },
  ];

  it('counts in every format, each by its own key', () => {
    assert.deepEqual(scan({}), [secret]);
    for (const texts of accepting) assert.deepEqual(scan(texts), [], Object.keys(texts).join());
    for (const texts of accepting.slice(1)) {
      assert.deepEqual(scan(texts, 'src/b.txt'), [secret], `${Object.keys(texts).join()} names another file`);
    }
    assert.deepEqual(scan({ '.sightglass-baseline': finding.fingerprint }, 'src/b.txt'), [], 'content, not place');
    assert.deepEqual(scan({ '.sightglass-baseline': finding.fingerprint }, 'src/a.py', text.replace(secret, other)), [
      other,
    ]);
  });

  it('names the file and line that accepts', () => {
    const reason = (texts: TeamTexts): string => {
      const why = teamRules(texts, compileLinearPattern).acceptedBy(finding, text);
      return `${why?.args['file'] ?? ''}:${why?.args['line'] ?? ''}`;
    };
    assert.deepEqual(accepting.map(reason), [
      '.sightglass-baseline:1',
      '.gitleaksignore:1',
      '.secrets.baseline:',
      '.gitleaks.toml:',
      '.secretlintignore:2',
    ]);
    assert.equal(teamRules({}, compileLinearPattern).acceptedBy(finding, text), null);
  });

  it('goes by paths relative to the folder of the files', () => {
    const texts = { '.gitleaksignore': 'src/a.py:r:2' };
    assert.deepEqual(scan(texts, 'shop/src/a.py', text, { from: 'shop/', to: '' }), []);
    assert.deepEqual(scan(texts, 'a.py', text, { from: '', to: 'src/' }), []);
    assert.deepEqual(scan(texts, 'elsewhere/src/a.py', text, { from: 'shop/', to: '' }), [secret]);
    assert.equal(teamPath('x/a', { from: 'y/', to: '' }), null);
  });

  it('is asked again after an edit, since an entry may go by line', () => {
    const { optionsFor } = teamRules({ '.gitleaksignore': 'a.py:r:2' }, compileLinearPattern);
    const scanner = createScanner(optionsFor(here));
    const before = scanner.open({ path: 'a.py', text });
    assert.deepEqual(before.findings, []);
    const input = { path: 'a.py', text: `\n${text}` };
    const after = scanner.rescan(before, input, { start: 0, oldEnd: 0, newEnd: 1 });
    assert.deepEqual(after, scanner.open(input));
    assert.equal(after.findings.length, 1);
  });

  it('says file, line and reason of what it cannot read, and the rest goes on', () => {
    assert.deepEqual(problems({ '.gitleaks.toml': 'a = 1\nb = = 2\n' }), ['secrets.team.toml 2']);
    assert.deepEqual(
      problems({
        '.gitleaks.toml': "title = 'x'\n[[rules]]\nid = 'a'\nregex = 'ok'\n[[rules]]\nid = 'b'\nregex = '('\n",
      }),
      ['secrets.team.pattern 7'],
    );
    assert.deepEqual(problems({ '.gitleaks.toml': "[extend]\nuseDefault = true\npath = 'x'\n" }), [
      'secrets.team.unread 3',
    ]);
    assert.deepEqual(problems({ '.gitleaksignore': 'a:b:1\nnonsense' }), ['secrets.team.line 2']);
    assert.deepEqual(problems({ '.sightglass-baseline': '\nnonsense' }), ['secrets.team.line 2']);
    assert.deepEqual(problems({ '.secrets.baseline': '[' }), ['secrets.team.json -']);
    const broken = teamRules({ '.gitleaks.toml': '= 1' }, compileLinearPattern);
    assert.equal(createScanner(broken.optionsFor(here)).scan({ path: 'a.py', text }).length, 1);
    const [problem] = teamRules(
      { '.gitleaks.toml': "[[rules]]\nid = 'a'\nregex = '(x'\n" },
      compileLinearPattern,
    ).problems;
    assert.match(String(problem?.args['reason']), /missing|\)/);
  });

  it('takes any text for any file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...accepting.flatMap(each => Object.keys(each))), fc.string(), (name, content) => {
        teamRules({ [name]: content }, compileLinearPattern);
      }),
    );
  });
});

describe('secrets: lines of TOML keys', () => {
  const toml = [
    'title = "x"',
    '[[rules]]',
    "id = 'a'",
    "regex = '''",
    '[[rules]]',
    "'''",
    '[[rules.allowlists]]',
    'paths = [',
    "  'a',",
    ']',
    '[[rules]]',
    '[[rules.allowlists]]',
    'regexes = []',
    '[extend]',
    'path = 1',
  ].join('\n');
  for (const [where, line] of [
    ['title', 1],
    ['rules[0].regex', 4],
    ['rules[0].allowlists[0].paths[1]', 8],
    ['rules[1].allowlists[0].regexes[0]', 13],
    ['rules[1].id', 11],
    ['extend.path', 15],
    ['nothing', 1],
  ] as const) {
    it(`${where} is on line ${line}`, () => assert.equal(tomlLine(toml, where), line));
  }
});

describe('secrets: writing a baseline', () => {
  const entry = (digit: string, path = 'x.ts') => ({ fingerprint: digit.repeat(32), ruleId: 'r', path });

  it('adds in order and keeps comments, notes and line ends', () => {
    const old = ['# ours', '', `${'c'.repeat(32)} by hand`, '# why e', `${'e'.repeat(32)} r y.ts`, '# end', ''].join(
      '\r\n',
    );
    const added = addToBaseline(old, [entry('d'), entry('c'), entry('a')]);
    assert.deepEqual(added.split('\r\n'), [
      '# ours',
      '',
      `${'a'.repeat(32)} r x.ts`,
      `${'c'.repeat(32)} by hand`,
      `${'d'.repeat(32)} r x.ts`,
      '# why e',
      `${'e'.repeat(32)} r y.ts`,
      '# end',
      '',
    ]);
    assert.equal(addToBaseline(added, [entry('a')]), added);
  });

  it('an update drops what is gone, with its own comment, and nothing else', () => {
    const old = addToBaseline(null, [entry('a'), entry('b')]).replace('bbbb', '# about b\nbbbb');
    assert.equal(updateBaseline(old, [entry('a')]), addToBaseline(null, [entry('a')]));
    assert.equal(updateBaseline(old, [entry('a'), entry('b')]), old);
    assert.equal(updateBaseline(null, [entry('b'), entry('a')]), addToBaseline(null, [entry('a'), entry('b')]));
  });

  it('accepts exactly what it was given, whatever stood there', () => {
    const fingerprints = fc.uniqueArray(fc.constantFrom(...'0123456789abcdef'));
    const line = fc.oneof(
      fc.constantFrom('', '# note', 'nonsense'),
      fc.constantFrom(...'abc').map(c => c.repeat(32)),
    );
    fc.assert(
      fc.property(fc.array(line), fingerprints, (lines, digits) => {
        const findings = digits.map(digit => entry(digit));
        const updated = updateBaseline(lines.join('\n'), findings);
        assert.deepEqual([...parseBaseline(updated).keys].sort(), findings.map(f => f.fingerprint).sort());
        assert.equal(updateBaseline(updated, findings), updated);
      }),
    );
  });
});

describe('secrets: rules of a team without keywords', () => {
  it('are run up to a number, which is said', () => {
    const rule = (index: number): string => `[[rules]]\nid = "r${index}"\nregex = '''zq${index}x[0-9]{4}'''\n`;
    const config = (count: number): string => Array.from({ length: count }, (_, index) => rule(index)).join('');
    const team = teamRules({ '.gitleaks.toml': config(150) }, compileLinearPattern);
    assert.deepEqual(
      team.problems.map(({ code, args }) => [code, args['count'], args['limit']]),
      [['secrets.team.slow', 150, 100]],
    );
    const scanner = createScanner(team.optionsFor({ from: '', to: '' }));
    const ids = (text: string): string[] => scanner.scan({ path: 'a.txt', text }).map(each => each.ruleId);
    assert.deepEqual(ids('zq99' + 'x1234'), ['r99']);
    assert.deepEqual(ids('zq120' + 'x1234'), []);
    assert.deepEqual(teamRules({ '.gitleaks.toml': config(100) }, compileLinearPattern).problems, []);
  });
});
