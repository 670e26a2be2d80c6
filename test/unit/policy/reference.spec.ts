import assert from 'node:assert/strict';
import { parse as parseToml } from 'smol-toml';
import { checkPolicy } from '../../../src/core/policy/check/check.ts';
import { emptyPolicy, type Policy } from '../../../src/core/policy/model/types.ts';
import type { FileReading, Readings } from '../../../src/core/settings/readings.ts';
import { random } from '../random.ts';

// A second, naive evaluation of the policy: every layer of every tool is written down here by hand, in order of precedence, and
// only the results of the code under test are used.

/** The policy of all machines. */
const policy: Policy = {
  ...emptyPolicy,
  tools: {
    others: 'deny',
    approved: [
      { id: 'claude-code', minimum: '2.1.300' },
      { id: 'codex' },
      { id: 'gemini-cli' },
      { id: 'opencode' },
      { id: 'vscode' },
    ],
  },
  modelHosts: { others: 'deny', allowed: [{ id: 'g', hosts: ['llm.example.com', '*.corp.example'] }] },
  permissions: { bypass: 'deny' },
  mcp: {
    others: 'deny',
    allowed: [
      { name: 'a', command: ['npx', 'a'] },
      { name: 'b', url: 'https://mcp.example.com/*' },
    ],
    denied: [],
  },
  settings: {
    required: [
      { tool: 'codex', key: 'features.plugins', value: false },
      { tool: 'codex', key: 'analytics.enabled', value: false },
      { tool: 'gemini-cli', key: 'privacy.usageStatisticsEnabled', value: false },
      { tool: 'vscode', key: 'update.mode', value: 'manual' },
      { tool: 'claude-code', key: 'disableArtifact', value: true },
    ],
  },
  retention: { transcripts: 14, cloudSessions: 'deny' },
  exceptions: [
    { rule: 'permissions.bypass', tools: ['gemini-cli'], until: '2026-11-30', reason: 'soon over' },
    { rule: 'settings.required', subjects: ['update.mode'], until: '2026-11-01', reason: 'over' },
  ],
};

/** One key that the policy requires: its places in order of precedence, and which values are acceptable. */
interface Question {
  readonly rule: string;
  readonly tool: string;
  readonly subject: string;
  readonly path: readonly string[];
  readonly places: readonly (readonly [layer: string, file: string])[];
  readonly isGood: (value: unknown) => boolean;
  readonly values: readonly unknown[];
  readonly fallback?: unknown;
  /** The key in an editor's policy file, if it differs. */
  readonly policyName?: string;
  /** An environment variable that can also set the key. */
  readonly variable?: string;
}

const claude = [
  ['policy', '/etc/claude-code/managed-settings.d/90-z.json'],
  ['policy', '/etc/claude-code/managed-settings.d/10-a.json'],
  ['policy', '/etc/claude-code/managed-settings.json'],
  ['workspace', '/project/.claude/settings.local.json'],
  ['workspace', '/project/.claude/settings.json'],
  ['file', '/home/u/.claude/settings.json'],
] as const;
const gemini = [
  ['policy', '/etc/gemini-cli/settings.json'],
  ['workspace', '/project/.gemini/settings.json'],
  ['file', '/home/u/.gemini/settings.json'],
  ['system', '/etc/gemini-cli/system-defaults.json'],
] as const;
const openCode = [
  ['policy', '/etc/opencode/opencode.json'],
  ['policy', '/etc/opencode/opencode.jsonc'],
  ['workspace', '/project/.opencode/opencode.json'],
  ['workspace', '/project/opencode.json'],
  ['file', '/home/u/.config/opencode/opencode.json'],
] as const;
const requirements = ['policy', '/etc/codex/requirements.toml'] as const;
const codex = [
  ['policy', '/etc/codex/managed_config.toml'],
  ['file', '/home/u/.codex/config.toml'],
  ['system', '/etc/codex/config.toml'],
] as const;
const editor = [
  ['policy', '/etc/vscode/policy.json'],
  ['workspace', '/project/.vscode/settings.json'],
  ['user', '/home/u/.config/Code/User/settings.json'],
] as const;
const editorAlone = [editor[0], editor[2]] as const;

