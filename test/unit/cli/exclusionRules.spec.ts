import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/lib/editor/demo.mjs';
import { entry, har } from '../egress/har.ts';

describe('sightglass --exclusion-rules', () => {
  let scratch = '';
  let shop = '';

  before(() => {
    scratch = mkdtempSync(path.join(tmpdir(), 'sightglass-exclusion-'));
    shop = makeDemo(path.join(scratch, 'shop'));
    writeFileSync(path.join(scratch, 'rules.yml'), '- "payments.ts"\n');
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));

  /** Returns the JSON output without the rules and with them. */
  function both<T>(...args: readonly string[]): readonly [T, T] {
    const common = [...args, '--format', 'json', '--home', path.join(scratch, 'home'), '--fail-on', 'none'];
    const [plain, ruled] = [common, [...common, '--exclusion-rules', 'rules.yml']].map(all => {
      const options = { encoding: 'utf8', cwd: scratch, env: { ...process.env, NO_COLOR: '1' } } as const;
      const { stdout, stderr, status } = spawnSync(process.execPath, [path.resolve('dist/cli.js'), ...all], options);
      assert.deepEqual([stderr, status], ['', 0]);
      return JSON.parse(stdout) as T;
    });
    assert.ok(plain !== undefined && ruled !== undefined);
    return [plain, ruled];
  }

  it('count in an audit, also of another folder than the current one', () => {
    interface Audit {
      readonly exposures: readonly {
        readonly path: string;
        readonly reaches: readonly { readonly feature: string }[];
      }[];
    }
    const [plain, ruled] = both<Audit>('audit', shop, '--assistants', 'copilot');
    const reached = ({ exposures }: Audit): readonly string[] =>
      exposures.find(each => each.path === 'src/payments.ts')?.reaches.map(each => each.feature) ?? [];
    assert.ok(reached(plain).includes('completion'));
    assert.ok(!reached(ruled).includes('completion'), reached(ruled).join());
  });

  it('count in a context', () => {
    interface Context {
      readonly items: readonly { readonly path: string; readonly verdict: string }[];
    }
    const name = path.join('shop', 'src', 'payments.ts');
    const at = ['--cursor', '3:1', '--assistant', 'copilot', '--feature', 'completion'];
    const verdicts = ({ items }: Context): readonly string[] =>
      items.filter(each => each.path === 'shop/src/payments.ts').map(each => each.verdict);
    const [plain, ruled] = both<Context>('context', name, ...at);
    assert.ok(!verdicts(plain).includes('held-back'));
    assert.ok(verdicts(ruled).length > 0 && verdicts(ruled).every(each => each === 'held-back'));
  });

  it('are named for people, who are not told that what is held back would be sent', () => {
    const args = ['context', path.join('shop', 'src', 'payments.ts'), '--cursor', '3:1', '--assistant', 'copilot'];
    const options = { encoding: 'utf8', cwd: scratch, env: { ...process.env, NO_COLOR: '1' } } as const;
    const common = ['--feature', 'completion', '--home', path.join(scratch, 'home'), '--exclusion-rules', 'rules.yml'];
    for (const format of ['text', 'markdown']) {
      const all = [path.resolve('dist/cli.js'), ...args, ...common, '--format', format];
      const { stdout } = spawnSync(process.execPath, all, options);
      assert.match(stdout, /payments\.ts.*held back/, format);
      assert.match(stdout, /held back by rules\.yml:1: payments\.ts/, format);
      assert.doesNotMatch(stdout, /payments\.ts.*would be sent/, format);
    }
  });

  it('count where a capture is compared with the folder', () => {
    interface Import {
      readonly comparison: { readonly unpredicted: readonly { readonly path: string }[] };
    }
    const prompt = '// Path: shop/src/payments.ts\n// TODO: move this key to the vault before the launch.\n';
    const url = 'https://proxy.githubcopilot.com/v1/engines/m/completions';
    writeFileSync(path.join(scratch, 'a.har'), har([entry(url, { text: JSON.stringify({ prompt, suffix: '' }) })]));
    const [plain, ruled] = both<Import>('egress', 'import', 'a.har', '--assistants', 'copilot');
    const names = ({ comparison }: Import): readonly string[] => comparison.unpredicted.map(each => each.path);
    assert.ok(!names(plain).includes('shop/src/payments.ts'), names(plain).join());
    assert.ok(names(ruled).includes('shop/src/payments.ts'), names(ruled).join());
  });
});
