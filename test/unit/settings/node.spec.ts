import assert from 'node:assert/strict';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { planHardening } from '../../../src/core/settings/hardening/harden.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import type { Readings } from '../../../src/core/settings/readings.ts';
import type { SettingState } from '../../../src/core/settings/types.ts';
import { detectAssistants } from '../../../src/node/settings/detect.ts';
import { commonReader, readConfig } from '../../../src/node/settings/readConfig.ts';
import { collectReadings, type Machine } from '../../../src/node/settings/readings.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { toolsNamed } from './machine.ts';

describe('the settings of a real disk', () => {
  const { at, put } = scratchFolder();
  beforeEach(() => {
    mkdirSync(at('home'));
    mkdirSync(at('work'));
  });

  const collect = (more: Partial<Machine>, ...ids: readonly string[]): Promise<Readings> =>
    collectReadings({
      tools: toolsNamed(...ids),
      home: at('home'),
      workspace: at('work'),
      env: {},
      platform: 'linux',
      ...more,
    });
  const stateOf = (readings: Readings, id: string, key: string): SettingState | undefined =>
    readSettings(toolsNamed(id), readings).find(each => each.spec.key === key);

  it('reads what folders have in common once, and what is of each folder for itself', async () => {
    const files: string[] = [];
    const readFile: typeof readConfig = (file, within) => {
      files.push(file);
      return readConfig(file, within);
    };
    put('home/.claude/settings.json', '{}');
    put('other/.claude/settings.json', '{ "env": { "DISABLE_TELEMETRY": "1" } }');
    const machine = { tools: toolsNamed('claude-code'), home: at('home'), env: {}, platform: 'linux' };
    const read = commonReader(readFile);
    const both = [
      await collectReadings({ ...machine, workspace: at('work') }, read),
      await collectReadings({ ...machine, workspace: at('other') }, read),
    ];
    assert.equal(files.filter(file => file === at('home/.claude/settings.json')).length, 1);
    assert.deepEqual(
      both.map(readings => stateOf(readings, 'claude-code', 'DISABLE_TELEMETRY')?.state),
      ['unset', 'hardened'],
    );
  });

  it('reads files byte for byte, and only variables that settings name', async () => {
    put('home/.codex/config.toml', '\uFEFF[analytics]\r\nenabled = false\r\n');
    const readings = await collect(
      { env: { PI_TELEMETRY: '0', PI_OFFLINE: undefined, HOME_SECRET: 'x' } },
      'codex',
      'pi',
    );
    const reading = readings.files.get(at('home/.codex/config.toml'));
    assert.deepEqual(reading, { kind: 'text', text: '\uFEFF[analytics]\r\nenabled = false\r\n' });
    assert.deepEqual(readings.environment, { PI_TELEMETRY: '0' });
    assert.equal(stateOf(readings, 'codex', 'analytics.enabled')?.state, 'hardened');
    assert.equal(stateOf(readings, 'pi', 'enableInstallTelemetry')?.scope, 'env');
  });

  it('finds folders that a variable moved', async () => {
    put('elsewhere/config.toml', '[analytics]\nenabled = false\n');
    put('xdg/zed/settings.json', '{"auto_update": false}');
    const env = { CODEX_HOME: at('elsewhere'), XDG_CONFIG_HOME: at('xdg') };
    const readings = await collect({ env }, 'codex', 'zed');
    assert.equal(stateOf(readings, 'codex', 'analytics.enabled')?.file, at('elsewhere/config.toml'));
    assert.equal(stateOf(readings, 'zed', 'auto_update')?.value, false);
    const relative = await collect({ env: { CODEX_HOME: 'elsewhere' } }, 'codex');
    assert.equal(stateOf(relative, 'codex', 'analytics.enabled')?.state, 'default');
  });

  it('finds the settings of the editor', async () => {
    const userFile = async (more: Partial<Machine> = {}): Promise<string | null> =>
      (await collect(more, 'vscode')).editor.userFile;
    assert.equal(await userFile(), null);
    put('home/.config/VSCodium/User/settings.json', '{}');
    assert.equal(await userFile(), at('home/.config/VSCodium/User/settings.json'));
    mkdirSync(at('home/.config/Code/User'), { recursive: true });
    assert.equal(await userFile(), at('home/.config/VSCodium/User/settings.json'), 'one that exists comes first');
    put('home/.config/Code/User/settings.json', '{"update.mode":"none"}');
    assert.equal(await userFile(), at('home/.config/Code/User/settings.json'));
    assert.equal(stateOf(await collect({}, 'vscode'), 'vscode', 'update.mode')?.state, 'hardened');
    assert.equal(await userFile({ userSettingsFile: at('own.json') }), at('own.json'));
    put('portable/user-data/User/settings.json', '{}');
    assert.equal(
      await userFile({ env: { VSCODE_PORTABLE: at('portable') } }),
      at('portable/user-data/User/settings.json'),
    );
    put('home/Library/Application Support/Code/User/settings.json', '{}');
    assert.equal(
      await userFile({ platform: 'darwin' }),
      at('home/Library/Application Support/Code/User/settings.json'),
    );
    put('home/AppData/Roaming/Code/User/settings.json', '{}');
    assert.equal(await userFile({ platform: 'win32' }), at('home/AppData/Roaming/Code/User/settings.json'));
  });

  it('follows a link of the person, and none that leads out of the workspace', async () => {
    put('dotfiles/settings.json', '{"feedbackSurveyRate":0}');
    mkdirSync(at('home/.claude'));
    symlinkSync(at('dotfiles/settings.json'), at('home/.claude/settings.json'));
    assert.equal(stateOf(await collect({}, 'claude-code'), 'claude-code', 'feedbackSurveyRate')?.state, 'hardened');
    const linked = await collect({}, 'claude-code');
    const plan = planHardening(readSettings(toolsNamed('claude-code'), linked), linked, {
      level: 'recommended',
      scope: 'user',
    });
    assert.deepEqual(plan.edits, [], 'nothing is written through a link');
    assert.ok(plan.skipped.some(each => each.why.code === 'settings.skip.linked'));
    mkdirSync(at('work/.claude'));
    symlinkSync(at('dotfiles/settings.json'), at('work/.claude/settings.json'));
    const state = stateOf(await collect({}, 'claude-code'), 'claude-code', 'feedbackSurveyRate');
    assert.deepEqual([state?.state, state?.problem?.code], ['unreadable', 'settings.file.outside']);
    symlinkSync(at('dotfiles'), at('work/.vscode'));
    const editor = await collect({}, 'vscode');
    assert.equal(editor.files.get(at('work/.vscode/settings.json'))?.kind, 'unreadable');
  });

  it('reads the start files of the person’s own shell, and no other', async () => {
    const key = 'KILO_TELEMETRY_LEVEL';
    const set = `export ${key}=off\n`;
    const place = async (env: Readonly<Record<string, string>>, platform = 'linux'): Promise<string | null> =>
      stateOf(await collect({ env, platform }, 'kilo'), 'kilo', key)?.file ?? null;
    const fresh = async (env: Readonly<Record<string, string>>, platform = 'linux'): Promise<string | null> =>
      (await collect({ env, platform }, 'kilo')).newVariables?.file ?? null;
    assert.equal(await fresh({ SHELL: '/bin/bash' }), at('home/.bashrc'));
    assert.equal(
      await fresh({ SHELL: '/bin/bash' }, 'darwin'),
      at('home/.bash_profile'),
      'terminals start login shells',
    );
    assert.equal(await fresh({ SHELL: '/usr/bin/zsh', ZDOTDIR: at('zsh') }), at('zsh/.zshrc'));
    assert.equal(await fresh({ SHELL: '/usr/bin/fish' }), at('home/.config/fish/config.fish'));
    assert.equal(await fresh({ SHELL: '/bin/unknown' }), null);
    assert.equal(await fresh({}), null);
    assert.equal(await fresh({ SHELL: '/bin/bash' }, 'win32'), null);
    put('home/.profile', set);
    assert.equal(await place({ SHELL: '/bin/bash' }), at('home/.profile'));
    assert.equal(await place({ SHELL: '/bin/zsh' }), null, 'zsh does not read it');
    put('home/.bashrc', set);
    assert.equal(await place({ SHELL: '/bin/bash' }), at('home/.bashrc'), 'read last');
    put('home/.zshenv', set);
    put('home/.zshrc', 'alias x=y\n');
    assert.equal(await place({ SHELL: '-zsh' }), at('home/.zshenv'));
    put('home/.config/fish/conf.d/ai.fish', `set -gx ${key} off`);
    assert.equal(await place({ SHELL: '/usr/bin/fish' }), at('home/.config/fish/conf.d/ai.fish'));
    put('home/.config/environment.d/10.conf', `${key}=all\n`);
    put('home/.config/environment.d/20.conf', `${key}=off\n`);
    assert.equal(await place({}), at('home/.config/environment.d/20.conf'), 'the last one wins');
    assert.equal(await place({}, 'darwin'), null, 'systemd has it alone');
  });

  it('reads files of overrides, whatever their names', async () => {
    put('home/.codex/config.toml', '[analytics]\nenabled = false\n');
    put('home/.codex/my work.config.toml', '[analytics]\nenabled = true\n');
    const state = stateOf(await collect({}, 'codex'), 'codex', 'analytics.enabled');
    assert.deepEqual([state?.state, state?.file], ['weak', at('home/.codex/my work.config.toml')]);
    put('elsewhere/x.config.toml', '[analytics]\nenabled = true\n');
    const moved = await collect({ env: { CODEX_HOME: at('elsewhere') } }, 'codex');
    assert.equal(stateOf(moved, 'codex', 'analytics.enabled')?.file, at('elsewhere/x.config.toml'));
  });

  it('reads dotenv files of a workspace that lie in it', async () => {
    put('secret.env', 'GEMINI_TELEMETRY_ENABLED=true\n');
    symlinkSync(at('secret.env'), at('work/.env'));
    const linked = await collect({}, 'gemini-cli');
    assert.equal(linked.files.get(at('work/.env'))?.kind, 'unreadable');
    assert.equal(stateOf(linked, 'gemini-cli', 'telemetry.enabled')?.state, 'default');
    rmSync(at('work/.env'));
    put('work/.env', 'GEMINI_TELEMETRY_ENABLED=true\n');
    assert.equal(stateOf(await collect({}, 'gemini-cli'), 'gemini-cli', 'telemetry.enabled')?.file, at('work/.env'));
    const untrusted = await collect({ workspace: null }, 'gemini-cli');
    assert.equal(stateOf(untrusted, 'gemini-cli', 'telemetry.enabled')?.state, 'default');
  });

  it('is not stopped by pipes, folders, huge files or other encodings', async () => {
    const problem = async (): Promise<string | undefined> => {
      const reading = (await collect({}, 'codex')).files.get(at('home/.codex/config.toml'));
      return reading?.kind === 'unreadable' ? reading.problem.code : reading?.kind;
    };
    assert.equal(await problem(), 'absent');
    writeFileSync(at('home/.codex'), 'a file where a folder belongs');
    assert.equal(await problem(), 'absent');
    rmSync(at('home/.codex'));
    put('home/.codex/config.toml', new Uint8Array([97, 61, 34, 0xff, 34]));
    assert.equal(await problem(), 'settings.file.notUtf8');
    put('home/.codex/config.toml', '');
    truncateSync(at('home/.codex/config.toml'), 5_000_000);
    assert.equal(await problem(), 'settings.file.tooLarge');
    rmSync(at('home/.codex/config.toml'));
    mkdirSync(at('home/.codex/config.toml'));
    assert.equal(await problem(), 'settings.file.notAFile');
    rmSync(at('home/.codex/config.toml'), { recursive: true });
    execFileSync('mkfifo', [at('home/.codex/config.toml')]);
    assert.equal(await problem(), 'settings.file.notAFile');
    rmSync(at('home/.codex/config.toml'));
    symlinkSync('config.toml', at('home/.codex/config.toml'));
    assert.equal(await problem(), 'settings.file.unreadable');
  });
});

