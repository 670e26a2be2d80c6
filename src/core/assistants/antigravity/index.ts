import { recordsOnly } from '../build.ts';

// kenn-io/agentsview@53860074 internal/parser/antigravity_provider.go, antigravity_cli.go, read 2026-12-01.
export const antigravity = recordsOnly(
  'antigravity',
  'Antigravity',
  ['antigravity', 'agy'],
  ['~/.gemini/antigravity', '~/.gemini/antigravity-cli'],
);
