import type { UnguardedStart } from '../../guard/release/types.ts';

export const qwenCodeUnguarded: UnguardedStart = {
  id: 'qwen-code',
  fidelity: 'documented',
  source: { ref: 'QwenLM/qwen-code, docs/cli/configuration.md', date: '2026-11-28' },
  programs: ['qwen'],
  packages: ['@qwen-code/qwen-code'],
  options: [],
  variables: /^QWEN_CODE_SYSTEM_(?:SETTINGS|DEFAULTS)_PATH$/,
};
