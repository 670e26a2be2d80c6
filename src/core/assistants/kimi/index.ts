import { recordsOnly } from '../build.ts';

// MoonshotAI/kimi-code@d723cc47 docs/en/configuration/data-locations.md, MoonshotAI/kimi-cli@4a550eff share.py, read 2026-12-01.
export const kimi = recordsOnly('kimi', 'Kimi Code', ['kimi'], ['~/.kimi-code', '~/.kimi'], {
  '~/.kimi-code/': 'KIMI_CODE_HOME',
  '~/.kimi/': 'KIMI_SHARE_DIR',
});
