import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tools } from '../../../../src/core/assistants/tools.ts';
import { planHardening } from '../../../../src/core/settings/hardening/harden.ts';
import { readSettings } from '../../../../src/core/settings/read.ts';
import type { Readings } from '../../../../src/core/settings/readings.ts';
import type { SettingSpec, SettingState } from '../../../../src/core/settings/types.ts';
import { collectReadings } from '../../../../src/node/settings/readings.ts';
import { applied, machine, state, toolsNamed } from '../machine.ts';

const asJson = (keyPath: readonly string[], value: unknown): string =>
  JSON.stringify(keyPath.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value));

describe('the layers of a setting', () => {
  const collected = [
    'CLAUDE_CODE_ENABLE_TELEMETRY',
    'OTEL_LOG_USER_PROMPTS',
    'OTEL_LOG_ASSISTANT_RESPONSES',
    'OTEL_LOG_TOOL_DETAILS',
    'OTEL_LOG_TOOL_CONTENT',
    'OTEL_LOG_RAW_API_BODIES',
  ];
  const on = JSON.stringify({ env: Object.fromEntries(collected.map(key => [key, '1'])) });

  it('Claude Code: variables in its own settings count, in every file of the person and the administrator', () => {
    for (const file of [
      '~/.claude/settings.json',
      '/etc/claude-code/managed-settings.json',
      '/etc/claude-code/managed-settings.d/10-otel.json',
    ]) {
      for (const key of collected) {
        const found = state(machine({ [file]: on }), 'claude-code', key);
        assert.notEqual(found.state, 'hardened', `${file} ${key}`);
        assert.equal(found.value, '1', `${file} ${key}`);
        assert.ok(found.file?.endsWith(file.replace(/^[~.]/, '')), `${file} ${found.file}`);
      }
    }
    const key = 'CLAUDE_CODE_ENABLE_TELEMETRY';
    const off = machine({ '~/.claude/settings.json': '{"env":{"CLAUDE_CODE_ENABLE_TELEMETRY":"0"}}' });
    assert.equal(state(off, 'claude-code', key).state, 'hardened');
    const both = { ...off, environment: { [key]: '1' } };
    assert.equal(state(both, 'claude-code', key).state, 'weak');
  });

  it('Claude Code: settings of a project switch no collector on, and take no credentials away', () => {
    for (const file of ['./.claude/settings.json', './.claude/settings.local.json']) {
      for (const key of collected) {
        assert.equal(state(machine({ [file]: on }), 'claude-code', key).state, 'hardened', `${file} ${key}`);
      }
      const scrub = 'CLAUDE_CODE_SUBPROCESS_ENV_SCRUB';
      const set = machine({ [file]: `{"env":{"${scrub}":"1"}}` });
      assert.notEqual(state(set, 'claude-code', scrub).state, 'hardened', file);
    }
  });

  it('Claude Code: the skills of the account are for the person, in the folder as well', () => {
    const off = '{"syncClaudeAiSkills":false}';
    for (const [file, expected] of [
      ['./.claude/settings.json', 'default'],
      ['./.claude/settings.local.json', 'hardened'],
      ['~/.claude/settings.json', 'hardened'],
    ] as const) {
      assert.equal(state(machine({ [file]: off }), 'claude-code', 'syncClaudeAiSkills').state, expected, file);
    }
  });

  it('Claude Code: what cannot be read is no all-clear for a variable that should be unset', () => {
    for (const text of ['{ "env": ', '{"env":{"A":1}}']) {
      const broken = machine({ '~/.claude/settings.json': text });
      assert.equal(state(broken, 'claude-code', 'OTEL_LOG_USER_PROMPTS').state, 'malformed', text);
    }
  });

  it('Claude Code: the file of the person in the folder wins over the shared one and over that of the home folder', () => {
    const set = (value: string): string => `{"env":{"DISABLE_TELEMETRY":"${value}"}}`;
    const key = 'DISABLE_TELEMETRY';
    const alone = state(machine({ './.claude/settings.local.json': set('1') }), 'claude-code', key);
    assert.deepEqual([alone.state, alone.file], ['hardened', '/project/.claude/settings.local.json']);
    const undone = machine({
      '~/.claude/settings.json': set('1'),
      './.claude/settings.json': set('1'),
      './.claude/settings.local.json': set(''),
    });
    assert.equal(state(undone, 'claude-code', key).state, 'weak');
    const only = [key];
    const plan = planHardening(readSettings(toolsNamed('claude-code'), undone), undone, {
      level: 'recommended',
      scope: 'workspace',
      only,
    });
    assert.deepEqual(
      plan.edits.map(edit => edit.file),
      ['/project/.claude/settings.local.json'],
    );
    assert.equal(state(applied(undone, plan), 'claude-code', key).state, 'hardened');
  });

  const rows = tools.flatMap(({ id, settings }) =>
    settings.flatMap(spec => (spec.kind === 'json-file' ? [{ id, spec }] : [])),
  );
  const weakOf = (spec: SettingSpec): unknown => (typeof spec.hardened === 'boolean' ? !spec.hardened : 'made up');

  it('each file of a workspace that a product reads is one, and a weak value there is never hardened', () => {
    let asked = 0;
    for (const { id, spec } of rows) {
      const { keyPath = [], files = [], workspaceFile, workspaceFiles = [], conditionalFiles = [] } = spec;
      const inFolder = [
        ...workspaceFiles,
        ...conditionalFiles,
        ...(workspaceFile === undefined ? [] : [workspaceFile]),
      ];
      if (spec.merge !== undefined || spec.shape !== undefined) continue;
      for (const file of inFolder) {
        const weak = asJson(keyPath, weakOf(spec));
        const readings = machine({ [files[0] ?? '']: asJson(keyPath, spec.hardened), [file]: weak });
        const found = state(readings, id, spec.key);
        assert.deepEqual([found.state, found.file], ['weak', file.replace('./', '/project/')], `${id} ${spec.key}`);
        asked++;
      }
    }
    assert.ok(asked > 20, `${asked}`);
  });

  it('a file that counts only in a trusted folder is never relied on', () => {
    const text = '[analytics]\nenabled = false\n';
    const found = state(machine({ './.codex/config.toml': text }), 'codex', 'analytics.enabled');
    assert.deepEqual([found.state, found.value], ['default', true]);
    const weak = machine({ '~/.codex/config.toml': text, './.codex/config.toml': '[analytics]\nenabled = true\n' });
    assert.equal(state(weak, 'codex', 'analytics.enabled').state, 'weak');
  });

  it('Codex: where telemetry goes, and which profile counts, no folder decides', () => {
    const text = 'profile = "mine"\n[otel]\nlog_user_prompt = true\nmetrics_exporter = "statsig"\n';
    const person = '[otel]\nlog_user_prompt = false\nmetrics_exporter = "none"\n';
    const readings = machine({ '~/.codex/config.toml': person, './.codex/config.toml': text });
    for (const key of ['otel.log_user_prompt', 'otel.metrics_exporter', 'profile'])
      assert.equal(state(readings, 'codex', key).state, 'hardened', key);
  });

  it('what newer versions send is known by name, and the default with it', () => {
    const weak: readonly (readonly [tool: string, file: string, text: string, key: string])[] = [
      ['claude-code', '~/.claude/settings.json', '{"autoUploadSessions":true}', 'autoUploadSessions'],
      ['claude-code', '~/.claude/settings.json', '{}', 'enableArtifact'],
      ['gemini-cli', '~/.gemini/settings.json', '{"telemetry":{"traces":true}}', 'telemetry.traces'],
      [
        'qwen-code',
        './.qwen/settings.json',
        '{"telemetry":{"includeSensitiveSpanAttributes":true}}',
        'telemetry.includeSensitiveSpanAttributes',
      ],
      ['qwen-code', '~/.qwen/settings.json', '{"artifact":{"publisher":"oss"}}', 'artifact.publisher'],
      ['opencode', './opencode.json', '{"experimental":{"openTelemetry":true}}', 'experimental.openTelemetry'],
      ['kilo', '~/.config/kilo/kilo.json', '{}', 'experimental.openTelemetry'],
      ['kilo', './kilo.jsonc', '{"share":"auto"}', 'share'],
      ['codex', '~/.codex/config.toml', '[features]\nmemories = true\n', 'features.memories'],
      ['kilo', '~/.config/kilo/kilo.jsonc', '{"remote_control":true}', 'remote_control'],
      [
        'copilot-cli',
        '~/.copilot/settings.json',
        '{"telemetry":{"capture":{"toolOutput":true}}}',
        'telemetry.capture.toolOutput',
      ],
    ];
    for (const [tool, file, text, key] of weak) {
      const found = state(machine({ [file]: text }), tool, key);
      assert.equal(found.state, text === '{}' ? 'default' : 'weak', `${tool} ${key}`);
      assert.notDeepEqual(found.value, found.spec.hardened, `${tool} ${key}`);
    }
  });

  it('variables that name a file, or are one, count as the product takes them', () => {
    const open = machine(
      { '~/.config/opencode/opencode.json': '{"share":"disabled"}', '/else/where.json': '{"share":"auto"}' },
      { environment: { OPENCODE_CONFIG: '/else/where.json' } },
    );
    assert.deepEqual(
      [state(open, 'opencode', 'share').state, state(open, 'opencode', 'share').file],
      ['weak', '/else/where.json'],
    );
    const inline = machine(
      { './opencode.json': '{"share":"disabled"}' },
      { environment: { OPENCODE_CONFIG_CONTENT: '{"share":"auto"}' } },
    );
    assert.deepEqual(
      [state(inline, 'opencode', 'share').state, state(inline, 'opencode', 'share').scope],
      ['weak', 'env'],
    );
  });

  it('a text is no boolean in a file, although it is one in a variable', () => {
    const file = machine({ '~/.gemini/settings.json': '{"telemetry":{"enabled":"false"}}' });
    assert.equal(state(file, 'gemini-cli', 'telemetry.enabled').state, 'weak');
    const variable = machine({}, { environment: { GEMINI_TELEMETRY_ENABLED: 'false' } });
    assert.equal(state(variable, 'gemini-cli', 'telemetry.enabled').state, 'hardened');
  });

  it('harden for the person looks at the layer of the person, whatever the open folder says', () => {
    const inFolder = '{"env":{"DISABLE_TELEMETRY":"1"}}';
    const readings = machine({ './.claude/settings.json': inFolder });
    const plan = planHardening(readSettings(toolsNamed('claude-code'), readings), readings, {
      level: 'recommended',
      scope: 'user',
      only: ['DISABLE_TELEMETRY'],
    });
    assert.deepEqual([plan.edits.map(({ file }) => file), plan.skipped], [['/home/u/.claude/settings.json'], []]);
    const editor = machine(
      { './.vscode/settings.json': '{"chat.mcp.autostart":"never"}' },
      {
        vscode: new Map([['chat.mcp.autostart', { defaultValue: 'newAndOutdated', workspaceValue: 'never' }]]),
      },
    );
    const own = planHardening(readSettings(toolsNamed('vscode'), editor), editor, {
      level: 'strict',
      scope: 'user',
      only: ['chat.mcp.autostart'],
    });
    assert.deepEqual(
      own.edits.map(({ file }) => file),
      ['/home/u/.config/Code/User/settings.json'],
    );
  });
});

