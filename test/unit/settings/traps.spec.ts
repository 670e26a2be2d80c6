import assert from 'node:assert/strict';
import { tools } from '../../../src/core/assistants/tools.ts';
import { planHardening } from '../../../src/core/settings/hardening/harden.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import type { Readings } from '../../../src/core/settings/readings.ts';
import type { Plan, SettingSpec, SettingState } from '../../../src/core/settings/types.ts';
import { applied, machine, state, toolsNamed } from './machine.ts';

function spec(id: string, key: string): SettingSpec {
  return state(machine({}), id, key).spec;
}

function plan(readings: Readings, id: string, commands: readonly string[] = []): Plan {
  const states = readSettings(toolsNamed(id), readings);
  return planHardening(states, readings, { level: 'strict', scope: 'user', commands });
}

const env = (environment: Readonly<Record<string, string>>): Readings => machine({}, { environment });

/** Each of these was measured or read in the tool's code; without it, a row would give the wrong advice. */
describe('the traps', () => {
  it('presence-only variables: 0 and false switch them on, empty does not', () => {
    for (const key of ['DISABLE_TELEMETRY', 'CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC', 'DISABLE_ERROR_REPORTING']) {
      for (const value of ['1', '0', 'false'])
        assert.equal(state(env({ [key]: value }), 'claude-code', key).state, 'hardened');
      assert.equal(state(env({ [key]: '' }), 'claude-code', key).state, 'weak', key);
    }
  });

  it('Tabby’s switch is the other way round', () => {
    const { default: fallback, hardened } = spec('tabby', 'tabby.config.telemetry');
    assert.deepEqual([fallback, hardened], [false, true]);
  });

  it('switches that do nothing are said to, and count neither as open nor as safe', () => {
    const nothing = [
      ...['gemini-cli', 'copilot-cli', 'cline', 'continue', 'kilo'].map(id => [id, 'DO_NOT_TRACK'] as const),
      ['continue', 'CONTINUE_TELEMETRY_ENABLED'],
      ['cline', 'DISABLE_TELEMETRY'],
    ] as const;
    for (const [id, key] of nothing) {
      assert.deepEqual(
        [state(env({ [key]: '1' }), id, key).state, state(env({ [key]: '1' }), id, key).value],
        ['ineffective', '1'],
      );
      assert.equal(state(env({}), id, key).state, 'ineffective');
      assert.equal(spec(id, key).hardened, undefined);
    }
    assert.equal(state(env({ DO_NOT_TRACK: '1' }), 'claude-code', 'DO_NOT_TRACK').state, 'hardened', 'here it counts');
  });

  it('vendor traffic goes on with a local model', () => {
    assert.equal(
      state(env({ ANTHROPIC_BASE_URL: 'http://127.0.0.1:1' }), 'claude-code', 'ANTHROPIC_BASE_URL').state,
      'ineffective',
    );
    const local = machine({
      '~/.codex/config.toml': 'model_provider = "local"\n[model_providers.local]\nbase_url = "http://127.0.0.1:1"\n',
    });
    assert.equal(state(local, 'codex', 'otel.metrics_exporter').state, 'default', 'still open');
    assert.ok(plan(local, 'codex').edits[0]?.changes.some(change => change.key === 'otel.metrics_exporter'));
  });

  it('one wrong type voids a settings file of Claude Code', () => {
    const file = '/home/u/.claude/settings.json';
    for (const [text, line, key] of [
      ['{\n  "permissions": {"deny": ["Read(./.env)"]},\n  "cleanupPeriodDays": 0\n}', 3, 'cleanupPeriodDays'],
      ['{\n  "includeCoAuthoredBy": "no"\n}', 2, 'includeCoAuthoredBy'],
      ['{ "env": {\n "DISABLE_TELEMETRY": 1 } }', 1, 'env'],
      ['{ "permissions": { "deny": "Read(./.env)" } }', 1, 'permissions.deny'],
      ['{ "permissions": { "deny": [1] } }', 1, 'permissions.deny'],
      ['{ "sandbox": true }', 1, 'sandbox'],
      ['{ "feedbackSurveyRate": -1 }', 1, 'feedbackSurveyRate'],
      ['{ "cleanupPeriodDays": 1.5 }', 1, 'cleanupPeriodDays'],
    ] as const) {
      const readings = machine({ '~/.claude/settings.json': text });
      for (const setting of ['permissions.deny', 'DISABLE_TELEMETRY', 'respectGitignore']) {
        const found = state(readings, 'claude-code', setting);
        assert.deepEqual(
          [found.state, found.file, found.line, found.problem?.code],
          ['malformed', file, line, 'settings.voided'],
          text,
        );
        assert.equal(found.problem?.args['key'], key);
      }
      assert.deepEqual(plan(readings, 'claude-code').edits, [], 'and is not written');
    }
    for (const harmless of [
      '{"unknownKey": {"a": 1}}',
      '{"permissions":{"deny":["Read(((","x"]}}',
      '{"cleanupPeriodDays":1}',
    ]) {
      assert.notEqual(
        state(machine({ '~/.claude/settings.json': harmless }), 'claude-code', 'DISABLE_TELEMETRY').state,
        'malformed',
      );
    }
    for (const text of ['{ "a": 1, }', '{ // no\n}']) {
      assert.equal(
        state(machine({ '~/.claude/settings.json': text }), 'claude-code', 'DISABLE_TELEMETRY').state,
        'malformed',
      );
    }
  });

  it('nothing that needs bubblewrap is written where it is missing', () => {
    for (const [commands, isWritten] of [
      [[], false],
      [['bwrap'], false],
      [['bwrap', 'socat'], true],
    ] as const) {
      const [edit] = plan(machine({}), 'claude-code', commands).edits;
      for (const key of ['CLAUDE_CODE_SUBPROCESS_ENV_SCRUB', 'failIfUnavailable', '"sandbox"']) {
        assert.equal(edit?.after.includes(key), isWritten, `${key} with ${commands.join()}`);
      }
    }
  });

  it('Copilot CLI is not made offline where it has no model of its own: it would not start', () => {
    const shell = {
      profiles: [{ file: '/home/u/.bashrc', dialect: 'posix' }],
      newVariables: { file: '/home/u/.bashrc', dialect: 'posix' },
    } as const;
    const isOffline = (readings: Readings): boolean =>
      plan(readings, 'copilot-cli').edits.some(edit => edit.after.includes('COPILOT_OFFLINE'));
    const why = plan(machine({}, shell), 'copilot-cli').skipped.find(each => each.key === 'COPILOT_OFFLINE')?.why;
    assert.deepEqual([why?.code, why?.args['names']], ['settings.skip.needsVariables', 'COPILOT_PROVIDER_BASE_URL']);
    assert.equal(isOffline(machine({}, shell)), false);
    const url = 'http://127.0.0.1:1';
    assert.equal(isOffline(machine({}, { ...shell, environment: { COPILOT_PROVIDER_BASE_URL: url } })), true);
    assert.equal(isOffline(machine({ '~/.bashrc': `export COPILOT_PROVIDER_BASE_URL=${url}\n` }, shell)), true);
  });

  it('OpenCode’s patterns with ** do not match at the root', () => {
    const read = (rules: object): string =>
      state(
        machine({ './opencode.json': JSON.stringify({ permission: { read: rules } }) }),
        'opencode',
        'permission.read',
      ).state;
    assert.equal(read({ '*': 'allow', '**/.env': 'deny', '**/secrets/**': 'deny' }), 'weak');
    const { hardened } = spec('opencode', 'permission.read');
    assert.ok(Object.keys(hardened as object).every(pattern => !pattern.includes('/')));
    assert.equal(read({ ...(hardened as object), '*': 'allow' }), 'weak', 'the last match decides');
  });

  it('Codex: a profile of its own is reported with the flag that switches it off, and sandbox_mode is never written', () => {
    const readings = machine({ '~/.codex/config.toml': 'default_permissions = "careful"\n' });
    const found = state(readings, 'codex', 'default_permissions');
    assert.deepEqual([found.value, found.line], ['{set}', 1]);
    assert.equal(found.spec.reportOnly, true);
    assert.doesNotMatch(plan(machine({}), 'codex').edits[0]?.after ?? '', /sandbox_mode|default_permissions|profile/);
  });

  it('Codex: the selected profile wins over the rest of the file, and is where the value is written', () => {
    const text =
      'profile = "work"\n[analytics]\nenabled = false\n[profiles.work.analytics]\nenabled = true\n[profiles.home.analytics]\nenabled = true\n';
    const readings = machine({ '~/.codex/config.toml': text });
    const found = state(readings, 'codex', 'analytics.enabled');
    assert.deepEqual([found.state, found.value, found.line], ['weak', true, 5]);
    const [edit] = plan(readings, 'codex').edits;
    assert.match(
      edit?.after ?? '',
      /\[profiles\.work\.analytics\]\nenabled = false\n\[profiles\.home\.analytics\]\nenabled = true/,
    );
    assert.equal(state(readings, 'codex', 'profile').state, 'weak', '0.169 does not start with it');
    const other = machine({ '~/.codex/config.toml': text.replace('"work"', '"none"') });
    assert.equal(state(other, 'codex', 'analytics.enabled').state, 'hardened');
    assert.equal(
      state(machine({ '~/.codex/config.toml': 'profile = 1\n' }), 'codex', 'analytics.enabled').state,
      'default',
    );
    const otel = machine({ '~/.codex/config.toml': `${text}[profiles.work.otel]\nexporter = "x"\n` });
    assert.equal(state(otel, 'codex', 'otel.exporter').state, 'default', 'profiles have no otel');
  });

  it('Codex: a file that --profile lays over the rest counts, and is hardened with it', () => {
    const files = {
      '~/.codex/config.toml': '[analytics]\nenabled = false\n',
      '~/.codex/work.config.toml': '# work\n[analytics]\nenabled = true # for now\n',
      '~/.codex/deep/other.config.toml': '[analytics]\nenabled = true\n',
    };
    const found = state(machine(files), 'codex', 'analytics.enabled');
    assert.deepEqual([found.state, found.file, found.line], ['weak', '/home/u/.codex/work.config.toml', 3]);
    const made = plan(machine(files), 'codex');
    const after = (name: string): string | undefined => made.edits.find(each => each.file.endsWith(name))?.after;
    assert.equal(after('/work.config.toml'), '# work\n[analytics]\nenabled = false # for now\n');
    assert.equal(after('/deep/other.config.toml'), undefined);
    assert.deepEqual(plan(applied(machine(files), made), 'codex').edits, [], 'nothing to do the second time');
    const both = machine({ ...files, '~/.codex/config.toml': '[analytics]\nenabled = true\n' });
    assert.equal(state(both, 'codex', 'analytics.enabled').file, '/home/u/.codex/config.toml');
    assert.deepEqual(plan(applied(both, plan(both, 'codex')), 'codex').edits, [], 'both at once');
    const silent = machine({ ...files, '~/.codex/work.config.toml': 'model = "x"\n' });
    assert.equal(state(silent, 'codex', 'analytics.enabled').state, 'hardened');
    const broken = machine({ ...files, '~/.codex/work.config.toml': 'a = \n' });
    assert.equal(state(broken, 'codex', 'analytics.enabled').state, 'malformed');
    assert.equal(
      plan(broken, 'codex').skipped.find(each => each.key === 'analytics.enabled')?.why.code,
      'settings.malformed',
    );
  });

  it('uploads that run by default are open until switched off', () => {
    for (const [id, key] of [
      ['copilot-cli', 'remoteExport'],
      ['copilot', 'github.copilot.chat.workspace.codeSearchExternalIngest.enabled'],
      ['gemini-cli', 'privacy.usageStatisticsEnabled'],
    ] as const) {
      const { spec: row, state: found, value } = state(machine({}), id, key);
      assert.deepEqual([found, value, row.hardened, row.level], ['default', true, false, 'recommended'], key);
    }
  });

  it('a list of an organisation that everybody may add to locks nothing', () => {
    const managed = (deny: readonly string[]): SettingState =>
      state(
        machine({ '/etc/claude-code/managed-settings.json': JSON.stringify({ permissions: { deny } }) }),
        'claude-code',
        'permissions.deny',
      );
    assert.equal(managed(['Read(x)']).state, 'default');
    assert.equal(managed(spec('claude-code', 'permissions.deny').hardened as string[]).state, 'locked');
  });

  it('files of administrators are looked for where each system has them', () => {
    const place = (platform: string, file: string, id: string, key: string, text: string): readonly unknown[] => {
      const readings = machine({ [file]: text }, { platform });
      const { state: kind, scope, file: at } = state(readings, id, key);
      return [kind, scope, at];
    };
    const claude = '{"env":{"DISABLE_TELEMETRY":"1"}}';
    for (const [platform, file] of [
      ['linux', '/etc/claude-code/managed-settings.json'],
      ['darwin', '/Library/Application Support/ClaudeCode/managed-settings.json'],
      ['win32', 'C:\\Program Files\\ClaudeCode\\managed-settings.json'],
    ] as const) {
      assert.deepEqual(place(platform, file, 'claude-code', 'DISABLE_TELEMETRY', claude), ['locked', 'policy', file]);
      const elsewhere = platform === 'linux' ? 'darwin' : 'linux';
      assert.equal(place(elsewhere, file, 'claude-code', 'DISABLE_TELEMETRY', claude)[0], 'unset');
    }
    const gemini = '{"privacy":{"usageStatisticsEnabled":false}}';
    assert.equal(
      place(
        'win32',
        'C:\\ProgramData\\gemini-cli\\settings.json',
        'gemini-cli',
        'privacy.usageStatisticsEnabled',
        gemini,
      )[0],
      'locked',
    );
    assert.deepEqual(
      place(
        'linux',
        '/etc/gemini-cli/system-defaults.json',
        'gemini-cli',
        'privacy.usageStatisticsEnabled',
        gemini,
      ).slice(0, 2),
      ['hardened', 'system'],
      'defaults of the machine are no lock',
    );
    const codex = '[analytics]\nenabled = true\n';
    const moved = { environment: { GEMINI_CLI_SYSTEM_SETTINGS_PATH: '/org/gemini.json' } };
    const named = machine({ '/org/gemini.json': gemini, '/etc/gemini-cli/settings.json': '{' }, moved);
    assert.equal(state(named, 'gemini-cli', 'privacy.usageStatisticsEnabled').file, '/org/gemini.json');
    assert.equal(
      place(
        'darwin',
        '/Library/Application Support/QwenCode/settings.json',
        'qwen-code',
        'privacy.usageStatisticsEnabled',
        gemini,
      )[0],
      'locked',
    );
    assert.equal(place('linux', '/etc/codex/managed_config.toml', 'codex', 'analytics.enabled', codex)[0], 'locked');
    const weak = machine({ '/etc/codex/config.toml': codex });
    assert.deepEqual(
      [state(weak, 'codex', 'analytics.enabled').state, state(weak, 'codex', 'analytics.enabled').scope],
      ['weak', 'system'],
    );
    assert.equal(
      plan(weak, 'codex').edits[0]?.file,
      '/home/u/.codex/config.toml',
      'the person’s own file wins over it',
    );
  });

  it('dotenv files count where a tool loads them, before or behind the environment', () => {
    const files = {
      './.env': 'GEMINI_TELEMETRY_ENABLED=true\nAIDER_ANALYTICS=true\n',
      '~/.env': 'GEMINI_TELEMETRY_ENABLED=false\n',
    };
    const brief = (readings: Readings, id: string, key: string): readonly unknown[] => {
      const { state: kind, value, scope, file, line } = state(readings, id, key);
      return [kind, value, scope, file, line];
    };
    assert.deepEqual(brief(machine(files), 'gemini-cli', 'telemetry.enabled'), [
      'weak',
      'true',
      'env',
      '/project/.env',
      1,
    ]);
    const both = machine(files, { environment: { GEMINI_TELEMETRY_ENABLED: 'false', AIDER_ANALYTICS: 'false' } });
    assert.deepEqual(brief(both, 'gemini-cli', 'telemetry.enabled'), ['hardened', 'false', 'env', null, undefined]);
    assert.deepEqual(
      brief(both, 'aider', 'analytics'),
      ['weak', 'true', 'env', '/project/.env', 2],
      'aider lets the file win',
    );
    const empty = { './.env': 'OTHER=1\n', '~/.env': 'GEMINI_TELEMETRY_ENABLED=true\nQWEN_TELEMETRY_ENABLED=true\n' };
    assert.equal(
      state(machine(empty), 'gemini-cli', 'telemetry.enabled').state,
      'default',
      'only the first file is read',
    );
    assert.equal(state(machine(empty), 'qwen-code', 'telemetry.enabled').file, '/home/u/.env', 'all are read');
    assert.equal(state(machine(files, { workspace: null }), 'gemini-cli', 'telemetry.enabled').file, '/home/u/.env');
    assert.equal(
      plan(machine(files), 'gemini-cli').skipped.find(each => each.key === 'telemetry.enabled')?.why.code,
      'settings.skip.environmentWins',
    );
  });

  it('every choice of an account says where it is made', () => {
    const accounts = tools.flatMap(tool => tool.settings).filter(each => each.kind === 'account');
    assert.ok(accounts.length >= 15);
    for (const { page, key } of accounts) assert.match(page ?? '', /^https:\/\/[a-z0-9.-]+\/\S*$/, key);
  });
});
