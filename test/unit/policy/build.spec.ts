import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { managedTools } from '../../../src/core/assistants/managed.ts';
import { buildArtefacts } from '../../../src/core/policy/build/build.ts';
import { regFile } from '../../../src/core/policy/build/formats/registry.ts';
import { refusalOf } from '../../../src/core/policy/build/validate.ts';
import { checkPolicy } from '../../../src/core/policy/check/check.ts';
import { emptyPolicy, type Policy } from '../../../src/core/policy/model/types.ts';
import { ruleIds } from '../../../src/core/policy/model/ruleIds.ts';
import { readPolicy } from '../../../src/core/policy/read/readPolicy.ts';
import type { SettingObject } from '../../../src/core/settings/types.ts';
import { render } from '../../../src/text/render.ts';
import { everyTemplate } from '../../../src/text/everyTemplate.ts';
import type { Message } from '../../../src/core/message.ts';
import { machine } from '../settings/machine.ts';

const say = (message: Message): string => render(message, undefined, everyTemplate);
const everySystem = { systems: ['linux', 'darwin', 'win32'] as const, say };
const { policy: read } = readPolicy(readFileSync('test/unit/policy/everySection.yml', 'utf8'), 'p.yml');
const policy: Policy = read ?? emptyPolicy;
const build = buildArtefacts(policy, everySystem);
const textOf = (path: string): string => build.artefacts.find(each => each.path === path)?.text ?? assert.fail(path);
const json = (path: string): SettingObject => JSON.parse(textOf(path)) as SettingObject;
const hasPython = spawnSync('python3', ['-c', 'import plistlib']).status === 0;

