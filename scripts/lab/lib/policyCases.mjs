// The cases of `npm run lab:policy`: which files of a build are installed, what tries to bypass them, and the expected result.
import { byPasses } from './policyByPasses.mjs';
import { secret } from './policySecret.mjs';

const key = ['key', 'of', 'the', 'lab'].join('-');
/** The port of the gateway to which the policy sends tools; the cases try to send them elsewhere. */
export const gateway = 41871;

const claude = (...words) => ['claude', '-p', 'hi', ...words];
const claudeEnv = url => ({ ANTHROPIC_BASE_URL: url, ANTHROPIC_API_KEY: key });
const toGateway = ({ gate }) => gate.some(each => each.startsWith('model '));
const elsewhere = ({ other }) => other.some(each => each.startsWith('model '));
const json = value => JSON.stringify(value);

/**
 * `folder`: the part of the build that is installed; `files`: further files, below /etc, home or work; `holds`: whether the rule was
 * effective in this run.
 * `atHome`: the working folder is below the home folder, and its files are named `home/work/`.
 * `change`: edits to files of the build, or null for a file that is left out.
 * `isOpen`: the rule is known not to be effective here, so it would be a surprise if it were.
 */
export const cases = [
  {
    tool: 'claude-code',
    row: 'env.ANTHROPIC_BASE_URL',
    tries: 'process, user, repository and --settings name another host',
    folder: 'claude-code',
    files: url => ({
      'home/.claude/settings.json': json({ env: { ANTHROPIC_BASE_URL: url } }),
      'work/.claude/settings.json': json({ env: { ANTHROPIC_BASE_URL: url } }),
    }),
    env: claudeEnv,
    command: url => claude('--settings', json({ env: { ANTHROPIC_BASE_URL: url } })),
    until: run => toGateway(run) || elsewhere(run),
    holds: run => toGateway(run) && !elsewhere(run),
  },
  {
    tool: 'claude-code',
    row: 'permissions.disableBypassPermissionsMode',
    tries: '--dangerously-skip-permissions',
    folder: 'claude-code',
    env: claudeEnv,
    command: () => claude('--output-format', 'stream-json', '--verbose', '--dangerously-skip-permissions'),
    asUser: true,
    until: run => /"permissionMode"/.test(run.output),
    holds: run => !/"permissionMode":\s*"bypassPermissions"/.test(run.output),
  },
  {
    tool: 'claude-code',
    row: 'requiredMinimumVersion',
    tries: 'an older version than the policy asks for',
    folder: 'claude-code',
    env: claudeEnv,
    command: () => claude(),
    change: { 'claude-code/managed-settings.json': text => text.replace('2.0.0', '99.0.0') },
    until: run => toGateway(run) || elsewhere(run),
    holds: run => !toGateway(run) && !elsewhere(run),
  },
  {
    tool: 'claude-code',
    row: 'managed-mcp.json',
    tries: 'claude mcp add',
    folder: 'claude-code',
    env: claudeEnv,
    command: () => ['claude', 'mcp', 'add', 'mine', '--', 'node', 'x.js'],
    holds: run => run.code !== 0,
  },
  {
    tool: 'claude-code',
    row: 'a drop-in that is no JSON',
    tries: 'starting',
    folder: 'claude-code',
    env: claudeEnv,
    command: () => claude(),
    files: () => ({ 'etc/claude-code/managed-settings.d/90-broken.json': '{ broken' }),
    until: run => toGateway(run) || elsewhere(run),
    holds: run => !toGateway(run) && !elsewhere(run) && run.code !== null,
  },
  {
    tool: 'codex',
    row: 'model_provider',
    tries: 'config.toml and two -c name another host',
    folder: 'codex',
    files: url => ({
      'home/.codex/config.toml': `model_provider = "mine"\n[model_providers.mine]\nname = "mine"\nbase_url = "${url}"\nwire_api = "responses"\n`,
    }),
    env: () => ({ OPENAI_API_KEY: key, CODEX_API_KEY: key }),
    command: url => [
      'codex',
      'exec',
      '--skip-git-repo-check',
      '-c',
      'model_provider="mine"',
      '-c',
      `model_providers.organisation.base_url="${url}"`,
      'hi',
    ],
    until: run => toGateway(run) || elsewhere(run),
    holds: run => toGateway(run) && !elsewhere(run),
  },
  {
    tool: 'codex',
    row: 'features.*',
    tries: '-c features.daemon_auto_start=true',
    folder: 'codex',
    command: () => ['codex', 'features', 'list', '-c', 'features.daemon_auto_start=true'],
    holds: run => /daemon_auto_start\s+.*false/.test(run.output),
  },
  {
    tool: 'codex',
    row: 'mcp_servers.<name>.identity',
    tries: "a server of one's own",
    folder: 'codex',
    files: () => ({ 'home/.codex/config.toml': '[mcp_servers.mine]\ncommand = "node"\nargs = ["x.js"]\n' }),
    command: () => ['codex', 'mcp', 'list'],
    holds: run => /disabled/.test(run.output.split('\n').find(line => line.startsWith('mine')) ?? ''),
  },
  {
    tool: 'codex',
    row: 'allowed_sandbox_modes without read-only',
    tries: 'starting (our build refuses to write this)',
    folder: 'codex',
    change: { 'codex/requirements.toml': text => `allowed_sandbox_modes = ["workspace-write"]\n${text}` },
    command: () => ['codex', 'features', 'list'],
    holds: run => run.code !== 0,
  },
  {
    tool: 'codex',
    row: 'requirements.toml that is no TOML',
    tries: 'starting',
    folder: 'codex',
    files: () => ({ 'etc/codex/requirements.toml': 'broken = [' }),
    command: () => ['codex', 'features', 'list'],
    holds: run => run.code !== 0,
  },
  {
    tool: 'gemini-cli',
    row: 'security.disableYoloMode',
    tries: '--yolo',
    folder: 'gemini-cli',
    env: () => ({ GEMINI_API_KEY: key }),
    files: () => ({
      'home/.gemini/settings.json': json({ security: { disableYoloMode: false } }),
      'work/.gemini/settings.json': json({ security: { disableYoloMode: false } }),
    }),
    command: () => ['gemini', '-p', 'hi', '--yolo', '--skip-trust'],
    change: { 'gemini-cli/settings.json': text => text.replace(/"sandbox": true/, '"sandbox": false') },
    until: run => run.other.some(each => each.includes('generativelanguage')),
    holds: run => run.code === 52,
  },
  {
    tool: 'gemini-cli',
    row: 'GEMINI_CLI_SYSTEM_SETTINGS_PATH',
    tries: 'a file that is not there',
    isOpen: true,
    folder: 'gemini-cli',
    env: () => ({ GEMINI_API_KEY: key, GEMINI_CLI_SYSTEM_SETTINGS_PATH: '/nowhere.json' }),
    command: () => ['gemini', '-p', 'hi', '--yolo', '--skip-trust'],
    until: run => run.other.some(each => each.includes('generativelanguage')),
    holds: run => run.code === 52,
  },
  {
    tool: 'gemini-cli',
    row: 'a file that a group can write',
    tries: '--yolo',
    isOpen: true,
    folder: 'gemini-cli',
    mode: 0o664,
    env: () => ({ GEMINI_API_KEY: key }),
    command: () => ['gemini', '-p', 'hi', '--yolo', '--skip-trust'],
    until: run => run.other.some(each => each.includes('generativelanguage')),
    holds: run => run.code === 52,
  },
  {
    tool: 'qwen-code',
    row: 'a file that is no JSON',
    tries: 'starting',
    folder: 'qwen-code',
    files: () => ({ 'etc/qwen-code/settings.json': '{ broken' }),
    env: url => ({ OPENAI_BASE_URL: `${url}/v1`, OPENAI_API_KEY: key, OPENAI_MODEL: 'lab' }),
    command: () => ['qwen', '-p', 'hi', '--auth-type', 'openai'],
    until: elsewhere,
    holds: run => !elsewhere(run),
  },
  {
    tool: 'qwen-code',
    row: 'the file of the build',
    tries: 'starting, with the server that the policy defines',
    takes: true,
    folder: 'qwen-code',
    env: url => ({ OPENAI_BASE_URL: `${url}/v1`, OPENAI_API_KEY: key, OPENAI_MODEL: 'lab' }),
    command: () => ['qwen', '-p', 'hi', '--auth-type', 'openai'],
    until: run => run.other.some(each => each.includes('mcp.example.com')),
    holds: run => run.other.some(each => each.includes('mcp.example.com')),
  },
  {
    tool: 'opencode',
    row: 'share',
    tries: 'user, repository and OPENCODE_CONFIG_CONTENT say auto',
    folder: 'opencode',
    files: () => ({
      'home/.config/opencode/opencode.json': json({ share: 'auto' }),
      'work/opencode.json': json({ share: 'auto' }),
    }),
    env: () => ({ OPENCODE_CONFIG_CONTENT: json({ share: 'auto' }) }),
    command: () => ['opencode', 'debug', 'config'],
    holds: run => /"share":\s*"disabled"/.test(run.output),
  },
  {
    tool: 'opencode',
    row: 'enabled_providers',
    tries: 'user and repository add one',
    folder: 'opencode',
    files: () => ({
      'home/.config/opencode/opencode.json': json({ enabled_providers: ['mine'] }),
      'work/opencode.json': json({ enabled_providers: ['mine'] }),
    }),
    command: () => ['opencode', 'debug', 'config'],
    holds: run => /"enabled_providers":\s*\[\s*"anthropic",\s*"openai"\s*\]/.test(run.output),
  },
  {
    tool: 'opencode',
    row: 'mcp.<name>.enabled',
    tries: 'user switches it on',
    folder: 'opencode',
    files: () => ({
      'home/.config/opencode/opencode.json': json({
        mcp: { old: { type: 'local', command: ['old-server'], enabled: true } },
      }),
    }),
    command: () => ['opencode', 'debug', 'config'],
    holds: run => /"old":\s*\{[^}]*"enabled":\s*false/.test(run.output),
  },
  {
    tool: 'opencode',
    row: 'OPENCODE_TEST_MANAGED_CONFIG_DIR',
    tries: 'an empty folder',
    isOpen: true,
    folder: 'opencode',
    env: () => ({ OPENCODE_TEST_MANAGED_CONFIG_DIR: '/var/empty-of-the-lab' }),
    command: () => ['opencode', 'debug', 'config'],
    holds: run => /"share":\s*"disabled"/.test(run.output),
  },
  {
    tool: 'opencode',
    row: 'a file that is no JSON',
    tries: 'starting',
    folder: 'opencode',
    files: () => ({ 'etc/opencode/opencode.json': '{ broken' }),
    command: () => ['opencode', 'debug', 'config'],
    holds: run => run.code !== 0,
  },
  ...[
    { row: 'permissions.disableBypassPermissionsMode', tries: '--allow-all' },
    // The rules are gone then, and the tool turns its sandbox on instead.
    { row: 'a file that a group can write', tries: 'starting', mode: 0o664, holds: isSandboxedInstead },
    {
      row: 'a file that is no JSON',
      tries: 'starting',
      change: { 'github-copilot/managed-settings.json': text => `${text}broken` },
      holds: isSandboxedInstead,
    },
    {
      row: 'one malformed entry',
      tries: 'starting',
      change: {
        'github-copilot/managed-settings.json': text =>
          text.replace('"allowedMcpServers": [', '"allowedMcpServers": [ { "nonsense": 1 },'),
      },
      holds: isSandboxedInstead,
    },
  ].map(each => ({
    tool: 'copilot-cli',
    folder: 'github-copilot',
    env: url => ({ COPILOT_PROVIDER_BASE_URL: `${url}/v1`, COPILOT_PROVIDER_API_KEY: key, COPILOT_MODEL: 'lab' }),
    command: () => ['copilot', '-p', 'hi', '--model', 'lab', '--allow-all', '--no-color'],
    // An agent that does not ask creates the file.
    steps: () => [{ kind: 'shell', command: 'touch made-by-the-agent' }],
    holds: run => !run.made,
    ...each,
  })),
  ...[
    {
      row: 'permissions.deny',
      tries: 'Read, with the person allowing it',
      steps: work => [{ kind: 'read', path: `${work}/.env` }],
    },
    { row: 'permissions.deny', tries: 'cat in a shell', steps: () => [{ kind: 'shell', command: 'cat .env' }] },
    {
      row: 'permissions.deny',
      tries: 'a program that the agent writes',
      isOpen: true,
      steps: () => [{ kind: 'shell', command: `python3 -c "print(open('.e'+'nv').read())"` }],
      change: { 'claude-code/managed-settings.json': withoutOwnRules },
    },
  ].map(each => ({
    tool: 'claude-code',
    folder: 'claude-code',
    env: claudeEnv,
    // These cases are not about who may run which command.
    change: { 'claude-code/managed-settings.json': withoutOwnRules },
    files: () => ({ 'home/.claude/settings.json': json({ permissions: { allow: ['Read(**)', 'Bash(*)', 'Bash'] } }) }),
    command: () => claude('--allowedTools', 'Read,Bash'),
    holds: run => !run.received.includes(secret),
    ...each,
  })),
  {
    tool: 'codex',
    row: 'permissions.filesystem.deny_read',
    tries: '--dangerously-bypass-approvals-and-sandbox',
    folder: 'codex',
    // The list applies below home folders.
    atHome: true,
    // The sandbox and the approvals have their own keys.
    change: { 'codex/requirements.toml': text => text.replace(/^allowed_.*$/gm, '') },
    files: url => ({
      'home/.codex/config.toml': `model_provider = "organisation"\n[model_providers.organisation]\nname = "organisation"\nbase_url = "${url}"\nwire_api = "responses"\n`,
    }),
    env: () => ({ OPENAI_API_KEY: key, CODEX_API_KEY: key }),
    command: () => [
      'codex',
      'exec',
      '--skip-git-repo-check',
      '-c',
      'model="m"',
      '--dangerously-bypass-approvals-and-sandbox',
      'hi',
    ],
    steps: () => [{ kind: 'shell', command: 'cat .env' }],
    holds: run => !run.received.includes(secret),
  },
  ...byPasses,
];

function isSandboxedInstead({ output }) {
  // If there is no sandbox, nothing runs, and only the reason for that is printed.
  return /managed policy couldn't be read|bubblewrap[^]*is required/.test(output);
}

function withoutOwnRules(text) {
  return text.replace(/\s*"allowManagedPermissionRulesOnly": true,/, '');
}

export const policyTools = [...new Set(cases.map(({ tool }) => tool))];
