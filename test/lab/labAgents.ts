import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** How a real agent is run with a model on the loopback and a key that is none. */
export interface LabAgent {
  /** In the catalogue. */
  readonly id: string;
  /** Below `node_modules`. */
  readonly command: string;
  readonly args: (prompt: string, model: string) => readonly string[];
  readonly env: (model: string) => NodeJS.ProcessEnv;
  /** Writes settings without which it does not talk to that model. */
  readonly prepare?: (home: string, model: string) => void;
}

const noKey = ['no', 'key'].join('-');

function write(home: string, name: string, value: object): void {
  const file = path.join(home, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

function openCodeConfig(model: string): object {
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
  };
}

export const labAgents: readonly LabAgent[] = [
  {
    id: 'claude-code',
    command: '.bin/claude',
    args: prompt => ['-p', prompt, '--dangerously-skip-permissions'],
    env: model => ({ ANTHROPIC_BASE_URL: model, ANTHROPIC_API_KEY: noKey, IS_SANDBOX: '1' }),
  },
  {
    id: 'codex',
    command: '.bin/codex',
    args: (prompt, model) => [
      ...['exec', '--skip-git-repo-check', '--dangerously-bypass-approvals-and-sandbox'],
      // A model that it does not know gets the plain tools, and not one that runs JavaScript.
      ...['-c', 'model="m"', '-c', 'model_provider="lab"', '-c'],
      `model_providers.lab={name="lab",base_url="${model}/v1",wire_api="responses",env_key="LAB_KEY"}`,
      prompt,
    ],
    env: () => ({ LAB_KEY: noKey }),
  },
  {
    id: 'copilot-cli',
    command: '.bin/copilot',
    args: prompt => ['-p', prompt, '--allow-all', '--no-color'],
    env: model => ({
      COPILOT_PROVIDER_BASE_URL: `${model}/v1`,
      COPILOT_PROVIDER_API_KEY: noKey,
      COPILOT_MODEL: 'm',
      COPILOT_OFFLINE: 'true',
    }),
  },
  {
    id: 'gemini-cli',
    command: '.bin/gemini',
    args: prompt => ['-p', prompt, '--yolo', '--skip-trust'],
    env: model => ({ GEMINI_API_KEY: noKey, GOOGLE_GEMINI_BASE_URL: model }),
    prepare: home => write(home, '.gemini/settings.json', { security: { auth: { selectedType: 'gemini-api-key' } } }),
  },
  {
    id: 'qwen-code',
    command: '.bin/qwen',
    args: prompt => ['-p', prompt, '--auth-type', 'openai', '--yolo'],
    env: model => ({ OPENAI_BASE_URL: `${model}/v1`, OPENAI_API_KEY: noKey, OPENAI_MODEL: 'm' }),
  },
  {
    id: 'opencode',
    command: '.bin/opencode',
    args: prompt => ['run', prompt],
    env: () => ({}),
    prepare: (home, model) => write(home, '.config/opencode/opencode.json', openCodeConfig(model)),
  },
  {
    id: 'kilo',
    command: '@kilocode/cli-linux-x64/bin/kilo',
    args: prompt => ['run', '--auto', prompt],
    env: () => ({}),
    prepare: (home, model) => write(home, '.config/kilo/kilo.json', openCodeConfig(model)),
  },
  {
    id: 'pi',
    command: '.bin/pi',
    args: prompt => ['-p', prompt, '--provider', 'lab', '--model', 'm'],
    env: () => ({}),
    prepare: (home, model) =>
      write(home, '.pi/agent/models.json', {
        providers: {
          lab: { baseUrl: `${model}/v1`, api: 'openai-completions', apiKey: noKey, models: [{ id: 'm', name: 'm' }] },
        },
      }),
  },
];
