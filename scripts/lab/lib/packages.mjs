// The agents that are on npm, and how the labs install them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the labs install agents. */
export const labFolder = path.join(tmpdir(), 'sightglass-lab');

/** By product. If a package only downloads a program in an install script, the package of that program is used instead. */
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
  // What VS Code's agent host runs, with the same arguments.
  'vscode-claude': '@anthropic-ai/claude-agent-sdk',
  'vscode-codex': '@openai/codex',
};

/** Returns the installed version of a package; null if it is not installed. */
export function installedVersion(name) {
  const manifest = path.join(labFolder, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : null;
}

/**
 * Installs a package, unless the wanted version is installed already. Without a tag, npm would choose a version that fits the
 * running Node, so the newest is requested explicitly.
 * @param {string} name
 * @param {string | undefined} version undefined: the installed version, else the newest
 * @returns {string | null} its version; null if npm cannot install it
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
