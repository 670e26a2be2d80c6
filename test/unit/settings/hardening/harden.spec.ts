import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { tools } from '../../../../src/core/assistants/tools.ts';
import { message } from '../../../../src/core/message.ts';
import { type HardeningOptions, planHardening } from '../../../../src/core/settings/hardening/harden.ts';
import { readSettings } from '../../../../src/core/settings/read.ts';
import type { Readings } from '../../../../src/core/settings/readings.ts';
import type { Plan } from '../../../../src/core/settings/types.ts';
import { everyTemplate as templates } from '../../../../src/text/everyTemplate.ts';
import { everyTemplate } from '../../../../src/text/everyTemplate.ts';
import { render } from '../../../../src/text/render.ts';
import { applied, toolsNamed, machine } from '../machine.ts';

const everything: HardeningOptions = { level: 'off', scope: 'user', commands: ['bwrap', 'socat'] };

function plan(readings: Readings, options: Partial<HardeningOptions>, ...ids: readonly string[]): Plan {
  const made = planHardening(readSettings(toolsNamed(...ids), readings), readings, { ...everything, ...options });
  for (const { why } of made.skipped) {
    if (why.code.startsWith('test.')) continue;
    assert.ok(templates[why.code], why.code);
    assert.doesNotMatch(render(why, undefined, everyTemplate), /\{\w+\}/);
  }
  return made;
}

function skippedWhy({ skipped }: Plan, key: string): string | undefined {
  return skipped.find(each => each.key === key)?.why.code;
}

