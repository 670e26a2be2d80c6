import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { addToBaseline, parseBaseline, staleKeys } from '../../../src/core/secrets/team/baseline.ts';
import { isInSecretsBaseline, parseSecretsBaseline } from '../../../src/core/secrets/team/detectSecretsBaseline.ts';
import { parseGitleaksConfig } from '../../../src/core/secrets/team/gitleaksConfig.ts';
import { parseGitleaksIgnore } from '../../../src/core/secrets/team/gitleaksIgnore.ts';
import { compileLinearPattern } from '../../../src/core/secrets/team/linearPattern.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { sha1Hex } from '../../../src/core/digests.ts';
import type { ScanInput } from '../../../src/core/secrets/types.ts';
import { body } from './support.ts';

const secret = `gh${'p_'}${body(36, 51)}`;

function scanWith(toml: string, input: ScanInput): string[] {
  const config = parseGitleaksConfig(toml, compileLinearPattern);
  assert.deepEqual(config.problems, []);
  const { rules, disabledRules, isAllowed } = config;
  return createScanner({ extraRules: rules, disabledRules, isAllowed })
    .scan(input)
    .map(each => `${each.ruleId} ${input.text.slice(each.start, each.end)}`);
}

describe('secrets: .gitleaks.toml', () => {
  it('adds rules with groups, entropy, paths and keywords', () => {
    const toml = `
[[rules]]
id = "acme-key"
regex = '''(?i)acme[_-]?key\\s*=\\s*"?([a-z]{4}-\\d{4})"?'''
keywords = ["ACME"]
[[rules]]
id = "no-keyword"
regex = '''zz\\d{3}zz'''
path = '''\\.cfg$'''
[[rules]]
id = "second-group"
regex = '''pair (\\w+):(\\w+)'''
secretGroup = 2
keywords = ["pair"]
entropy = 2
`;
    assert.deepEqual(scanWith(toml, { path: 'a.txt', text: 'x\nACME_KEY = "abcd-1234"\n' }), ['acme-key abcd-1234']);
    assert.deepEqual(scanWith(toml, { path: 'a.cfg', text: 'a zz123zz b\nzz456zz' }), [
      'no-keyword zz123zz',
      'no-keyword zz456zz',
    ]);
    assert.deepEqual(scanWith(toml, { path: 'a.txt', text: 'zz123zz' }), []);
    assert.deepEqual(scanWith(toml, { path: 'a.txt', text: 'pair user:abcdef' }), ['second-group abcdef']);
    assert.deepEqual(scanWith(toml, { path: 'a.txt', text: 'pair user:aabbaabb' }), []);
  });

  it('allows by path, by pattern of secret, match or line, and by stop word', () => {
    const input = { path: 'src/a.txt', text: `token ${secret} # known` };
    const github = `github-pat ${secret}`;
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ["paths = ['''^src/''']", []],
      ["paths = ['''^lib/''']", [github]],
      [`regexes = ['''^gh.${'_'}''']`, []],
      ["regexes = ['''known''']", [github]],
      ["regexes = ['''known''']\nregexTarget = 'line'", []],
      [`stopwords = ['${secret.slice(8, 14).toUpperCase()}']`, []],
      ["stopwords = ['nothing']", [github]],
      ["condition = 'AND'\npaths = ['''^src/''']\nregexes = ['''nothing''']", [github]],
      ["condition = 'AND'\npaths = ['''^src/''']\nregexes = ['''^gh''']", []],
      ["paths = ['''^src/''']\ntargetRules = ['other']", [github]],
      ["paths = ['''^src/''']\ntargetRules = ['github-pat']", []],
      ["commits = ['abc']", [github]],
    ];
    for (const [toml, wanted] of cases) {
      assert.deepEqual(scanWith(`[[allowlists]]\n${toml}`, input), wanted, toml);
      assert.deepEqual(scanWith(`[allowlist]\n${toml}`, input), wanted, toml);
    }
  });

  it('switches rules off and applies allow-lists to its own rules', () => {
    assert.deepEqual(
      scanWith("[extend]\nuseDefault = true\ndisabledRules = ['github-pat']", { path: 'a.txt', text: `x ${secret}` }),
      [],
    );
    const own = `[[rules]]\nid = "own"\nregex = '''k\\d{4}'''\n[[rules.allowlists]]\nregexes = ['''k1''']\n`;
    assert.deepEqual(scanWith(own, { path: 'a.txt', text: 'k1234 k2345' }), ['own k2345']);
    const rule = "[[rules]]\nid = 'own'\nregex = '''k\\d{4}'''\n";
    const input = { path: 'a.txt', text: 'k1234' };
    assert.deepEqual(scanWith(`${rule}[[allowlists]]\nregexes = ['k1']`, input), []);
    assert.deepEqual(scanWith(`${rule}[[allowlists]]\nregexes = ['k1']\ntargetRules = ['own']`, input), []);
    assert.deepEqual(scanWith(`${rule}[[allowlists]]\nregexes = ['k1']\ntargetRules = ['other']`, input), [
      'own k1234',
    ]);
  });

  it('says where it cannot be read, and uses the rest', () => {
    const problems = (toml: string): string[] =>
      parseGitleaksConfig(toml, compileLinearPattern).problems.map(each => `${each.where} ${each.kind}`);
    assert.deepEqual(problems('[[rules'), [' syntax']);
    assert.deepEqual(problems("[[rules]]\nid = 'a'\nregex = '''(unclosed'''"), ['rules[0].regex pattern']);
    assert.deepEqual(problems("[[rules]]\nregex = 'a'"), ['rules[0].id type']);
    assert.deepEqual(problems('rules = 3\n[allowlist]\npaths = [1]'), ['allowlist[0].paths[0] type', 'rules type']);
    assert.deepEqual(problems("[extend]\nurl = 'https://x'"), ['extend.url unsupported']);
    assert.deepEqual(problems("[extend]\npath = 'x.toml'"), ['extend.path unread']);
    const partly = parseGitleaksConfig(
      "[[rules]]\nid='a'\nregex='(' \n[[rules]]\nid='b'\nregex='b'",
      compileLinearPattern,
    );
    assert.deepEqual(
      partly.rules.map(rule => rule.id),
      ['b'],
    );
    fc.assert(fc.property(fc.string({ maxLength: 60 }), text => void parseGitleaksConfig(text, compileLinearPattern)));
  });

  it('takes linear time with patterns that are exponential elsewhere', () => {
    const toml = "[[rules]]\nid = 'evil'\nregex = '''(a+)+$'''\nkeywords = ['a']";
    assert.deepEqual(scanWith(toml, { path: 'a.txt', text: `${'a'.repeat(60)}!` }), []);
  });

  it('finds the same after an edit', () => {
    const rules = parseGitleaksConfig("[[rules]]\nid='own'\nregex='''zz\\d+zz'''", compileLinearPattern).rules;
    const scanner = createScanner({ extraRules: rules });
    const filler = 'ordinary line\n'.repeat(3000);
    const before = `${filler}zz12zz\n${filler}zz34zz`;
    const at = filler.length + 3;
    const after = `${before.slice(0, at)}9${before.slice(at)}`;
    const input = { path: 'a.txt', text: after };
    const snapshot = scanner.rescan(scanner.open({ path: 'a.txt', text: before }), input, {
      start: at,
      oldEnd: at,
      newEnd: at + 1,
    });
    assert.deepEqual(snapshot, scanner.open(input));
    assert.equal(snapshot.findings.length, 2);
  });
});

