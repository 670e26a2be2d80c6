import assert from 'node:assert/strict';
import { tools } from '../../../../src/core/assistants/tools.ts';
import { message } from '../../../../src/core/message.ts';
import { readSettings } from '../../../../src/core/settings/read.ts';
import { type Readings, resolveFile } from '../../../../src/core/settings/readings.ts';
import type { SettingState } from '../../../../src/core/settings/types.ts';
import { machine, state } from '../machine.ts';

function brief({ state: kind, value, scope, file, line }: SettingState): readonly unknown[] {
  return [kind, value, scope, file, line];
}

describe('readSettings', () => {
  it('gives one state per setting, on a machine without any file', () => {
    const states = readSettings(tools, machine({}));
    assert.equal(states.length, tools.flatMap(each => each.settings).length);
    assert.deepEqual(brief(state(machine({}), 'vscode', 'telemetry.telemetryLevel')), [
      'default',
      'all',
      'default',
      null,
      undefined,
    ]);
    assert.equal(state(machine({}), 'amazon-q', 'amazonQ.server-sideContext').state, 'unset');
    assert.equal(state(machine({}), 'cursor', 'Privacy Mode').state, 'account');
    assert.equal(state(machine({}), 'cline', 'CLINE_OTEL_TELEMETRY_ENABLED').state, 'hardened', 'nobody sets it');
  });

  it('reads every format, with the line', () => {
    const readings = machine({
      '~/.config/Code/User/settings.json': '{\n  // mine\n  "telemetry.telemetryLevel": "error",\n}',
      '~/.codex/config.toml': '[analytics]\nenabled = false\n',
      '~/.aider.conf.yml': '# a\ncheck-update: false\n',
      '~/.gemini/settings.json': '{"privacy":{"usageStatisticsEnabled":false}}',
    });
    const user = '/home/u/.config/Code/User/settings.json';
    assert.deepEqual(brief(state(readings, 'vscode', 'telemetry.telemetryLevel')), ['weak', 'error', 'user', user, 3]);
    assert.deepEqual(brief(state(readings, 'codex', 'analytics.enabled')), [
      'hardened',
      false,
      'file',
      '/home/u/.codex/config.toml',
      2,
    ]);
    assert.deepEqual(brief(state(readings, 'aider', 'check-update')), [
      'hardened',
      false,
      'file',
      '/home/u/.aider.conf.yml',
      2,
    ]);
    assert.equal(state(readings, 'gemini-cli', 'privacy.usageStatisticsEnabled').state, 'hardened');
    assert.equal(state(readings, 'gemini-cli', 'general.enableAutoUpdate').state, 'default');
  });

  it('lets a workspace win where it can', () => {
    const readings = machine({
      '~/.config/Code/User/settings.json': '{"telemetry.telemetryLevel":"off","telemetry.feedback.enabled":false}',
      './.vscode/settings.json': '{"telemetry.telemetryLevel":"all","telemetry.feedback.enabled":true}',
      '~/.claude/settings.json': '{"env":{"DISABLE_TELEMETRY":"1"},"feedbackSurveyRate":0}',
      './.claude/settings.json': '{"feedbackSurveyRate":1}',
    });
    assert.equal(state(readings, 'vscode', 'telemetry.telemetryLevel').state, 'hardened', 'no workspace can set it');
    assert.deepEqual(brief(state(readings, 'vscode', 'telemetry.feedback.enabled')).slice(0, 3), [
      'weak',
      true,
      'workspace',
    ]);
    assert.deepEqual(brief(state(readings, 'claude-code', 'feedbackSurveyRate')).slice(0, 3), ['weak', 1, 'workspace']);
    assert.deepEqual(brief(state(readings, 'claude-code', 'DISABLE_TELEMETRY')).slice(0, 3), ['hardened', '1', 'file']);
  });

  it('believes a running editor before its files, and a policy before all', () => {
    const key = 'telemetry.telemetryLevel';
    const from = (inspected: object): SettingState =>
      state(
        machine({ '~/.config/Code/User/settings.json': `{\n"${key}":"off"}` }, { vscode: new Map([[key, inspected]]) }),
        'vscode',
        key,
      );
    assert.deepEqual(brief(from({ globalValue: 'off', defaultValue: 'all' })).slice(0, 3), ['hardened', 'off', 'user']);
    assert.equal(from({ globalValue: 'off' }).line, 2);
    assert.deepEqual(brief(from({ defaultValue: 'error' })).slice(0, 3), ['default', 'error', 'default']);
    assert.deepEqual(brief(from({ workspaceFolderValue: 'crash', globalValue: 'off' })).slice(0, 3), [
      'weak',
      'crash',
      'folder',
    ]);
    assert.deepEqual(brief(from({ policyValue: 'all', globalValue: 'off' })).slice(0, 3), ['locked', 'all', 'policy']);
    assert.equal(from({}).state, 'default');
  });

  it('knows the traps: presence, inverted names, other good values, order', () => {
    const env = (environment: Readonly<Record<string, string>>): Readings => machine({}, { environment });
    assert.equal(
      state(env({ DISABLE_TELEMETRY: '0' }), 'claude-code', 'DISABLE_TELEMETRY').state,
      'hardened',
      'presence is enough',
    );
    assert.equal(state(env({ DO_NOT_TRACK: '0' }), 'claude-code', 'DO_NOT_TRACK').state, 'weak');
    assert.equal(state(env({ OPENCODE_AUTO_SHARE: '1' }), 'opencode', 'OPENCODE_AUTO_SHARE').state, 'weak');
    assert.equal(state(env({ OPENCODE_AUTO_SHARE: '0' }), 'opencode', 'OPENCODE_AUTO_SHARE').state, 'hardened');
    assert.equal(state(env({ KILO_TELEMETRY_LEVEL: 'error' }), 'kilo', 'KILO_TELEMETRY_LEVEL').state, 'hardened');
    const editor = (text: string): Readings => machine({ '~/.config/Code/User/settings.json': text });
    assert.equal(state(editor('{"tabby.config.telemetry":true}'), 'tabby', 'tabby.config.telemetry').state, 'hardened');
    assert.equal(state(editor('{"tabby.config.telemetry":false}'), 'tabby', 'tabby.config.telemetry').state, 'weak');
    const hardened = '"*.env":"deny","*.env.*":"deny","*.pem":"deny","*.key":"deny"';
    const openCode = (read: string): string =>
      state(
        machine({ '~/.config/opencode/opencode.json': `{"permission":{"read":${read}}}` }),
        'opencode',
        'permission.read',
      ).state;
    assert.equal(openCode(`{"*":"allow",${hardened}}`), 'hardened');
    assert.equal(openCode(`{${hardened},"*":"allow"}`), 'weak');
    assert.equal(openCode('"deny"'), 'hardened');
  });

  it('says where a file is broken, and what could not be read', () => {
    const broken = state(
      machine({ '~/.claude/settings.json': '{\n  "a": 1, // no\n}' }),
      'claude-code',
      'DISABLE_TELEMETRY',
    );
    assert.deepEqual([broken.state, broken.line, broken.problem?.args['column']], ['malformed', 2, 11]);
    const problem = message('context.copilot.empty');
    const files = new Map([['/home/u/.codex/config.toml', { kind: 'unreadable', problem } as const]]);
    const unreadable = state({ ...machine({}), files }, 'codex', 'analytics.enabled');
    assert.deepEqual([unreadable.state, unreadable.problem, unreadable.value], ['unreadable', problem, null]);
  });

  it('keeps nothing but what a setting may be', () => {
    const secret = ['a1B2', 'c3D4', 'e5F6', 'g7H8', 'i9J0'].join('');
    const readings = machine({
      '~/.config/Code/User/settings.json': JSON.stringify({
        'github.copilot.chat.otel.outfile': `https://u:pw@host/x`,
        'chat.tools.urls.autoApprove': { 'https://a.b/c': true, apiKey: 'short-but-named', list: [secret, 'plain'] },
        'github.copilot.chat.additionalReadAccessPaths': [
          '/home/u/some/long/path/with1digit',
          `https://h/?key=${secret}`,
        ],
      }),
    });
    const states = readSettings(tools, readings);
    const text = JSON.stringify(states.map(each => each.value));
    for (const hidden of [secret, 'pw@host', 'short-but-named']) assert.ok(!text.includes(hidden), hidden);
    const value = state(readings, 'vscode', 'chat.tools.urls.autoApprove').value;
    assert.equal(value, '{3 entries}');
    assert.equal(state(readings, 'copilot', 'github.copilot.chat.additionalReadAccessPaths').value, '{2 entries}');
  });
});

describe('resolveFile', () => {
  it('finds places in the home and the workspace folder, as the system writes paths', () => {
    const linux = { home: '/home/u', workspace: '/w/' };
    assert.equal(resolveFile('~/.codex/config.toml', linux), '/home/u/.codex/config.toml');
    assert.equal(resolveFile('./.vscode/settings.json', linux), '/w/.vscode/settings.json');
    assert.equal(resolveFile('./x', { ...linux, workspace: null }), null);
    const windows = { home: 'C:\\Users\\u', workspace: 'D:\\w', moved: { '~/.codex/': 'E:\\codex' } };
    assert.equal(resolveFile('~/.config/zed/settings.json', windows), 'C:\\Users\\u\\.config\\zed\\settings.json');
    assert.equal(resolveFile('./a/b', windows), 'D:\\w\\a\\b');
    assert.equal(resolveFile('~/.codex/config.toml', windows), 'E:\\codex\\config.toml');
    assert.equal(resolveFile('./.codex/config.toml', windows), 'D:\\w\\.codex\\config.toml');
  });
});
