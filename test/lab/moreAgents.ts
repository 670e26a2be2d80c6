import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LabAgent } from './labAgents.ts';

const noKey = ['no', 'key'].join('-');

function continueWords(home: string, prompt: string, ...more: readonly string[]): readonly string[] {
  return ['-p', prompt, '--auto', '--config', path.join(home, '.continue/config.yaml'), ...more];
}

/** Agents in addition to those that every lab tries. The lab of history skips those that have no records of their own. */
export const moreAgents: readonly LabAgent[] = [
  {
    id: 'continue',
    command: '.bin/cn',
    args: (prompt, { home }) => continueWords(home, prompt),
    resume: (prompt, { home }) => continueWords(home, prompt, '--resume'),
    // Without a user at the prompt, the result of its command is lost.
    compact: 'Go on.',
    env: () => ({ OPENAI_API_KEY: noKey }),
    prepare: ({ home, model }) => {
      mkdirSync(path.join(home, '.continue'), { recursive: true });
      writeFileSync(
        path.join(home, '.continue/config.yaml'),
        `name: lab\nversion: 0.0.1\nschema: v1\nmodels:\n  - name: m\n    provider: openai\n    model: m\n    apiKey: ${noKey}\n    apiBase: ${model}/v1\n    roles: [chat]\n`,
      );
    },
  },
  {
    id: 'vscode-claude',
    hooks: 'claude-code',
    command: '@anthropic-ai/claude-agent-sdk/sdk.mjs',
    driver: 'test/lab/hosts/claudeHost.mjs',
    args: prompt => [prompt],
    env: model => ({ LAB_MODEL: model }),
  },
  {
    id: 'vscode-codex',
    hooks: 'codex',
    command: '.bin/codex',
    driver: 'test/lab/hosts/codexHost.mjs',
    args: prompt => [prompt],
    env: model => ({ LAB_MODEL: model }),
    // Inside the sandbox of the lab, there cannot be another one.
    withTools: { LAB_SANDBOX: 'danger-full-access' },
  },
];