describe('planHardening', () => {
  it('writes the recommended values, and keeps comments', () => {
    const text = '{\n  // mine\n  "telemetry.telemetryLevel": "all", // loud\n  "editor.fontSize": 12\n}\n';
    const readings = machine({ '~/.config/Code/User/settings.json': text });
    const { edits, skipped } = plan(readings, { level: 'recommended' }, 'vscode');
    assert.equal(edits.length, 1);
    const [edit] = edits;
    assert.equal(edit?.before, text);
    assert.ok(
      edit?.after.startsWith(
        '{\n  // mine\n  "telemetry.telemetryLevel": "off", // loud\n  "editor.fontSize": 12,\n  "',
      ),
    );
    const level = edit.changes.find(change => change.key === 'telemetry.telemetryLevel');
    assert.deepEqual([level?.from, level?.to], ['all', 'off']);
    assert.match(edit.after, /\n {2}"telemetry\.feedback\.enabled": false/);
    assert.ok(!edit.after.includes('chat.disableAIFeatures'), 'strict only');
    assert.deepEqual(skipped, []);
  });

  it('has nothing to do the second time, whatever is on the machine', () => {
    for (const scope of ['user', 'workspace'] as const) {
      const readings = machine({
        '~/.aider.conf.yml': 'a: 1',
        './.claude/settings.json': '{\n\t"permissions": {"deny": ["Read(x)"]}\n}',
      });
      const first = plan(readings, { scope }, ...tools.map(each => each.id));
      assert.ok(first.edits.length > 2, scope);
      const second = plan(applied(readings, first), { scope }, ...tools.map(each => each.id));
      assert.deepEqual(second.edits, [], scope);
    }
  });

  it('leaves nothing open but what it says it skipped', () => {
    const readings = machine({});
    const first = plan(readings, {}, ...tools.map(each => each.id));
    const left = readSettings(tools, applied(readings, first)).filter(
      state => state.state !== 'hardened' && state.state !== 'ineffective',
    );
    const skipped = new Set(first.skipped.map(each => `${each.assistant} ${each.key}`));
    for (const { assistant, spec, value } of left) {
      if (JSON.stringify(value) === JSON.stringify(spec.hardened) || spec.accepts?.includes(value)) continue;
      assert.ok(skipped.has(`${assistant} ${spec.key}`), `${assistant} ${spec.key}`);
    }
  });

  it('writes only what a workspace can set', () => {
    const readings = machine({});
    const made = plan(readings, { scope: 'workspace' }, 'vscode', 'copilot', 'claude-code', 'codex');
    assert.deepEqual(
      made.edits.map(edit => edit.file),
      ['/project/.vscode/settings.json', '/project/.claude/settings.json'],
    );
    for (const key of [
      'telemetry.telemetryLevel',
      'workbench.enableExperiments',
      'update.mode',
      'chat.tools.global.autoApprove',
      'extensions.autoUpdate',
      'task.allowAutomaticTasks',
    ]) {
      assert.ok(!made.edits[0]?.after.includes(`"${key}"`), key);
      if (key !== 'chat.tools.global.autoApprove') assert.equal(skippedWhy(made, key), 'settings.skip.userOnly', key);
    }
    assert.equal(skippedWhy(made, 'analytics.enabled'), 'settings.skip.noWorkspaceFile');
    const noFolder = { ...readings, workspace: null, editor: { ...readings.editor, workspaceFile: null } };
    assert.deepEqual(plan(noFolder, { scope: 'workspace' }, 'vscode', 'claude-code').edits, []);
  });

  it('joins lists and objects with what is there', () => {
    const readings = machine({
      '~/.claude/settings.json': '{"permissions":{"deny":["Read(./mine)","Read(./.env)"]}}',
      '~/.config/Code/User/settings.json':
        '{"github.copilot.enable": {"*": true, "yaml": true, "ini": true, "dotenv": false}}',
    });
    const claude = plan(readings, { only: ['permissions.deny'] }, 'claude-code').edits[0]?.after ?? '';
    const { permissions } = JSON.parse(claude) as { permissions: { deny: string[] } };
    assert.deepEqual(permissions.deny.slice(0, 3), ['Read(./mine)', 'Read(./.env)', 'Read(./.env.*)']);
    assert.equal(new Set(permissions.deny).size, permissions.deny.length);
    const copilot = plan(readings, { only: ['github.copilot.enable'] }, 'copilot').edits[0]?.after ?? '';
    const enable = (JSON.parse(copilot) as Record<string, Record<string, boolean>>)['github.copilot.enable'];
    assert.equal(enable?.['*'], true);
    // Whether to switch off a language that people write every day is the user's decision.
    assert.equal(enable['yaml'], true);
    assert.equal(enable['ini'], false);
    assert.equal(enable['dotenv'], false);
    assert.equal(
      Object.keys(enable)
        .join()
        .match(/dotenv/g)?.length,
      1,
    );
  });

  it('does not replace another shape, nor add rules that a catch-all makes void', () => {
    const read = (value: string): Readings =>
      machine({ '~/.config/opencode/opencode.json': `{"permission":${value}}` });
    const only = { only: ['permission.read'] };
    assert.equal(
      skippedWhy(plan(read('{"read":"allow"}'), only, 'opencode'), 'permission.read'),
      'settings.edit.otherShape',
    );
    assert.equal(skippedWhy(plan(read('"allow"'), only, 'opencode'), 'permission.read'), 'settings.edit.otherShape');
    assert.equal(
      skippedWhy(plan(read('{"read":{"*.env":"deny","*":"allow"}}'), only, 'opencode'), 'permission.read'),
      'settings.skip.order',
    );
    const [edit] = plan(read('{"read":{"*":"allow"}}'), only, 'opencode').edits;
    assert.match(edit?.after ?? '', /"\*":"allow", "\*\.env": "deny"/);
  });

  it('leaves a file with an error alone, and says where it is', () => {
    const readings = machine({
      '~/.claude/settings.json': '{\n  "a": 1,\n}',
      '~/.codex/config.toml': 'a = \n',
      '~/.aider.conf.yml': 'a: [\n',
    });
    const made = plan(readings, {}, 'claude-code', 'codex', 'aider');
    assert.deepEqual(made.edits, []);
    const why = made.skipped.find(each => each.key === 'DISABLE_TELEMETRY')?.why;
    assert.deepEqual([why?.code, why?.args['line'], why?.args['column']], ['settings.malformed', 3, 1]);
    assert.deepEqual(made.broken?.map(each => path.basename(String(each.args['file']))).sort(), [
      '.aider.conf.yml',
      'config.toml',
      'settings.json',
    ]);
    const problem = message('context.copilot.empty');
    const unreadable = {
      ...readings,
      files: new Map([['/home/u/.codex/config.toml', { kind: 'unreadable', problem } as const]]),
    };
    assert.equal(skippedWhy(plan(unreadable, {}, 'codex'), 'analytics.enabled'), 'context.copilot.empty');
  });

  it('names a broken file of the editor, which gives the values all the same', () => {
    const file = '~/.config/Code/User/settings.json';
    const readings = { ...machine({ [file]: '{\n  oops\n}\n' }), vscode: new Map() };
    const made = plan(readings, {}, 'vscode');
    assert.deepEqual([made.edits, made.broken?.map(each => each.args['line'])], [[], [2]]);
  });

  it('gives the reason for what it cannot write', () => {
    const made = plan(
      machine({}, { environment: { PI_TELEMETRY: '1', OPENCODE_AUTO_SHARE: '1' } }),
      { commands: [] },
      'pi',
      'opencode',
      'cursor',
      'claude-code',
      'kilo',
    );
    assert.equal(skippedWhy(made, 'enableInstallTelemetry'), 'settings.skip.environmentWins');
    assert.equal(skippedWhy(made, 'OPENCODE_AUTO_SHARE'), 'settings.skip.remove');
    assert.equal(skippedWhy(made, 'Privacy Mode'), 'settings.skip.account');
    assert.equal(skippedWhy(made, 'sandbox.enabled'), 'settings.skip.needsCommands');
    assert.equal(skippedWhy(made, 'CLAUDE_CODE_SUBPROCESS_ENV_SCRUB'), 'settings.skip.needsCommands');
    assert.match(
      render(
        made.skipped.find(each => each.key === 'KILO_TELEMETRY_LEVEL')?.why ?? message('context.copilot.empty'),
        undefined,
        everyTemplate,
      ),
      /KILO_TELEMETRY_LEVEL=off/,
    );
    const onMac = plan(machine({}, { platform: 'darwin' }), { commands: [] }, 'claude-code');
    assert.equal(skippedWhy(onMac, 'sandbox.enabled'), undefined);
    const workspaceWins = plan(
      machine({ './.vscode/settings.json': '{"telemetry.feedback.enabled":true}' }),
      {},
      'vscode',
    );
    assert.equal(skippedWhy(workspaceWins, 'telemetry.feedback.enabled'), 'settings.skip.workspaceWins');
    const vscode = new Map([['telemetry.telemetryLevel', { policyValue: 'all' }]]);
    assert.equal(
      skippedWhy(plan(machine({}, { vscode }), {}, 'vscode'), 'telemetry.telemetryLevel'),
      'settings.skip.locked',
    );
    const noEditor = machine({}, { editor: { userFile: null, workspaceFile: null } });
    assert.equal(skippedWhy(plan(noEditor, {}, 'vscode'), 'update.mode'), 'settings.skip.noEditor');
  });

  it('shows old names and never writes them', () => {
    const made = plan(machine({}), {}, 'vscode', 'codex');
    for (const key of ['telemetry.enableTelemetry', 'telemetry.enableCrashReporter', 'otel.log_sse_deltas']) {
      assert.equal(skippedWhy(made, key), 'settings.skip.reportOnly', key);
    }
    for (const { after } of made.edits) assert.doesNotMatch(after, /enableTelemetry|log_sse_deltas/);
  });

  it('chooses the file of this system, or the one that exists', () => {
    const target = (platform: string, files: Readonly<Record<string, string>> = {}): string | undefined =>
      plan(machine(files, { platform }), { only: ['telemetry.telemetryLevel'] }, 'cursor').edits[0]?.file;
    assert.equal(target('linux'), '/home/u/.config/Cursor/User/settings.json');
    assert.equal(target('darwin'), '/home/u/Library/Application Support/Cursor/User/settings.json');
    assert.equal(target('win32'), '/home/u/AppData/Roaming/Cursor/User/settings.json');
    assert.equal(
      target('linux', { '~/AppData/Roaming/Cursor/User/settings.json': '{}' }),
      '/home/u/AppData/Roaming/Cursor/User/settings.json',
    );
  });

  it('takes only what was asked for', () => {
    const made = plan(machine({}), { only: ['codex', 'update.mode'] }, 'codex', 'vscode', 'cursor');
    const keys = made.edits.flatMap(edit => edit.changes.map(change => `${change.assistant} ${change.key}`));
    assert.ok(
      keys.includes('vscode update.mode') &&
        keys.includes('cursor update.mode') &&
        keys.includes('codex analytics.enabled'),
    );
    assert.ok(!keys.includes('vscode telemetry.telemetryLevel'));
  });

  it('keeps what other lines say, on random settings', () => {
    const keys = toolsNamed('vscode')[0]?.settings.map(each => each.key) ?? [];
    const line = fc.tuple(
      fc.constantFrom(...keys, 'mine', 'editor.fontSize'),
      fc.constantFrom('true', '"x"', '{ "a": 1 } /* c */', 'null', '5 // five'),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { selector: ([key]) => key, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        (lines, end) => {
          const text = `{${end}${lines.map(([key, value]) => `  "${key}": ${value.replace(/^([^/]*\S)/, '$1,')}`).join(end)}${end}}${end}`;
          const readings = machine({ '~/.config/Code/User/settings.json': text });
          const made = plan(readings, {}, 'vscode');
          const after = made.edits[0]?.after ?? text;
          for (const [key, value] of lines) {
            if (keys.includes(key)) continue;
            assert.ok(after.includes(`  "${key}": ${value.replace(/^([^/]*\S)/, '$1,')}`), after);
          }
          assert.equal(after.includes('\n') && end === '\r\n' && /[^\r]\n/.test(after), false, 'line ends stay');
          assert.deepEqual(plan(applied(readings, made), {}, 'vscode').edits, []);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves assistants on at the strict level; switching them off is a level of its own', () => {
    const keys = (level: HardeningOptions['level']): readonly string[] => {
      const readings = machine({});
      return planHardening(readSettings(tools, readings), readings, { level, scope: 'user' }).edits.flatMap(
        ({ changes }) => changes.map(change => change.key),
      );
    };
    const switches = ['chat.disableAIFeatures', 'editor.inlineSuggest.enabled', 'chat.agent.enabled', 'disable_ai'];
    for (const key of switches) {
      assert.ok(!keys('strict').includes(key), key);
      assert.ok(keys('off').includes(key), key);
    }
    assert.ok(keys('strict').every(key => keys('off').includes(key)));
    assert.ok(keys('recommended').every(key => keys('strict').includes(key)));
  });
});