const is =
  (wanted: unknown) =>
  (value: unknown): boolean =>
    value === wanted;
const hostOf = (url: unknown): string => (typeof url === 'string' ? new URL(url).hostname : '');

const questions: readonly Question[] = [
  {
    rule: 'permissions.bypass',
    tool: 'claude-code',
    subject: 'permissions.disableBypassPermissionsMode',
    path: ['permissions', 'disableBypassPermissionsMode'],
    places: claude,
    isGood: is('disable'),
    values: ['disable', 'enable'],
  },
  {
    rule: 'permissions.bypass',
    tool: 'gemini-cli',
    subject: 'security.disableYoloMode',
    path: ['security', 'disableYoloMode'],
    places: gemini,
    isGood: is(true),
    values: [true, false],
  },
  {
    rule: 'permissions.bypass',
    tool: 'gemini-cli',
    subject: 'security.disableAlwaysAllow',
    path: ['security', 'disableAlwaysAllow'],
    places: gemini,
    isGood: is(true),
    values: [true, false],
  },
  {
    rule: 'permissions.bypass',
    tool: 'vscode',
    subject: 'chat.tools.global.autoApprove',
    path: ['chat.tools.global.autoApprove'],
    policyName: 'ChatToolsAutoApprove',
    places: editor,
    isGood: is(false),
    values: [true, false],
    fallback: false,
  },
  {
    rule: 'permissions.bypass',
    tool: 'vscode',
    subject: 'chat.tools.terminal.enableAutoApprove',
    path: ['chat.tools.terminal.enableAutoApprove'],
    policyName: 'ChatToolsTerminalEnableAutoApprove',
    places: editor,
    isGood: is(false),
    values: [true, false],
    fallback: true,
  },
  {
    rule: 'retention.cloudSessions',
    tool: 'opencode',
    subject: 'share',
    path: ['share'],
    places: openCode,
    isGood: is('disabled'),
    values: ['disabled', 'auto', 'manual'],
    fallback: 'manual',
  },
  {
    rule: 'retention.cloudSessions',
    tool: 'claude-code',
    subject: 'disableRemoteControl',
    path: ['disableRemoteControl'],
    places: claude,
    isGood: is(true),
    values: [true, false],
    fallback: false,
  },
  {
    rule: 'retention.transcripts',
    tool: 'claude-code',
    subject: 'cleanupPeriodDays',
    path: ['cleanupPeriodDays'],
    places: claude,
    isGood: value => typeof value === 'number' && value <= 14,
    values: [7, 14, 15, 90],
    fallback: 30,
  },
  {
    rule: 'modelHosts.allowed',
    tool: 'claude-code',
    subject: 'env.ANTHROPIC_BASE_URL',
    path: ['env', 'ANTHROPIC_BASE_URL'],
    places: claude,
    variable: 'ANTHROPIC_BASE_URL',
    isGood: value => /^llm\.example\.com$|\.corp\.example$/.test(hostOf(value)),
    values: ['https://llm.example.com/v1', 'https://x.corp.example', 'https://corp.example', 'https://evil.example'],
    fallback: 'https://api.anthropic.com',
  },
  {
    rule: 'settings.required',
    tool: 'claude-code',
    subject: 'disableArtifact',
    path: ['disableArtifact'],
    places: claude,
    isGood: is(true),
    values: [true, false],
  },
  {
    rule: 'settings.required',
    tool: 'codex',
    subject: 'features.plugins',
    path: ['features', 'plugins'],
    places: [requirements, ...codex],
    isGood: is(false),
    values: [true, false],
    fallback: true,
  },
  {
    rule: 'settings.required',
    tool: 'codex',
    subject: 'analytics.enabled',
    path: ['analytics', 'enabled'],
    places: codex,
    isGood: is(false),
    values: [true, false],
    fallback: true,
  },
  {
    rule: 'settings.required',
    tool: 'gemini-cli',
    subject: 'privacy.usageStatisticsEnabled',
    path: ['privacy', 'usageStatisticsEnabled'],
    places: gemini,
    isGood: is(false),
    values: [true, false],
    fallback: true,
  },
  {
    rule: 'settings.required',
    tool: 'vscode',
    subject: 'update.mode',
    path: ['update.mode'],
    policyName: 'UpdateMode',
    places: editorAlone,
    isGood: is('manual'),
    values: ['manual', 'none', 'default'],
    fallback: 'default',
  },
];

