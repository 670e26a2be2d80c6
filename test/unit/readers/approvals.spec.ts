import assert from 'node:assert/strict';
import { productReaders } from '../../../src/core/assistants/readers.ts';
import { assistantById } from '../../../src/core/assistants/catalogue.ts';
import { tools } from '../../../src/core/assistants/tools.ts';
import { approvalsOf } from '../../../src/core/readers/approvals.ts';
import { extensionReaders } from '../../../src/core/readers/extensions.ts';
import { isTrustedFolder } from '../../../src/core/readers/trust.ts';
import { readingsOf } from './readingsOf.ts';

const productOf = (tool: string) => {
  const product = productReaders.find(each => each.tool === tool);
  assert.ok(product, tool);
  return product;
};
const of = (tool: string, files: Readonly<Record<string, string>>, editors?: readonly string[]) =>
  approvalsOf(productOf(tool), readingsOf(files, editors), []).approvals.map(({ kind, key, value, line }) => [
    kind,
    key,
    value,
    line,
  ]);

describe('what a tool no longer asks', () => {
  it('is read from the settings of Claude Code, each entry that opens everything', () => {
    assert.deepEqual(
      of('claude-code', {
        './.claude/settings.json':
          '{\n"permissions": {"allow": ["Bash(*)", "Bash(git status)", "Read"],\n"defaultMode": "bypassPermissions"}}',
        '~/.claude/settings.json': '{"enableAllProjectMcpServers": true, "permissions": {"defaultMode": "default"}}',
      }),
      [
        ['everything', 'permissions.defaultMode', 'bypassPermissions', 3],
        ['commands', 'permissions.allow', ['Bash(*)'], 2],
        ['reads', 'permissions.allow', ['Read'], 2],
        ['servers', 'enableAllProjectMcpServers', true, 1],
      ],
    );
    assert.deepEqual(
      of('claude-code', { './.claude/settings.json': '{"permissions": {"allow": ["Bash(git *)"]}}' }),
      [],
    );
  });

  it('is read from TOML, from maps of rules, and from every editor', () => {
    assert.deepEqual(
      of('codex', { '~/.codex/config.toml': 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n' }),
      [
        ['commands', 'approval_policy', 'never', 1],
        ['sandbox', 'sandbox_mode', 'danger-full-access', 2],
      ],
    );
    const editor = '/home/dev/.config/Code/User/settings.json';
    assert.deepEqual(
      of(
        'vscode',
        {
          [editor]:
            '{"chat.tools.terminal.autoApprove": {"git": true, "/.*/": true}, "chat.tools.edits.autoApprove": {"**/*": false}}',
        },
        [editor],
      ),
      [['commands', 'chat.tools.terminal.autoApprove', { '/.*/': true }, 1]],
    );
  });

  it('is told of Codex also where an agent decides for the person, or a profile of permissions opens everything', () => {
    const text = 'approvals_reviewer = "auto_review"\ndefault_permissions = ":danger-full-access"\n';
    assert.deepEqual(of('codex', { '~/.codex/config.toml': text }), [
      ['commands', 'approvals_reviewer', 'auto_review', 1],
      ['sandbox', 'default_permissions', ':danger-full-access', 2],
    ]);
  });

  it('is told of Copilot CLI where its settings choose another mode than asking', () => {
    const chosen = (mode: string) =>
      of('copilot-cli', { '~/.copilot/settings.json': `{"defaultPermissionMode": "${mode}"}` }).map(([kind]) => kind);
    assert.deepEqual([chosen('allow-all'), chosen('assisted'), chosen('manual')], [['everything'], ['commands'], []]);
  });

  it('is told of the command line of Cline where it was written down', () => {
    const text = (value: boolean) => ({
      '~/.cline/data/settings/global-settings.json': `{"toolAutoApprove": ${value}}`,
    });
    assert.deepEqual(of('cline', text(true)), [['everything', 'toolAutoApprove', true, 1]]);
    assert.deepEqual(of('cline', text(false)), []);
  });

  it('counts what holds by default where nobody sets it', () => {
    assert.deepEqual(
      of('opencode', {}).map(([kind, , value]) => [kind, value]),
      [
        ['commands', 'allow'],
        ['edits', 'allow'],
      ],
    );
    assert.deepEqual(
      of('qwen-code', {}).map(([kind, , value]) => [kind, value]),
      [['everything', 'auto']],
    );
    assert.deepEqual(of('qwen-code', { '~/.qwen/settings.json': '{"tools": {"approvalMode": "default"}}' }), []);
    assert.deepEqual(
      of('opencode', { './opencode.json': '{"permission": {"bash": {"*": "ask", "rm *": "deny"}, "edit": "deny"}}' }),
      [],
    );
  });

  it('tells trust as each tool notes it, and nothing where a file is broken', () => {
    const trusted = (tool: string, files: Readonly<Record<string, string>>) =>
      isTrustedFolder(productOf(tool).trust, readingsOf(files));
    const claude = (value: boolean): string =>
      JSON.stringify({ projects: { '/work/shop': { hasTrustDialogAccepted: value } } });
    assert.equal(trusted('claude-code', { '~/.claude.json': claude(true) }), true);
    assert.equal(trusted('claude-code', { '~/.claude.json': claude(false) }), false);
    assert.equal(trusted('claude-code', {}), false);
    assert.equal(trusted('claude-code', { '~/.claude.json': '{' }), null);
    assert.equal(
      trusted('codex', { '~/.codex/config.toml': '[projects."/work/shop"]\ntrust_level = "trusted"\n' }),
      true,
    );
    assert.equal(trusted('copilot-cli', { '~/.copilot/config.json': '{"trusted_folders": ["/work/shop"]}' }), true);
    assert.equal(trusted('gemini-cli', { '~/.gemini/trustedFolders.json': '{"/work/shop": "DO_NOT_TRUST"}' }), false);
    assert.equal(trusted('cursor', {}), null);
  });

  it('is data about products of the catalogue, with settings that they have', () => {
    for (const { tool, approvalSettings } of productReaders) {
      assert.ok(assistantById(tool), tool);
      const keys = tools.find(({ id }) => id === tool)?.settings.map(({ key }) => key) ?? [];
      for (const key of Object.keys(approvalSettings)) assert.ok(keys.includes(key), key);
    }
  });
});

describe('what an extension declares', () => {
  it('is its participants, tools and servers, and nothing for others', () => {
    assert.deepEqual(
      extensionReaders({
        ...{ publisher: 'a', name: 'b', version: '1.2.3' },
        contributes: {
          chatParticipants: [{ id: 'a.b.p', name: 'p' }],
          languageModelTools: [{ name: 't', displayName: '%t%' }, { name: 5 }, null],
          mcpServerDefinitionProviders: [{ id: 's', label: 'S' }],
        },
      }),
      { id: 'a.b', version: '1.2.3', participants: ['p'], tools: ['t'], servers: ['s'] },
    );
    for (const each of [
      null,
      3,
      {},
      { contributes: null },
      { contributes: { chatParticipants: {} } },
      { contributes: { commands: [{}] } },
    ])
      assert.equal(extensionReaders(each), null);
  });
});
