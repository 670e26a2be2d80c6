import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { body, found, ruleIds } from './support.ts';

const scanner = createScanner();
const pat = (seed: number): string => `gh${'p_'}${body(36, seed)}`;

describe('secrets: scanner', () => {
  it('gives positions from 1 in UTF-16 units, end exclusive, for every kind of line end', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `a${end}é😀 = ${pat(1)}${end}`;
      const [finding] = scanner.scan({ path: 'a.txt', text });
      assert.ok(finding !== undefined);
      assert.equal(text.slice(finding.start, finding.end), pat(1));
      assert.deepEqual([finding.startLine, finding.startColumn, finding.endLine, finding.endColumn], [2, 7, 2, 47]);
    }
  });

  it('says what was found without showing it', () => {
    const [finding] = scanner.scan({ path: 'src/a.txt', text: pat(2) });
    assert.ok(finding !== undefined);
    assert.equal(finding.redacted, `gh${'p_'}••••••••`);
    assert.equal(finding.path, 'src/a.txt');
    assert.deepEqual(finding.description, {
      code: 'secrets.providerKind',
      args: { provider: 'GitHub', kind: 'personal access token' },
    });
    assert.doesNotMatch(JSON.stringify(finding), new RegExp(body(36, 2).slice(0, 6)));
    const [password] = scanner.scan({ path: 'a.yaml', text: `password: ${body(12, 3)}` });
    assert.equal(password?.redacted, '••••••••');
  });

  it('fingerprints the content: the same wherever it stands, another for another secret', () => {
    const print = (text: string, path = 'a.txt'): string | undefined => scanner.scan({ path, text })[0]?.fingerprint;
    const one = print(pat(4));
    assert.match(one ?? '', /^[0-9a-f]{32}$/);
    assert.equal(print(`x\n\n  t: "${pat(4)}"`, 'b/c.js'), one);
    assert.notEqual(print(pat(5)), one);
  });

  it('is less certain in tests, samples and documentation', () => {
    const text = `password: ${body(12, 6)}1`;
    const at = (path: string): string | undefined => scanner.scan({ path, text })[0]?.confidence;
    assert.equal(scanner.scan({ path: 'a.txt', text: pat(1) })[0]?.confidence, 'medium');
    assert.equal(scanner.scan({ path: 'test/a.txt', text: pat(1) })[0]?.confidence, 'low');
    assert.ok(at('a.yaml') !== undefined);
  });

  it('prefers the specific rule where several match', () => {
    assert.deepEqual(found(`github_token = "${pat(7)}"`), [`github-pat medium «${pat(7)}»`]);
    assert.deepEqual(found(`url = https://user:${pat(8)}@github.com/`), [`github-pat medium «${pat(8)}»`]);
  });

  it('leaves out disabled rules and what the caller allows', () => {
    const text = `token: ${pat(9)}\n${pat(10)}`;
    assert.equal(
      createScanner({ disabledRules: ['github-pat'] })
        .scan({ path: 'a.js', text })
        .some(f => f.ruleId === 'github-pat'),
      false,
    );
    const allowing = createScanner({ isAllowed: (finding, all) => all.slice(finding.start, finding.end) === pat(9) });
    assert.deepEqual(
      allowing.scan({ path: 'a.txt', text }).map(f => text.slice(f.start, f.end)),
      [pat(10)],
    );
  });

  it('respects the borders of words', () => {
    assert.deepEqual(found(`x${pat(1)}`), []);
    assert.deepEqual(found(`${pat(1)}9`), []);
    for (const [before, after] of [
      ['"', '"'],
      ['=', '\n'],
      ['\\n', '\\n'],
      ['%3D', '&'],
      ['-', '.'],
    ] as const) {
      assert.equal(found(`${before}${pat(1)}${after}`).length, 1, before);
    }
  });

  it('never throws, keeps order and never overlaps, whatever the text', () => {
    const spiced = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom(
          'password',
          '=',
          '"',
          'token: ',
          '://',
          '@',
          ':',
          'eyJ',
          '.',
          'sk-',
          'AKIA',
          '-----BEGIN ',
          'kind: secret',
          '\n',
          '%41',
          '\\u0041',
          'curl -u ',
          'basic ',
          'Q'.repeat(40),
        ),
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(spiced, fc.constantFrom('a.js', '.env', 'a.yaml', 'a.xml', '', 'a/b.json'), (parts, path) => {
        const text = parts.join('');
        let last = 0;
        for (const finding of scanner.scan({ path, text })) {
          assert.ok(finding.start >= last && finding.end > finding.start && finding.end <= text.length);
          last = finding.end;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is quiet about ordinary code', () => {
    const text = [
      "import { createHash } from 'node:crypto';",
      'export async function authenticate(user: User, password: string): Promise<Token> {',
      '  const token = await getToken({ grant_type: "password", scope: "openid profile", password });',
      '  if (!token || token.type !== "bearer") throw new AuthError("invalid token");',
      '  this.keys = Object.keys(config).filter(key => key !== "secret");',
      '  const passwordInput = document.querySelector("input[type=password]");',
      '  integrity sha512-' + body(86, 11) + '==',
      '  const id = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";',
      '  "resolved": "https://example.org/a/-/a-1.0.0.tgz#' + body(40, 12, '0123456789abcdef') + '",',
      '  color: #a1b2c3; key: ctrl+shift+down; KEY_ENTER = 13;',
      '}',
    ].join('\n');
    assert.deepEqual(found(text, 'src/auth.ts'), []);
  });

  it('finds key stores by their name', () => {
    assert.deepEqual(ruleIds(scanner.scan({ path: 'certs/a.PFX', text: '0\u0082' })), ['keystore-file']);
    assert.deepEqual(scanner.scan({ path: 'certs/a.pfx', text: '' }), []);
  });

  it('takes linear time on hostile text', () => {
    const hostile = [
      'password=',
      'password="',
      '://',
      'a://b:',
      'eyJ.',
      'eyJ-',
      '-----BEGIN PRIVATE KEY-----',
      'kind: secret\ndata:\n',
      'curl -u ',
      "'",
      '%41',
      '\\u0041',
      'token token ',
      'sk-',
      'AKIA',
      'A',
      '{{',
      '${',
      'user = a\npassword = b\n',
      'machine a login ',
      'ya29.',
      'stripe a1b2c3d4e5f6a7b8 ',
      'SG.',
      '=',
      '"a"==',
      'pass"pass"',
    ];
    for (const unit of hostile) {
      const time = (size: number): number => {
        const text = unit.repeat(Math.ceil(size / unit.length));
        const start = process.cpuUsage();
        scanner.scan({ path: 'a.txt', text });
        const { user, system } = process.cpuUsage(start);
        return user + system;
      };
      // 32 times as much text takes 32 times as long if the work is linear, and 1,024 times if it is quadratic.
      const small = Math.max(...[1, 2, 3].map(() => time(5_000)), 500);
      const large = time(160_000);
      assert.ok(large < 400 * small, `${JSON.stringify(unit)}: ${small} µs, ${large} µs`);
    }
  });
});
