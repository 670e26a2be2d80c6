// The agents that npm offers, and how the labs get them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the labs install agents. */
export const labFolder = path.join(tmpdir(), 'sightglass-lab');

/** By product; those whose package only fetches a program by a script of its installation are installed as that program. */
export const labPackages = {
  'claude-code': '@anthropic-ai/claude-code',
  codex: '@openai/codex',
  'copilot-cli': '@github/copilot',
  'gemini-cli': '@google/gemini-cli',
  'qwen-code': '@qwen-code/qwen-code',
  opencode: 'opencode-ai',
  kilo: '@kilocode/cli-linux-x64',
  pi: '@earendil-works/pi-coding-agent',
  cline: '@cline/cli-linux-x64',
  continue: '@continuedev/cli',
  droid: '@factory/cli-linux-x64',
  // What VS Code's agent host runs, with the words it runs them with.
  'vscode-claude': '@anthropic-ai/claude-agent-sdk',
  'vscode-codex': '@openai/codex',
};

/** The version of a package that is installed there; null where none is. */
export function installedVersion(name) {
  const manifest = path.join(labFolder, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : null;
}

/**
 * Installs a package unless it is there, or another version than the one that is wanted. Without a tag npm takes one that suits
 * Node's version, so that the newest is asked for by name.
 * @param {string} name
 * @param {string | undefined} version undefined: what is there, else the newest
 * @returns {string | null} its version; null where npm cannot install it
 */
export function install(name, version = undefined) {
  mkdirSync(labFolder, { recursive: true });
  const manifest = path.join(labFolder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const there = installedVersion(name);
  if (there !== null && (version === undefined || version === there)) return there;
  const wanted = `${name}@${version ?? 'latest'}`;
  console.log(`installing ${wanted} …`);
  const words = ['install', '--no-audit', '--no-fund', '--prefix', labFolder, wanted];
  spawnSync('npm', words, { stdio: process.env.LAB_VERBOSE ? 'inherit' : 'ignore' });
  return installedVersion(name);
}