describe('detectAssistants', () => {
  const scratch = scratchFolder();
  const { at } = scratch;

  it('finds nothing on an empty machine', async () => {
    assert.deepEqual(
      await detectAssistants({
        home: scratch.root,
        env: { PATH: ['', 'relative', at('none')].join(path.delimiter) },
        extensionIds: [],
      }),
      [],
    );
  });

  it('finds products by extension, command or folder, in the catalogue’s order', async () => {
    mkdirSync(at('bin'));
    writeFileSync(at('bin/aider'), '');
    writeFileSync(at('bin/claude.cmd'), '');
    mkdirSync(at('.cursor'));
    const found = await detectAssistants({
      home: scratch.root,
      env: { PATH: at('bin') },
      extensionIds: ['GitHub.copilot-chat', 'Continue.continue'],
    });
    assert.deepEqual(found, ['copilot', 'cursor', 'claude-code', 'continue', 'aider']);
  });

  it('reads the folders of extensions where no editor tells', async () => {
    for (const name of [
      'saoudrizwan.claude-dev-3.1.2',
      'rooveterinaryinc.roo-cline-nightly-0.0.1',
      'GitHub.copilot-1.2.3-linux-x64',
    ]) {
      mkdirSync(at(`.vscode/extensions/${name}`), { recursive: true });
    }
    assert.deepEqual(await detectAssistants({ home: scratch.root, env: {}, extensionIds: null }), ['copilot', 'cline']);
    assert.deepEqual(await detectAssistants({ home: scratch.root, env: {}, extensionIds: [] }), []);
  });
});
