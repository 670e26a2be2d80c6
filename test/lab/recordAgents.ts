import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LabAgent } from './labAgents.ts';

const noKey = ['no', 'key'].join('-');
const droid = ['exec', '--skip-permissions-unsafe', '-m', 'custom:Lab-0'];

/** The ids of Droid's sessions, as they were made. */
function droidSessions(home: string): readonly string[] {
  return readdirSync(path.join(home, '.factory/sessions'), { recursive: true, withFileTypes: true })
    .filter(each => each.name.endsWith('.jsonl'))
    .map(each => path.join(each.parentPath, each.name))
    .sort((a, b) => statSync(a).birthtimeMs - statSync(b).birthtimeMs)
    .map(file => path.basename(file, '.jsonl'));
}

/** Agents of which only the records are tried. */
export const recordAgents: readonly LabAgent[] = [
  {
    id: 'droid',
    command: '@factory/cli-linux-x64/bin/droid',
    args: prompt => [...droid, prompt],
    // Without an account a session is not gone on with, but copied.
    resume: (prompt, { home }) => [...droid, '--fork', droidSessions(home).at(-1) ?? '', prompt],
    fork: (prompt, { home }) => [...droid, '--fork', droidSessions(home)[0] ?? '', prompt],
    // Sealed as it comes, it asks nobody but the models that the settings name.
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
