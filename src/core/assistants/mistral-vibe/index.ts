import { recordsOnly } from '../build.ts';

// mistralai/mistral-vibe@ac8f1a09 vibe/core/paths/_vibe_home.py, read 2026-12-01.
export const mistralVibe = recordsOnly('mistral-vibe', 'Mistral Vibe', ['vibe'], ['~/.vibe'], {
  '~/.vibe/': 'VIBE_HOME',
});
