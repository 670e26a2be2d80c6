import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { decide } from '../../../src/core/guard/decide.ts';
import type { DecisionKind, GuardEvent } from '../../../src/core/guard/types.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { diskFacts } from '../../../src/node/guard/answering/facts.ts';
import { readExclusion } from '../../../src/node/ignore/exclusionFacts.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { body } from '../secrets/support.ts';

describe('guard: what it goes by', () => {
  const scratch = scratchFolder();
  const userSettings = 'home/.config/Code/User/settings.json';
  const editorSettings = (value: object): string => `{ // mine\n  ${JSON.stringify(value).slice(1, -1)},\n}`;
  const facts = () =>
    diskFacts(
      {
        home: scratch.at('home'),
        env: { APPDATA: scratch.at('home/.config') },
        folder: scratch.at('shop'),
        now: 1_000,
        checkTime: () => {},
        createScanner,
        readExclusion,
        program: '/nowhere',
      },
      { output: 'replace', canAsk: false },
    );
  const read = (name: string): DecisionKind => decide({ kind: 'read', paths: [name] }, facts()).decision;

  beforeEach(() => {
    scratch.put('shop/.git/HEAD', '');
    scratch.put('home/x', '');
  });

  it('holds back what the file says that ignore files are written from', () => {
    scratch.put('shop/rules/ai.txt', 'plans/\n!.env\n');
    assert.equal(read('plans/a.md'), 'allow');
    scratch.put('shop/.vscode/settings.json', editorSettings({ 'sightglass.ignore.source': 'rules/ai.txt' }));
    const { decision, reasons } = decide({ kind: 'read', paths: ['plans/a.md'] }, facts());
    assert.equal(decision, 'deny');
    assert.deepEqual(reasons[0]?.by, { file: 'rules/ai.txt', line: 1, pattern: 'plans/' });
    // The setting must not make a file readable that usually contains credentials.
    assert.equal(read('.env'), 'deny');
  });

  it('takes that setting from the person where the workspace has none, and from no file elsewhere', function () {
    if (process.platform === 'darwin') this.skip();
    scratch.put('shop/ai.txt', 'plans/\n');
    scratch.put(userSettings, editorSettings({ 'sightglass.ignore.source': 'ai.txt' }));
    assert.equal(read('plans/a.md'), 'deny');
    scratch.put('shop/.vscode/settings.json', editorSettings({ 'sightglass.ignore.source': '' }));
    assert.equal(read('plans/a.md'), 'allow');
    scratch.put('other/ai.txt', 'plans/\n');
    scratch.put('shop/.vscode/settings.json', editorSettings({ 'sightglass.ignore.source': '../other/ai.txt' }));
    assert.equal(read('plans/a.md'), 'allow');
  });

  it('holds back what content exclusion excludes; a repository names only rules of its own', function () {
    if (process.platform === 'darwin') this.skip();
    const rules = '"*":\n  - "/plans/**"\n';
    const outside = scratch.put('rules/exclusion.yml', rules);
    scratch.put('shop/.vscode/settings.json', editorSettings({ 'sightglass.copilot.exclusionRules': outside }));
    assert.equal(read('plans/a.md'), 'allow');
    scratch.put('shop/.vscode/settings.json', '{}');
    scratch.put(userSettings, editorSettings({ 'sightglass.copilot.exclusionRules': outside }));
    assert.equal(read('plans/a.md'), 'deny');
    scratch.put('shop/exclusion.yml', rules);
    scratch.put(userSettings, '{}');
    scratch.put('shop/.vscode/settings.json', editorSettings({ 'sightglass.copilot.exclusionRules': 'exclusion.yml' }));
    assert.equal(read('plans/a.md'), 'deny');
  });

  it('keeps agents from writing that file, and the settings that name it', () => {
    const write = (name: string): DecisionKind => decide({ kind: 'edit', paths: [name], text: '{}' }, facts()).decision;
    scratch.put('shop/ai.txt', 'plans/\n');
    assert.deepEqual([write('.vscode/settings.json'), write('ai.txt')], ['allow', 'allow']);
    scratch.put('shop/.vscode/settings.json', editorSettings({ 'sightglass.ignore.source': 'ai.txt' }));
    assert.deepEqual([write('.vscode/settings.json'), write('ai.txt')], ['deny', 'deny']);
  });

  it('survives settings that are none', () => {
    for (const text of [
      'sightglass.ignore.source',
      '{"sightglass.ignore.source":',
      '{"sightglass.ignore.source": 3}',
    ]) {
      scratch.put('shop/.vscode/settings.json', text);
      assert.equal(read('plans/a.md'), 'allow', text);
    }
  });

  it('gives one answer in the editor, the terminal and the hook', () => {
    scratch.put('shop/.vscode/settings.json', editorSettings({ 'sightglass.ignore.source': 'ai.txt' }));
    scratch.put('shop/ai.txt', 'plans/\n');
    scratch.put('shop/.claude/settings.json', '{"permissions":{"deny":["Read(./deploy/**)"]}}');
    scratch.put('shop/deploy/a.txt', 'a');
    scratch.put('shop/src/a.ts', 'a');
    const token = `ghp_${body(36, 7)}`;
    const events: readonly (readonly [GuardEvent, readonly string[], string, object])[] = [
      ...['plans/a.md', 'deploy/a.txt', '.env', 'src/a.ts'].map(
        name =>
          [
            { kind: 'read', paths: [name] },
            ['--read', name],
            '',
            { tool_name: 'Read', tool_input: { file_path: name } },
          ] as const,
      ),
      ...['cat plans/a.md', 'cat src/a.ts', 'sightglass guard allow .env'].map(
        command =>
          [
            { kind: 'shell', command, dialect: process.platform === 'win32' ? 'powershell' : 'bash' },
            ['--command', command],
            '',
            { tool_name: 'Bash', tool_input: { command } },
          ] as const,
      ),
      ...[token, 'nothing', 'see @plans/a.md'].map(
        text =>
          [
            { kind: 'prompt', text },
            ['--prompt', '-'],
            text,
            { hook_event_name: 'UserPromptSubmit', prompt: text },
          ] as const,
      ),
    ];
    const env = { PATH: process.env['PATH'], HOME: scratch.at('home'), USERPROFILE: scratch.at('home') };
    for (const [event, words, input, payload] of events) {
      const here = decide(event, facts());
      const inTerminal = spawnSync(
        process.execPath,
        [
          path.resolve('dist/cli.js'),
          'guard',
          'check',
          ...words,
          '--workspace',
          scratch.at('shop'),
          '--home',
          scratch.at('home'),
        ],
        { input, env, cwd: scratch.at('shop'), encoding: 'utf8' },
      );
      const question = { cwd: scratch.at('shop'), hook_event_name: 'PreToolUse', ...payload };
      const inHook = spawnSync(
        process.execPath,
        [path.resolve('dist/guard.js'), 'guard', 'run', '--agent', 'claude-code'],
        { input: JSON.stringify(question), env, cwd: scratch.at('shop'), encoding: 'utf8' },
      );
      const isAllowed = here.decision === 'allow';
      assert.deepEqual([inTerminal.status, inHook.status], isAllowed ? [0, 0] : [1, 2], JSON.stringify(event));
      for (const { by } of here.reasons) {
        if (by === null) continue;
        assert.ok(inTerminal.stdout.includes(by.file) && inHook.stdout.includes(by.file), JSON.stringify(event));
      }
    }
  });
});
