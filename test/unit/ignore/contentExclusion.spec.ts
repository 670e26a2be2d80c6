import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assistantById } from '../../../src/core/assistants/catalogue.ts';
import {
  contentExclusion,
  parseContentExclusion,
  untriedRule,
} from '../../../src/core/ignore/sources/contentExclusion.ts';
import { contentExclusionYaml } from '../../../src/core/ignore/writing/exclusionYaml.ts';
import { verdicts } from '../../../src/core/ignore/verdicts.ts';
import { message } from '../../../src/core/message.ts';

const root = '/work place/project';

function excluded(yaml: string, path: string, text = '', fetchUrl: string | null = null): number | null {
  const { rules, problems } = parseContentExclusion(yaml, 'rules.yml');
  assert.deepEqual(problems, []);
  return (
    contentExclusion(
      rules,
      { root, below: '', fetchUrls: fetchUrl === null ? null : [fetchUrl] },
      'rules.yml',
      () => text,
    )(path)?.line ?? null
  );
}

describe('content exclusion', () => {
  it('matches as Copilot does: names at any depth, paths from the root, without case', () => {
    const yaml = '# keys\n- "*.cfg"\n- "/src/Vendor*"\n- secrets/**\n- "/{a,b}/**"\n';
    assert.equal(excluded(yaml, 'deep/x.CFG'), 2);
    assert.equal(excluded(yaml, 'src/vendorKey.ts'), 3);
    assert.equal(excluded(yaml, 'lib/src/vendor.ts'), null);
    assert.equal(excluded(yaml, 'secrets/x'), null, 'a pattern with a slash and none in front matches no path');
    assert.equal(excluded(yaml, 'b/.hidden/x'), 5);
  });

  it('leaves open what a rule excludes that cannot be tried', () => {
    const copilot = [assistantById('copilot')].filter(each => each !== undefined);
    const place = { root, below: '', fetchUrls: ['https://github.com/acme/shop'] };
    const kinds = (yaml: string, contentExclusionOn = true): string => {
      const { rules, untried, problems } = parseContentExclusion(yaml, 'rules.yml');
      assert.equal(problems.length, 1, yaml);
      const facts = {
        contentExclusion: contentExclusionOn,
        excludedBy: contentExclusion(rules, place, 'rules.yml', () => 'text'),
        mayBeExcludedBy: untriedRule(untried, place, 'rules.yml'),
      };
      const one = (path: string): string =>
        verdicts(path, [], copilot, facts).find(each => each.feature === 'completion')?.verdict ?? '';
      return `${one('a.ts')} ${one('b.key')}`;
    };
    const key = '- "*.key"\n';
    assert.equal(kinds(`${key}- ifAnyMatch: ["(?=x)y"]\n`), 'unknown held-back');
    assert.equal(kinds(`${key}- ifNoneMatch: ["(a)\\\\1"]\n`), 'unknown held-back');
    assert.equal(kinds(`${key}- "/${'{a,b}'.repeat(25)}"\n`), 'unknown held-back');
    assert.equal(kinds(`${key}- "${'*a'.repeat(40)}"\n`), 'unknown held-back');
    assert.equal(kinds('- [\n'), 'unknown unknown');
    assert.equal(kinds('acme/other:\n  - ifAnyMatch: ["(?=x)y"]\n'), 'sent sent', 'it is for another repository');
    assert.equal(kinds('- ifAnyMatch: ["(?=x)y"]\n', false), 'sent sent', 'the account has no content exclusion');
  });

  it('reads lists by repository', () => {
    const yaml = '"*":\n  - "*.env"\nshop:\n  - a.txt\nhttps://github.com/acme/tools.git:\n  - b.txt\n';
    const shop = 'git@github.com:acme/shop.git';
    assert.equal(excluded(yaml, 'x.env', '', shop), 2);
    assert.equal(excluded(yaml, 'a.txt', '', shop), 4);
    assert.equal(excluded(yaml, 'b.txt', '', shop), null);
    assert.equal(excluded(yaml, 'b.txt', '', 'https://github.com/acme/tools'), 6);
    assert.equal(excluded(yaml, 'b.txt'), 6, 'without a URL every list counts');
    assert.equal(excluded('hop:\n  - a.txt\n', 'a.txt', '', shop), null);
  });

  it('asks the text where a rule is about it', () => {
    const yaml =
      '- paths: ["/p"]\n- ifAnyMatch: ["/all\\\\s+rights/i", never]\n- ifNoneMatch:\n    - allowed\n    - public\n';
    assert.equal(excluded(yaml, 'p'), 1);
    assert.equal(excluded(yaml, 'x', 'All  Rights, allowed'), 2);
    assert.equal(excluded(yaml, 'x', 'nothing'), 4);
    assert.equal(excluded(yaml, 'x', 'this is public'), null);
    assert.equal(excluded(yaml, 'x', ''), null);
  });

  it('names what it cannot read, with the line, and never throws', () => {
    const codes = (yaml: string): readonly string[] =>
      parseContentExclusion(yaml, 'r').problems.map(
        each => `${each.args['line']} ${each.code.replace('ignore.exclusion.', '')}`,
      );
    assert.deepEqual(codes('- a\n- 5\n- nope: [x]\n- ifNoneMatch: [1]\n'), ['2 notText', '3 unknownKey', '4 notText']);
    assert.deepEqual(codes('a: [\n'), [codes('a: [\n')[0]]);
    assert.match(codes('a: [\n')[0] ?? '', /malformed$/);
    assert.deepEqual(codes('"*": x\n'), ['1 notAList']);
    assert.deepEqual(codes('text\n'), ['1 notAList']);
    assert.deepEqual(codes(`- "${'*a'.repeat(13)}"\n`), ['1 tooManyStars']);
    assert.deepEqual(codes(`- "${'*a'.repeat(12)}"\n`), []);
    assert.deepEqual(codes(''), []);
    fc.assert(
      fc.property(fc.string(), text => void parseContentExclusion(text, 'r')),
      { numRuns: 200 },
    );
  });

  it('decides verdicts of the features it covers, and not those of other products', () => {
    const { rules } = parseContentExclusion('- "*.key"\n', 'rules.yml');
    const excludedBy = contentExclusion(rules, { root, below: '', fetchUrls: null }, 'rules.yml', () => '');
    const assistants = ['copilot', 'cody'].map(id => assistantById(id)).filter(each => each !== undefined);
    const all = verdicts('a.key', [], assistants, { contentExclusion: true, excludedBy });
    const held = all.filter(each => each.verdict === 'held-back').map(each => `${each.assistant} ${each.feature}`);
    assert.deepEqual(held, ['copilot completion', 'copilot next-edit', 'copilot chat', 'copilot index']);
    assert.deepEqual(all[0]?.by, { file: 'rules.yml', line: 1, pattern: '*.key' });
  });
});

