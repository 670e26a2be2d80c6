import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LabAgent } from './labAgents.ts';

const noKey = ['no', 'key'].join('-');
const droid = ['exec', '--skip-permissions-unsafe', '-m', 'custom:Lab-0'];

/** Returns the ids of Droid's sessions in the order of their creation. */
function droidSessions(home: string): readonly string[] {
  return readdirSync(path.join(home, '.factory/sessions'), { recursive: true, withFileTypes: true })
    .filter(each => each.name.endsWith('.jsonl'))
    .map(each => path.join(each.parentPath, each.name))
    .sort((a, b) => statSync(a).birthtimeMs - statSync(b).birthtimeMs)
    .map(file => path.basename(file, '.jsonl'));
}

/** Returns the session of Oh My Pi that was begun first; those of helpers are in folders below. */
function firstOfOmp(home: string): string {
  const folder = path.join(home, '.omp/agent/sessions/-work');
  const [first = ''] = readdirSync(folder)
    .filter(each => each.endsWith('.jsonl'))
    .sort();
  return path.join(folder, first);
}

/** Returns the conversation of Letta Code that was begun last, by the number in its name. */
function newestOfLetta(home: string): string {
  const names = readdirSync(path.join(home, '.letta/lc-local-backend/conversations'))
    .map(each => Buffer.from(each, 'base64url').toString('utf8'))
    .filter(each => each.startsWith('conversation:'))
    .sort();
  return (names.at(-1) ?? '').slice('conversation:'.length);
}

const letta = ['--backend', 'local', '--yolo'];
const omp = ['--provider', 'lab', '--model', 'm', '--auto-approve'];

/** Agents of which only the records are tested. */
export const recordAgents: readonly LabAgent[] = [
  {
    id: 'oh-my-pi',
    command: '.bin/omp',
    args: prompt => ['-p', prompt, ...omp],
    resume: prompt => ['--continue', '-p', prompt, ...omp],
    fork: (prompt, { home }) => ['--fork', firstOfOmp(home), '-p', prompt, ...omp],
    env: () => ({}),
    prepare: ({ home, model }) => {
      const models = [{ id: 'm', name: 'm', contextWindow: 200_000, maxTokens: 4_000 }];
      const lab = { baseUrl: `${model}/v1`, api: 'openai-completions', apiKey: noKey, models };
      mkdirSync(path.join(home, '.omp/agent'), { recursive: true });
      writeFileSync(path.join(home, '.omp/agent/models.yml'), JSON.stringify({ providers: { lab } }));
    },
  },
  {
    id: 'letta-code',
    // It needs Node 22.19, or Bun, with which it also runs.
    command: '.bin/letta',
    args: prompt => [...letta, '--new-agent', '-m', 'openai-compatible/m', '-p', prompt],
    resume: (prompt, { home }) => [...letta, '--conversation', newestOfLetta(home), '-p', prompt],
    env: () => ({ LETTA_CODE_TELEM: '0', DISABLE_AUTOUPDATER: '1' }),
    prepare: ({ home, model }) => {
      const name = 'openai-compatible';
      const provider = {
        ...{ id: `local-provider-${name}`, name, provider_type: name, provider_category: 'byok' },
        ...{ auth: { type: 'api', key: noKey }, base_url: `${model}/v1` },
      };
      const folder = path.join(home, '.letta/lc-local-backend/providers');
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'auth.json'), JSON.stringify({ version: 1, providers: { [name]: provider } }));
    },
  },
  {
    id: 'droid',
    command: '@factory/cli-linux-x64/bin/droid',
    args: prompt => [...droid, prompt],
    // Without an account, a session can only be copied, not resumed.
    resume: (prompt, { home }) => [...droid, '--fork', droidSessions(home).at(-1) ?? '', prompt],
    fork: (prompt, { home }) => [...droid, '--fork', droidSessions(home)[0] ?? '', prompt],
    // In this mode it only talks to the models that the settings name.
    env: () => ({ FACTORY_AIRGAP_ENABLED: 'true', FACTORY_API_KEY: noKey, FACTORY_DROID_AUTO_UPDATE_ENABLED: 'false' }),
    compact: 'Go on.',
    prepare: ({ home, model }) => {
      const own = { model: 'm', displayName: 'Lab', baseUrl: `${model}/v1`, apiKey: noKey };
      mkdirSync(path.join(home, '.factory'), { recursive: true });
      writeFileSync(
        path.join(home, '.factory/settings.json'),
        JSON.stringify({ customModels: [{ ...own, provider: 'generic-chat-completion-api', maxOutputTokens: 4_000 }] }),
      );
    },
  },
];
