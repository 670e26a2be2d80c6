// More cases of `npm run lab:policy`: each key against the person's file, the repository's file and the command line.

import { secret } from './policySecret.mjs';

const key = ['key', 'of', 'the', 'lab'].join('-');
const json = value => JSON.stringify(value);
const asked = run => [...run.gate, ...run.other].some(each => each.startsWith('model '));
/** A person's own server, at an address that shows up in the log of the lab's server. */
const ownServer = '/server-of-ones-own';
const reachedServer = run => [...run.gate, ...run.other].some(each => each.includes(ownServer));

/** Adds keys to a file of the build. */
const adding = more => text => json({ ...JSON.parse(text), ...more });
const inSettings = more => ({ 'claude-code/managed-settings.json': adding(more) });

const claude = (...words) => ['claude', '-p', 'hi', ...words];
const claudeEnv = url => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: key });
/** The same settings in every place other than the administrator's. */
const everywhere = settings => ({
  files: () => ({ 'home/.claude/settings.json': json(settings), 'work/.claude/settings.json': json(settings) }),
  command: () => claude('--settings', json(settings)),
});
const touch = 'touch made-by-the-agent';
const touching = { hooks: [{ type: 'command', command: touch }] };

const claudeCases = [
  {
    row: 'allowManagedPermissionRulesOnly',
    tries: 'user, repository and --settings allow a command',
    ...everywhere({ permissions: { allow: [`Bash(${touch})`, 'Bash'] } }),
    steps: () => [{ kind: 'shell', command: touch }],
    holds: run => !run.made,
  },
  {
    row: 'allowManagedPermissionRulesOnly',
    tries: '--allowedTools Bash',
    command: () => claude('--allowedTools', 'Bash'),
    steps: () => [{ kind: 'shell', command: touch }],
    holds: run => !run.made,
  },
  {
    row: 'permissions.disableBypassPermissionsMode',
    tries: 'user, repository and --settings name the mode',
    ...everywhere({ permissions: { defaultMode: 'bypassPermissions' } }),
    asUser: true,
    steps: () => [{ kind: 'shell', command: touch }],
    holds: run => !run.made,
  },
  {
    row: 'sandbox.failIfUnavailable',
    tries: 'user, repository and --settings switch it off, where there is no sandbox',
    change: inSettings({ sandbox: { enabled: true, failIfUnavailable: true, allowUnsandboxedCommands: false } }),
    ...everywhere({ sandbox: { enabled: false, failIfUnavailable: false, allowUnsandboxedCommands: true } }),
    until: asked,
    holds: run => !asked(run) && run.code !== null,
  },
  {
    row: 'hooks',
    tries: 'user, repository and --settings say disableAllHooks',
    change: inSettings({ hooks: { UserPromptSubmit: [{ hooks: [{ type: 'command', command: 'exit 2' }] }] } }),
    ...everywhere({ disableAllHooks: true }),
    until: asked,
    holds: run => !asked(run),
  },
  {
    row: 'allowManagedHooksOnly',
    tries: 'user, repository and --settings bring hooks',
    change: inSettings({ allowManagedHooksOnly: true }),
    ...everywhere({ hooks: { SessionStart: [touching], UserPromptSubmit: [touching] } }),
    until: run => run.made || asked(run),
    holds: run => !run.made,
  },
  {
    row: 'disableSideloadFlags',
    tries: '--mcp-config with a server',
    command: url => claude('--mcp-config', json({ mcpServers: { mine: { type: 'http', url: `${url}${ownServer}` } } })),
    until: reachedServer,
    holds: run => !reachedServer(run),
  },
  {
    row: 'allowedMcpServers',
    tries: 'user and repository add a server under an allowed name',
    // Without the file that controls all servers, so that only the list decides.
    change: { 'claude-code/managed-mcp.json': null },
    files: url => {
      const mcpServers = { docs: { type: 'http', url: `${url}${ownServer}` } };
      return {
        'home/.claude.json': json({ mcpServers }),
        'work/.mcp.json': json({ mcpServers }),
        'work/.claude/settings.json': json({ enableAllProjectMcpServers: true }),
      };
    },
    command: () => claude(),
    until: reachedServer,
    holds: run => !reachedServer(run),
  },
  ...['forceLoginOrgUUID', 'allowedProviders'].map(row => ({
    row,
    tries: "user, repository and --settings name one's own",
    change: inSettings({
      [row]: row === 'allowedProviders' ? ['bedrock'] : '00000000-0000-4000-8000-000000000000',
    }),
    ...everywhere({ [row]: row === 'allowedProviders' ? ['anthropic', 'customEndpoint'] : null }),
    until: asked,
    holds: run => !asked(run) && run.code !== null,
  })),
].map(each => ({ tool: 'claude-code', folder: 'claude-code', env: claudeEnv, ...each }));

