import { recordsOnly } from '../build.ts';

// xai-org/grok-build@19d42e35 crates/codegen/xai-grok-pager/docs/user-guide/17-sessions.md, read 2026-12-01.
export const grok = recordsOnly('grok', 'Grok Build', ['grok'], ['~/.grok'], { '~/.grok/': 'GROK_HOME' });