interface Drawn {
  readonly contents: ReadonlyMap<string, Record<string, unknown> | 'broken'>;
  readonly environment: Readonly<Record<string, string>>;
  readonly loose: ReadonlySet<string>;
  readonly servers: Readonly<Record<string, object>>;
  readonly version: string;
}

function draw(seed: number): Drawn {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] ?? assert.fail();
  const contents = new Map<string, Record<string, unknown> | 'broken'>();
  for (const { places, path, values, policyName } of questions) {
    for (const [layer, file] of places) {
      if (next() > 0.3) continue;
      const before = contents.get(file) ?? {};
      if (before === 'broken') continue;
      const isPolicyOfEditor = policyName !== undefined && layer === 'policy';
      set(before, isPolicyOfEditor ? [policyName] : path, pick(values));
      contents.set(file, before);
    }
  }
  for (const [file] of contents) if (next() < 0.04) contents.set(file, 'broken');
  const all = {
    a: { command: 'npx', args: ['a'] },
    a2: { command: 'npx', args: ['a', '-y'] },
    b: { url: 'https://mcp.example.com/x' },
    c: { url: 'https://evil.example/x' },
  };
  const servers = Object.fromEntries(Object.entries(all).filter(() => next() < 0.3));
  const environment =
    next() < 0.2 ? { ANTHROPIC_BASE_URL: pick(['https://llm.example.com', 'https://evil.example']) } : {};
  const loose = new Set(next() < 0.2 ? ['/etc/gemini-cli/settings.json'] : []);
  return { contents, environment, loose, servers, version: pick(['2.1.299', '2.1.300', '2.2.0']) };
}

function set(object: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) object[key] = value;
  else set((object[key] ??= {}) as Record<string, unknown>, rest, value);
}

/** Returns TOML with one level of tables, as the generated files need it. */
function toml(content: Record<string, unknown>): string {
  return Object.entries(content)
    .map(
      ([table, keys]) =>
        `[${table}]\n${Object.entries(keys as object)
          .map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
          .join('')}`,
    )
    .join('\n');
}

function textOf(file: string, content: Record<string, unknown> | 'broken'): string {
  if (content === 'broken') return file.endsWith('.toml') ? 'broken = [' : '{ broken';
  return file.endsWith('.toml') ? toml(content) : JSON.stringify(content);
}

function readingsOf({ contents, environment, loose, servers }: Drawn): Readings {
  const files = new Map<string, FileReading>();
  for (const [file, content] of contents)
    files.set(file, { kind: 'text', text: textOf(file, content), ...(loose.has(file) ? { isLoose: true } : {}) });
  files.set('/project/.mcp.json', { kind: 'text', text: JSON.stringify({ mcpServers: servers }) });
  return {
    home: '/home/u',
    workspace: '/project',
    platform: 'linux',
    files,
    environment,
    editor: {
      userFile: '/home/u/.config/Code/User/settings.json',
      workspaceFile: '/project/.vscode/settings.json',
      policyFiles: [{ file: '/etc/vscode/policy.json' }],
    },
  };
}

type Row = readonly [
  rule: string,
  tool: string,
  subject: string | null,
  outcome: string,
  layer: string | null,
  file: string | null,
];