const codexConfig = url =>
  `model_provider = "organisation"\n[model_providers.organisation]\nname = "organisation"\nbase_url = "${url}"\nwire_api = "responses"\n`;
const codex = (...words) => ['codex', 'exec', '--skip-git-repo-check', ...words, 'hi'];
/** Returns a value from the heading that the tool prints for a session. */
const heading = (run, name) => new RegExp(`^${name}: (.*)$`, 'm').exec(run.output)?.[1] ?? '';

const codexCases = [
  {
    row: 'allowed_sandbox_modes',
    tries: 'user and -c name danger-full-access',
    change: { 'codex/requirements.toml': text => `allowed_sandbox_modes = ["read-only"]\n${text}` },
    files: url => ({
      'home/.codex/config.toml': `sandbox_mode = "danger-full-access"\n${codexConfig(url)}`,
      'work/.codex/config.toml': 'sandbox_mode = "danger-full-access"\n',
    }),
    command: () => codex('-c', 'sandbox_mode="danger-full-access"'),
    until: asked,
    holds: run => /read-only/.test(heading(run, 'sandbox')),
  },
  {
    row: 'allowed_sandbox_modes',
    tries: '--sandbox danger-full-access, and the switch that skips everything',
    change: { 'codex/requirements.toml': text => `allowed_sandbox_modes = ["read-only"]\n${text}` },
    files: url => ({ 'home/.codex/config.toml': codexConfig(url) }),
    command: () => codex('--dangerously-bypass-approvals-and-sandbox'),
    until: asked,
    holds: run => /read-only/.test(heading(run, 'sandbox')),
  },
  {
    row: 'managed_config.toml: sandbox_mode',
    tries: 'user and -c name danger-full-access',
    change: { 'codex/managed_config.toml': text => `sandbox_mode = "read-only"\n${text}` },
    files: url => ({ 'home/.codex/config.toml': `sandbox_mode = "danger-full-access"\n${codexConfig(url)}` }),
    command: () => codex('-c', 'sandbox_mode="danger-full-access"'),
    until: asked,
    holds: run => /read-only/.test(heading(run, 'sandbox')),
  },
  {
    row: 'allowed_approval_policies',
    tries: 'user and -c name never',
    change: {
      'codex/requirements.toml': text =>
        text.replace(/^allowed_approval_policies.*$/m, 'allowed_approval_policies = ["untrusted"]'),
    },
    files: url => ({ 'home/.codex/config.toml': `approval_policy = "never"\n${codexConfig(url)}` }),
    command: () => codex('-c', 'approval_policy="never"'),
    until: asked,
    holds: run => /untrusted/.test(heading(run, 'approval')),
  },
  {
    row: 'permissions.filesystem.deny_read',
    tries: 'a program, in the sandbox of the tool',
    atHome: true,
    change: { 'codex/requirements.toml': text => text.replace(/^allowed_approval.*$/gm, '') },
    files: url => ({ 'home/.codex/config.toml': `${codexConfig(url)}sandbox_mode = "read-only"\n` }),
    command: () => codex('-c', 'model="m"', '-c', 'approval_policy="never"'),
    steps: () => [{ kind: 'shell', command: 'cat .env; echo zq-was-here' }],
    holds: run => !run.received.includes(secret) && run.received.includes('zq-was-here'),
  },
  {
    row: 'mcp_servers.<name>.identity',
    tries: 'another package started by the program of an allowed server',
    isOpen: true,
    files: () => ({ 'home/.codex/config.toml': '[mcp_servers.files]\ncommand = "npx"\nargs = ["-y", "mine"]\n' }),
    command: () => ['codex', 'mcp', 'list'],
    holds: run => /disabled/.test(run.output.split('\n').find(line => line.startsWith('files')) ?? ''),
  },
].map(each => ({
  tool: 'codex',
  folder: 'codex',
  env: () => ({ OPENAI_API_KEY: key, CODEX_API_KEY: key }),
  ...each,
}));

