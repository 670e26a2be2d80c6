import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoFiles, fakeSecrets, makeDemo } from '../../../scripts/lib/editor/demo.mjs';

const cli = path.resolve('dist/cli.js');
const secrets = fakeSecrets();

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

describe('sightglass, the command line', () => {
  let base: string;
  let shop: string;
  let home: string;

  before(() => {
    base = realpathSync(mkdtempSync(path.join(tmpdir(), 'sightglass-cli-')));
    home = path.join(base, 'home');
    mkdirSync(home);
  });
  beforeEach(() => {
    shop = makeDemo(path.join(base, 'shop'));
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home);
  });
  after(() => rmSync(base, { recursive: true, force: true }));

  function run(args: readonly string[], input = ''): Run {
    const env = { PATH: process.env['PATH'], HOME: home, NO_COLOR: '1' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: shop,
      input,
      encoding: 'utf8',
      env,
    });
    return { code: status, out: stdout, err: stderr };
  }

  function json<T>(args: readonly string[], input = ''): T {
    const { out, err } = run([...args, '--format', 'json'], input);
    assert.equal(err, '');
    return JSON.parse(out) as T;
  }

  interface ScanJson {
    readonly schema: string;
    readonly findings: readonly {
      readonly ruleId: string;
      readonly confidence: string;
      readonly path: string;
      readonly startLine: number;
      readonly startColumn: number;
      readonly endColumn: number;
      readonly redacted: string;
      readonly fingerprint: string;
      readonly secret?: string;
    }[];
    readonly scanned: { readonly files: number; readonly bytes: number };
  }

  describe('scan', () => {
    it('finds the secrets of a folder, with exact places, and none of their text', () => {
      const report = json<ScanJson>(['scan', '.']);
      assert.equal(report.schema, 'sightglass/scan/1');
      const stripe = report.findings.find(each => each.path === 'src/payments.ts');
      assert.ok(stripe);
      assert.equal(stripe.startLine, 2);
      const line = readFileSync(path.join(shop, 'src/payments.ts'), 'utf8').split('\n')[1] ?? '';
      assert.equal(line.slice(stripe.startColumn - 1, stripe.endColumn - 1), secrets.stripe);
      for (const name of [
        '.env',
        'config/production.yaml',
        'infra/deploy.pem',
        'scripts/release.py',
        'src/notify.ts',
      ]) {
        assert.ok(
          report.findings.some(each => each.path === name),
          name,
        );
      }
      assert.equal(report.scanned.files, Object.keys(demoFiles()).length);
      const text = JSON.stringify(report);
      for (const secret of Object.values(secrets)) assert.ok(!text.includes(secret.slice(-12)));
    });

    it('prints the same findings twice, in the order of paths and places', () => {
      const first = json<ScanJson>(['scan', '.']);
      assert.deepEqual(json<ScanJson>(['scan', '.']), first);
      const paths = first.findings.map(each => each.path);
      assert.deepEqual(paths, [...paths].sort());
    });

    it('shows secrets only when asked to', () => {
      const report = json<ScanJson>(['scan', 'src', '--show-secrets']);
      assert.ok(report.findings.some(each => each.secret === secrets.stripe));
    });

    it('reads standard input, one file, and a folder elsewhere', () => {
      assert.equal(json<ScanJson>(['scan', '-'], `token = "${secrets.github}"\n`).findings[0]?.path, '<stdin>');
      assert.equal(json<ScanJson>(['scan', 'src/notify.ts']).findings[0]?.path, 'src/notify.ts');
      const elsewhere = json<ScanJson>(['scan', shop, '--workspace', home]).findings.map(each => each.path);
      assert.ok(elsewhere.every(name => name.startsWith(shop.split(path.sep).join('/'))));
    });

    it('exits 1 at or above --fail-on, else 0', () => {
      assert.equal(run(['scan', '.']).code, 1);
      assert.equal(run(['scan', '.', '--fail-on', 'none']).code, 0);
      assert.equal(run(['scan', '.', '--fail-on', 'critical']).code, 0);
      assert.equal(run(['scan', 'src/server.ts']).code, 0);
    });

    it('writes SARIF that code scanning takes', () => {
      interface Sarif {
        readonly version: string;
        readonly runs: readonly {
          readonly columnKind: string;
          readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
          readonly results: readonly {
            readonly ruleId: string;
            readonly ruleIndex: number;
            readonly level: string;
            readonly locations: readonly {
              readonly physicalLocation: {
                readonly artifactLocation: { readonly uri: string };
                readonly region: { readonly startLine: number };
              };
            }[];
            readonly partialFingerprints: Readonly<Record<string, string>>;
          }[];
        }[];
      }
      const log = JSON.parse(run(['scan', '.', '--format', 'sarif']).out) as Sarif;
      const [only] = log.runs;
      assert.equal(log.version, '2.1.0');
      assert.equal(only?.columnKind, 'utf16CodeUnits');
      assert.ok(only.results.length >= 6);
      for (const result of only.results) {
        assert.equal(only.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
        assert.ok(['error', 'warning', 'note'].includes(result.level));
        assert.ok((result.locations[0]?.physicalLocation.region.startLine ?? 0) >= 1);
        assert.equal(Object.keys(result.partialFingerprints).length, 1);
      }
    });

    it('writes the format of gitleaks and JUnit XML', () => {
      const rows = JSON.parse(run(['scan', '.', '--format', 'gitleaks']).out) as { readonly File: string }[];
      assert.deepEqual(
        rows.map(each => each.File),
        // As many as the text for users shows.
        json<ScanJson>(['scan', '.', '--confidence', 'medium']).findings.map(each => each.path),
      );
      assert.match(run(['scan', '.', '--format', 'junit']).out, /^<\?xml[^]*src\/payments\.ts/);
      assert.equal(run(['audit', '--format', 'junit']).code, 2);
    });

    it('leaves samples out of what people read, and says so', () => {
      const all = json<ScanJson>(['scan', '.']).findings;
      const low = all.filter(each => each.confidence === 'low').length;
      assert.ok(low > 0 && low < all.length);
      const lines = (args: readonly string[]): number => run(['scan', '.', ...args]).out.split('\n').length - 2;
      assert.equal(lines([]), all.length - low);
      assert.match(run(['scan', '.']).out, new RegExp(`${low} of lower confidence not shown`));
      assert.equal(lines(['--confidence', 'low']), all.length);
      assert.equal(lines(['--fail-on', 'low']), all.length);
      assert.equal(json<ScanJson>(['scan', '.', '--confidence', 'medium']).findings.length, all.length - low);
      assert.equal(run(['scan', '.', '--confidence', 'some']).code, 2);
    });

    it('finds the same with any number of threads', () => {
      const all = json<ScanJson>(['scan', '.', '--no-cache']);
      for (const threads of ['1', '3'])
        assert.deepEqual(json<ScanJson>(['scan', '.', '--no-cache', '--threads', threads]), all);
      for (const wrong of ['0', 'x', '-1', '1.5']) assert.equal(run(['scan', '.', `--threads=${wrong}`]).code, 2);
    });

    it('looks for personal data when it is asked to', () => {
      const file = path.join(base, 'people.csv');
      writeFileSync(file, 'name,account\nann,GB82 WEST 1234 5698 7654 32\n');
      assert.deepEqual(json<ScanJson>(['scan', file]).findings, []);
      const [account] = json<ScanJson>(['scan', file, '--personal-data']).findings;
      assert.equal(account?.ruleId, 'personal-iban');
      assert.doesNotMatch(run(['scan', file, '--personal-data']).out, /7654/);
    });

    it('accepts what is found now with --update-baseline --apply, and says what is stale', () => {
      const file = path.join(shop, '.sightglass-baseline');
      assert.match(run(['scan', '.', '--update-baseline']).out, /Nothing is written yet/);
      assert.ok(!existsSync(file));
      assert.equal(run(['scan', '.', '--update-baseline', '--apply']).code, 0);
      assert.equal(run(['scan', '.']).code, 0);
      assert.deepEqual(json<ScanJson>(['scan', 'src']).findings, []);
      assert.deepEqual(json<{ readonly exposures: object[] }>(['audit']).exposures, []);
      const accepted = readFileSync(file, 'utf8');
      const [first = ''] = accepted.split('\n').slice(1);
      writeFileSync(file, accepted.replace(first, `${'0'.repeat(32)} gone`));
      const { code, out } = run(['scan', '.', '--fail-on', 'low']);
      assert.equal(code, 1);
      assert.match(out, /1 finding in/);
      assert.match(out, /stale: \.sightglass-baseline:2/);
      assert.doesNotMatch(run(['scan', 'src']).out, /stale/);
      const other = path.join(base, 'other');
      writeFileSync(other, '');
      assert.ok(json<ScanJson>(['scan', '.', '--baseline', other]).findings.length > 5);
      assert.equal(run(['scan', '.', '--baseline', path.join(base, 'missing')]).code, 2);
    });

    it('explains what was kept and what was dropped', () => {
      writeFileSync(path.join(shop, '.gitleaksignore'), 'src/payments.ts:any:2\n');
      interface Explained {
        readonly findings: readonly { readonly path: string }[];
        readonly explanations: readonly {
          readonly path: string;
          readonly outcome: string;
          readonly reasons: string[];
        }[];
      }
      const { findings, explanations } = json<Explained>(['scan', 'src', '--explain']);
      const kept = explanations.filter(each => each.outcome !== 'dropped').map(each => each.path);
      assert.deepEqual(kept.sort(), findings.map(each => each.path).sort());
      const payments = explanations.find(each => each.path === 'src/payments.ts');
      assert.equal(payments?.outcome, 'dropped');
      assert.match(payments?.reasons.join(' ') ?? '', /\.gitleaksignore:1 accepts it/);
    });

    it('names file, line and reason of a broken configuration, and the built-in rules go on', () => {
      writeFileSync(path.join(shop, '.gitleaks.toml'), "[[rules]]\nid = 'x'\nregex = '('\n");
      const { err, out } = run(['scan', '.']);
      assert.match(err, /\.gitleaks\.toml:3: .*rules\[0\]\.regex.*\(.+\)/);
      assert.match(out, /stripe/);
      writeFileSync(path.join(shop, '.gitleaks.toml'), '\n\nthis is no TOML\n');
      assert.match(run(['scan', '.']).err, /\.gitleaks\.toml:3: /);
    });

    it('keeps findings between runs and scans again when told to', () => {
      const fresh = run(['scan', '.', '--no-cache']).out;
      assert.ok(!existsSync(path.join(home, '.sightglass')));
      assert.equal(run(['scan', '.']).out, fresh);
      assert.ok(existsSync(path.join(home, '.sightglass/cache')));
      assert.equal(run(['scan', '.']).out, fresh);
    });

    it('names what it could not read, and goes on', () => {
      writeFileSync(path.join(shop, 'binary.dat'), Uint8Array.of(0, 1, 2));
      assert.equal(run(['scan', 'missing']).code, 2);
      assert.match(run(['scan', 'missing']).err, /missing/);
      assert.ok(json<ScanJson>(['scan', '.']).findings.length > 0);
    });
  });

  it('exits with 2 where something that was asked for is left out, and says what', () => {
    mkdirSync(path.join(home, '.claude'));
    writeFileSync(path.join(home, '.claude/settings.json'), '{\n  "a": ,\n}\n');
    for (const apply of [[], ['--apply']]) {
      const left = run(['guard', 'install', '--agents', 'claude-code,gemini-cli', ...apply]);
      assert.equal(left.code, 2);
      assert.match(left.err, /not done for Claude Code: .*line 2, column 8/);
    }
    assert.ok(existsSync(path.join(home, '.gemini/settings.json')), 'the rest is written');
    const status = run(['guard', 'status', '--agents', 'claude-code']).out;
    assert.match(status, /broken .*line 2, column 8/);
    assert.match(status, /Also asked by Claude agent in VS Code \(measured: Claude Agent SDK/);
    const nowhere = run(['guard', 'install', '--agents', 'pi', '--scope', 'machine']);
    assert.equal(nowhere.code, 2);
    assert.equal(run(['guard', 'install', '--agents', 'all', '--scope', 'machine']).code, 0);
    assert.equal(run(['harden', '--assistants', 'claude-code']).code, 2);
  });

  describe('audit', () => {
    it('tells which agents ask the guard, and that files say so', () => {
      const guard = (): object[] =>
        json<{ readonly guard: object[] }>(['audit', '--assistants', 'claude-code,continue', '--fail-on', 'none'])
          .guard;
      const file = path.join(home, '.claude', 'settings.json');
      const row = { agent: 'claude-code', scope: 'user', file, disabledBy: null, known: 'files' };
      assert.deepEqual(guard(), [{ ...row, state: 'missing' }]);
      assert.equal(run(['guard', 'install', '--agents', 'claude-code', '--apply']).code, 0);
      assert.deepEqual(guard(), [{ ...row, state: 'registered' }]);
      for (const format of ['text', 'markdown']) {
        const asked = ['--assistants', 'claude-code', '--format', format, '--fail-on', 'none'];
        const { out } = run(['audit', ...asked, '--verbose']);
        assert.match(out, /Agents that ask the guard[^]*guarded[^]*no agent was asked/, format);
      }
    });

    interface Audit {
      readonly schema: string;
      readonly risk: string;
      readonly exposures: readonly {
        readonly path: string;
        readonly reaches: readonly { readonly assistant: string; readonly feature: string; readonly verdict: string }[];
      }[];
      readonly gaps: readonly {
        readonly path: string;
        readonly assistant: string;
        readonly by: { readonly file: string };
      }[];
      readonly settings: readonly { readonly assistant: string; readonly key: string }[];
    }

    it('joins secrets, rules and settings', () => {
      const report = json<Audit>(['audit', '--assistants', 'copilot,cursor']);
      assert.equal(report.schema, 'sightglass/audit/1');
      assert.equal(report.risk, 'high');
      const env = report.exposures.find(each => each.path === '.env');
      assert.ok(env?.reaches.some(each => each.assistant === 'copilot'));
      assert.ok(env && !env.reaches.some(each => each.assistant === 'cursor'), 'Cursor reads .cursorignore');
      assert.ok(report.gaps.some(each => each.path === '.env' && each.assistant === 'copilot'));
      assert.ok(report.settings.some(each => each.key === 'telemetry.telemetryLevel'));
    });

    it('fails at the floor, in every format, with the same words for people', () => {
      for (const format of ['text', 'json', 'sarif', 'markdown']) {
        const { code, out } = run(['audit', '--assistants', 'copilot', '--format', format]);
        assert.equal(code, 1, format);
        assert.ok(!out.includes(secrets.stripe), format);
        assert.match(out, /payments\.ts/, format);
      }
      assert.equal(run(['audit', '--assistants', 'copilot', '--fail-on', 'critical']).code, 0);
    });

    it('leaves what is most likely a sample out of what people read, and says how many', () => {
      mkdirSync(path.join(shop, 'test'));
      writeFileSync(path.join(shop, 'test', 'fixture.ini'), 'password = k7Qpx2Zw9T\n');
      const args = ['audit', '--assistants', 'copilot,cursor', '--fail-on', 'none'];
      for (const format of ['text', 'markdown']) {
        const { out } = run([...args, '--format', format]);
        assert.doesNotMatch(out, /fixture\.ini/, format);
        assert.match(out, /[1-9]\d* of lower confidence not shown/, format);
        const all = run([...args, '--format', format, '--confidence', 'low']).out;
        assert.match(all, /fixture\.ini/, format);
        assert.doesNotMatch(all, /not shown/, format);
      }
      assert.match(run([...args.slice(0, 3), '--fail-on', 'low']).out, /fixture\.ini/, 'what fails is shown');
      assert.ok(json<Audit>(args).exposures.some(each => each.path === 'test/fixture.ini'));
    });

    it('says once whom several secrets reach for the same reason', () => {
      const { out } = run(['audit', '--assistants', 'copilot,claude-code', '--fail-on', 'none', '--verbose']);
      assert.match(out, /No rule that GitHub Copilot or Claude Code reads matches this file\./);
      const arrows = out.match(/^ +→ /gm)?.length ?? 0;
      const places = out.slice(0, out.indexOf('Gaps:')).match(/^ {2}\S+:\d+ /gm)?.length ?? 0;
      assert.ok(arrows > 0 && arrows < places, `${arrows} for ${places}`);
    });

    it('shows files by features on one screen, and where the details are', () => {
      const args = ['audit', '--assistants', 'copilot,cursor,claude-code', '--fail-on', 'none'];
      const { out } = run(args);
      assert.match(out, /^Can reach an assistant: 9 secrets in 6 files$/m);
      assert.match(out, /^ {2}file +secrets {2}compl edit chat agent index$/m);
      assert.match(
        out,
        /^ {2}\.env +4 {2}● +● +● +● +▨ +\.gitignore:3 does not hold it back from Copilot, Claude Code$/m,
      );
      assert.match(out, /^ {2}infra\/deploy\.pem +1 {2}\? +\? +● +● +\? /m);
      assert.match(out, /^Next: sightglass ignore generate · sightglass harden .*audit --verbose/m);
      assert.ok(out.split('\n').length < 24, 'one screen');
      assert.doesNotMatch(out, / $/m, 'no space at the end of a line');
      const plain = run([...args, '--ascii']).out;
      assert.match(plain, /^ {2}\.env +4 {2}\* +\* +\* +\* +# /m);
      assert.match(plain, /\* can be sent.*# held back/);
      assert.match(run([...args, '--verbose']).out, /^Secrets that would reach an assistant \(9\)$/m);
    });
  });

  describe('ignore check', () => {
    interface Verdicts {
      readonly verdicts: readonly {
        readonly path: string;
        readonly assistant: string | null;
        readonly feature: string | null;
        readonly verdict: string;
        readonly by: object | null;
      }[];
    }

    it('names the rule that decides', () => {
      const { verdicts } = json<Verdicts>(['ignore', 'check', 'infra/deploy.pem', '--assistants', 'cursor']);
      assert.deepEqual(verdicts.find(each => each.feature === 'agent')?.by, {
        file: '.cursorignore',
        line: 2,
        pattern: '*.pem',
      });
    });

    it('asks one kind of file alone', () => {
      const { verdicts } = json<Verdicts>(['ignore', 'check', '--file', '.gitignore', '.env', 'src/server.ts']);
      assert.deepEqual(
        verdicts.map(each => [each.path, each.assistant, each.verdict]),
        [
          ['.env', null, 'held-back'],
          ['src/server.ts', null, 'sent'],
        ],
      );
    });

    it('knows the account only when told', () => {
      const of = (exclusion: string): string | undefined =>
        json<Verdicts>([
          'ignore',
          'check',
          'infra/main.tf',
          '--assistants',
          'copilot',
          '--content-exclusion',
          exclusion,
        ]).verdicts.find(each => each.feature === 'completion')?.verdict;
      assert.deepEqual(['unknown', 'on', 'off'].map(of), ['unknown', 'held-back', 'sent']);
    });

    it('refuses a path outside the workspace', () => assert.equal(run(['ignore', 'check', '/etc/passwd']).code, 2));
  });

  describe('context', () => {
    interface Context {
      readonly items: readonly {
        readonly assistant: string;
        readonly feature: string;
        readonly path: string;
        readonly inclusion: string;
        readonly tokens: number;
        readonly fidelity: string;
      }[];
      readonly prompt: string;
    }
    const args = [
      'context',
      'src/server.ts',
      '--cursor',
      '14:3',
      '--open',
      'src/payments.ts',
      '--open',
      'scripts/release.py',
    ];

    it('shows what would be sent for a cursor, secrets masked', () => {
      const report = json<Context>([...args, '--assistant', 'copilot', '--feature', 'completion']);
      assert.ok(
        report.items.some(each => each.path === 'src/payments.ts' && each.inclusion !== 'dropped' && each.tokens > 0),
      );
      assert.ok(report.items.some(each => each.path === 'scripts/release.py' && each.inclusion === 'dropped'));
      assert.ok(report.items.every(each => each.assistant === 'copilot' && each.feature === 'completion'));
      assert.match(report.prompt, /export async function checkout/);
      assert.match(report.prompt, /stripeKey = '⟦/);
      assert.ok(!report.prompt.includes(secrets.stripe));
    });

    it('shows what an agent reads in the home folder, with its secrets masked, and what the request tells', () => {
      const file = path.join(home, '.claude', 'CLAUDE.md');
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `Mine.\nkey = "${secrets.stripe}"\n@~/more.md\n`);
      writeFileSync(path.join(home, 'more.md'), 'More.\n');
      try {
        const words = ['context', 'src/server.ts', '--assistants', 'claude-code', '--feature', 'agent'];
        const { items, ownTokens, prompt } = json<{
          readonly items: readonly { path: string; inclusion: string; secrets: number; fact: string | null }[];
          readonly ownTokens: readonly { tokens: number; version: string | null }[];
          readonly prompt: string;
        }>(words);
        const of = (name: string) => items.filter(each => each.path === path.join(home, name));
        assert.deepEqual(
          of('.claude/CLAUDE.md').map(each => [each.inclusion, each.secrets]),
          [['certain', 1]],
        );
        assert.deepEqual(
          of('more.md').map(each => [each.inclusion, each.secrets]),
          [['certain', 0]],
        );
        assert.ok(items.some(each => each.fact === 'cwd' && each.inclusion === 'certain'));
        assert.ok((ownTokens[0]?.tokens ?? 0) > 5_000 && ownTokens[0]?.version !== null);
        assert.ok(prompt.includes('More.') && !prompt.includes(secrets.stripe));
        const { out } = run(words);
        assert.match(out, /about \d+ tokens, \d+ of them yours, 1 secret/);
        assert.match(out, /~\/\.claude\/CLAUDE\.md {2}would be sent {2}\d+ tokens {2}contains 1 secret/);
        assert.ok(!out.includes(secrets.stripe));
        assert.equal(run([...words, '--fail-on', 'high']).code, 1);
      } finally {
        rmSync(path.dirname(file), { recursive: true });
        rmSync(path.join(home, 'more.md'));
      }
    });

    it('says which cursor it cannot take', () => {
      for (const cursor of ['x', '0:1', '999:1']) {
        const { code, err } = run(['context', 'src/server.ts', '--cursor', cursor]);
        assert.equal(code, 2);
        assert.match(err, /--cursor/);
      }
    });
  });

  describe('what writes', () => {
    it('ignore generate shows a diff, writes only with --apply, and is taken back', () => {
      const file = path.join(shop, '.cursorignore');
      const before = readFileSync(file, 'utf8');
      const shown = run(['ignore', 'generate', '--for', 'cursor']);
      assert.equal(shown.code, 0);
      assert.match(shown.out, /^\+\*\.pem|^\+\.env/m);
      assert.equal(readFileSync(file, 'utf8'), before);
      assert.equal(run(['ignore', 'generate', '--for', 'cursor', '--apply']).code, 0);
      const after = readFileSync(file, 'utf8');
      assert.ok(after.startsWith(before));
      assert.match(run(['ignore', 'generate', '--for', 'cursor', '--apply']).out, /Nothing to do/);
      assert.equal(run(['harden', '--undo']).code, 0);
      assert.equal(readFileSync(file, 'utf8'), before);
    });

    it('harden keeps comments, is dry by default, and has an undo', () => {
      const file = path.join(shop, '.vscode/settings.json');
      mkdirSync(path.dirname(file), { recursive: true });
      const before = '{\n  // ours\n  "telemetry.feedback.enabled": true,\n}\n';
      writeFileSync(file, before);
      const dry = run(['harden', '--assistants', 'vscode']);
      assert.match(dry.out, /Nothing is written yet/);
      assert.equal(readFileSync(file, 'utf8'), before);
      assert.equal(run(['harden', '--assistants', 'vscode', '--apply']).code, 0);
      const after = readFileSync(file, 'utf8');
      assert.match(after, /\/\/ ours/);
      assert.match(after, /"telemetry.feedback.enabled": false/);
      assert.equal(run(['harden', '--undo']).code, 0);
      assert.equal(readFileSync(file, 'utf8'), before);
      assert.match(run(['harden', '--undo']).out, /nothing to undo/);
    });

    it('names the place of a syntax error and writes nothing', () => {
      const file = path.join(shop, '.vscode/settings.json');
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, '{\n  oops\n}\n');
      const { out } = run(['harden', '--assistants', 'vscode', '--apply']);
      assert.match(out, /settings\.json.*2/);
      assert.equal(readFileSync(file, 'utf8'), '{\n  oops\n}\n');
    });

    it('never prints a key that stands beside a change', () => {
      mkdirSync(path.join(home, '.claude'), { recursive: true });
      const file = path.join(home, '.claude/settings.json');
      writeFileSync(file, JSON.stringify({ env: { ANTHROPIC_API_KEY: secrets.openai, OTHER: '1' } }, null, 2));
      for (const format of ['text', 'json', 'markdown']) {
        const { out } = run(['harden', '--scope', 'user', '--assistants', 'claude-code', '--format', format]);
        assert.ok(out.length > 50, format);
        assert.ok(!out.includes(secrets.openai.slice(-20)), format);
      }
      const { out } = run(['harden', '--scope', 'user', '--assistants', 'claude-code']);
      assert.ok(out.includes(`\n+++ b${file}\n`), 'an absolute name has one slash');
      const settings = run(['settings', '--assistants', 'claude-code', '--format', 'json']);
      assert.ok(!settings.out.includes(secrets.openai.slice(-20)));
      assert.ok(existsSync(file));
    });
  });

  describe('usage', () => {
    it('prints help and version', () => {
      assert.match(run(['--help']).out, /Exit codes/);
      assert.match(run(['--version']).out, /^sightglass \d+\.\d+\.\d+\n$/);
    });

    for (const args of [
      [],
      ['nonsense'],
      ['scan'],
      ['audit', 'a', 'b'],
      ['scan', '.', '--format', 'xml'],
      ['scan', '.', '--nope'],
      ['ignore'],
      ['constructor'],
      ['audit', '--assistants', 'nobody'],
      ['harden', '--apply', '--undo'],
      ['harden', '--apply', '--dry-run'],
    ]) {
      it(`exits 2 with a sentence for: ${args.join(' ') || '(nothing)'}`, () => {
        const { code, out, err } = run(args);
        assert.equal(code, 2);
        assert.ok((err + out).length > 10);
        assert.doesNotMatch(err, /bug in Sightglass/);
      });
    }

    it('keeps a hostile file name from driving the terminal', () => {
      writeFileSync(path.join(shop, 'evil\u001b[31m.env'), `TOKEN=${secrets.github}\n`);
      const { out } = run(['scan', '.']);
      assert.ok(!out.includes('\u001b'));
      assert.match(out, /evil\\x1b/);
    });
  });
});
