import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { managedTools } from '../../../../src/core/assistants/managed.ts';
import { editorPolicyFiles } from '../../../../src/core/assistants/vscode/policyFiles.ts';
import { plistValue } from '../../../../src/core/config/plist/plist.ts';
import { plist, preferencesOf } from '../../../../src/core/policy/build/formats/plist.ts';
import { preferenceFiles, preferencesText } from '../../../../src/core/settings/reading/preferences.ts';
import { candidateFiles, type FileReading, type Readings } from '../../../../src/core/settings/readings.ts';
import type { PreferenceDomain, SettingObject, SettingState } from '../../../../src/core/settings/types.ts';
import { decodeText } from '../../../../src/node/files/readText.ts';
import { readPreferences } from '../../../../src/node/settings/readPreferences.ts';
import { scratchFolder } from '../../scratchFolder.ts';
import { machine, state } from '../machine.ts';

const forced = '/Library/Managed Preferences/';

/** Returns a Mac with these forced values, by domain, and these files. */
function mac(domains: Readonly<Record<string, SettingObject>>, files: Readonly<Record<string, string>> = {}): Readings {
  const home = '/Users/ada';
  const texts = Object.entries(domains).map(([domain, values]): [string, FileReading] => {
    const value = plistValue(Buffer.from(plist(values)), decodeText);
    return [`${forced}${domain}.plist`, { kind: 'text', text: JSON.stringify(value) }];
  });
  const readings = machine(files, { home, platform: 'darwin' });
  return {
    ...readings,
    files: new Map([...readings.files, ...texts]),
    editor: { userFile: null, workspaceFile: null, policyFiles: editorPolicyFiles('darwin', home) },
  };
}

const decided = ({ state: kind, value, scope, file }: SettingState) => [kind, value, scope, file];

describe('values that macOS forces on programs', () => {
  const scratch = scratchFolder();

  it('are looked for in the folder of the person, which wins, and in that of everybody', () => {
    assert.deepEqual(preferenceFiles({ domain: 'a.b', form: 'native' }, '/Users/ada/'), [
      `${forced}ada/a.b.plist`,
      `${forced}a.b.plist`,
    ]);
    const values = { permissions: { disableBypassPermissionsMode: 'disable' } };
    const everybody = mac({ 'com.anthropic.claudecode': values });
    const files = new Map(everybody.files);
    const mine = `${forced}ada/com.anthropic.claudecode.plist`;
    files.set(mine, { kind: 'text', text: JSON.stringify({ disableArtifact: false }) });
    const found = state({ ...everybody, files }, 'claude-code', 'disableArtifact');
    assert.deepEqual(decided(found), ['locked', false, 'policy', mine]);
    assert.equal(found.line, undefined);
  });

  it('count for Claude Code as they are, and take the place of its files as a whole', () => {
    const file = '/Library/Application Support/ClaudeCode/managed-settings.json';
    const files = { [file]: '{"disableArtifact": true}' };
    assert.deepEqual(decided(state(mac({}, files), 'claude-code', 'disableArtifact')), [
      'locked',
      true,
      'policy',
      file,
    ]);
    const both = mac({ 'com.anthropic.claudecode': { cleanupPeriodDays: 7 } }, files);
    assert.notEqual(state(both, 'claude-code', 'disableArtifact').scope, 'policy');
  });

  it('count for Codex as the file that they hold', () => {
    const place = `${forced}com.openai.codex.plist`;
    const toml = (text: string): string => Buffer.from(text).toString('base64');
    const found = (domains: Readonly<Record<string, SettingObject>>): unknown[] =>
      decided(state(mac(domains), 'codex', 'analytics.enabled'));
    const values = { config_toml_base64: toml('# Grüße\n[analytics]\nenabled = false\n') };
    assert.deepEqual(found({ 'com.openai.codex': values }), ['locked', false, 'policy', place]);
    assert.equal(found({ 'com.openai.codex': { config_toml_base64: '!' } })[0], 'malformed');
    assert.equal(found({ 'com.openai.codex': { other: 'x' } })[0], 'default');
  });

  it('count for VS Code and Copilot by the names of policies and by dotted names', () => {
    const own = `${forced}com.microsoft.VSCode.plist`;
    const copilot = `${forced}com.github.copilot.plist`;
    const found = (domains: Readonly<Record<string, SettingObject>>): unknown[] =>
      decided(state(mac(domains), 'vscode', 'chat.agentHost.otel.captureContent'));
    const editor = { 'com.microsoft.VSCode': { CopilotOtelCaptureContent: false } };
    assert.deepEqual(found(editor), ['locked', false, 'policy', own]);
    const both = { ...editor, 'com.github.copilot': { 'telemetry.captureContent': 'true' } };
    assert.deepEqual(found(both), ['locked', true, 'policy', copilot]);
  });

  it('are looked for on macOS alone', () => {
    const spec = state(mac({}), 'claude-code', 'disableArtifact').spec;
    const names = (platform: string): readonly string[] =>
      candidateFiles(spec, { ...machine({}), platform }).map(({ file }) => file);
    assert.ok(names('darwin').some(file => file.startsWith(forced)));
    assert.ok(!names('linux').some(file => file.startsWith(forced)));
    assert.ok(!names('win32').some(file => file.startsWith(forced)));
  });

  it('are read again as what a policy of an organisation lays down in them, in every form', () => {
    const domains = managedTools.flatMap(({ layers }) => layers.flatMap(({ preferences }) => preferences ?? []));
    const forms = new Map(domains.map((each): [string, PreferenceDomain] => [each.form, each]));
    assert.deepEqual([...forms.keys()].sort(), ['base64', 'json-texts', 'native', 'texts']);
    const leaf = fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 99 }), fc.constantFrom('disable', 'a b', 'é<&'));
    const value = fc.oneof(leaf, fc.array(leaf, { minLength: 1, maxLength: 3 }));
    const content = fc.dictionary(
      fc.constantFrom('one', 'two', 'three'),
      fc.oneof(value, fc.dictionary(fc.constantFrom('x', 'y'), value, { minKeys: 1 })),
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...forms.values()), content, (domain, each) => {
        const text = JSON.stringify(each);
        const written = plistValue(Buffer.from(plist(preferencesOf(domain, each, text))), decodeText);
        const read = preferencesText(JSON.stringify(written), domain);
        assert.deepEqual(JSON.parse(read ?? 'null'), JSON.parse(text));
      }),
    );
  });

  it('that cannot be read are said not to be known', async () => {
    const file = scratch.at('broken.plist');
    writeFileSync(file, '<plist><dict>');
    const broken = await readPreferences(file);
    assert.deepEqual(
      [broken.kind, broken.kind === 'unreadable' && broken.problem.code],
      ['unreadable', 'settings.file.notPlist'],
    );
    writeFileSync(file, plist({ a: [true, 'x'] }));
    assert.deepEqual(await readPreferences(file), { kind: 'text', text: '{"a":[true,"x"]}' });
    assert.deepEqual(await readPreferences(scratch.at('absent.plist')), { kind: 'absent' });
    mkdirSync(scratch.at('folder'));
    assert.equal((await readPreferences(path.join(scratch.at('folder')))).kind, 'unreadable');
  });
});
