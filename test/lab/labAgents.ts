import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How a real agent is run with a model on the loopback and a fake key. */
export interface LabAgent {
  /** The id in the catalogue. */
  readonly id: string;
  /** The product whose hooks it runs, if they are not its own. */
  readonly hooks?: string;
  /** The path below `node_modules`. */
  readonly command: string;
  /** A program of the lab that runs the command; it comes before the command's arguments. */
  readonly driver?: string;
  readonly args: (prompt: string, place: LabPlace) => readonly string[];
  /** The arguments to resume the session before. */
  readonly resume?: (prompt: string, place: LabPlace) => readonly string[];
  /** The arguments to continue with a copy of that session. */
  readonly fork?: (prompt: string, place: LabPlace) => readonly string[];
  readonly env: (model: string) => NodeJS.ProcessEnv;
  /** A prompt that compacts its history, if that is not `/compact`. */
  readonly compact?: string;
  /** Matches the body of requests of which the agent keeps no record, if nothing else identifies them. */
  readonly unrecorded?: RegExp;
  /** Variables that make its tools work in the lab; a first request is measured without them, with the product's defaults. */
  readonly withTools?: NodeJS.ProcessEnv;
  /** Writes settings without which it does not talk to the model, or not to the MCP server of the lab. */
  readonly prepare?: (place: LabPlace) => void;
}

export interface LabPlace {
  readonly home: string;
  readonly work: string;
  /** The address of the model. */
  readonly model: string;
}

const noKey = ['no', 'key'].join('-');

