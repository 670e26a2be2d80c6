import { recordsOnly } from '../build.ts';

// @letta-ai/letta-code 0.32.18, letta.js (src/backend/local/paths.ts, src/utils/transcript-paths.ts), read 2026-12-01.
export const lettaCode = recordsOnly('letta-code', 'Letta Code', ['letta'], ['~/.letta'], {
  '~/.letta/lc-local-backend/': 'LETTA_LOCAL_BACKEND_DIR',
  '~/.letta/transcripts/': 'LETTA_TRANSCRIPT_ROOT',
});
