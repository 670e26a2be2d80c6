import assert from 'node:assert/strict';
import { productReaders } from '../../../src/core/assistants/readers.ts';
import { type ConfiguredServer, configuredServers } from '../../../src/core/readers/servers.ts';
import { readingsOf } from './readingsOf.ts';

/** Returns the servers that one tool has configured. */
function of(tool: string, files: Readonly<Record<string, string>>, editors?: readonly string[]) {
  const product = productReaders.find(each => each.tool === tool);
  assert.ok(product, tool);
  return configuredServers(tool, product.servers, readingsOf(files, editors));
}

const short = ({ name, command, url, line, variables, isOff, approved }: ConfiguredServer) => ({
  name,
  run: command?.join(' ') ?? url,
  line,
  ...(variables.length === 0 ? {} : { variables }),
  ...(isOff ? { isOff } : {}),
  ...(approved === 0 ? {} : { approved }),
});

describe('MCP servers as products configure them', () => {
  it('are read from JSON with comments and from both places of ~/.claude.json', () => {
    const { servers, problems } = of('claude-code', {
      './.mcp.json': `{
  // shared
  "mcpServers": {
    "files": { "command": "npx", "args": ["-y", "x"], "env": { "A": "1" } },
    "web": { "type": "http", "url": "https://mcp.example.com/a", "headers": { "Authorization": "\${T}" } },
  },
}`,
      '~/.claude.json': JSON.stringify({
        mcpServers: { own: { command: 'a' } },
        projects: {
          '/work/shop': { mcpServers: { local: { command: 'b' } } },
          '/work/other': { mcpServers: { far: { command: 'c' } } },
        },
      }),
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(servers.map(short), [
      { name: 'own', run: 'a', line: 1 },
      { name: 'files', run: 'npx -y x', line: 4, variables: ['A'] },
      { name: 'web', run: 'https://mcp.example.com/a', line: 5, variables: ['Authorization'] },
      { name: 'local', run: 'b', line: 1 },
    ]);
  });

  it('are read from TOML, with variables that are passed on by name', () => {
    const { servers } = of('codex', {
      '~/.codex/config.toml': `model = "x"
[mcp_servers.docs]
command = "uvx"
args = ["docs"]
env_vars = ["DOCS_TOKEN"]
enabled = false
[mcp_servers.docs.env]
A = "1"
[mcp_servers."two words"]
url = "https://mcp.example.com"
bearer_token_env_var = "WEB_TOKEN"
`,
    });
    assert.deepEqual(
      servers.map(({ line: _line, ...each }) => short({ line: null, ...each })),
      [
        { name: 'docs', run: 'uvx docs', line: null, variables: ['A', 'DOCS_TOKEN'], isOff: true },
        { name: 'two words', run: 'https://mcp.example.com', line: null, variables: ['WEB_TOKEN'] },
      ],
    );
    assert.deepEqual(servers[0]?.line, 2);
  });

  it('are read from the lists of Continue, in YAML and in JSON of other tools', () => {
    const { servers } = of('continue', {
      '~/.continue/config.yaml':
        'name: me\nmcpServers:\n  - name: one\n    command: npx\n    args: [a]\n    env:\n      K: v\n',
      './.continue/mcpServers/two.yaml': 'mcpServers:\n  - name: two\n    url: https://two.example\n',
      './.continue/mcpServers/three.json': '{"mcpServers": {"three": {"command": "c"}}}',
      './.continue/mcpServers/deep/four.yaml': 'mcpServers:\n  - name: four\n    command: d\n',
    });
    assert.deepEqual(
      servers.map(({ name, variables }) => [name, ...variables]),
      [['one', 'K'], ['two'], ['three']],
    );
  });

  it("take OpenCode's lists, Zed's objects, and approvals of Cline, Kiro, Roo and Gemini", () => {
    assert.deepEqual(
      of('opencode', {
        './opencode.jsonc':
          '{"mcp": {"a": {"type": "local", "command": ["bun", "x"], "environment": {"K": "{env:K}"}, "enabled": false}}}',
      }).servers.map(short),
      [{ name: 'a', run: 'bun x', line: 1, variables: ['K'], isOff: true }],
    );
    assert.deepEqual(
      of('zed', {
        '~/.config/zed/settings.json':
          '{"context_servers": {"a": {"command": {"path": "/bin/a", "args": ["b"], "env": {"K": "v"}}}, "c": {"command": "d", "args": ["e"]}, "f": {"settings": {}}}}',
      }).servers.map(short),
      [
        { name: 'a', run: '/bin/a b', line: 1, variables: ['K'] },
        { name: 'c', run: 'd e', line: 1 },
        { name: 'f', run: undefined, line: 1 },
      ],
    );
    const editor = '/home/dev/.config/Code/User/settings.json';
    assert.deepEqual(
      of(
        'cline',
        {
          '/home/dev/.config/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json':
            '{"mcpServers": {"a": {"command": "b", "autoApprove": ["x", "y"]}}}',
        },
        [editor],
      ).servers.map(short),
      [{ name: 'a', run: 'b', line: 1, approved: 2 }],
    );
    assert.deepEqual(
      of('gemini-cli', {
        '~/.gemini/extensions/one/gemini-extension.json': '{"mcpServers": {"a": {"command": "b", "trust": true}}}',
      }).servers.map(short),
      [{ name: 'a', run: 'b', line: 1, approved: 'all' }],
    );
  });

  it('name the file and line where a file is broken, and pass over what is no server', () => {
    const { servers, problems } = of('cursor', {
      './.cursor/mcp.json': '{\n "mcpServers": {\n  "a": {,}\n',
      '~/.cursor/mcp.json': '{"mcpServers": {"a": 1, "b": null, "c": [], "d": {}, "__proto__": {"command": "e"}}}',
    });
    assert.deepEqual(
      problems.map(({ args }) => [args['file'], args['line']]),
      [['/work/shop/.cursor/mcp.json', 3]],
    );
    assert.deepEqual(servers.filter(each => each.command !== undefined || each.name === 'd').length > 0, true);
    for (const each of ['1', '[]', '""', 'null', '{"mcpServers": 3}', '{"mcpServers": ["x"]}', ''])
      assert.deepEqual(of('cursor', { './.cursor/mcp.json': each }).servers, [], each);
  });

  it('are read as VS Code has them, in every editor that is here', () => {
    const editors = ['/home/dev/.config/Code/User/settings.json', '/home/dev/.config/VSCodium/User/settings.json'];
    const { servers } = of(
      'copilot',
      {
        '/home/dev/.config/VSCodium/User/mcp.json': '{"servers": {"a": {"command": "b"}}}',
        './.vscode/settings.json': '{"mcp": {"servers": {"old": {"command": "c"}}}}',
      },
      editors,
    );
    assert.deepEqual(
      servers.map(({ name, file }) => [name, file]),
      [
        ['a', '/home/dev/.config/VSCodium/User/mcp.json'],
        ['old', '/work/shop/.vscode/settings.json'],
      ],
    );
  });
});
