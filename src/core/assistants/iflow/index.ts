import { recordsOnly } from '../build.ts';

// kenn-io/agentsview@53860074 internal/parser/iflow_provider.go, read 2026-12-01.
export const iflow = recordsOnly('iflow', 'iFlow CLI', ['iflow'], ['~/.iflow']);
