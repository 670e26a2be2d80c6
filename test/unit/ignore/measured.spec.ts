import assert from 'node:assert/strict';
import { assistantById } from '../../../src/core/assistants/catalogue.ts';
import { ruleFileAt } from '../../../src/core/ignore/sources/ruleFiles.ts';
import type { VerdictKind } from '../../../src/core/ignore/types.ts';
import { verdicts } from '../../../src/core/ignore/verdicts.ts';

type Row = readonly [assistant: string, files: Readonly<Record<string, string>>, path: string, verdict: VerdictKind];

const git = { '.gitignore': '.env\n*.key\nzone/\n' };
const foreign = Object.fromEntries(
  [
    '.copilotignore',
    '.cursorignore',
    '.aiexclude',
    '.geminiignore',
    '.clineignore',
    '.continueignore',
    '.qwenignore',
    '.aiignore',
  ].map(name => [name, '.env\n*.key\n']),
);
const claude = (deny: readonly string[]): Readonly<Record<string, string>> => ({
  '.claude/settings.json': JSON.stringify({ permissions: { deny } }),
});
const openCode = (permission: unknown): Readonly<Record<string, string>> => ({
  'opencode.json': JSON.stringify({ permission }),
});
const codex =
  'default_permissions = "lab"\n[permissions.lab]\nextends = ":workspace"\n[permissions.lab.filesystem.":workspace_roots"]\n"**/*.env" = "deny"\n"secrets/**" = "none"\n"src/**" = "read"\n';

/**
 * What the read tool of the real agent did when a scripted model asked for the file: measured on 2026-11-20 with Claude Code
 * 2.1.329, Codex 0.169.0, OpenCode 1.18.33, Gemini CLI 0.61.0, Copilot CLI 1.0.102, Pi 0.73.1, Cline CLI 3.0.65, Continue CLI
 * 1.5.47, Qwen Code 0.24.4 and Kilo CLI 7.7.9. If the agent asked the user, this counts as held back.
 */
const rows: readonly Row[] = [
  ['claude-code', { ...git, ...foreign }, '.env', 'sent'],
  ['claude-code', claude(['Read(./.env)', 'Read(./secrets/**)']), '.env', 'held-back'],
  ['claude-code', claude(['Read(./.env)', 'Read(./secrets/**)']), 'secrets/prod.key', 'held-back'],
  ['claude-code', claude(['Read(./.env)', 'Read(./secrets/**)']), 'zone/a.txt', 'sent'],
  ['claude-code', claude(['Read(**/.env)', 'Read(**/*.key)']), '.env', 'held-back'],
  ['claude-code', { '.claude/settings.local.json': '{"permissions":{"deny":["Read(./.env)"]}}' }, '.env', 'held-back'],
  ['codex', { ...git, ...foreign }, '.env', 'sent'],
  ['codex', { '.codex/config.toml': codex }, 'a/b.env', 'unknown'],
  ['codex', { '.codex/config.toml': codex }, 'secrets/prod.key', 'unknown'],
  ['codex', { '.codex/config.toml': codex }, 'src/a.ts', 'sent'],
  // Measured 2026-11-30, as VS Code starts them: the Claude Agent SDK 0.3.332, and the app-server of Codex 0.171.0 with a sandbox.
  ['vscode-claude', claude(['Read(./.env)']), '.env', 'held-back'],
  ['vscode-claude', { ...git, ...foreign }, '.env', 'sent'],
  ['vscode-codex', { '.codex/config.toml': codex }, 'a/b.env', 'sent'],
  ['codex', { '.codex/config.toml': codex.replace('"lab"', '"other"') }, 'a/b.env', 'sent'],
  ['opencode', git, '.env', 'held-back'],
  ['opencode', git, 'secrets/prod.key', 'sent'],
  ['opencode', openCode('allow'), '.env', 'sent'],
  [
    'opencode',
    openCode({ read: { '*': 'allow', '*.env': 'deny', '**/secrets/**': 'deny' } }),
    'secrets/prod.key',
    'sent',
  ],
  ['opencode', openCode({ read: { '*': 'allow', 'secrets/**': 'deny' } }), 'secrets/prod.key', 'held-back'],
  ['opencode', openCode({ read: { 'secrets/*': 'deny', '*': 'allow' } }), 'secrets/prod.key', 'sent'],
  [
    'opencode',
    { 'opencode.json': '{ "permission": { "read": { "secrets/*": "deny", }, }, } // c' },
    'secrets/prod.key',
    'held-back',
  ],
  ['gemini-cli', {}, '.env', 'held-back'],
  ['gemini-cli', {}, 'secrets/prod.key', 'sent'],
  ['gemini-cli', { '.geminiignore': '*.key\n' }, 'secrets/prod.key', 'held-back'],
  ['gemini-cli', git, 'zone/a.txt', 'held-back'],
  ['gemini-cli', { '.aiexclude': '*.key\n' }, 'secrets/prod.key', 'sent'],
  ['copilot-cli', { ...git, ...foreign }, '.env', 'sent'],
  ['pi', { ...git, ...foreign }, '.env', 'sent'],
  ['cline', { ...git, '.cursorignore': '.env\n' }, '.env', 'sent'],
  ['continue', {}, '.env', 'held-back'],
  ['continue', {}, 'secrets/prod.key', 'held-back'],
  ['continue', { ...git, '.continueignore': 'zone/\n' }, 'zone/a.txt', 'sent'],
  ['qwen-code', git, '.env', 'sent'],
  ['qwen-code', { '.qwenignore': '.env\n' }, '.env', 'held-back'],
  ['qwen-code', { '.agentignore': '.env\n' }, '.env', 'held-back'],
  ['qwen-code', { '.aiignore': '.env\n' }, '.env', 'held-back'],
  ['qwen-code', { '.geminiignore': '.env\n', '.aiexclude': '.env\n', '.cursorignore': '.env\n' }, '.env', 'sent'],
  ['kilo', git, '.env', 'held-back'],
  ['kilo', git, 'secrets/prod.key', 'sent'],
  ['kilo', { '.kilocodeignore': '.env\n*.key\n' }, 'secrets/prod.key', 'held-back'],
];

describe('verdicts agree with what the agents did', () => {
  for (const [id, files, path, expected] of rows) {
    it(`${id}: ${path} with ${Object.keys(files).join(', ') || 'no file'} is ${expected}`, () => {
      const assistant = assistantById(id);
      assert.ok(assistant);
      const ruleFiles = Object.entries(files).flatMap(([name, text]) => ruleFileAt(name, text));
      const agent = verdicts(path, ruleFiles, [assistant], { contentExclusion: null }).find(
        each => each.feature === 'agent',
      );
      assert.equal(agent?.verdict, expected);
    });
  }
});
