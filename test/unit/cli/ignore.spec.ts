import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDemo } from '../../../scripts/lib/editor/demo.mjs';

interface Drift {
  readonly schema: string;
  readonly issues: readonly {
    readonly file: string;
    readonly line: number;
    readonly kind: string;
    readonly level: string;
  }[];
}

describe('sightglass ignore', () => {
  let scratch = '';
  let shop = '';

  before(() => {
    scratch = mkdtempSync(path.join(tmpdir(), 'sightglass-ignore-'));
    shop = makeDemo(path.join(scratch, 'shop'));
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));

  function run(args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
    const common = ['--workspace', shop, '--home', path.join(scratch, 'home')];
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'ignore', ...args, ...common], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    return { code: status, out: stdout, err: stderr };
  }

  it('check --drift exits 1 at drift, 0 where there is none or it is not asked for, 2 at wrong usage', () => {
    const drift = run(['check', '--drift', '--assistants', 'cursor,codex', '--format', 'json']);
    const report = JSON.parse(drift.out) as Drift;
    assert.equal(drift.code, 1);
    assert.equal(report.schema, 'sightglass/ignore-drift/1');
    assert.ok(report.issues.some(each => each.file === '.gitignore' && each.line === 3 && each.kind === 'visible'));
    assert.ok(report.issues.some(each => each.file === '.copilotignore' && each.kind === 'no-reader'));
    assert.deepEqual(
      report,
      JSON.parse(run(['check', '--drift', '--assistants', 'cursor,codex', '--format', 'json']).out),
    );
    assert.equal(run(['check', '--drift', '--assistants', 'codex', '--fail-on', 'none']).code, 0);
    assert.match(run(['check', '--drift', '--assistants', 'cursor', '--format', 'markdown']).out, /^\| Place/);
    assert.equal(run(['check', '--drift', 'src']).code, 2);
    assert.equal(run(['check', '--drift', '--format', 'sarif']).code, 2);
  });

  it('generate --source keeps the others in step, and the check says when they are not', () => {
    writeFileSync(path.join(shop, '.aiignore'), '# ours\n.env\n*.pem\ninfra/**\n!infra/main.tf\n');
    const assistants = ['--assistants', 'cursor,claude-code'];
    const kinds = (): readonly string[] =>
      (
        JSON.parse(run(['check', '--drift', '--source', '.aiignore', '--format', 'json', ...assistants]).out) as Drift
      ).issues
        .filter(each => each.kind === 'out-of-step')
        .map(each => each.file);
    assert.deepEqual(kinds(), ['.aiignore', '.cursorignore']);
    const written = run(['generate', '--source', '.aiignore', '--apply', ...assistants]);
    assert.equal(written.code, 0);
    assert.match(written.err, /cannot hold exceptions/);
    assert.match(
      readFileSync(path.join(shop, '.cursorignore'), 'utf8'),
      /^\.env\n\*\.pem\n# >>> sightglass\n# From \.aiignore\n# ours\n/,
    );
    assert.deepEqual(kinds(), []);
    assert.match(run(['generate', '--source', '.aiignore', ...assistants]).out, /Nothing to do/);
    assert.equal(run(['generate', '--source', 'none']).code, 2);
    assert.equal(run(['generate', '--source', '../x']).code, 2);
  });

  it('generate --yaml gives rules that check --exclusion-rules counts', () => {
    const yaml = run(['generate', '--yaml']).out;
    assert.match(yaml, /^- "\*\.pem"$/m);
    writeFileSync(path.join(shop, 'rules.yml'), yaml);
    rmSync(path.join(shop, '.copilotignore'));
    const { out } = run(['check', '--exclusion-rules', 'rules.yml', 'infra/deploy.pem', '--assistants', 'copilot']);
    assert.match(out, /completion\theld-back\trules\.yml:\d+: \*\.pem/);
    assert.equal(run(['check', '--exclusion-rules', 'none.yml', 'x']).code, 2);
  });
});