function write(home: string, name: string, value: object): void {
  const file = path.join(home, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** Returns the command that starts the MCP server of the lab. */
function server(work: string): { readonly command: string; readonly args: readonly string[] } {
  return { command: process.execPath, args: [path.resolve('test/lab/noteServer.mjs'), work] };
}

function openCodeConfig({ model, work }: LabPlace): object {
  const { command, args } = server(work);
  const provider = {
    npm: '@ai-sdk/openai-compatible',
    name: 'lab',
    options: { baseURL: `${model}/v1`, apiKey: noKey },
    models: { m: { name: 'm' } },
  };
  return {
    provider: { lab: provider },
    model: 'lab/m',
    small_model: 'lab/m',
    permission: { '*': 'allow', read: 'allow', bash: 'allow' },
    mcp: { lab: { type: 'local', command: [command, ...args], enabled: true } },
  };
}

/** With a plugin it fetches its own package at each start, and without a network it waits for that for over a minute. */
const withoutRetries = { npm_config_fetch_retries: '0' };

const claude = ['--dangerously-skip-permissions'];
const copilot = ['--allow-all', '--no-color'];
const gemini = ['--yolo', '--skip-trust'];
const qwen = ['--auth-type', 'openai', '--yolo'];
const cline = ['-P', 'openai-compatible', '-k', noKey, '-m', 'm'];
const pi = ['--provider', 'lab', '--model', 'm'];

/** Returns the newest file below a folder, by the time in its name. */
function newestBelow(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(each =>
    each.name.endsWith('.jsonl'),
  );
  const [newest] = files.sort((a, b) => (a.name < b.name ? 1 : -1));
  return newest === undefined ? '' : path.join(newest.parentPath, newest.name);
}

/** Returns the id of the thread that Codex began last. */
function newestRollout(home: string): string {
  return newestBelow(path.join(home, '.codex/sessions')).slice(
    -'01234567-89ab-cdef-0123-456789abcdef.jsonl'.length,
    -6,
  );
}

/** A model that Codex does not know gets the plain tools, not the one that runs JavaScript. */
function codex({ model, work }: LabPlace): readonly string[] {
  const { command, args } = server(work);
  return [
    ...['--skip-git-repo-check', '--dangerously-bypass-approvals-and-sandbox'],
    ...['-c', 'model="m"', '-c', 'model_provider="lab"', '-c'],
    `model_providers.lab={name="lab",base_url="${model}/v1",wire_api="responses",env_key="LAB_KEY"}`,
    ...['-c', `mcp_servers.lab={command=${JSON.stringify(command)},args=${JSON.stringify(args)}}`],
  ];
}

export const labAgents: readonly LabAgent[] = [
  {
    id: 'claude-code',
    command: '.bin/claude',
    args: (prompt, { home }) => ['-p', prompt, ...claude, '--mcp-config', path.join(home, 'mcp.json')],
    resume: (prompt, { home }) => [
      ...['--continue', '-p', prompt, ...claude],
      ...['--mcp-config', path.join(home, 'mcp.json')],
    ],
    fork: (prompt, { home }) => [
      ...['--continue', '--fork-session', '-p', prompt, ...claude],
      ...['--mcp-config', path.join(home, 'mcp.json')],
    ],
    env: model => ({
      ANTHROPIC_BASE_URL: model,
      ANTHROPIC_API_KEY: noKey,
      IS_SANDBOX: '1',
    }),
    // Otherwise the model has to search for the tool of the lab's server.
    withTools: { ENABLE_TOOL_SEARCH: 'false' },
    prepare: ({ home, work }) => write(home, 'mcp.json', { mcpServers: { lab: server(work) } }),
  },
  {
    id: 'codex',
    command: '.bin/codex',
    args: (prompt, place) => ['exec', ...codex(place), prompt],
    resume: (prompt, place) => ['exec', ...codex(place), 'resume', '--last', prompt],
    fork: (prompt, place) => ['exec', ...codex(place), 'fork', newestRollout(place.home), prompt],
    env: () => ({ LAB_KEY: noKey }),
  },
  {
    id: 'copilot-cli',
    command: '.bin/copilot',
    args: prompt => ['-p', prompt, ...copilot],
    resume: prompt => ['--continue', '-p', prompt, ...copilot],
    env: model => ({
      COPILOT_PROVIDER_BASE_URL: `${model}/v1`,
      COPILOT_PROVIDER_API_KEY: noKey,
      COPILOT_MODEL: 'm',
      COPILOT_OFFLINE: 'true',
    }),
    prepare: ({ home, work }) =>
      write(home, '.copilot/mcp-config.json', {
        mcpServers: { lab: { type: 'local', ...server(work), tools: ['*'] } },
      }),
  },
  {
    id: 'gemini-cli',
    command: '.bin/gemini',
    args: prompt => ['-p', prompt, ...gemini],
    resume: prompt => ['--resume', 'latest', '-p', prompt, ...gemini],
    env: model => ({ GEMINI_API_KEY: noKey, GOOGLE_GEMINI_BASE_URL: model }),
    // Without a user at the prompt, the result of its command is lost: both requests are sent, and no record mentions them.
    compact: 'Go on.',
    // With `auto` as its model, it asks which model should answer a prompt; its records do not say whether it did.
    unrecorded: /You are a specialized Task Routing AI/,
    prepare: ({ home, work }) =>
      write(home, '.gemini/settings.json', {
        security: { auth: { selectedType: 'gemini-api-key' } },
        // Some 16,000 tokens; the long output alone exceeds that.
        model: { compressionThreshold: 0.015 },
        mcpServers: { lab: { ...server(work), trust: true } },
      }),
  },
  {
    id: 'qwen-code',
    command: '.bin/qwen',
    args: prompt => ['-p', prompt, ...qwen],
    resume: prompt => ['--continue', '-p', prompt, ...qwen],
    fork: prompt => ['--continue', '--fork-session', '-p', prompt, ...qwen],
    env: model => ({ OPENAI_BASE_URL: `${model}/v1`, OPENAI_API_KEY: noKey, OPENAI_MODEL: 'm' }),
    prepare: ({ home, work }) =>
      write(home, '.qwen/settings.json', { mcpServers: { lab: { ...server(work), trust: true } } }),
  },
  {
    id: 'opencode',
    command: '.bin/opencode',
    args: prompt => ['run', prompt],
    resume: prompt => ['run', '--continue', prompt],
    fork: prompt => ['run', '--continue', '--fork', prompt],
    env: () => withoutRetries,
    prepare: place => write(place.home, '.config/opencode/opencode.json', openCodeConfig(place)),
  },
  {
    id: 'kilo',
    command: '@kilocode/cli-linux-x64/bin/kilo',
    args: prompt => ['run', '--auto', prompt],
    resume: prompt => ['run', '--auto', '--continue', prompt],
    fork: prompt => ['run', '--auto', '--continue', '--fork', prompt],
    env: () => withoutRetries,
    prepare: place => write(place.home, '.config/kilo/kilo.json', openCodeConfig(place)),
  },
  {
    id: 'pi',
    command: '.bin/pi',
    args: prompt => ['-p', prompt, ...pi],
    resume: prompt => ['--continue', '-p', prompt, ...pi],
    fork: (prompt, { home }) => ['--fork', newestBelow(path.join(home, '.pi/agent/sessions')), '-p', prompt, ...pi],
    env: () => ({}),
    prepare: ({ home, model }) =>
      write(home, '.pi/agent/models.json', {
        providers: {
          lab: { baseUrl: `${model}/v1`, api: 'openai-completions', apiKey: noKey, models: [{ id: 'm', name: 'm' }] },
        },
      }),
  },
  {
    id: 'cline',
    command: '@cline/cli-linux-x64/bin/cline',
    args: prompt => [...cline, prompt],
    resume: (prompt, { home }) => {
      const sessions = readdirSync(path.join(home, '.cline/data/sessions')).sort();
      return [...cline, '--id', sessions.at(-1) ?? '', prompt];
    },
    env: () => ({}),
    prepare: ({ home, work, model }) => {
      const settings = { provider: 'openai-compatible', apiKey: noKey, model: 'm', baseUrl: `${model}/v1` };
      write(home, '.cline/data/settings/providers.json', {
        version: 1,
        lastUsedProvider: 'openai-compatible',
        providers: { 'openai-compatible': { settings, updatedAt: '2026-11-29T00:00:00.000Z', tokenSource: 'manual' } },
      });
      write(home, '.cline/data/settings/cline_mcp_settings.json', { mcpServers: { lab: server(work) } });
    },
  },
];
