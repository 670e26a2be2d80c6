import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { fakeSecrets } from '../../../scripts/lib/editor/demo.mjs';
import { scratchFolder } from '../scratchFolder.ts';

const cli = path.resolve('dist/cli.js');
const { stripe } = fakeSecrets();

interface Result {
  readonly id: number;
  readonly result: { readonly isError?: boolean; readonly structuredContent?: Structured; readonly content: unknown };
}

interface Structured {
  readonly files?: readonly {
    readonly path: string;
    readonly decision: string;
    readonly secrets: unknown;
    readonly assistants: readonly { readonly verdict: string; readonly rule: string | null }[];
  }[];
  readonly requests?: readonly { readonly items: readonly { readonly path: string; readonly secrets: unknown }[] }[];
}

describe('sightglass mcp', () => {
  const scratch = scratchFolder();
  const { at, put } = scratch;

  function ask(...calls: readonly (readonly [string, object])[]): readonly Result[] {
    const messages = calls.map(([name, given], id) => ({
      jsonrpc: '2.0',
      ...{ id, method: 'tools/call' },
      params: {
        ...{ name, arguments: given },
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientCapabilities': {},
        },
      },
    }));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [cli, 'mcp', '--workspace', at('shop'), '--assistants', 'cursor'],
      {
        encoding: 'utf8',
        // The input ends without a line break.
        input: messages.map(each => JSON.stringify(each)).join('\n'),
        env: { PATH: process.env['PATH'], HOME: at('home') },
      },
    );
    assert.deepEqual([status, stderr], [0, '']);
    assert.ok(!stdout.includes(stripe));
    const results = stdout.split('\n').filter(line => line !== '');
    return results.map(line => JSON.parse(line) as Result).sort((a, b) => a.id - b.id);
  }

  beforeEach(() => {
    put('home/.keep', '');
    put('shop/.env', 'A=1\n');
    put('shop/.cursorignore', '.env\n');
    put('shop/src/a.ts', 'export const a = 1;\n');
    put('shop/src/pay.ts', `const key = '${stripe}';\n`);
    put('elsewhere.txt', 'x\n');
  });

  it('says whether files may be read, by which rule, and which secrets they hold', () => {
    const [all] = ask(['may_i_read', { paths: ['.env', 'src/a.ts', 'src/pay.ts'] }]);
    const files = all?.result.structuredContent?.files ?? [];
    assert.deepEqual(
      files.map(({ path: name, decision }) => [name, decision]),
      [
        ['.env', 'deny'],
        ['src/a.ts', 'allow'],
        ['src/pay.ts', 'deny'],
      ],
    );
    assert.ok(files[0]?.assistants.every(({ rule }) => rule === '.cursorignore:1: .env'));
    assert.deepEqual(files[2]?.secrets, [{ kind: 'stripe-secret-key', line: 1 }]);
  });

  it('says what would be sent, with kinds and lines of secrets and no text', () => {
    const [sent] = ask(['what_would_be_sent', { file: 'src/a.ts', line: 1, column: 1, open: ['src/pay.ts'] }]);
    const requests = sent?.result.structuredContent?.requests ?? [];
    assert.ok(requests.length > 0);
    const items = requests.flatMap(each => each.items);
    assert.ok(items.some(each => each.path === 'src/a.ts'));
  });

  it('answers for its own folder alone, also behind links, and the same for all else', function () {
    if (process.platform === 'win32') this.skip();
    symlinkSync(at('elsewhere.txt'), at('shop/link'));
    const given = ['../elsewhere.txt', at('elsewhere.txt'), 'link', 'none', '../none', '.', '', 'a\0b'];
    const answers = ask(
      ...given.map(name => ['may_i_read', { paths: name }] as const),
      ...given.map(name => ['what_would_be_sent', { file: name }] as const),
    );
    assert.equal(answers.length, 2 * given.length);
    assert.equal(new Set(answers.map(each => JSON.stringify(each.result))).size, 1);
    assert.equal(answers[0]?.result.isError, true);
    assert.ok(!JSON.stringify(answers).includes(scratch.root));
  });

  it('refuses arguments that it does not understand', () => {
    for (const { result } of ask(
      ['may_i_read', {}],
      ['may_i_read', { paths: [] }],
      ['may_i_read', { paths: [1] }],
      ['may_i_read', { paths: Array.from({ length: 51 }, () => '.env') }],
      ['what_would_be_sent', { file: 'src/a.ts', line: 'x' }],
      ['what_would_be_sent', { file: 'src/a.ts', line: 999 }],
      ['what_would_be_sent', { file: 'src/a.ts', feature: 'none' }],
    ))
      assert.equal(result.isError, true, JSON.stringify(result));
  });
});