describe('secrets: accepted findings', () => {
  it('.gitleaksignore goes by path and line', () => {
    const list = parseGitleaksIgnore(
      '# note\n\ncafe1234:src/a.py:github-pat:3\nsrc\\b.py:x:10 # why\nnonsense\na:b:c\n',
    );
    assert.deepEqual(list.entries, [
      { path: 'src/a.py', ruleId: 'github-pat', line: 3, at: 3 },
      { path: 'src/b.py', ruleId: 'x', line: 10, at: 4 },
    ]);
    assert.deepEqual(list.malformed, [5, 6]);
  });

  it('.secrets.baseline goes by path and SHA-1 of the secret', () => {
    const text = `t = "${secret}"`;
    const [finding] = createScanner().scan({ path: 'a.py', text });
    assert.ok(finding !== undefined);
    const digest = createHash('sha1').update(secret).digest('hex');
    const read = (json: unknown): ReturnType<typeof parseSecretsBaseline> => parseSecretsBaseline(JSON.stringify(json));
    const result = read({ results: { './a.py': [{ type: 'x', hashed_secret: digest, line_number: 1 }] } });
    assert.ok(result.ok);
    assert.equal(isInSecretsBaseline(result.baseline, finding, text), true);
    assert.equal(isInSecretsBaseline(result.baseline, { ...finding, path: 'b.py' }, text), false);
    assert.equal(isInSecretsBaseline(result.baseline, { ...finding, end: finding.end - 1 }, text), false);
    assert.deepEqual(parseSecretsBaseline('{'), { ok: false, where: '' });
    assert.deepEqual(read([]), { ok: false, where: 'results' });
    assert.deepEqual(read({ results: { a: 1 } }), { ok: false, where: 'results."a"' });
    assert.deepEqual(read({ results: { a: [{ hashed_secret: 1 }] } }), { ok: false, where: 'results."a"[0]' });
  });

  it('hashes as SHA-1 does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), text =>
        assert.equal(sha1Hex(text), createHash('sha1').update(text).digest('hex')),
      ),
    );
  });

  it('our baseline goes by content, is sorted and says what is stale', () => {
    const a = { fingerprint: 'a'.repeat(32), ruleId: 'r', path: 'x.ts' };
    const b = { fingerprint: 'b'.repeat(32), ruleId: 'r', path: 'y.ts' };
    const text = addToBaseline(null, [b, a, { ...a, path: 'w.ts' }]);
    assert.deepEqual(text.split('\n').slice(1), [`${a.fingerprint} r w.ts`, `${b.fingerprint} r y.ts`, '']);
    const baseline = parseBaseline(`${text}\r\nnonsense\n`);
    assert.deepEqual([...baseline.keys], [a.fingerprint, b.fingerprint]);
    assert.deepEqual(baseline.malformed, [5]);
    assert.deepEqual(staleKeys(baseline, [b]), [a.fingerprint]);
  });
});
