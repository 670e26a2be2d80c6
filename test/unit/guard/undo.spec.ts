import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { agentHooks } from '../../../src/core/assistants/hooks.ts';
import { changesGuard } from '../../../src/core/guard/guardChange.ts';
import { planInstall } from '../../../src/node/guard/registering/installation.ts';
import { applyEdits } from '../../../src/node/journal/journal.ts';
import { latest, undoLatest } from '../../../src/node/journal/undo.ts';
import { scratchFolder } from '../scratchFolder.ts';

const cli = path.resolve('dist/cli.js');

describe('guard: undo', () => {
  const scratch = scratchFolder();
  const { at, put, read } = scratch;
  const run = (
    ...args: readonly string[]
  ): { readonly code: number | null; readonly out: string; readonly err: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: at('shop'),
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: at('home') },
    });
    return { code: status, out: stdout, err: stderr };
  };

  beforeEach(() => {
    put('shop/.env', 'A=1\n');
    put('home/.claude/settings.json', '{}\n');
  });

  it('tells what registers, trusts or switches from everything else, for each agent', async () => {
    for (const agent of agentHooks) {
      const { edits } = await planInstall([agent], {
        home: at('home'),
        workspace: at('shop'),
        env: {},
        scope: 'user',
        isClosed: false,
        runtime: { program: process.execPath, isEditor: false, dist: at('dist') },
      });
      for (const edit of edits) {
        assert.ok(changesGuard([edit]), `${agent.id}: ${edit.file}`);
        assert.ok(changesGuard([{ file: edit.file, before: edit.after, after: edit.before }]), edit.file);
        assert.ok(!changesGuard([{ ...edit, before: edit.after }]), edit.file);
      }
    }
    const change = (before: string | null, after: string): boolean =>
      changesGuard([{ file: at('home/.claude/settings.json'), before, after }]);
    const hook = '{"hooks":[{"command":"/home/dev/.sightglass/bin/sightglass","args":["guard"]}]}';
    assert.ok(!change('{"env":{}}', '{"env":{"DISABLE_TELEMETRY":"1"}}'));
    assert.ok(!change(`{"a":1,\n${hook}\n}`, `{"a":2,\n${hook},\n"b":1}`));
    assert.ok(change('{"disableAllHooks":true}', '{}'));
    assert.ok(changesGuard([{ file: '/home/dev/.sightglass/guard/allowances.json', before: null, after: '[]' }]));
    assert.ok(!changesGuard([{ file: '/home/dev/shop/.cursorignore', before: null, after: '.env\n' }]));
    const trail = {
      file: '/etc/rsyslog.d/sightglass.conf',
      before: null,
      after: 'File="/home/*/.sightglass/trail/*.jsonl"\n',
    };
    assert.ok(!changesGuard([trail]), 'other files of ours are no guard');
  });

  it('of what registered the guard needs a person; that of other changes does not', () => {
    const before = read('home/.claude/settings.json');
    assert.equal(run('guard', 'install', '--agents', 'claude-code', '--apply').code, 0);
    const registered = read('home/.claude/settings.json');
    for (const args of [['undo'], ['harden', '--undo'], ['guard', 'install', '--undo']]) {
      const { code, err } = run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /person/);
      assert.equal(read('home/.claude/settings.json'), registered);
    }
    assert.notEqual(registered, before);
    assert.equal(run('ignore', 'generate', '--assistants', 'cursor', '--apply').code, 0);
    const isWritten = existsSync(at('shop/.cursorignore'));
    assert.ok(isWritten);
    assert.equal(run('undo').code, 0);
    assert.ok(!existsSync(at('shop/.cursorignore')));
    assert.equal(run('undo').code, 2, 'the guard is the last again');
  });

  it('takes back what somebody agreed to and nothing else', async () => {
    const journal = at('journal');
    const edit = (name: string): Parameters<typeof applyEdits>[0] => [
      { file: put(name, 'old'), before: 'old', after: 'new', changes: [] },
    ];
    await applyEdits(edit('one'), journal);
    const agreed = await latest(journal);
    assert.ok(agreed);
    assert.deepEqual(agreed.files, [{ file: at('one'), before: 'new', after: 'old' }]);
    await applyEdits(edit('two'), journal);
    assert.equal((await undoLatest(journal, agreed))?.ok, false);
    assert.equal(read('two'), 'new');
    assert.equal((await undoLatest(journal, (await latest(journal)) ?? agreed))?.ok, true);
    assert.equal((await undoLatest(journal, agreed))?.ok, true);
    assert.equal(read('one'), 'old');
    assert.equal(await latest(journal), null);
  });
});