function referenceOf(drawn: Drawn): readonly Row[] {
  return [
    ...['claude-code', 'codex', 'gemini-cli', 'opencode', 'vscode', 'cursor'].map((tool): Row => [
      'tools.approved',
      tool,
      null,
      tool === 'cursor' ? 'broken' : 'met',
      null,
      null,
    ]),
    ['tools.version', 'claude-code', null, drawn.version === '2.1.299' ? 'broken' : 'met', null, '/usr/bin/claude'],
    ...questions.map((question): Row => {
      const { value, layer, file, isBroken } = decide(question, drawn);
      const { rule, tool, subject, isGood } = question;
      const good = isBroken ? 'unknown' : value !== undefined && isGood(value) ? 'met' : 'broken';
      const isExcepted = good === 'broken' && rule === 'permissions.bypass' && tool === 'gemini-cli';
      return [rule, tool, subject, isExcepted ? 'excepted' : good, layer, file];
    }),
    ...Object.keys(drawn.servers)
      .filter(name => name === 'a2' || name === 'c')
      .map((name): Row => ['mcp.allowed', 'claude-code', name, 'broken', 'file', '/project/.mcp.json']),
  ];
}

function decide({ places, path, fallback, policyName, variable }: Question, { contents, environment, loose }: Drawn) {
  const fromEnvironment = variable === undefined ? undefined : environment[variable];
  for (const [layer, file] of [
    ...places.filter(([each]) => each === 'policy'),
    ['env', ''] as const,
    ...places.filter(([each]) => each !== 'policy'),
  ]) {
    if (layer === 'env') {
      if (fromEnvironment !== undefined) return { value: fromEnvironment, layer, file: null, isBroken: false };
      continue;
    }
    const content = contents.get(file);
    if (content === undefined || (layer === 'policy' && loose.has(file))) continue;
    if (content === 'broken') return { value: undefined, layer, file, isBroken: true };
    const text = textOf(file, content);
    let value: unknown = file.endsWith('.toml') ? parseToml(text) : JSON.parse(text);
    for (const key of policyName !== undefined && layer === 'policy' ? [policyName] : path)
      value = (value as Record<string, unknown> | undefined)?.[key];
    if (value !== undefined) return { value, layer, file, isBroken: false };
  }
  return { value: fallback, layer: fallback === undefined ? null : 'default', file: null, isBroken: false };
}

describe('a policy on 1,000 random machines', () => {
  it('is judged as a naive evaluation does: outcome, deciding layer and file', () => {
    let met = 0;
    let compared = 0;
    for (let seed = 1; seed <= 1_000; seed++) {
      const drawn = draw(seed);
      const place = '/usr/bin/claude';
      const results = checkPolicy(policy, {
        today: '2026-11-29',
        tools: ['claude-code', 'codex', 'gemini-cli', 'opencode', 'vscode', 'cursor'].map(id => ({
          id,
          installed: id === 'claude-code' ? [{ kind: 'program', name: 'claude', version: drawn.version, place }] : [],
        })),
        readings: readingsOf(drawn),
        extensions: [],
        guard: [],
        paths: null,
        verdictsOf: null,
      });
      for (const [rule, tool, subject, outcome, layer, file] of referenceOf(drawn)) {
        const found = results.find(each => each.rule === rule && each.tool === tool && each.subject === subject);
        assert.deepEqual(
          [found?.outcome, found?.layer, found?.file],
          [outcome, layer, file],
          `machine ${seed}: ${rule} ${tool} ${subject ?? ''}\n${JSON.stringify([...drawn.contents], null, 1)}`,
        );
        compared++;
        if (outcome === 'met') met++;
      }
      const servers = results.filter(
        each => each.rule === 'mcp.allowed' && each.tool === 'claude-code' && each.outcome === 'broken',
      );
      assert.equal(servers.length, Object.keys(drawn.servers).filter(name => name === 'a2' || name === 'c').length);
    }
    // Both outcomes must be common.
    assert.ok(compared > 20_000 && met > compared / 10 && met < (compared * 9) / 10, `${met} of ${compared}`);
  });
});