describe('the editors on a machine', () => {
  let root = '';
  const at = (name: string): string => path.join(root, name);
  const put = (name: string, text: string): void => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  };
  const collect = (more: Partial<Parameters<typeof collectReadings>[0]> = {}): Promise<Readings> =>
    collectReadings({
      tools: toolsNamed('vscode', 'copilot'),
      home: at('home'),
      workspace: null,
      env: {},
      platform: 'linux',
      ...more,
    });
  const level = (readings: Readings): readonly SettingState[] =>
    readSettings(toolsNamed('vscode'), readings).filter(({ spec }) => spec.key === 'telemetry.telemetryLevel');
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'sightglass-editors-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('each have a row of their own where they do not say the same', async () => {
    put('home/.config/Code/User/settings.json', '{"telemetry.telemetryLevel":"off"}');
    put('home/.config/VSCodium/User/settings.json', '{"telemetry.telemetryLevel":"all"}');
    put('home/.config/Code - Insiders/User/settings.json', '{"telemetry.telemetryLevel":"error"}');
    const states = level(await collect());
    assert.deepEqual(
      states.map(({ editor, state: kind, value }) => [editor, kind, value]),
      [
        ['VS Code', 'hardened', 'off'],
        ['VS Code Insiders', 'weak', 'error'],
        ['VSCodium', 'weak', 'all'],
      ],
    );
  });

  it('are hardened each in its own file, and undo nothing of another one', async () => {
    put('home/.config/Code/User/settings.json', '{"telemetry.telemetryLevel":"off"}');
    put('home/.config/VSCodium/User/settings.json', '{}');
    const readings = await collect();
    const plan = planHardening(level(readings), readings, { level: 'recommended', scope: 'user' });
    assert.deepEqual(
      plan.edits.map(({ file }) => file),
      [at('home/.config/VSCodium/User/settings.json')],
    );
    assert.ok(level(applied(readings, plan)).every(each => each.state === 'hardened'));
  });

  for (const [platform, folder] of [
    ['linux', '.config/Code'],
    ['linux', '.config/Code - OSS'],
    ['linux', '.config/VSCodium - Insiders'],
    ['linux', '.var/app/com.visualstudio.code/config/Code'],
    ['linux', '.var/app/com.vscodium.codium/config/VSCodium'],
    ['linux', 'snap/code/current/.config/Code'],
    ['linux', '.local/share/code-server'],
    ['darwin', 'Library/Application Support/VSCodium'],
    ['win32', 'AppData/Roaming/Code - Insiders'],
  ] as const) {
    it(`are found in ${folder}`, async () => {
      put(`home/${folder}/User/settings.json`, '{"telemetry.telemetryLevel":"off"}');
      const [found, ...others] = level(await collect({ platform }));
      assert.deepEqual([found?.state, found?.value, others], ['hardened', 'off', []]);
    });
  }

  it('are there with their defaults where they have no settings yet', async () => {
    put('home/.config/Code/User/settings.json', '{"telemetry.telemetryLevel":"off"}');
    mkdirSync(at('home/.config/VSCodium/User'), { recursive: true });
    assert.deepEqual(
      level(await collect()).map(({ editor, state: kind }) => [editor, kind]),
      [
        ['VS Code', 'hardened'],
        ['VSCodium', 'default'],
      ],
    );
  });

  it('leave what the far end of a remote window does not set to the near end', async () => {
    put('home/.config/Code/User/settings.json', '{"telemetry.telemetryLevel":"off"}');
    put('home/.vscode-server/data/Machine/settings.json', '{"update.mode":"default"}');
    assert.deepEqual(
      level(await collect()).map(({ editor, state: kind }) => [editor, kind]),
      [[undefined, 'hardened']],
    );
  });

  it('that are products of their own have the rows of extensions, and not those of VS Code twice', async () => {
    put('home/.config/Code/User/settings.json', '{"telemetry.telemetryLevel":"off"}');
    put('home/.config/Cursor/User/settings.json', '{"github.copilot.nextEditSuggestions.enabled":true}');
    const readings = await collect();
    assert.equal(level(readings).length, 1);
    const copilot = readSettings(toolsNamed('copilot'), readings);
    const rows = copilot.filter(({ spec }) => spec.key === 'github.copilot.nextEditSuggestions.enabled');
    assert.deepEqual(
      rows.map(({ editor }) => editor),
      ['VS Code', 'Cursor'],
    );
  });
});