/** Cases for Gemini CLI and Qwen Code, which are closely related. */
const family = ({ tool, folder, env, start, inRepository }) => {
  const server = (url, name) => json({ mcpServers: { [name]: { httpUrl: `${url}${ownServer}` } } });
  const files = name => url => ({
    [`home/.${folder}/settings.json`]: server(url, name),
    ...(inRepository ? { [`work/.${folder}/settings.json`]: server(url, name) } : {}),
  });
  const places = inRepository ? 'user and repository add' : 'user adds';
  const shared = { tool, folder: tool, env, until: reachedServer, holds: run => !reachedServer(run) };
  return [
    {
      ...shared,
      row: 'mcp.allowed',
      tries: `${places} a server of one's own`,
      files: files('mine'),
      command: () => start(),
    },
    {
      ...shared,
      row: 'mcp.allowed',
      tries: '--allowed-mcp-server-names with it',
      isOpen: true,
      files: files('mine'),
      command: () => start('--allowed-mcp-server-names', 'mine'),
    },
    {
      ...shared,
      row: 'mcpServers',
      tries: `${places} a server under the name of one of the policy's`,
      files: files('docs'),
      command: () => start(),
    },
  ];
};

const geminiReads = [
  {
    tool: 'gemini-cli',
    folder: 'gemini-cli',
    row: 'policies/*.toml: argsPattern',
    tries: 'read_file, which asks nobody',
    // Servers that cannot be reached would delay the run.
    change: { 'gemini-cli/settings.json': () => json({ security: { auth: { selectedType: 'gemini-api-key' } } }) },
    files: () => ({
      'home/.gemini/settings.json': json({ security: { auth: { selectedType: 'gemini-api-key' } } }),
      'work/secrets/a.txt': secret,
    }),
    env: url => ({ GEMINI_API_KEY: key, GOOGLE_GEMINI_BASE_URL: url }),
    command: () => ['gemini', '-p', 'hi', '--skip-trust', '--model', 'gemini-2.5-pro'],
    steps: () => [{ kind: 'read', path: 'secrets/a.txt' }],
    holds: run => !run.received.includes(secret),
  },
];

const qwenEnv = url => ({ OPENAI_BASE_URL: `${url}/v1`, OPENAI_API_KEY: key, OPENAI_MODEL: 'lab' });
const familyCases = [
  ...geminiReads,
  ...family({
    tool: 'gemini-cli',
    folder: 'gemini',
    env: () => ({ GEMINI_API_KEY: key }),
    inRepository: true,
    start: (...words) => ['gemini', '-p', 'hi', '--skip-trust', ...words],
  }).map(each => ({
    ...each,
    change: { 'gemini-cli/settings.json': text => text.replace(/"sandbox": true/, '"sandbox": false') },
  })),
  ...family({
    tool: 'qwen-code',
    folder: 'qwen',
    env: qwenEnv,
    // Without the file, the tool first asks about a repository's server.
    inRepository: false,
    start: (...words) => ['qwen', '-p', 'hi', '--auth-type', 'openai', ...words],
  }),
  ...[
    { tries: 'a file that is not there', named: '/nowhere.json' },
    { tries: "a file of the person's own", named: './own.json' },
  ].map(({ tries, named }) => ({
    tool: 'qwen-code',
    folder: 'qwen-code',
    row: 'QWEN_CODE_SYSTEM_SETTINGS_PATH',
    tries,
    isOpen: true,
    files: url => ({
      'home/.qwen/settings.json': json({ mcpServers: { mine: { httpUrl: `${url}${ownServer}` } } }),
      'work/own.json': json({ mcp: { allowed: ['mine'] } }),
    }),
    env: url => ({ ...qwenEnv(url), QWEN_CODE_SYSTEM_SETTINGS_PATH: named }),
    command: () => ['qwen', '-p', 'hi', '--auth-type', 'openai'],
    until: reachedServer,
    holds: run => !reachedServer(run),
  })),
];

