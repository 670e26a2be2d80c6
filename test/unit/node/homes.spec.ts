import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assistantById } from '../../../src/core/assistants/catalogue.ts';
import { installationOf } from '../../../src/core/assistants/versions.ts';
import { detectAssistants } from '../../../src/node/settings/detect.ts';
import { productVersions } from '../../../src/node/versions/productVersions.ts';
import { scratchFolder } from '../scratchFolder.ts';

/** Creates the files of a home folder; names are relative to it. */
interface Home {
  readonly file: (name: string, text?: string) => void;
  readonly link: (name: string, to: string) => void;
  /** Creates an npm package with one command. */
  readonly npm: (folder: string, name: string, command: string, version: string) => void;
}

interface OddHome {
  readonly name: string;
  readonly lay: (home: Home) => void;
  /** `~` stands for the home folder. */
  readonly env?: Readonly<Record<string, string>>;
  /** What is found, with its version; null if no file contains the version. */
  readonly found: Readonly<Record<string, string | null>>;
}

const extension =
  (folder: string, name: string) =>
  ({ file }: Home): void =>
    file(`${folder}/${name}/package.json`, '{}');

const homes: readonly OddHome[] = [
  { name: 'empty', lay: () => {}, found: {} },
  {
    name: 'a program on PATH alone',
    lay: home => home.npm('lib/codex', '@openai/codex', 'codex', '0.171.0'),
    env: { PATH: '~/bin' },
    found: { codex: '0.171.0' },
  },
  { name: 'a folder of settings alone', lay: ({ file }) => file('.codex/config.toml'), found: { codex: null } },
  {
    name: 'Claude Code whose folder a variable moves',
    lay: ({ file }) => file('work/claude/settings.json', '{}'),
    env: { CLAUDE_CONFIG_DIR: '~/work/claude' },
    found: { 'claude-code': null },
  },
  {
    name: 'Codex whose folder a variable moves, beside its program',
    lay: home => {
      home.file('dot/codex/config.toml');
      home.npm('lib/codex', '@openai/codex', 'codex', '0.170.1');
    },
    env: { CODEX_HOME: '~/dot/codex', PATH: '~/bin' },
    found: { codex: '0.170.1' },
  },
  {
    name: 'a variable that names a folder that is not there',
    lay: () => {},
    env: { COPILOT_HOME: '~/nowhere' },
    found: {},
  },
  {
    name: 'a relative variable, which nobody can follow',
    lay: ({ file }) => file('qwen/settings.json'),
    env: { QWEN_HOME: 'qwen' },
    found: {},
  },
  {
    name: 'XDG folders elsewhere',
    lay: ({ file }) => file('xdg/opencode/opencode.json', '{}'),
    env: { XDG_CONFIG_HOME: '~/xdg' },
    found: { opencode: null },
  },
  {
    name: 'Pi whose agent folder a variable moves',
    lay: ({ file }) => file('agents/pi/settings.json'),
    env: { PI_CODING_AGENT_DIR: '~/agents/pi' },
    found: { pi: null },
  },
  {
    name: 'a settings folder that is a link into dotfiles',
    lay: ({ file, link }) => {
      file('dotfiles/gemini/settings.json', '{}');
      link('.gemini', 'dotfiles/gemini');
    },
    found: { 'gemini-cli': null },
  },
  { name: 'a link that leads nowhere', lay: ({ link }) => link('.gemini', 'gone'), found: {} },
  {
    name: 'two installations, the first on PATH counts',
    lay: home => {
      home.npm('a/codex', '@openai/codex', 'codex', '0.171.0');
      home.npm('b/codex', '@openai/codex', 'codex', '0.160.0');
      home.link('first/codex', 'a/codex/cli.js');
      home.link('second/codex', 'b/codex/cli.js');
    },
    env: { PATH: '~/second:~/first' },
    found: { codex: '0.160.0' },
  },
  {
    name: 'the installer of Claude Code',
    lay: ({ file, link }) => {
      file('.local/share/claude/versions/2.1.332', 'binary');
      link('.local/bin/claude', '.local/share/claude/versions/2.1.332');
    },
    env: { PATH: '~/.local/bin' },
    found: { 'claude-code': '2.1.332' },
  },
  {
    name: 'an npm shim of Windows',
    lay: home => {
      home.npm('npm/node_modules/@google/gemini-cli', '@google/gemini-cli', 'gemini', '0.61.0');
      home.file('npm/gemini', '#!/bin/sh\nexec node "$basedir/node_modules/@google/gemini-cli/cli.js" "$@"\n');
    },
    env: { PATH: '~/npm' },
    found: { 'gemini-cli': '0.61.0' },
  },
  {
    name: 'a manager’s shim that tells no version',
    lay: ({ file }) => file('.asdf/shims/opencode', '#!/bin/sh\nexec asdf exec "opencode" "$@"\n'),
    env: { PATH: '~/.asdf/shims' },
    found: { opencode: null },
  },
  {
    name: 'an extension, and the one that an update left behind',
    lay: home => {
      extension('.vscode/extensions', 'saoudrizwan.claude-dev-3.40.1')(home);
      extension('.vscode/extensions', 'saoudrizwan.claude-dev-3.39.0')(home);
      home.file('.vscode/extensions/.obsolete', '{"saoudrizwan.claude-dev-3.39.0":true}');
      home.npm('lib/cline', 'cline', 'cline', '3.0.65');
    },
    env: { PATH: '~/bin' },
    found: { cline: '3.0.65' },
  },
  {
    name: 'an extension that was removed and still lies there',
    lay: home => {
      extension('.vscode/extensions', 'tabbyml.vscode-tabby-1.30.0')(home);
      home.file('.vscode/extensions/.obsolete', '{"tabbyml.vscode-tabby-1.30.0":true}');
    },
    found: {},
  },
  {
    name: 'a list of removed extensions that is broken',
    lay: home => {
      extension('.vscode/extensions', 'github.copilot-1.388.0')(home);
      home.file('.vscode/extensions/.obsolete', '{"github.cop');
    },
    found: { copilot: '1.388.0' },
  },
  {
    name: 'a portable editor',
    lay: extension('portable/extensions', 'continue.continue-1.2.3-linux-x64'),
    env: { VSCODE_PORTABLE: '~/portable' },
    found: { continue: null },
  },
  {
    name: 'extensions in a folder that a variable names',
    lay: extension('shared/ext', 'GoogleCloudTools.cloudcode-2.30.0'),
    env: { VSCODE_EXTENSIONS: '~/shared/ext' },
    found: { 'gemini-code-assist': '2.30.0' },
  },
  {
    name: 'several editors, of which one has it',
    lay: home => {
      extension('.vscode-insiders/extensions', 'ms-python.python-2026.1.0')(home);
      extension('.windsurf/extensions', 'rooveterinaryinc.roo-cline-3.53.0')(home);
    },
    found: { roo: null },
  },
  {
    name: 'a file where a folder should be',
    lay: ({ file }) => {
      file('.vscode/extensions', 'no folder');
      file('.codex', '');
    },
    found: { codex: null },
  },
  {
    name: 'agents that VS Code fetched, one of them not to the end',
    lay: ({ file }) => {
      const cache = '.config/Code/agent-host/sdk-cache';
      for (const version of ['0.3.99', '0.3.332']) file(`${cache}/claude/${version}/.complete`, 'sum');
      file(`${cache}/claude/0.4.0.tmp.17/sdk.tgz`);
      file('.vscode-server/data/agent-host/sdk-cache/codex/0.171.0.tmp.4/sdk.tgz');
    },
    found: { vscode: null, 'vscode-claude': '0.3.332', 'vscode-codex': null },
  },
];

