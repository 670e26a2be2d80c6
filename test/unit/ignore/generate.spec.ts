import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluate } from '../../../src/core/ignore/gitignore/evaluate.ts';
import { claudeDenyRules, generateIgnore, type SensitiveFile } from '../../../src/core/ignore/writing/generate.ts';
import { ruleFileAt } from '../../../src/core/ignore/sources/ruleFiles.ts';
import { message } from '../../../src/core/message.ts';

const why = message('context.copilot.empty');
const file = (path: string, pattern?: string): SensitiveFile =>
  pattern === undefined ? { path, why } : { path, pattern, why };

function generated(current: string | null, files: readonly SensitiveFile[]): string {
  const { text, problem } = generateIgnore(current, files);
  assert.equal(problem, null);
  return text ?? '';
}

function isIgnored(text: string, path: string): boolean {
  return evaluate([{ path: '.aiignore', mechanism: '.aiignore', base: '', text }], path).ignored;
}

describe('generateIgnore', () => {
  it('makes a sorted block, with patterns where they match and paths where they do not', () => {
    const files = [file('b/x.pem', '*.pem'), file('a.txt'), file('.aws/credentials', 'no/match')];
    assert.equal(generated(null, files), '# >>> sightglass\n*.pem\n/.aws/credentials\n/a.txt\n# <<< sightglass\n');
    assert.equal(generated(null, [...files].reverse()), generated(null, files));
  });

  it('keeps templates visible, unless people hide them or they hold a secret', () => {
    const text = generated(null, [file('.env', '.env*')]);
    assert.ok(isIgnored(text, '.env') && isIgnored(text, 'a/.env.local'));
    assert.ok(!isIgnored(text, '.env.example') && !isIgnored(text, 'a/.env.sample'));
    assert.ok(isIgnored(generated('.env.example\n', [file('.env', '.env*')]), '.env.example'));
    const withSecret = generated(null, [file('.env', '.env*'), file('.env.example', '.env*')]);
    assert.ok(isIgnored(withSecret, '.env.example') && !isIgnored(withSecret, 'a/.env.example'));
    assert.doesNotMatch(generated(null, [file('a.pem', '*.pem')]), /!/);
  });

  it('uses no pattern that is more than one line, an exception or a comment', () => {
    for (const pattern of ['a\nb', 'a\r', '!a', '#a', '']) {
      assert.equal(
        generated(null, [file('a', pattern)]),
        '# >>> sightglass\n/a\n# <<< sightglass\n',
        JSON.stringify(pattern),
      );
    }
  });

  it('writes reasons as comments when it can say them', () => {
    const { text } = generateIgnore(null, [file('b.pem', '*.pem'), file('a.pem', '*.pem')], () => 'Keys\nof servers.');
    assert.equal(text, '# >>> sightglass\n# Keys of servers.\n*.pem\n# <<< sightglass\n');
  });

  it('replaces its block in place, and takes it away when there is nothing left', () => {
    const current = 'own\r\n# >>> sightglass\r\nold\r\n# <<< sightglass\r\n!last';
    assert.equal(generated(current, [file('new')]), 'own\r\n# >>> sightglass\r\n/new\r\n# <<< sightglass\r\n!last');
    assert.equal(generated(current, []), 'own\r\n!last');
    assert.equal(generated('own', []), 'own');
    assert.equal(generated(null, []), '');
  });

  it('joins several blocks into the first', () => {
    const block = '# >>> sightglass\nx\n# <<< sightglass\n';
    assert.equal(
      generated(`a\n${block}b\n${block}c\n`, [file('n')]),
      'a\n# >>> sightglass\n/n\n# <<< sightglass\nb\nc\n',
    );
  });

  it('names the line of a broken block and writes nothing', () => {
    const broken = {
      'a\n# >>> sightglass\nx\n': 2,
      '# <<< sightglass\n': 1,
      '# >>> sightglass\n\n# >>> sightglass\n# <<< sightglass': 1,
    };
    for (const [text, line] of Object.entries(broken)) {
      const { text: made, problem } = generateIgnore(text, [file('n')]);
      assert.deepEqual([made, problem?.args['line']], [null, line], text);
    }
  });

  it('hides every file whatever its name, keeps all other bytes, and changes nothing the second time', () => {
    const name = fc
      .string({
        unit: fc.constantFrom('a', 'b', '.', '*', '[', ']', '!', '#', '\\', ' ', 'é', '?', '\n', '-'),
        minLength: 1,
        maxLength: 6,
      })
      .filter(each => each !== '.' && each !== '..');
    const path = fc.array(name, { minLength: 1, maxLength: 3 }).map(parts => parts.join('/'));
    const own = fc.array(fc.constantFrom('a', 'b/', '*.x', '!y', '# c', ''), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(path, { minLength: 1, maxLength: 4 }),
        own,
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        fc.boolean(),
        (paths, lines, end, bom, final) => {
          const current = (bom ? '\uFEFF' : '') + lines.join(end) + (final ? end : '');
          const files = paths.map(each => file(each, '*.x'));
          const once = generated(current, files);
          assert.ok(once.startsWith(current));
          for (const each of paths) assert.ok(isIgnored(once, each), each);
          assert.equal(generated(once, files), once);
          const away = generated(once, []);
          assert.ok([current, current + end, `${current}\n`].includes(away));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('claudeDenyRules', () => {
  it('gives rules that hold back the files and no template', () => {
    const files = [
      file('.env', '.env*'),
      file('a/k.pem', '*.pem'),
      file('a/secrets.txt'),
      file('conf/x.json', 'conf/*.json'),
    ];
    const rules = claudeDenyRules(files);
    assert.deepEqual(rules, ['Read(**/*.pem)', 'Read(./.env)', 'Read(./a/secrets.txt)', 'Read(./conf/*.json)']);
    const rulesFile = ruleFileAt('.claude/settings.json', JSON.stringify({ permissions: { deny: rules } }));
    for (const { path } of files) assert.ok(evaluate(rulesFile, path).ignored, path);
    assert.ok(!evaluate(rulesFile, '.env.example').ignored);
  });
});