describe('content exclusion to paste', () => {
  const say = (): string => 'Because\nof that';

  it('is a sorted list with reasons', () => {
    const why = message('context.copilot.empty');
    const files = [
      { path: 'b/k.pem', pattern: '*.pem', why },
      { path: '.env', pattern: '.env*', why },
      { path: '.azure/a.json', pattern: '.azure/', why },
      { path: '.aws/credentials', pattern: '.aws/credentials', why },
    ];
    const yaml = contentExclusionYaml(files, say);
    assert.equal(yaml, '# Because of that\n- "**/.azure/**"\n- "*.pem"\n- "/.aws/credentials"\n- "/.env"\n');
    assert.equal(contentExclusionYaml([...files].reverse(), say), yaml);
    assert.equal(contentExclusionYaml([], say), '');
  });

  it('excludes every file, whatever its name, and no template', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', '.', '*', '[', ']', '!', '{', '}', ',', '(', '\\', ' ', 'é', '?', '+', '"', '#'),
      minLength: 1,
      maxLength: 6,
    });
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map(parts => parts.join('/'));
    fc.assert(
      fc.property(
        path.filter(each => !each.split('/').some(part => part === '.' || part === '..')),
        each => {
          const yaml = contentExclusionYaml(
            [{ path: each, pattern: '.env*', why: message('context.copilot.empty') }],
            say,
          );
          assert.notEqual(excluded(yaml, each), null, yaml);
          assert.equal(excluded(yaml, '.env.example'), null, yaml);
        },
      ),
      { numRuns: 500 },
    );
  });
});