const openCodeCases = [
  {
    row: 'enabled_providers',
    tries: 'OPENCODE_CONFIG_CONTENT adds one',
    given: { enabled_providers: ['mine'] },
    holds: run => /"enabled_providers":\s*\[\s*"anthropic",\s*"openai"\s*\]/.test(run.output),
  },
  {
    row: 'provider.<id>.options.baseURL',
    tries: 'user, repository and OPENCODE_CONFIG_CONTENT name another host',
    given: { provider: { anthropic: { options: { baseURL: 'http://mine.example.com' } } } },
    holds: run => !run.output.includes('mine.example.com') && /"baseURL"/.test(run.output),
  },
  {
    row: 'permission.bash',
    tries: 'user, repository and OPENCODE_CONFIG_CONTENT allow it',
    given: { permission: { bash: 'allow' } },
    holds: run => /"bash":\s*"ask"/.test(run.output),
  },
  {
    row: 'permission.read',
    tries: 'user, repository and OPENCODE_CONFIG_CONTENT allow the same pattern',
    given: { permission: { read: { '*.env': 'allow' } } },
    holds: run => /"\*\.env":\s*"deny"/.test(run.output),
  },
].map(({ given, ...each }) => ({
  tool: 'opencode',
  folder: 'opencode',
  files: () => ({ 'home/.config/opencode/opencode.json': json(given), 'work/opencode.json': json(given) }),
  env: () => ({ OPENCODE_CONFIG_CONTENT: json(given) }),
  command: () => ['opencode', 'debug', 'config'],
  ...each,
}));

const copilot = (...words) => ['copilot', '-p', 'hi', '--model', 'lab', '--no-color', ...words];
const copilotServer = url => ({ mcpServers: { mine: { type: 'http', url: `${url}${ownServer}`, tools: ['*'] } } });
const copilotCases = [
  {
    row: 'permissions.disableBypassPermissionsMode',
    tries: '--allow-all-tools',
    command: () => copilot('--allow-all-tools'),
    steps: () => [{ kind: 'shell', command: touch }],
    holds: run => !run.made,
  },
  {
    row: 'permissions.disableBypassPermissionsMode',
    tries: 'COPILOT_ALLOW_ALL=true',
    more: { COPILOT_ALLOW_ALL: 'true' },
    command: () => copilot(),
    steps: () => [{ kind: 'shell', command: touch }],
    holds: run => !run.made,
  },
  {
    row: 'allowedMcpServers',
    tries: 'user and repository add a server',
    files: url => ({
      'home/.copilot/mcp-config.json': json(copilotServer(url)),
      'work/.mcp.json': json(copilotServer(url)),
    }),
    command: () => copilot('--allow-all-tools'),
    until: reachedServer,
    holds: run => !reachedServer(run),
  },
  {
    row: 'allowedMcpServers',
    tries: '--additional-mcp-config',
    command: url => copilot('--allow-all-tools', '--additional-mcp-config', json(copilotServer(url))),
    until: reachedServer,
    holds: run => !reachedServer(run),
  },
].map(({ more, ...each }) => ({
  tool: 'copilot-cli',
  folder: 'github-copilot',
  env: url => ({
    COPILOT_PROVIDER_BASE_URL: `${url}/v1`,
    COPILOT_PROVIDER_API_KEY: key,
    COPILOT_MODEL: 'lab',
    ...more,
  }),
  ...each,
}));

export const byPasses = [...claudeCases, ...codexCases, ...familyCases, ...openCodeCases, ...copilotCases];