describe('building what an administrator rolls out', () => {
  it('refuses nothing of a policy with every section, and names no file twice', () => {
    assert.deepEqual(build.refused.map(say), []);
    const paths = build.artefacts.map(({ path }) => path);
    assert.deepEqual(
      paths.filter((path, i) => paths.indexOf(path) !== i),
      [],
    );
    for (const path of paths) assert.doesNotMatch(path, /(?:^|\/)\.\.(?:\/|$)|^\/|\\|:/, path);
  });

  it('has a line for every rule and every approved tool that it concerns, with a reason where nothing enforces it', () => {
    const tools = policy.tools?.approved.map(({ id }) => id) ?? [];
    for (const rule of ruleIds.filter(each => !each.startsWith('extensions.') && each !== 'tools.version'))
      for (const tool of tools) {
        const rows = build.coverage.filter(each => each.rule === rule && each.tool === tool);
        const isAboutSettings = rule.startsWith('settings.') || rule === 'telemetry.vendor';
        assert.ok(rows.length > 0 || isAboutSettings || rule === 'classifications.heldBack', `${rule} ${tool}`);
      }
    for (const row of build.coverage) {
      if (row.coverage === 'enforced')
        assert.ok(row.key !== null && row.systems.length > 0 && row.claim !== null, row.rule);
      else if (row.key === null) assert.ok(row.why !== null, `${row.rule} ${row.tool}`);
    }
  });

  it('writes files that their readers take', () => {
    for (const { path, text } of build.artefacts) {
      if (path.startsWith('egress/')) continue;
      if (path.endsWith('.json')) JSON.parse(text);
      if (path.endsWith('.toml')) parseToml(text);
      if (path.endsWith('.yml')) parseYaml(text);
      assert.notEqual(text.charCodeAt(0), 0xfeff, path);
      if (path.endsWith('.reg') || path.endsWith('.ps1')) assert.doesNotMatch(text, /[^\r]\n|[^\r\n -~]/, path);
    }
  });

  (hasPython ? it : it.skip)('writes property lists that read back as they were meant', () => {
    const lists = build.artefacts.filter(({ path }) => /\.(?:plist|mobileconfig)$/.test(path));
    assert.ok(lists.length >= 12);
    const script = 'import sys,plistlib,json,base64;d=plistlib.loads(sys.stdin.buffer.read());print(json.dumps(d))';
    for (const { path, text } of lists) {
      const run = spawnSync('python3', ['-c', script], { input: text, encoding: 'utf8' });
      assert.equal(run.status, 0, `${path}: ${run.stderr}`);
      const value = JSON.parse(run.stdout) as Record<string, unknown>;
      if (!path.endsWith('.mobileconfig')) continue;
      assert.equal(value['PayloadType'], 'Configuration');
      assert.match(String(value['PayloadUUID']), /^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-8[0-9A-F]{3}-[0-9A-F]{12}$/);
      const [payload] = value['PayloadContent'] as readonly Record<string, unknown>[];
      const encoded = payload?.['requirements_toml_base64'];
      if (typeof encoded === 'string')
        assert.deepEqual(Buffer.from(encoded, 'base64').toString('utf8'), textOf('macos/etc/codex/requirements.toml'));
    }
  });

  it('identifies each profile by a name of its own', () => {
    const profiles = build.artefacts.filter(({ path }) => path.endsWith('.mobileconfig'));
    const identifiers = profiles.flatMap(({ text }) =>
      [...text.matchAll(/<key>Payload(?:Identifier|UUID)<\/key>\s*<string>([^<]*)/g)].map(([, id]) => id),
    );
    assert.equal(identifiers.length, profiles.length * 4);
    assert.equal(new Set(identifiers).size, identifiers.length);
  });

  it('is kept by a machine on which its files lie, and the administrator decides there', () => {
    const files = Object.fromEntries(
      build.artefacts
        .filter(({ path }) => path.startsWith('linux/etc/'))
        .map(({ path, text }) => [path.replace(/^linux/, ''), text]),
    );
    const readings = machine(files);
    const tools = policy.tools?.approved.map(({ id }) => ({ id, installed: [] })) ?? [];
    const results = checkPolicy(policy, {
      today: '2026-11-29',
      tools,
      readings: { ...readings, editor: { ...readings.editor, policyFiles: [{ file: '/etc/vscode/policy.json' }] } },
      extensions: [],
      guard: [],
      paths: null,
      verdictsOf: null,
    });
    const enforced = build.coverage.filter(
      row =>
        row.coverage === 'enforced' &&
        row.systems.includes('linux') &&
        !/^(?:hooks\.guard|mcp\.|extensions\.|tools\.|classif)/.test(row.rule),
    );
    assert.ok(enforced.length > 60, String(enforced.length));
    for (const row of enforced) {
      const subject = row.subject ?? row.key?.replace(/^[\w-]+: /, '');
      const own = results.filter(each => each.rule === row.rule && each.tool === row.tool);
      const found = own.find(each => each.subject === subject) ?? own.find(each => each.isManaged);
      assert.deepEqual([found?.outcome, found?.isManaged], ['met', true], `${row.rule} ${row.tool} ${row.key ?? ''}`);
    }
  });

  it('sends nothing that would void a file: what is wrong is refused', () => {
    const layer = (tool: string, id: string) =>
      managedTools.find(each => each.tool === tool)?.layers.find(each => each.id === id) ?? assert.fail(tool);
    const wrong: readonly (readonly [string, string, SettingObject])[] = [
      ['codex', 'requirements', { allowed_sandbox_modes: ['workspace-write'] }],
      ['copilot-cli', 'managed-settings', { allowedMcpServers: [{ serverName: 'a', serverUrl: 'b' }] }],
      ['copilot-cli', 'managed-settings', { allowedMcpServers: [{}] }],
      ['amazon-q', 'managed-settings', { rules: [{ capability: 'shell', match: ['*'], effect: 'allow' }] }],
      ['amazon-q', 'managed-settings', { rules: [{ capability: 'shell', path: ['*'], effect: 'deny' }] }],
      ['claude-code', 'managed-settings', { permissions: { deny: 'Read(x)' } }],
    ];
    for (const [tool, id, content] of wrong) {
      const document = { layer: layer(tool, id), tools: [tool], content };
      const text = id === 'requirements' ? 'allowed_sandbox_modes = ["workspace-write"]' : JSON.stringify(content);
      assert.notEqual(refusalOf(document, text), null, `${tool} ${JSON.stringify(content)}`);
    }
    const fine = { layer: layer('codex', 'requirements'), tools: ['codex'], content: { a: 1 } };
    assert.equal(refusalOf(fine, 'a = 1'), null);
    assert.notEqual(refusalOf(fine, 'a = 2'), null);
  });

  it('writes the lists of MCP servers and telemetry of VS Code in the file of Copilot alone, which would replace them', () => {
    const names = Object.keys(json('linux/etc/vscode/policy.json'));
    assert.deepEqual(
      names.filter(name => /McpServers|Otel|ManagedHooks/.test(name)),
      [],
    );
    assert.ok('allowedMcpServers' in json('linux/etc/github-copilot/managed-settings.json'));
  });

  it('lets everybody add what is allowed where no server is provided, and closes the list where none is allowed', () => {
    const mcp = (allowed: NonNullable<Policy['mcp']>['allowed']) =>
      buildArtefacts({ ...emptyPolicy, mcp: { others: 'deny', allowed, denied: [] } }, everySystem).artefacts.find(
        ({ path }) => path === 'linux/etc/claude-code/managed-mcp.json',
      )?.text;
    assert.equal(mcp([{ name: 'a', command: ['a'] }]), undefined);
    assert.equal(mcp([]), '{\n  "mcpServers": {}\n}\n');
  });

  it('writes registry files in ASCII whatever a value holds', () => {
    const text = regFile('SOFTWARE\\X', [
      { name: 'a"b\\', type: 'sz', data: 'ünï"\\' },
      { name: 'n', type: 'dword', data: 255 },
      { name: 'm', type: 'multi-sz', data: 'a' },
    ]);
    assert.ok(text.includes('"a\\"b\\\\"=hex(1):fc,00,6e,00,ef,00,22,00,5c,00,00,00\r\n'), text);
    assert.ok(text.includes('"n"=dword:000000ff\r\n"m"=hex(7):61,00,00,00,00,00\r\n'), text);
  });
});