describe('home folders with odd layouts', () => {
  const scratch = scratchFolder();

  for (const [at, { name, lay, env = {}, found }] of homes.entries()) {
    it(name, async () => {
      const root = path.join(scratch.root, `home-${at}`);
      mkdirSync(root);
      lay(homeAt(root));
      const person = {
        home: root,
        env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, value.replaceAll('~', root)])),
      };
      const ids = await detectAssistants({ ...person, extensionIds: null });
      const versions = ids.map(id => {
        const product = assistantById(id);
        const { installed } = productVersions(id, person);
        return [id, product === undefined ? null : (installationOf(product, installed)?.version ?? null)];
      });
      assert.deepEqual(Object.fromEntries(versions), found);
    });
  }
});

function homeAt(root: string): Home {
  const file = (name: string, text = ''): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text, { mode: 0o755 });
  };
  const link = (name: string, to: string): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    symlinkSync(path.join(root, to), path.join(root, name));
  };
  const npm = (folder: string, name: string, command: string, version: string): void => {
    file(`${folder}/package.json`, JSON.stringify({ name, version, bin: { [command]: 'cli.js' } }));
    file(`${folder}/cli.js`);
    if (folder.startsWith('lib/')) link(`bin/${command}`, `${folder}/cli.js`);
  };
  return { file, link, npm };
}
