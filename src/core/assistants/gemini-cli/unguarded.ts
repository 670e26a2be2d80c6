import type { UnguardedStart } from '../../guard/release/types.ts';

export const geminiCliUnguarded: UnguardedStart = {
  id: 'gemini-cli',
  fidelity: 'documented',
  source: { ref: 'google-gemini/gemini-cli, docs/cli/configuration.md', date: '2026-11-28' },
  programs: ['gemini'],
  packages: ['@google/gemini-cli'],
  options: [],
  variables: /^GEMINI_CLI_SYSTEM_(?:SETTINGS|DEFAULTS)_PATH$/,
};
